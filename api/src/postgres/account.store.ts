import type { AccountId } from '../domain/kernel/id.ts';
import type { Accounts, ApiKeyListed, UserListed } from '../ports/accounts.ts';
import type { NewId } from '../ports/ids.ts';
import type { Sql } from './sql.ts';

/** Accounts, users and partners' keys in PostgreSQL. */
export function accountsIn(sql: Sql, newId: NewId): Accounts {
  return {
    async byName(name) {
      const row = await sql.first<{ id: AccountId }>('select id from account where name = $1 order by id limit 1', [
        name,
      ]);
      return row?.id ?? null;
    },
    async open(account, name) {
      await sql.run('insert into account (id, name) values ($1, $2)', [account, name]);
    },
    users: () => sql.many<UserListed>(USERS),
    async isEmpty() {
      return (await sql.first('select from account limit 1')) === null;
    },
    openFirst: (name, { id, account, email, name: person, passwordHash, language }) =>
      sql.transaction(async (inside) => {
        // Two who begin at the same moment: the second waits, and finds that it has begun.
        await inside.run('lock table account in exclusive mode');
        if ((await inside.first('select from account limit 1')) !== null) return false;
        await inside.run('insert into account (id, name) values ($1, $2)', [account, name]);
        await inside.run(ADD_USER, [id, account, email, person, passwordHash, language, true]);
        return true;
      }),
    async addUser({ id, account, email, name, passwordHash, language, isOwner }) {
      const values = [id, account, email, name, passwordHash, language, isOwner];
      return (await sql.run(ADD_USER, values)) === 1;
    },
    async changePassword(email, passwordHash) {
      return (await sql.run(CHANGE_PASSWORD, [email, passwordHash])) === 1;
    },
    async disableUser(email) {
      return (await sql.run(DISABLE_USER, [email])) === 1;
    },
    async grant(user, exhibition, role) {
      await sql.run(GRANT, [newId(), exhibition, role, user]);
    },
    async addApiKey({ id, account, exhibition, name, hint, keyHash, scopes, mode, expiresAt }) {
      const until = expiresAt === null ? null : new Date(expiresAt);
      await sql.run(ADD_KEY, [id, account, exhibition, name, hint, keyHash, [...scopes], mode, until]);
    },
    apiKeys: (account) => sql.many<ApiKeyListed>(KEYS, [account]),
    async revokeApiKey(account, hint) {
      return (await sql.run(REVOKE_KEY, [account, hint])) > 0;
    },
  };
}

const USERS = `
select u.id, u.account_id as account, a.name as "accountName", u.email, u.name, u.is_owner as "isOwner", u.state = 'active' as "isActive"
from app_user u join account a on a.id = u.account_id order by a.name, u.email`;

const ADD_USER = `
insert into app_user (id, account_id, email, name, password_hash, language, is_owner) values ($1, $2, $3, $4, $5, $6, $7)
on conflict (email) do nothing`;

const SIGNED_OUT = `
ended as (
  update sign_in set revoked_at = now() where user_id in (select id from changed) and revoked_at is null
)`;

const CHANGE_PASSWORD = `
with changed as (update app_user set password_hash = $2 where email = $1 returning id), ${SIGNED_OUT}
select id from changed`;

const DISABLE_USER = `
with changed as (update app_user set state = 'disabled' where email = $1 and state = 'active' returning id), ${SIGNED_OUT}
select id from changed`;

const GRANT = `
insert into exhibition_role (id, exhibition_id, role, user_id) values ($1, $2, $3, $4)
on conflict on constraint exhibition_role_user_key do nothing`;

const ADD_KEY = `
insert into api_key (id, account_id, exhibition_id, name, hint, key_hash, scopes, mode, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

const KEYS = `
select id, exhibition_id as exhibition, name, hint, scopes, mode, expires_at as "expiresAt", created_at as "createdAt", revoked_at as "revokedAt"
from api_key where account_id = $1 order by created_at desc, id desc`;

const REVOKE_KEY = `update api_key set revoked_at = now() where account_id = $1 and hint = $2 and revoked_at is null`;
