import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountId, SignInId, UserId } from '../../src/domain/kernel/id.ts';
import { addUser } from '../../src/operations/account/addUser.ts';
import { issueApiKey } from '../../src/operations/account/issueApiKey.ts';
import { accountsIn } from '../../src/postgres/account.store.ts';
import { newId } from '../../src/postgres/newId.ts';
import { openPool, sqlOn } from '../../src/postgres/sql.ts';
import type { Secrets } from '../../src/ports/secrets.ts';
import { freshDatabase } from '../builders/database.ts';

let pool: ReturnType<typeof openPool>;
beforeAll(async () => {
  pool = openPool(await freshDatabase(), { name: 'accounts spec', max: 2 });
});
afterAll(() => pool.end());

const secrets = {
  hashPassword: async (password: string) => `hash of ${password}`,
  hashCode: (code: string) => `hash of ${code}`,
  randomText: () => 'abcdefghijklmnop',
} as unknown as Secrets;
const parts = () => ({ accounts: accountsIn(sqlOn(pool), newId), newId, secrets });
const lin = {
  account: 'Demo Fairs',
  email: 'Lin@organiser.example',
  name: 'Demo Lin',
  password: 'a long password',
  language: 'en',
} as const;

describe('accounts in PostgreSQL', () => {
  test('a user is added to an account that is opened once', async () => {
    const first = await addUser(parts(), lin);
    const second = await addUser(parts(), { ...lin, email: 'wong@organiser.example' });
    expect(first).toMatchObject({ account: expect.any(String) });
    expect((second as { account: AccountId }).account).toBe((first as { account: AccountId }).account);
    const users = await parts().accounts.users();
    expect(users.map(({ email, isOwner, isActive }) => ({ email, isOwner, isActive }))).toEqual([
      { email: 'lin@organiser.example', isOwner: true, isActive: true },
      { email: 'wong@organiser.example', isOwner: true, isActive: true },
    ]);
  });

  test('an e-mail in use, no e-mail, or a short password adds nobody', async () => {
    const before = await parts().accounts.users();
    expect(await addUser(parts(), lin)).toEqual({ refused: 'email-in-use' });
    expect(await addUser(parts(), { ...lin, email: 'nobody' })).toEqual({ refused: 'email-invalid' });
    expect(await addUser(parts(), { ...lin, email: 'x@y.example', password: 'short' })).toEqual({
      refused: 'password-too-short',
    });
    expect(await parts().accounts.users()).toEqual(before);
  });

  test('a new password, or the end of a user, signs them out everywhere', async () => {
    const added = (await addUser(parts(), { ...lin, email: 'out@organiser.example' })) as { user: UserId };
    const open = async () => {
      const id = newId() as SignInId;
      await pool.query(`insert into sign_in (id, user_id, expires_at) values ($1, $2, now() + interval '1 hour')`, [
        id,
        added.user,
      ]);
      return async () =>
        (await pool.query('select revoked_at from sign_in where id = $1', [id])).rows[0].revoked_at as number | null;
    };
    const revoked = await open();
    expect(await parts().accounts.changePassword('out@organiser.example', 'other')).toBe(true);
    expect(await revoked()).not.toBeNull();
    const again = await open();
    expect(await parts().accounts.disableUser('out@organiser.example')).toBe(true);
    expect(await again()).not.toBeNull();
    expect(await parts().accounts.disableUser('out@organiser.example')).toBe(false);
    expect(await parts().accounts.changePassword('unknown@organiser.example', 'other')).toBe(false);
  });

  test('of a key only the hash is kept; a scope that nobody knows makes no key', async () => {
    const account = (await parts().accounts.byName('Demo Fairs'))!;
    const asked = { account, exhibition: null, name: 'Chamber', mode: 'test', expiresAt: null } as const;
    expect(await issueApiKey(parts(), { ...asked, scopes: ['see-board', 'everything'] })).toEqual({
      refused: 'scope-unknown',
      scope: 'everything',
    });
    expect((await pool.query('select 1 from api_key')).rowCount).toBe(0);
    const made = (await issueApiKey(parts(), { ...asked, scopes: ['see-board'] })) as { apiKey: string; hint: string };
    const kept = (await pool.query('select key_hash, hint, scopes from api_key')).rows;
    expect(kept).toEqual([{ key_hash: `hash of ${made.apiKey}`, hint: made.hint, scopes: ['see-board'] }]);
    expect(await parts().accounts.revokeApiKey(account, made.hint)).toBe(true);
    expect(await parts().accounts.revokeApiKey(account, made.hint)).toBe(false);
  });
});
