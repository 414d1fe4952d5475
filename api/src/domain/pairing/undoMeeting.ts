import type { InterpreterId, PlaceId } from '../kernel/id.ts';
import { SIDES, type BySide } from '../kernel/side.ts';
import type { MeetingStand, Trace, UndoPoint, UndoWhyNot } from './deed.ts';
import { whyNotTogether } from './eligible.ts';
import { freeInterpreterFor } from './interpreterFor.ts';
import type { Journal } from './journal.ts';
import { poolsOfThese } from './keptIndex.ts';
import { isLive, type Meeting } from './meeting.ts';
import type { Participant } from './participant.ts';
import { eachPlace, eachPool } from './pool.ts';
import { freePlaces, placeExpectedAt, runsIntoCommitment, summonsFrom } from './seat.ts';
import { isRefusal } from './refusal.ts';
import { findSwapped, swap } from './stepInTwo.ts';
import type { Session } from './session.ts';

/** PA83: a meeting is as before the act: live again, at its table, with its end and what the two had said of it. */
export function undoMeeting(journal: Journal, trace: Extract<Trace, { of: 'meeting' }>): UndoPoint {
  const { meeting: id, before, after } = trace;
  const meeting = journal.session.meetings.get(id)!;
  const what = whatChanged(before, after);
  const whyNot = sameStand(meeting, after) ? RESTORE[what](journal, meeting, before) : 'changed-since';
  return { what, whyNot, meeting: id };
}

/** PA83: two pairs that changed tables change them back; null where the act was something else. */
export function undoSwap(journal: Journal, traces: readonly Trace[]): readonly UndoPoint[] | null {
  const [one, other] = traces;
  if (traces.length !== 2 || one?.of !== 'meeting' || other?.of !== 'meeting') return null;
  if (!samePlaces(one.before.places, other.after.places) || !samePlaces(one.after.places, other.before.places))
    return null;
  const [first, second] = [one, other].map(({ meeting }) => journal.session.meetings.get(meeting)!) as [
    Meeting,
    Meeting,
  ];
  const isSame = samePlaces(first.places, one.after.places) && samePlaces(second.places, other.after.places);
  const two = isSame ? findSwapped(journal, one.meeting, other.meeting) : null;
  const whyNot = two === null || isRefusal(two) ? 'changed-since' : null;
  if (two && !isRefusal(two)) swap(journal, two, null);
  return [one, other].map(({ meeting }) => ({ what: 'table', whyNot, meeting }));
}

type Restored = 'meeting' | 'table' | 'end-of-meeting' | 'word';
type Restore = (journal: Journal, meeting: Meeting, before: MeetingStand) => UndoWhyNot | null;

const RESTORE: Readonly<Record<Restored, Restore>> = {
  meeting: goOn,
  table: moveBack,
  'end-of-meeting': (journal, meeting, { endsAt }) => {
    if (endsAt === null || endsAt <= journal.now) return 'time-over';
    journal.write({ kind: 'meeting-extended', meeting: meeting.meeting, endsAt, reason: null });
    return null;
  },
  word: (journal, { meeting }, { done, moreTime }) => {
    journal.write({ kind: 'words-taken-back', meeting, done, moreTime });
    return null;
  },
};

function whatChanged(before: MeetingStand, after: MeetingStand): Restored {
  if (isLive(before) && !isLive(after)) return 'meeting';
  if (!samePlaces(before.places, after.places)) return 'table';
  return before.endsAt === after.endsAt ? 'word' : 'end-of-meeting';
}

function sameStand(meeting: Meeting, { state, places, endsAt, done, moreTime }: MeetingStand): boolean {
  const isSame = meeting.state === state && meeting.endsAt === endsAt && samePlaces(meeting.places, places);
  const saidSame = SIDES.every(
    (side) => meeting.done[side] === done[side] && meeting.moreTime[side] === moreTime[side],
  );
  return isSame && (saidSame || !isLive(meeting));
}

function samePlaces(a: BySide<PlaceId> | null, b: BySide<PlaceId> | null): boolean {
  return a?.exhibitor === b?.exhibitor && a?.buyer === b?.buyer;
}

