import { afterFailure, THROTTLES, type ThrottleRule } from '../../domain/credential/throttle.ts';
import { SECOND } from '../../domain/kernel/time.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused, type Refused } from '../kernel/refused.ts';

/** What wrong tries are counted for; an address is hashed, it is personal data. */
export interface Subject {
  kind: keyof typeof THROTTLES;
  id: string;
}

type TryPorts = Pick<Ports, 'clock' | 'secrets' | 'tries'>;

/** Refuses while one of the subjects is locked. */
export async function whyLocked(ports: TryPorts, subjects: readonly Subject[]): Promise<Refused | null> {
  const now = ports.clock.now();
  const kept = await ports.tries.read(subjects.map((subject) => nameOf(ports, subject)));
  const until = Math.max(0, ...kept.map(({ tries }) => tries.lockedUntil ?? 0));
  if (until <= now) return null;
  const seconds = Math.ceil((until - now) / SECOND);
  return refused('too-many-tries', { facts: { minutes: Math.ceil(seconds / 60) }, retryAfterSeconds: seconds });
}

/** Counts a wrong try for each subject. */
export async function countFailure(ports: TryPorts, subjects: readonly Subject[]): Promise<void> {
  const now = ports.clock.now();
  for (const subject of subjects) {
    const rule: ThrottleRule = THROTTLES[subject.kind];
    await ports.tries.fail(nameOf(ports, subject), (tries) => afterFailure(tries, rule, now));
  }
}

/** Forgets the wrong tries of a badge or user that has signed in. */
export async function clearTries(ports: TryPorts, subject: Subject): Promise<void> {
  await ports.tries.clear(nameOf(ports, subject));
}

function nameOf({ secrets }: TryPorts, { kind, id }: Subject): string {
  if (kind === 'all') return 'all';
  return kind === 'badge' ? `badge:${id}` : `${kind}:${secrets.hashCode(id)}`;
}
