import type { TextId } from '../kernel/id.ts';
import { SIDES, otherSide, type Side } from '../kernel/side.ts';
import { minutesAfter } from '../kernel/time.ts';
import type { Journal } from './journal.ts';
import type { Offer, WithdrawnCause } from './offer.ts';
import { release } from './release.ts';
import { releaseInterpreter } from './releaseInterpreter.ts';

/** Why an open offer is taken back, and by whom. */
export interface Withdrawal {
  cause: WithdrawnCause;
  /** The side because of which it is taken back; null when it is neither's doing. */
  side: Side | null;
  reason: TextId | null;
}

/** PA18: takes an open offer back; both keep the waiting time they had, unless one has left. */
export function withdraw(journal: Journal, offer: Offer, { cause, side, reason }: Withdrawal): void {
  // Without a bar the next round would offer the same pair again, against the organiser's will.
  const notBefore = cause === 'cancelled' ? laterFrom(journal) : null;
  journal.write({ kind: 'offer-withdrawn', offer: offer.offer, cause, side, notBefore, reason });
  for (const each of SIDES)
    release(journal, offer[each], cause === 'left' && side === each ? 'leaves' : 'keeps-waiting');
  releaseInterpreter(journal, offer.interpreter);
}

/** PA14: one side says "not this one": the two organisations are not offered to each other again in this exhibition. */
export function decline(journal: Journal, offer: Offer, { side, reason }: { side: Side; reason: string | null }): void {
  const participant = offer[side];
  const { organisation } = journal.session.participants.get(offer[otherSide(side)])!;
  journal.write({ kind: 'offer-declined', offer: offer.offer, side, reason });
  journal.write({ kind: 'forbidden-added', participant, forbidden: { organisation, cause: 'refused' } });
  releaseAfterAnswer(journal, offer, side);
}

/** PA15: one side says "later": the two organisations may be offered to each other again after a while. */
export function defer(journal: Journal, offer: Offer, side: Side): void {
  journal.write({ kind: 'offer-deferred', offer: offer.offer, side, notBefore: laterFrom(journal) });
  releaseAfterAnswer(journal, offer, side);
}

/** PA12: the time to answer is over: who was silent is paused, the other keeps the waiting time it had. */
export function expire(journal: Journal, offer: Offer): void {
  const silent = SIDES.filter((side) => {
    const { acceptedAt, deadline } = offer.answers[side];
    return acceptedAt === null && deadline <= journal.now;
  });
  journal.write({ kind: 'offer-expired', offer: offer.offer, silent, notBefore: laterFrom(journal) });
  for (const side of SIDES) release(journal, offer[side], silent.includes(side) ? 'paused-silent' : 'keeps-waiting');
  releaseInterpreter(journal, offer.interpreter);
}

/** When two may be offered to each other again. */
export function laterFrom({ now, session }: Journal): number {
  return minutesAfter(now, session.rules.laterMinutes);
}

function releaseAfterAnswer(journal: Journal, offer: Offer, answered: Side): void {
  release(journal, offer[answered], 'waits-anew');
  release(journal, offer[otherSide(answered)], 'keeps-waiting');
  releaseInterpreter(journal, offer.interpreter);
}
