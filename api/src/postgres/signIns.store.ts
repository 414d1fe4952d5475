/** Who is signed in, and by what right. */
import { NOBODY, type BadgeCaller, type PartnerCaller, type UserCaller } from '../domain/credential/caller.ts';
import type { ApiKeyId, SignInId } from '../domain/kernel/id.ts';
import type { ApiKeys, SignIns, UserFound, Users } from '../ports/signIns.ts';
import type { Sql } from './sql.ts';

/** Sessions of browsers and clients in PostgreSQL. */
export function postgresSignIns(sql: Sql): SignIns {
  return {
    async open({ id, owner, device, expiresAt }) {
      const [user, badge] = 'user' in owner ? [owner.user, null] : [null, owner.badge];
      await sql.run(
        'insert into sign_in (id, user_id, badge_id, device_hash, expires_at) values ($1, $2, $3, $4, instant($5))',
        [id, user, badge, device, expiresAt],
      );
    },
    async prolong(signIn, expiresAt) {
      await sql.run(
        'update sign_in set expires_at = instant($2), renewed_at = now() where id = $1 and revoked_at is null',
        [signIn, expiresAt],
      );
    },
    async caller(signIn) {
      const found = await sql.first<{ badge: BadgeCaller | null; user: UserCaller | null }>(CALLER, [signIn]);
      return found?.badge ?? found?.user ?? NOBODY;
    },
    async ended(signIns) {
      const asked = signIns.flatMap(({ signIn, grants }) =>
        (grants.length > 0 ? grants : [NO_GRANT]).map((grant) => ({ signIn, ...grant })),
      );
      const found = await sql.many<{ id: SignInId }>(ENDED, [
        asked.map(({ signIn }) => signIn),
        asked.map(({ exhibition }) => exhibition),
        asked.map(({ role }) => role),
      ]);
      return found.map(({ id }) => id);
    },
    async revoke(signIn) {
      await sql.run('update sign_in set revoked_at = now() where id = $1 and revoked_at is null', [signIn]);
    },
    async revokeOfBadge(badge) {
      await sql.run('update sign_in set revoked_at = now() where badge_id = $1 and revoked_at is null', [badge]);
    },
    async keepTicket(hash, signIn, expiresAt) {
      await sql.run('delete from socket_ticket where expires_at < now()');
      await sql.run('insert into socket_ticket (ticket_hash, sign_in_id, expires_at) values ($1, $2, instant($3))', [
        hash,
        signIn,
        expiresAt,
      ]);
    },
    async takeTicket(hash) {
      const taken = await sql.first<{ signIn: SignInId; holds: boolean }>(
        'delete from socket_ticket where ticket_hash = $1 returning sign_in_id as "signIn", expires_at > now() as holds',
        [hash],
      );
      return taken?.holds ? taken.signIn : null;
    },
  };
}

/** Users in PostgreSQL. */
export function postgresUsers(sql: Sql): Users {
  return {
    byEmail: (email) =>
      sql.first<UserFound>(
        `select id as "user", password_hash as "passwordHash" from app_user where email = lower($1) and state = 'active'`,
        [email],
      ),
  };
}

/** Partners' keys in PostgreSQL. */
export function postgresApiKeys(sql: Sql): ApiKeys {
  return {
    async caller(keyHash) {
      const found = await sql.first<{ caller: PartnerCaller }>(PARTNER, [keyHash]);
      return found?.caller ?? NOBODY;
    },
    async ended(keys) {
      const found = await sql.many<{ id: ApiKeyId }>(
        `select asked.id from unnest($1::uuid[]) as asked (id)
         where not exists (select from api_key k where k.id = asked.id and ${KEY_HOLDS})`,
        [keys],
      );
      return found.map(({ id }) => id);
    },
  };
}

/** A sign-in `s` holds while it has not run out and neither it nor its owner was revoked. */
const HOLDS = `s.revoked_at is null and s.expires_at > now() and (b.state = 'active' or u.state = 'active')`;

const SIGN_INS = 'sign_in s left join badge b on b.id = s.badge_id left join app_user u on u.id = s.user_id';

/** A person's roles: what their place in the list says, whether they speak for the stand, and what the organiser added. */
const PERSON_ROLES = `
select p.exhibition_id as exhibition, case when p.role in ('exhibitor', 'buyer') then 'participant' else p.role end as role
union all select p.exhibition_id, 'stand-lead' where p.is_stand_lead
union all select r.exhibition_id, r.role from exhibition_role r where r.person_id = p.id`;

/** An owner organises every exhibition of the account. */
const USER_ROLES = `
select null::uuid as exhibition, 'organiser' as role where u.is_owner
union all select r.exhibition_id, r.role from exhibition_role r where r.user_id = u.id`;

const grantsOf = (roles: string) =>
  `select coalesce(jsonb_agg(distinct jsonb_build_object('exhibition', given.exhibition, 'role', given.role)), '[]') from (${roles}) given`;

/** Who may nothing is asked about all the same. */
const NO_GRANT = { exhibition: null, role: null };

/** A row for each role that somebody had: most have one, and the list of people says so. */
const ENDED = `
select distinct asked.id from unnest($1::uuid[], $2::uuid[], $3::text[]) as asked (id, exhibition, role)
where not exists (
  select from ${SIGN_INS} left join person p on p.id = b.person_id
  where s.id = asked.id and ${HOLDS} and (asked.role is null or exists (
    select from (${PERSON_ROLES} union all ${USER_ROLES}) given
    where given.role = asked.role and given.exhibition is not distinct from asked.exhibition)))`;

const CALLER = `
select
  case when b.id is not null then jsonb_build_object('kind', 'badge', 'signIn', s.id, 'expiresAt', milliseconds(s.expires_at),
    'account', e.account_id, 'grants', (${grantsOf(PERSON_ROLES)}), 'badge', b.id, 'person', p.id, 'exhibition', p.exhibition_id,
    'organisation', coalesce(p.company_id, p.buyer_id), 'reads', p.reads) end as badge,
  case when u.id is not null then jsonb_build_object('kind', 'user', 'signIn', s.id, 'expiresAt', milliseconds(s.expires_at),
    'account', u.account_id, 'grants', (${grantsOf(USER_ROLES)}), 'user', u.id, 'email', u.email, 'reads', u.language) end as user
from ${SIGN_INS}
left join person p on p.id = b.person_id
left join exhibition e on e.id = p.exhibition_id
where s.id = $1 and ${HOLDS}`;

const KEY_HOLDS = 'k.revoked_at is null and (k.expires_at is null or k.expires_at > now())';

/** When a key was last used is told to its owner to the minute; more would be a write at every request. */
const PARTNER = `
with used as (
  update api_key k set last_used_at = now()
  where k.key_hash = $1 and ${KEY_HOLDS} and coalesce(k.last_used_at, '-infinity') < now() - interval '1 minute'
)
select jsonb_build_object('kind', 'partner', 'key', k.id, 'account', k.account_id, 'scopes', to_jsonb(k.scopes),
  'grants', jsonb_build_array(jsonb_build_object('exhibition', k.exhibition_id, 'role', 'partner'))) as caller
from api_key k where k.key_hash = $1 and ${KEY_HOLDS}`;
