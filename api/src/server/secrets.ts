import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hash, verify } from '@node-rs/argon2';
import { jwtVerify, SignJWT } from 'jose';
import type { BadgeId, SignInId } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { Secrets, TokenRead } from '../ports/secrets.ts';
import { ConfigFault } from './config.ts';
import { TokenMemory } from './tokenMemory.ts';
import { createFile } from './wholeFile.ts';

/** Characters of an installation's secret. */
const SECRET_LENGTH = 32;
/** The one algorithm of our tokens; a token that names another is not ours. */
const ALGORITHM = 'HS256';
const ISSUER = 'ponte';
/** Argon2id with 19 MiB and two passes: the first choice of OWASP's password storage cheat sheet. */
const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Checked where nobody has the e-mail, so that the answer takes as long as for somebody. */
const NOBODYS_HASH = hash(randomBytes(16), ARGON2);

/** What the installation's secret is used for; each use has a key of its own derived from it (HKDF, RFC 5869). */
export function secretsOf(secret: string): Secrets {
  if (secret.length < SECRET_LENGTH) throw new ConfigFault(`PONTE_SECRET needs at least ${SECRET_LENGTH} characters`);
  const keyFor = (use: string) => new Uint8Array(hkdfSync('sha256', secret, '', `ponte ${use}`, 32));
  const [codeKey, boardKey, calendarKey] = [keyFor('codes'), keyFor('boards'), keyFor('calendars')];
  const tokenKeys = { access: keyFor('access tokens'), cookie: keyFor('cookies') };
  const remembered = { access: new TokenMemory(), cookie: new TokenMemory() };
  const digest = (key: Uint8Array, text: string) => createHmac('sha256', key).update(text).digest('base64url');
  const token = (purpose: TokenPurpose, signIn: SignInId, expiresAt: Instant) =>
    new SignJWT({ use: purpose })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setSubject(signIn)
      .setExpirationTime(Math.floor(expiresAt / 1_000))
      .sign(tokenKeys[purpose]);
  return {
    hashCode: (code) => digest(codeKey, code),
    random: (bytes) => randomBytes(bytes),
    randomText: (bytes) => randomBytes(bytes).toString('base64url'),
    accessToken: (signIn, expiresAt) => token('access', signIn, expiresAt),
    cookieToken: (signIn, expiresAt) => token('cookie', signIn, expiresAt),
    readToken: (text, purpose) =>
      remembered[purpose].read(text, () => readToken(text, { purpose, key: tokenKeys[purpose] })),
    boardToken: (session) => digest(boardKey, session),
    isBoardToken: (text, session) => isSame(text, digest(boardKey, session)),
    calendarToken: (badge) => `${badge}.${digest(calendarKey, badge)}`,
    calendarBadge: (text) => {
      const [badge = '', sign = ''] = text.split('.');
      return isSame(sign, digest(calendarKey, badge)) ? (badge as BadgeId) : null;
    },
    verifyPassword: async (kept, password) => {
      const isRight = await verify(kept ?? (await NOBODYS_HASH), password);
      return kept !== null && isRight;
    },
    hashPassword: (password) => hash(password, ARGON2),
  };
}

type TokenPurpose = 'access' | 'cookie';

async function readToken(
  text: string,
  { purpose, key }: { purpose: TokenPurpose; key: Uint8Array },
): Promise<TokenRead | null> {
  try {
    const { payload } = await jwtVerify(text, key, { algorithms: [ALGORITHM], issuer: ISSUER });
    if (payload['use'] !== purpose || !payload.sub || payload.exp === undefined) return null;
    return { signIn: payload.sub as SignInId, expiresAt: payload.exp * 1_000 };
  } catch {
    return null;
  }
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * The installation's secret: the operator's own where one is given. Otherwise, and only where that is allowed (the demo, a trial), one that is made once and
 * kept in the data folder, readable by its owner alone.
 */
export async function installationSecret(
  given: string | null,
  { dataDir, isRequired }: { dataDir: string; isRequired: boolean },
): Promise<string> {
  if (given) return given;
  if (isRequired) {
    throw new ConfigFault(
      'PONTE_SECRET is not set: give at least 32 random characters, for example those of `openssl rand -base64 32`',
    );
  }
  const file = join(dataDir, 'secret');
  if (existsSync(file)) return readFile(file, 'utf8');
  const made = randomBytes(32).toString('base64url');
  await mkdir(dataDir, { recursive: true });
  try {
    await createFile(file, { text: made, mode: 0o600 });
    return made;
  } catch (error) {
    // Another process of this installation was first: its secret is the one.
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readFile(file, 'utf8');
    throw error;
  }
}
