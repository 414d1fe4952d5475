/** What `append_session_batch` is given: the batch as rows, in the names of the database. Lists in which nothing changed are left out. */
import { SIDES } from '../domain/kernel/side.ts';
import type { Meeting } from '../domain/pairing/meeting.ts';
import type { Offer } from '../domain/pairing/offer.ts';
import type { Participant } from '../domain/pairing/participant.ts';
import type { Batch, LoggedEvent } from '../ports/sessionLog.ts';

/** The arguments of the function, in its order. `withSession`: whether the session's own state and rules are to be written. */
export function appendArguments(batch: Batch, withSession: boolean): unknown[] {
  return [
    batch.session,
    batch.exhibition,
    batch.batch,
    batch.epoch,
    batch.expectedHead,
    JSON.stringify(batch.events.map(eventRow)),
    batch.engagementsEnded,
    listOrNull(batch.engagementsTaken),
    batch.placesFreed,
    listOrNull(batch.placesTaken),
    projections(batch, withSession),
    listOrNull(batch.keys.map(({ inputHash, ...key }) => ({ ...key, input_hash: inputHash }))),
  ];
}

function eventRow({ sequence, version, event }: LoggedEvent) {
  return { sequence, version, kind: event.kind, at: event.at, payload: event };
}

function projections(batch: Batch, withSession: boolean): string | null {
  const lists = {
    places: batch.places.map(({ place, open }) => ({ id: place, is_open: open })),
    participants: batch.participants.map(participantRow),
    offers: batch.offers.map(offerRow),
    meetings: batch.meetings.map(meetingRow),
    outcomes: batch.meetings.flatMap(outcomeRows),
    pairs: pairsToRemember(batch),
  };
  const changed = Object.entries(lists).filter(([, rows]) => rows.length > 0);
  const session = withSession ? { session: { state: batch.state, rules: batch.rules } } : {};
  return changed.length > 0 || withSession ? JSON.stringify({ ...session, ...Object.fromEntries(changed) }) : null;
}

function participantRow(it: Participant) {
  return {
    id: it.participant,
    person: it.person,
    side: it.side,
    company: it.side === 'exhibitor' ? it.organisation : null,
    buyer: it.side === 'buyer' ? it.organisation : null,
    venue: it.venue,
    state: it.state,
    state_since: it.stateSince,
    waiting_since: it.waitingSince,
    paused_until: it.state === 'PAUSED' ? it.until : null,
    is_reachable: it.reachable,
    meetings: it.meetings,
  };
}

function offerRow(it: Offer) {
  return {
    id: it.offer,
    exhibitor: it.exhibitor,
    buyer: it.buyer,
    state: it.state,
    place_kind: it.placeKind,
    fit: it.fit,
    round: it.round,
    made_at: it.madeAt,
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
    id: it.meeting,
    offer: it.offer,
    exhibitor: it.exhibitor,
    buyer: it.buyer,
    state: it.state,
    place_kind: it.placeKind,
    exhibitor_place: it.places?.exhibitor ?? null,
    buyer_place: it.places?.buyer ?? null,
    confirmed_at: it.confirmedAt,
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

function listOrNull(rows: readonly unknown[]): string | null {
  return rows.length > 0 ? JSON.stringify(rows) : null;
}
