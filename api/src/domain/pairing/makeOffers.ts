import type { InterpreterId, OfferId, TextId } from '../kernel/id.ts';
import type { BySide } from '../kernel/side.ts';
import { secondsAfter, type Instant } from '../kernel/time.ts';
import type { ProposedPair } from './command.ts';
import { isTooSoon, whyNotFree, whyNotInTime, whyNotTogether } from './eligible.ts';
import { findParticipant, stateRefusal } from './find.ts';
import { canTalk, freeInterpreterFor } from './interpreterFor.ts';
import type { Journal } from './journal.ts';
import type { Participant } from './participant.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import { whyNoRoom } from './room.ts';
import type { Rule } from './rule.ts';
import type { Session } from './session.ts';

/**
 * PA19: a round's pairs, computed from an earlier state: each whose two sides are still free, may meet and have room is offered; the others are dropped.
 * A round of which nothing is left has not happened.
 */
export const proposePairs: Rule<'propose-pairs'> = (journal, { asOf, pairs, certificate }) => {
  const wrongState = stateRefusal(journal.session, ['PAIRING']);
  if (wrongState) return wrongState;
  const round = journal.session.round + 1;
  let made = 0;
  for (const proposed of pairs) {
    const pair = findPair(journal.session, proposed);
    if (isRefusal(pair) || whyNotOffered(journal.session, { proposed, pair }, journal.now)) continue;
    if (isTooSoon(journal.session, pair, journal.now)) continue;
    makeOffer(journal, { proposed, pair }, { round, reason: null });
    made += 1;
  }
  if (made > 0) journal.write({ kind: 'round-run', round, asOf, proposed: pairs.length, made, certificate });
  return {};
};

/** PA19: staff offers a meeting to two by hand. Every rule holds but "later": whoever asked for a pause of the pair may be asked again with a reason. */
export const pairByHand: Rule<'pair-by-hand'> = (journal, { pair: proposed, reason }) => {
  const wrongState = stateRefusal(journal.session, ['PAIRING', 'PAUSED']);
  if (wrongState) return wrongState;
  const pair = findPair(journal.session, proposed);
  if (isRefusal(pair)) return pair;
  const whyNot = whyNotOffered(journal.session, { proposed, pair }, journal.now);
  return whyNot ?? { offer: makeOffer(journal, { proposed, pair }, { round: null, reason }) };
};

/** PA82: the pair of an offer that was taken back is asked anew, under every rule but "later"; null where that is not possible. */
export function offerAgain(journal: Journal, proposed: ProposedPair): OfferId | null {
  const pair = findPair(journal.session, proposed);
  if (isRefusal(pair) || whyNotOffered(journal.session, { proposed, pair }, journal.now)) return null;
  return makeOffer(journal, { proposed, pair }, { round: null, reason: null });
}

interface Proposal {
  proposed: ProposedPair;
  pair: BySide<Participant>;
}

function findPair(session: Session, proposed: ProposedPair): BySide<Participant> | Refusal {
  const exhibitor = findParticipant(session, proposed.exhibitor);
  if (isRefusal(exhibitor)) return exhibitor;
  const buyer = findParticipant(session, proposed.buyer);
  if (isRefusal(buyer)) return buyer;
  const areOpposite = exhibitor.side === 'exhibitor' && buyer.side === 'buyer';
  return areOpposite ? { exhibitor, buyer } : refuse('participant-unknown');
}

function whyNotOffered(session: Session, { proposed, pair }: Proposal, now: Instant): Refusal | null {
  return (
    whyNotFree(pair.exhibitor) ??
    whyNotFree(pair.buyer) ??
    whyNotTogether(session, pair, now) ??
    whyNotInTime(session, pair, now) ??
    whyNoRoom(session, { kind: proposed.placeKind, pair }, now) ??
    whyNotTalking(session, { proposed, pair }, now)
  );
}

/** PA71: two without a common language need an interpreter who is free. */
function whyNotTalking(session: Session, proposal: Proposal, now: Instant): Refusal | null {
  const isHelped = canTalk(proposal.pair) || interpreterFor(session, proposal, now) !== null;
  return isHelped ? null : refuse('no-common-language');
}

function interpreterFor(session: Session, { proposed, pair }: Proposal, now: Instant): InterpreterId | null {
  if (canTalk(pair)) return null;
  const { answerSeconds, extraAnswerSeconds } = session.rules;
  const from = secondsAfter(now, answerSeconds + extraAnswerSeconds);
  return freeInterpreterFor(session, pair, { from, wanted: proposed.interpreter ?? null });
}

function makeOffer(
  journal: Journal,
  { proposed, pair }: Proposal,
  by: { round: number | null; reason: TextId | null },
): OfferId {
  const offer = journal.newId<OfferId>();
  const deadlines = { exhibitor: answerBy(journal, pair.exhibitor), buyer: answerBy(journal, pair.buyer) };
  const { exhibitor, buyer, fit, placeKind } = proposed;
  const interpreter = interpreterFor(journal.session, { proposed, pair }, journal.now);
  const judged = by.round !== null && proposed.passed ? { passed: proposed.passed } : {};
  journal.write({
    kind: 'offer-made',
    offer,
    exhibitor,
    buyer,
    fit,
    placeKind,
    interpreter,
    deadlines,
    ...by,
    ...judged,
  });
  return offer;
}

/** PA12: a personal answer time goes before the session's. */
function answerBy({ session, now }: Journal, { answerSeconds }: Participant): Instant {
  return secondsAfter(now, answerSeconds ?? session.rules.answerSeconds);
}
