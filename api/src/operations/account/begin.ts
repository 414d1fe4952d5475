import type { AccountId, UserId } from '../../domain/kernel/id.ts';
import type { Language } from '../../domain/kernel/language.ts';
import { openSignIn, type SignedIn } from '../credential/signedIn.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused, type Refused } from '../kernel/refused.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { isEmail, PASSWORD_LENGTH } from './addUser.ts';

/** Whoever opens a new installation. */
export interface BeginAsked {
  /** From the link that the server printed. */
  code: string;
  /** Name of the account. */
  organisation: string;
  email: string;
  name: string;
  password: string;
  language: Language;
}

/** Characters of the code: 120 bits. */
const CODE_LENGTH = 20;
const NAME_LENGTH = 200;
/** Longer ones would only cost the hash its time. */
const MOST_PASSWORD = 256;

/** What opens a new installation, and nothing once there is an account: known to whoever can read what the server prints. */
export function beginCode(secrets: Pick<Secrets, 'hashCode'>): string {
  return secrets
    .hashCode('begin this installation')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, CODE_LENGTH);
}

/** Makes the first account of an empty installation, with its organiser, and signs them in. */
export async function begin(
  ports: Pick<Ports, 'accounts' | 'clock' | 'newId' | 'secrets' | 'signIns'>,
  asked: BeginAsked,
): Promise<SignedIn | Refused> {
  const { accounts, newId, secrets } = ports;
  if (!(await accounts.isEmpty())) return refused('begun-already');
  if (asked.code !== beginCode(secrets)) return refused('begin-code', { path: ['input', 'code'] });
  const organisation = asked.organisation.trim().slice(0, NAME_LENGTH);
  if (organisation === '') return refused('text-invalid', { path: ['input', 'organisation'] });
  const email = asked.email.trim().toLowerCase();
  if (!isEmail(email)) return refused('email-invalid', { path: ['input', 'email'] });
  const isPassword = [...asked.password].length >= PASSWORD_LENGTH && asked.password.length <= MOST_PASSWORD;
  if (!isPassword) return refused('password-too-short', { path: ['input', 'password'] });
  const user = newId() as UserId;
  const isFirst = await accounts.openFirst(organisation, {
    id: user,
    account: newId() as AccountId,
    email,
    name: asked.name.trim().slice(0, NAME_LENGTH) || email,
    passwordHash: await secrets.hashPassword(asked.password),
    language: asked.language,
    isOwner: true,
  });
  return isFirst ? openSignIn(ports, { user }, null) : refused('begun-already');
}
