import type { Side } from '../kernel/side.ts';
import { findParticipant, sideOf } from './find.ts';
import type { Journal } from './journal.ts';
import type { Offer } from './offer.ts';
import type { Participant } from './participant.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import { release } from './release.ts';
import { releaseInterpreter } from './releaseInterpreter.ts';
import type { Rule } from './rule.ts';
import { interpreterAfter, whyNotPassed } from './team.ts';
import { findUnanswered } from './unanswered.ts';

/** PA92: who was asked gives the offer to a free colleague, who then answers within the time that is left. */
export const giveOffer: Rule<'give-offer'> = (journal, { offer: id, participant, to: colleague }) => {
  const found = findUnanswered(journal, { offer: id, participant });
  if (isRefusal(found)) return found;
  if (sideOf(found.offer, participant) === null) return refuse('not-yours');
  const to = findParticipant(journal.session, colleague);
  if (isRefusal(to)) return to;
  const whyNot = passOn(journal, found.offer, { side: found.side, to, how: 'given' });
  return whyNot ?? { participant, offer: id };
};

/**
 * PA91 to PA93: an open offer passes to a colleague. Its deadline, its extension and the other side's answer stay; who was asked keeps the waiting time
 * it had, since nobody has said no.
 */
export function passOn(
  journal: Journal,
  offer: Offer,
  { side, to, how }: { side: Side; to: Participant; how: 'given' | 'taken' },
): Refusal | null {
  const whyNot = whyNotPassed(journal.session, offer, { side, to, now: journal.now });
  if (whyNot) return whyNot;
  const interpreter = interpreterAfter(journal.session, offer, { side, to });
  const from = offer[side];
  journal.write({ kind: 'offer-passed', offer: offer.offer, side, from, to: to.participant, how, interpreter });
  release(journal, from, 'keeps-waiting');
  if (interpreter !== offer.interpreter) releaseInterpreter(journal, offer.interpreter);
  return null;
}
