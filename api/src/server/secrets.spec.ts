import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import type { SessionId, SignInId } from '../domain/kernel/id.ts';
import { installationSecret, secretsOf } from './secrets.ts';

const secrets = secretsOf('a secret of thirty-two characters');
const signIn = '0190-sign-in' as SignInId;
const inAnHour = Math.floor(Date.now() / 1_000) * 1_000 + 3_600_000;

describe('tokens', () => {
  test('say who signed in and until when, for their own purpose only', async () => {
    const token = await secrets.accessToken(signIn, inAnHour);
    expect(await secrets.readToken(token, 'access')).toEqual({ signIn, expiresAt: inAnHour });
    expect(await secrets.readToken(token, 'cookie')).toBeNull();
  });

  test('of another secret, of no signature, or expired say nothing', async () => {
    const other = await secretsOf('another secret of enough characters').accessToken(signIn, inAnHour);
    expect(await secrets.readToken(other, 'access')).toBeNull();
    const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ sub: signIn, use: 'access', iss: 'ponte', exp: 9e9 }))}.`;
    expect(await secrets.readToken(unsigned, 'access')).toBeNull();
    expect(await secrets.readToken(await secrets.accessToken(signIn, Date.now() - 5_000), 'access')).toBeNull();
    const stronger = await new SignJWT({ use: 'access' })
      .setProtectedHeader({ alg: 'HS512' })
      .setIssuer('ponte')
      .setSubject(signIn)
      .setExpirationTime('1h')
      .sign(new Uint8Array(64));
    expect(await secrets.readToken(stronger, 'access')).toBeNull();
  });
});

test('a board token opens the board of its own session', () => {
  const token = secrets.boardToken('a' as SessionId);
  expect(secrets.isBoardToken(token, 'a' as SessionId)).toBe(true);
  expect(secrets.isBoardToken(token, 'b' as SessionId)).toBe(false);
});

test('a password is known again; nobody has no password', async () => {
  const kept = await secrets.hashPassword('correct horse');
  expect(kept).toMatch(/^\$argon2id\$/);
  expect(await secrets.verifyPassword(kept, 'correct horse')).toBe(true);
  expect(await secrets.verifyPassword(kept, 'wrong horse')).toBe(false);
  expect(await secrets.verifyPassword(null, '')).toBe(false);
});

describe("the installation's secret", () => {
  test('is made once, for its owner alone, where none is required', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'ponte-secret-'));
    const made = await installationSecret(null, { dataDir, isRequired: false });
    expect(await installationSecret(null, { dataDir, isRequired: false })).toBe(made);
    expect(statSync(join(dataDir, 'secret')).mode & 0o077).toBe(0);
    expect(await installationSecret('given', { dataDir, isRequired: true })).toBe('given');
  });

  test('is one for all processes that start at once', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'ponte-secret-'));
    const made = await Promise.all([1, 2, 3].map(() => installationSecret(null, { dataDir, isRequired: false })));
    expect(new Set(made).size).toBe(1);
  });

  test('has no default where one is required, and is never short', async () => {
    await expect(installationSecret(null, { dataDir: '/nowhere', isRequired: true })).rejects.toThrow(
      'PONTE_SECRET is not set',
    );
    expect(() => secretsOf('short')).toThrow('at least 32');
  });
});
