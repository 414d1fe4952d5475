/** What a session's events come to. Written by `append_session_batch` alone; MikroORM only reads these rows, but for leads. */
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { BySide, Side } from '../domain/kernel/side.ts';
import type { InterpreterState } from '../domain/pairing/interpreter.ts';
import type { MeetingState, OutcomeKind } from '../domain/pairing/meeting.ts';
import type { Fit, OfferState } from '../domain/pairing/offer.ts';
import type { ForbiddenCause, ParticipantState } from '../domain/pairing/participant.ts';
import type { PlaceKind } from '../domain/pairing/place.ts';
import { codes, day, id, moment, stamp, whole, word } from './column.ts';
import { ExhibitionRow, VenueRow } from './exhibition.row.ts';
import { PairingSessionRow, PlaceRow, PrivateTextRow } from './floor.row.ts';
import { BuyerRow, CompanyRow } from './organisation.row.ts';
import { PersonRow } from './person.row.ts';

const fair = () => ({
  exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
  session: p.manyToOne(PairingSessionRow).mapToPk(),
});

export const ParticipantRow = defineEntity({
  name: 'Participant',
  tableName: 'participant',
  properties: {
    id: id(),
    ...fair(),
    person: p.manyToOne(PersonRow).mapToPk(),
    side: word<Side>(),
    company: p.manyToOne(CompanyRow).mapToPk().nullable(),
    buyer: p.manyToOne(BuyerRow).mapToPk().nullable(),
    venue: p.manyToOne(VenueRow).mapToPk(),
    state: word<ParticipantState>(),
    stateSince: moment(),
    waitingSince: moment().nullable(),
    pausedUntil: moment().nullable(),
    isReachable: p.boolean().default(true),
    meetings: p.integer().default(0),
    /** Follows from the state: what the guard of the one live presence of a person reads. */
    isLive: p.boolean().generated(`(state <> ALL (ARRAY['EXPECTED'::text, 'LEFT'::text])) stored`),
  },
});
export type ParticipantRow = InferEntity<typeof ParticipantRow>;

export const InterpreterRow = defineEntity({
  name: 'Interpreter',
  tableName: 'interpreter',
  properties: {
    id: id(),
    ...fair(),
    person: p.manyToOne(PersonRow).mapToPk(),
    venue: p.manyToOne(VenueRow).mapToPk(),
    languages: codes(),
    state: word<InterpreterState>(),
    stateSince: moment(),
    pausedUntil: moment().nullable(),
    leavesAt: moment().nullable(),
    isReachable: p.boolean().default(true),
    meetings: p.integer().default(0),
  },
});

const pair = () => ({
  exhibitorParticipant: p.manyToOne(ParticipantRow).mapToPk(),
  buyerParticipant: p.manyToOne(ParticipantRow).mapToPk(),
});

export const OfferRow = defineEntity({
  name: 'Offer',
  tableName: 'offer',
  properties: {
    id: id(),
    ...fair(),
    ...pair(),
    state: word<OfferState>(),
    placeKind: word<PlaceKind>(),
    fit: p.json<BySide<Fit>>().columnType('jsonb'),
    round: p.integer().nullable(),
    madeAt: moment(),
    exhibitorDeadline: moment(),
    buyerDeadline: moment(),
    exhibitorAcceptedAt: moment().nullable(),
    buyerAcceptedAt: moment().nullable(),
    endedAt: moment().nullable(),
    /** The meeting that it became; a plain column, for the meeting points back. */
    meetingId: p.uuid().nullable(),
  },
});
export type OfferRow = InferEntity<typeof OfferRow>;

export const MeetingRow = defineEntity({
  name: 'Meeting',
  tableName: 'meeting',
  properties: {
    id: id(),
    ...fair(),
    offer: p.manyToOne(OfferRow).mapToPk(),
    ...pair(),
    state: word<MeetingState>(),
    placeKind: word<PlaceKind>(),
    exhibitorPlace: p.manyToOne(PlaceRow).mapToPk().nullable(),
    buyerPlace: p.manyToOne(PlaceRow).mapToPk().nullable(),
    confirmedAt: moment(),
    placeExpectedAt: moment().nullable(),
    summonedAt: moment().nullable(),
    summonsEndsAt: moment().nullable(),
    begunAt: moment().nullable(),
    endsAt: moment().nullable(),
    endedAt: moment().nullable(),
    absent: word<Side>().nullable(),
  },
});
export type MeetingRow = InferEntity<typeof MeetingRow>;

export const OutcomeRow = defineEntity({
  name: 'Outcome',
  tableName: 'outcome',
  primaryKeys: ['meeting', 'side'],
  properties: {
    meeting: p.manyToOne(MeetingRow).mapToPk().primary(),
    side: word<Side>().primary(),
    ...fair(),
    kind: word<OutcomeKind>(),
    /** Minor units, as text: a contract may exceed what a number holds exactly. */
    amount: p.decimal('string').columnType('numeric(30,0)').nullable(),
    currency: p.text().nullable(),
    followUpOn: day().nullable(),
    note: p.manyToOne(PrivateTextRow).mapToPk().nullable(),
    isPublic: p.boolean().default(false),
    isConfirmed: p.boolean().default(false),
    recordedAt: moment(),
  },
});
export type OutcomeRow = InferEntity<typeof OutcomeRow>;

/** What a participant keeps of a counterpart. Contact data is read from the person under their consent, never copied. */
export const LeadRow = defineEntity({
  name: 'Lead',
  tableName: 'lead',
  properties: {
    id: id(),
    ...fair(),
    meeting: p.manyToOne(MeetingRow).mapToPk().nullable(),
    ownerParticipant: p.manyToOne(ParticipantRow).mapToPk(),
    counterpartParticipant: p.manyToOne(ParticipantRow).mapToPk(),
    note: p.manyToOne(PrivateTextRow).mapToPk().nullable(),
    rating: p.integer().nullable(),
    createdAt: stamp(),
    updatedAt: stamp().onUpdate(() => new Date()),
  },
});
export type LeadRow = InferEntity<typeof LeadRow>;

export const PairMemoryRow = defineEntity({
  name: 'PairMemory',
  tableName: 'pair_memory',
  primaryKeys: ['company', 'buyer', 'cause'],
  properties: {
    company: p.manyToOne(CompanyRow).mapToPk().primary(),
    buyer: p.manyToOne(BuyerRow).mapToPk().primary(),
    cause: word<ForbiddenCause>().primary(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    sessionId: p.uuid(),
    sequence: whole(),
  },
});
export type PairMemoryRow = InferEntity<typeof PairMemoryRow>;
