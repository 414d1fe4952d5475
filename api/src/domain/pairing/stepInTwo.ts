import type { MeetingId, PlaceId, TextId } from '../kernel/id.ts';
import { otherSide, type BySide, type Side } from '../kernel/side.ts';
import { callOff } from './callOff.ts';
import { withdraw } from './endOffer.ts';
import { findLiveMeeting, findParticipant, sideOf } from './find.ts';
import type { Journal } from './journal.ts';
import { poolsOfThese } from './keptIndex.ts';
import { pairByHand } from './makeOffers.ts';
import type { Meeting } from './meeting.ts';
import type { Offer } from './offer.ts';
import type { Participant } from './participant.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import type { Rule } from './rule.ts';
import { summonsFrom } from './seat.ts';

/**
 * PA49: somebody else takes a person's place in an open offer or before a meeting has begun: the pair is taken back and the other one is offered whoever comes,
 * in one act. Both are asked, for nobody is paired without a yes; all keep their waiting time. Where the new pair may not be, nothing has changed.
 */
export const substitute: Rule<'substitute'> = (journal, { leaves, pair, reason }) => {
  const person = findParticipant(journal.session, leaves);
  if (isRefusal(person)) return person;
  const parted = partedBy(journal, person);
  if (isRefusal(parted)) return parted;
  const { side } = parted;
  if (pair[otherSide(side)] !== parted.pair[otherSide(side)] || pair[side] === leaves) return refuse('meeting-self');
  if ('answers' in parted.pair) withdraw(journal, parted.pair, { cause: 'cancelled', side: null, reason });
  else callOff(journal, parted.pair, { cause: 'staff', side: null, reason });
  return pairByHand(journal, { kind: 'pair-by-hand', pair, reason });
};

function partedBy(
  { session }: Journal,
  { participant, engagement }: Participant,
): { pair: Offer | Meeting; side: Side } | Refusal {
  if (engagement === null) return refuse('participant-state', { state: 'AVAILABLE' });
  if ('offer' in engagement) {
    const offer = session.offers.get(engagement.offer)!;
    return { pair: offer, side: sideOf(offer, participant)! };
  }
  const meeting = session.meetings.get(engagement.meeting)!;
  if (meeting.state !== 'SUMMONED') return refuse('meeting-state', { state: meeting.state });
  return { pair: meeting, side: sideOf(meeting, participant)! };
}

/** PA49: two pairs of one pool change tables. Whoever has not begun is summoned anew; a running meeting goes on with its timer. */
export const swapTables: Rule<'swap-tables'> = (journal, { meeting, other, reason }) => {
  const two = findSwapped(journal, meeting, other);
  if (isRefusal(two)) return two;
  swap(journal, two, reason);
  return { meeting };
};

/** Two meetings at tables, the one that gets up first before the other: it has not begun. */
export type Swapped = readonly [
  first: Meeting & { places: BySide<PlaceId> },
  second: Meeting & { places: BySide<PlaceId> },
];

/** The two, or why they cannot change tables. */
export function findSwapped({ session }: Journal, one: MeetingId, other: MeetingId): Swapped | Refusal {
  if (one === other) return refuse('meeting-self');
  const found = [findLiveMeeting(session, one), findLiveMeeting(session, other)] as const;
  for (const meeting of found) if (isRefusal(meeting)) return meeting;
  const seated = (found as readonly [Meeting, Meeting]).toSorted(
    (a, b) => Number(a.state !== 'SUMMONED') - Number(b.state !== 'SUMMONED'),
  );
  const [first, second] = seated as [Meeting, Meeting];
  if (first.state !== 'SUMMONED') return refuse('meeting-state', { state: first.state });
  if (first.places === null || second.places === null) return refuse('no-place-free');
  const [pools, others] = [poolsOfThese(session, first), poolsOfThese(session, second)];
  if (pools.exhibitor !== others.exhibitor || pools.buyer !== others.buyer) return refuse('other-venue');
  return [first, second] as Swapped;
}

/** Gets the first up, sits the second at its table, and the first at the second's. */
export function swap(journal: Journal, [first, second]: Swapped, reason: TextId | null): void {
  journal.write({ kind: 'place-lost', meeting: first.meeting, placeExpectedAt: null, reason });
  const goesOn = { summonsWarnsAt: null, summonsEndsAt: null };
  const summons = second.state === 'SUMMONED' ? summonsFrom(journal) : goesOn;
  journal.write({ kind: 'meeting-moved', meeting: second.meeting, places: first.places, ...summons, reason: null });
  const places = second.places;
  journal.write({ kind: 'place-assigned', meeting: first.meeting, places, ...summonsFrom(journal), reason: null });
}
