import type { OrganisationId, ParticipantId } from '../kernel/id.ts';
import type { Side } from '../kernel/side.ts';
import { shareLanguage, type PairMemory } from './eligibility.ts';
import type { RoundParticipant } from './roundInput.ts';
import type { OrganisationScore } from './score.ts';
import { firstValue, type AcceptanceModel } from './value.ts';

/** An organisation with people at the session. */
export interface Party {
  organisation: OrganisationId;
  people: Set<Present>;
  /** What it and others remember of each other; most have nothing to remember. */
  memory: Map<OrganisationId, PairMemory>;
}

/** Somebody who has come to the session. */
export interface Present {
  readonly participant: ParticipantId;
  readonly side: Side;
  readonly party: Party;
  attendee: RoundParticipant;
  /** Whom it could meet, best first; null until it is placed. */
  row: LivePair[] | null;
  /** Its number in the round that is being built; -1: not in it. */
  position: number;
  isFree: boolean;
}

/** Two who could meet if both were free: it stands in the lists of both. */
export interface LivePair {
  exhibitor: Present;
  buyer: Present;
  score: OrganisationScore;
  canTalk: boolean;
  isAcross: boolean;
  /** Its worth by the weights that need no history (MA42). */
  rank: number;
  /** Its worth by `valuedBy`. */
  value: number;
  valuedBy: AcceptanceModel | null;
}

/** The pair of two people of the two sides. */
export function pairBetween(one: Present, other: Present, score: OrganisationScore): LivePair {
  const [exhibitor, buyer] = one.side === 'exhibitor' ? [one, other] : [other, one];
  const canTalk = shareLanguage(exhibitor.attendee, buyer.attendee);
  const isAcross = exhibitor.attendee.venue !== buyer.attendee.venue;
  const rank = firstValue(score, { canTalk, isAcross });
  return { exhibitor, buyer, score, canTalk, isAcross, rank, value: rank, valuedBy: null };
}

/** Somebody as the round reads it. */
export function atHand({ attendee }: Present): RoundParticipant {
  return attendee;
}

/** A list in order: the best first, of equal ones the lower id of `others`, the side that the list names. */
export function sortRow(row: LivePair[], others: Side): LivePair[] {
  return row.sort((a, b) => inOrder(a, b, others));
}

/** Puts a pair in its place in a list that is in order. */
export function insert(row: LivePair[], pair: LivePair, others: Side): void {
  row.splice(placeOf(row, pair, others), 0, pair);
}

/** Takes a pair out of a list that is in order. */
export function takeOut(row: LivePair[], pair: LivePair, others: Side): void {
  row.splice(placeOf(row, pair, others), 1);
}

/** How many of the list stand before the pair. */
function placeOf(row: readonly LivePair[], pair: LivePair, others: Side): number {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (inOrder(row[middle]!, pair, others) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function inOrder(a: LivePair, b: LivePair, others: Side): number {
  if (a.rank !== b.rank) return b.rank - a.rank;
  const [one, other] = [a[others].participant, b[others].participant];
  return one < other ? -1 : one > other ? 1 : 0;
}
