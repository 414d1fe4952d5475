/** What `append_session_batch` is given: the batch as rows, in the names of the database. Lists in which nothing changed are left out. */
import { SIDES } from '../domain/kernel/side.ts';
import type { Interpreter } from '../domain/pairing/interpreter.ts';
import type { Meeting } from '../domain/pairing/meeting.ts';
import type { Offer } from '../domain/pairing/offer.ts';
import type { Participant } from '../domain/pairing/participant.ts';
import type { Batch, LoggedEvent } from '../ports/sessionLog.ts';

/** Where the session's own state and rules stand among the arguments. */
const SESSION_NOW = 11;

/** The arguments of the function with the session's own state and rules, or without where these are written already. */
export function withSessionNow(values: readonly unknown[], { state, rules }: Batch, isWritten: boolean): unknown[] {
  return values.with(SESSION_NOW, isWritten ? null : JSON.stringify({ state, rules }));
}

/** The arguments of the function, in its order, without the session's own state and rules. */
export function appendArguments(batch: Batch): unknown[] {
  const isKnown = (id: string) => batch.known?.has(id) ?? false;
  const people = parted(batch.participants, ({ participant }) => isKnown(participant));
  const offers = parted(batch.offers, ({ offer }) => isKnown(offer));
  const meetings = parted(batch.meetings, ({ meeting }) => isKnown(meeting));
  return [
    batch.session,
    batch.exhibition,
    batch.batch,
    batch.epoch,
    batch.expectedHead,
    batch.expectedHead + batch.events.length,
    rows(batch.events, eventRow),
    idsOrNull(batch.engagementsEnded),
    rows(batch.engagementsTaken),
    idsOrNull(batch.placesFreed),
    rows(batch.placesTaken),
    null,
    rows(batch.places, ({ place, open }) => ({ id: place, is_open: open })),
    rows(people.fresh, participantRow),
    rows(people.known, participantChange),
    rows(offers.fresh, offerRow),
    rows(offers.known, offerChange),
    rows(meetings.fresh, meetingRow),
    rows(meetings.known, meetingChange),
    rows(batch.meetings.flatMap(outcomeRows)),
    rows(pairsToRemember(batch)),
    rows(batch.keys, ({ inputHash, ...key }) => ({ ...key, input_hash: inputHash })),
  ];
}

/** What interpreters add to the arguments; null where nothing of theirs changed, as in most batches. */
export function interpreterArguments({
  interpreters,
  interpretersEnded,
  interpretersTaken,
}: Batch): readonly unknown[] | null {
  if (interpreters.length === 0) return null;
  return [idsOrNull(interpretersEnded), rows(interpretersTaken), rows(interpreters, interpreterRow)];
}

/** Rows as JSON; null where there are none. */
function rows<Value>(values: readonly Value[], rowOf: (value: Value) => unknown = (value) => value): string | null {
  return values.length > 0 ? JSON.stringify(values.map(rowOf)) : null;
}

function idsOrNull(ids: readonly string[]): readonly string[] | null {
  return ids.length > 0 ? ids : null;
}

function parted<Value>(
  values: readonly Value[],
  isKnown: (value: Value) => boolean,
): { fresh: Value[]; known: Value[] } {
  const parts: { fresh: Value[]; known: Value[] } = { fresh: [], known: [] };
  for (const value of values) parts[isKnown(value) ? 'known' : 'fresh'].push(value);
  return parts;
}

function eventRow({ sequence, version, event }: LoggedEvent) {
  return { sequence, version, kind: event.kind, at: event.at, payload: event };
}

function participantRow(it: Participant) {
  return {
    ...participantChange(it),
    person: it.person,
    side: it.side,
    company: it.side === 'exhibitor' ? it.organisation : null,
    buyer: it.side === 'buyer' ? it.organisation : null,
    venue: it.venue,
  };
}

function participantChange(it: Participant) {
  return {
    id: it.participant,
    state: it.state,
    state_since: it.stateSince,
    waiting_since: it.waitingSince,
    paused_until: it.state === 'PAUSED' ? it.until : null,
    is_reachable: it.reachable,
    meetings: it.meetings,
  };
}

function interpreterRow(it: Interpreter) {
  return {
    id: it.interpreter,
    person: it.person,
    venue: it.venue,
    languages: it.languages,
    state: it.state,
    state_since: it.stateSince,
    paused_until: it.state === 'PAUSED' ? it.until : null,
    leaves_at: it.leavesAt,
    is_reachable: it.reachable,
    meetings: it.meetings,
  };
}

function offerRow(it: Offer) {
  return {
    ...offerChange(it),
    place_kind: it.placeKind,
    fit: it.fit,
    round: it.round,
    made_at: it.madeAt,
  };
}

function offerChange(it: Offer) {
  return {
    id: it.offer,
    exhibitor: it.exhibitor,
    buyer: it.buyer,
    state: it.state,
    exhibitor_deadline: it.answers.exhibitor.deadline,
    buyer_deadline: it.answers.buyer.deadline,
    exhibitor_accepted_at: it.answers.exhibitor.acceptedAt,
    buyer_accepted_at: it.answers.buyer.acceptedAt,
    ended_at: it.endedAt,
    meeting: it.meeting,
  };
}

function meetingRow(it: Meeting) {
  return {
    ...meetingChange(it),
    offer: it.offer,
    exhibitor: it.exhibitor,
    buyer: it.buyer,
    place_kind: it.placeKind,
    confirmed_at: it.confirmedAt,
  };
}

function meetingChange(it: Meeting) {
  return {
    id: it.meeting,
    state: it.state,
    exhibitor_place: it.places?.exhibitor ?? null,
    buyer_place: it.places?.buyer ?? null,
    place_expected_at: it.placeExpectedAt,
    summoned_at: it.summonedAt,
    summons_ends_at: it.summonsEndsAt,
    begun_at: it.begunAt,
    ends_at: it.endsAt,
    ended_at: it.endedAt,
    absent: it.absent,
  };
}

function outcomeRows(it: Meeting) {
  return SIDES.flatMap((side) => {
    const outcome = it.outcomes[side];
    if (!outcome) return [];
    return {
      meeting: it.meeting,
      side,
      kind: outcome.kind,
      amount: outcome.amount,
      currency: outcome.currency,
      follow_up_on: outcome.followUpOn,
      note: outcome.note,
      is_public: outcome.publish,
      is_confirmed: it.outcomeConfirmed[side],
      recorded_at: outcome.at,
    };
  });
}

/** Who met, refused or blocked whom is kept for the whole exhibition, so that a session that begins later knows it. */
function pairsToRemember(batch: Batch) {
  return batch.events.flatMap(({ event }) =>
    event.kind === 'forbidden-added' ? [{ participant: event.participant, ...event.forbidden }] : [],
  );
}
