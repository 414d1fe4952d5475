import type { InterpreterId, ParticipantId } from '../../src/domain/kernel/id.ts';
import { secondsAfter, type Instant } from '../../src/domain/kernel/time.ts';
import type { Order, ProposedPair } from '../../src/domain/pairing/command.ts';
import { isTooSoon, whyNotFree, whyNotInTime, whyNotTogether } from '../../src/domain/pairing/eligible.ts';
import { canTalk, freeInterpreterFor } from '../../src/domain/pairing/interpreterFor.ts';
import type { Participant } from '../../src/domain/pairing/participant.ts';
import { whyNoRoom } from '../../src/domain/pairing/room.ts';
import type { Session } from '../../src/domain/pairing/session.ts';

/** Who would fit whom, by nothing but waiting: a stand-in for the matchmaker that proposes everybody who may meet, the longest waiting first. */
export function greedyRound(session: Session, now: Instant): Order | null {
  const pairs = pairsInWaiting(session, now);
  if (pairs.length === 0) return null;
  const certificate = { weight: pairs.length, bound: pairs.length, gap: 0, weightsVersion: 'greedy', digest: 'none' };
  return { kind: 'propose-pairs', asOf: session.head, pairs, certificate };
}

/** Pairs that could be offered now, each person in one at most. Room is asked pair by pair: the core takes as many as there is room for. */
export function pairsInWaiting(session: Session, now: Instant): ProposedPair[] {
  const waiting = [...session.available.keys()]
    .map((id) => session.participants.get(id)!)
    .filter((person) => !whyNotFree(person));
  waiting.sort((a, b) => a.waitingSince! - b.waitingSince! || (a.participant < b.participant ? -1 : 1));
  const buyers = waiting.filter(({ side }) => side === 'buyer');
  const taken = new Set<ParticipantId | InterpreterId>();
  return waiting.flatMap((exhibitor) => {
    if (exhibitor.side !== 'exhibitor') return [];
    const buyer = buyers.find(
      (each) => !taken.has(each.participant) && mayBeOffered(session, { exhibitor, buyer: each }, now),
    );
    if (!buyer) return [];
    taken.add(buyer.participant);
    const helper = helperOf(session, { exhibitor, buyer }, now);
    if (helper === 'nobody' || (helper && taken.has(helper))) return [];
    if (helper) taken.add(helper);
    return [{ ...proposed(exhibitor, buyer), interpreter: helper }];
  });
}

/** A pair as a round names it. */
export function proposed(exhibitor: Participant, buyer: Participant): ProposedPair {
  const fit = { score: 0.5, reasons: [] };
  return {
    exhibitor: exhibitor.participant,
    buyer: buyer.participant,
    fit: { exhibitor: fit, buyer: fit },
    placeKind: exhibitor.venue === buyer.venue ? 'table' : 'video',
  };
}

/** Whether two free people could be offered to each other now, and a place for them is free. */
export function mayBeOffered(
  session: Session,
  pair: { exhibitor: Participant; buyer: Participant },
  now: Instant,
): boolean {
  if (whyNotTogether(session, pair, now) || whyNotInTime(session, pair, now) || isTooSoon(session, pair, now))
    return false;
  if (helperOf(session, pair, now) === 'nobody') return false;
  const kind = proposed(pair.exhibitor, pair.buyer).placeKind;
  return whyNoRoom(session, { kind, pair }, now) === null;
}

/** Null: the two need nobody. */
function helperOf(
  session: Session,
  pair: { exhibitor: Participant; buyer: Participant },
  now: Instant,
): InterpreterId | 'nobody' | null {
  if (canTalk(pair)) return null;
  const { answerSeconds, extraAnswerSeconds } = session.rules;
  const from = secondsAfter(now, answerSeconds + extraAnswerSeconds);
  return freeInterpreterFor(session, pair, { from, wanted: null }) ?? 'nobody';
}
