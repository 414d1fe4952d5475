import type { Ports } from '../kernel/ports.ts';
import { refused, type Refused } from '../kernel/refused.ts';
import { openSignIn, type SignedIn } from './signedIn.ts';
import { clearTries, countFailure, whyLocked, type Subject } from './tries.ts';

/** What an organiser types. */
export interface Typed {
  email: string;
  password: string;
  address: string;
}

/** Longer ones are nobody's (RFC 5321) and would only cost the hash its time. */
const MOST = { email: 254, password: 256 };

/** Signs a user in by e-mail and password; wrong tries are counted for the user and for the address. */
export async function signIn(
  ports: Pick<Ports, 'audit' | 'clock' | 'newId' | 'secrets' | 'signIns' | 'tries' | 'users'>,
  { email, password, address }: Typed,
): Promise<SignedIn | Refused> {
  const name = email
    .slice(0, MOST.email + 1)
    .trim()
    .toLowerCase();
  const user: Subject = { kind: 'user', id: name };
  const subjects: Subject[] = [user, { kind: 'address', id: address }];
  const locked = await whyLocked(ports, subjects);
  if (locked) return locked;
  const fits = name.length <= MOST.email && password.length <= MOST.password;
  const found = fits ? await ports.users.byEmail(name) : null;
  // An unknown e-mail costs the same time as a wrong password.
  const right = fits && (await ports.secrets.verifyPassword(found?.passwordHash ?? null, password));
  if (!found || !right) {
    await countFailure(ports, subjects);
    return refused('wrong-password');
  }
  await clearTries(ports, user);
  await ports.audit.note({
    account: null,
    exhibition: null,
    actor: { kind: 'user', id: found.user },
    action: 'signed-in',
    subject: null,
    facts: {},
  });
  return openSignIn(ports, { user: found.user }, null);
}
