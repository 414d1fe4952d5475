import { SECOND, type Instant } from '../../../src/domain/kernel/time.ts';
import type { Session } from '../../../src/domain/pairing/session.ts';
import { mayBeOffered } from '../greedy.ts';
import type { Broken } from '../promises.ts';

/** Two rounds: one is due at the latest 5 s after the last, and a window of 2 s may lie before each. */
const TWO_ROUNDS_MS = 14 * SECOND;

/** Liveness: since when each pair that could be offered has been waiting for it. Asks the rules of the floor, not the matchmaker. */
export class WillingPairs {
  readonly #since = new Map<string, Instant>();

  /** Pairs that were not offered within two rounds although the two are free, fit, and a place is free for them. */
  starving(session: Session, now: Instant): Broken[] {
    const could = new Set(pairsThatCould(session, now));
    for (const pair of this.#since.keys()) if (!could.has(pair)) this.#since.delete(pair);
    for (const pair of could) if (!this.#since.has(pair)) this.#since.set(pair, now);
    return [...this.#since].flatMap(([pair, since]) =>
      now - since > TWO_ROUNDS_MS ? [`liveness: ${pair} could be offered since ${since}`] : [],
    );
  }
}

function* pairsThatCould(session: Session, now: Instant): Iterable<string> {
  if (session.state !== 'PAIRING') return;
  const free = [...session.available.keys()].map((id) => session.participants.get(id)!).filter((one) => one.reachable);
  for (const exhibitor of free)
    for (const buyer of free)
      if (exhibitor.side === 'exhibitor' && buyer.side === 'buyer' && mayBeOffered(session, { exhibitor, buyer }, now))
        yield `${exhibitor.participant} with ${buyer.participant}`;
}