/** A pair that was called off is summoned anew; a meeting that was ended runs on to the end that it had. */
function goOn(journal: Journal, meeting: Meeting, before: MeetingStand): UndoWhyNot | null {
  const { session, now } = journal;
  const runs = before.state === 'IN_PROGRESS';
  const whyNot = whyNotOn(journal, meeting);
  if (whyNot) return whyNot;
  if (runs && (before.endsAt === null || before.endsAt <= now)) return 'time-over';
  const places = runs ? before.places : placesFor(session, meeting, before.places);
  if (runs && !areFree(session, before.places)) return 'place-taken';
  if (!runs && runsIntoCommitment(session, meeting, now)) return 'time-over';
  const pools = eachPool(poolsOfThese(session, meeting)).map((key) => session.pools.get(key)!);
  const summons = runs || !places ? { summonsWarnsAt: null, summonsEndsAt: null } : summonsFrom(journal);
  journal.write({
    kind: 'meeting-restored',
    meeting: meeting.meeting,
    state: runs ? 'IN_PROGRESS' : 'SUMMONED',
    interpreter: helperFor(journal, meeting),
    places,
    placeExpectedAt: places ? null : placeExpectedAt(session, pools, () => 0),
    ...summons,
    endsAt: runs ? before.endsAt : null,
  });
  return null;
}

/** Both are here and in nothing else, and their organisations may still meet: that they have just met each other is no bar. */
function whyNotOn({ session, now }: Journal, meeting: Meeting): UndoWhyNot | null {
  if (session.state === 'CLOSED') return 'session-closing';
  const pair = pairOf(session, meeting);
  const areFree = SIDES.every((side) => {
    const { state, engagement } = pair[side];
    return engagement === null && (state === 'AVAILABLE' || state === 'COOLDOWN');
  });
  if (!areFree) return 'not-free';
  const refused = whyNotTogether(session, pair, now)?.refused ?? null;
  return refused === null || (refused === 'already-met' && meeting.state === 'ENDED') ? null : 'not-free';
}

/** The places that the pair had, else others of the pool if nobody waits for them; null: it waits for the next. */
function placesFor(session: Session, meeting: Meeting, had: BySide<PlaceId> | null): BySide<PlaceId> | null {
  if (had && areFree(session, had) && eachPlace(had).every((place) => session.places.get(place)!.open)) return had;
  const of = poolsOfThese(session, meeting);
  const isWaitedFor = eachPool(of).some((key) => session.pools.get(key)!.waiting > 0);
  return isWaitedFor ? null : freePlaces(session, of);
}

function areFree({ placeUse }: Session, places: BySide<PlaceId> | null): boolean {
  return places !== null && eachPlace(places).every((place) => !placeUse.has(place));
}

/** Whoever helped the two, if free again, else another; null: nobody, or they need none. */
function helperFor({ session, now }: Journal, meeting: Meeting): InterpreterId | null {
  if (!meeting.needsInterpreter) return null;
  return freeInterpreterFor(session, pairOf(session, meeting), { from: now, wanted: meeting.interpreter });
}

/** Back to the table where the two were, if that is open and free. A pair that has got its first place keeps it. */
function moveBack(journal: Journal, meeting: Meeting, { places }: MeetingStand): UndoWhyNot | null {
  const { session } = journal;
  if (places === null) return 'stands';
  const others = eachPlace(places).filter((place) => session.placeUse.get(place) !== meeting.meeting);
  const canSit = others.every((place) => !session.placeUse.has(place) && session.places.get(place)!.open);
  if (!canSit) return 'place-taken';
  const { meeting: id } = meeting;
  if (meeting.places === null)
    journal.write({ kind: 'place-assigned', meeting: id, places, ...summonsFrom(journal), reason: null });
  else {
    const goesOn = { summonsWarnsAt: null, summonsEndsAt: null };
    const summons = meeting.state === 'SUMMONED' ? summonsFrom(journal) : goesOn;
    journal.write({ kind: 'meeting-moved', meeting: id, places, ...summons, reason: null });
  }
  return null;
}

function pairOf({ participants }: Session, pair: BySide<Participant['participant']>): BySide<Participant> {
  return { exhibitor: participants.get(pair.exhibitor)!, buyer: participants.get(pair.buyer)! };
}
