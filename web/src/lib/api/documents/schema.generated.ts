// Written by `pnpm --filter @ponte/web documents`; do not edit.
export type Language = 'zh_Hant' | 'zh_Hans' | 'pt' | 'en';
export type Side = 'EXHIBITOR' | 'BUYER';
export type SessionState = 'DRAFT' | 'OPEN' | 'PAIRING' | 'PAUSED' | 'CLOSING' | 'CLOSED';
export type ParticipantState =
  'EXPECTED' | 'CHECKED_IN' | 'AVAILABLE' | 'PAUSED' | 'OFFERED' | 'SUMMONED' | 'MEETING' | 'COOLDOWN' | 'LEFT';
export type OfferState = 'PROPOSED' | 'CONFIRMED' | 'DECLINED' | 'EXPIRED' | 'WITHDRAWN';
export type MeetingState = 'SUMMONED' | 'IN_PROGRESS' | 'NO_SHOW' | 'CANCELLED' | 'ENDED';
export type PlaceKind = 'TABLE' | 'STAND' | 'VIDEO';
export type OutcomeKind = 'NONE' | 'FOLLOW_UP' | 'SAMPLE_ORDER' | 'LETTER_OF_INTENT' | 'MEMORANDUM' | 'CONTRACT';
export type DeclineReason = 'GOODS' | 'PRICE' | 'QUANTITY' | 'PARTNER' | 'UNSAID';
export interface SignInWithBadgeInput {
  token: string;
}
export interface SignInInput {
  email: string;
  password: string;
}
export interface PresenceInput {
  idempotencyKey: string;
  session: string;
  participant?: string | null;
}
export interface PauseInput {
  idempotencyKey: string;
  session: string;
  participant?: string | null;
  until?: string | null;
}
export interface OfferInput {
  idempotencyKey: string;
  offer: string;
}
export interface DeclineOfferInput {
  idempotencyKey: string;
  offer: string;
  reason?: DeclineReason | null;
}
export interface MeetingInput {
  idempotencyKey: string;
  meeting: string;
}
export interface DelayInput {
  idempotencyKey: string;
  meeting: string;
  minutes: number;
}
export interface OutcomeInput {
  idempotencyKey: string;
  meeting: string;
  kind: OutcomeKind;
  amount?: string | null;
  currency?: string | null;
  followUpOn?: string | null;
  note?: string | null;
  publish?: boolean | null;
}
export interface NoteInput {
  idempotencyKey: string;
  meeting: string;
  text: string;
}
export interface LeadInput {
  idempotencyKey: string;
  meeting: string;
  rating: number;
}
export interface ConsentInput {
  idempotencyKey: string;
  session: string;
  given: boolean;
}
export interface StepInInput {
  idempotencyKey: string;
  session: string;
  reason?: string | null;
}
export interface PausePairingInput {
  idempotencyKey: string;
  session: string;
  reason?: string | null;
  until?: string | null;
}
export interface PairByHandInput {
  idempotencyKey: string;
  session: string;
  reason?: string | null;
  exhibitor: string;
  buyer: string;
}
export interface MoveMeetingInput {
  idempotencyKey: string;
  session: string;
  reason?: string | null;
  meeting: string;
  place: string;
}
export interface CancelMeetingInput {
  idempotencyKey: string;
  session: string;
  reason?: string | null;
  meeting: string;
}
export interface PlaceInput {
  idempotencyKey: string;
  session: string;
  reason?: string | null;
  place: string;
}
export interface AnnounceInput {
  idempotencyKey: string;
  session: string;
  text: readonly LocalizedTextInput[];
}
export interface LocalizedTextInput {
  language: Language;
  text: string;
}
export interface ChangeRulesInput {
  idempotencyKey: string;
  session: string;
  dryRun?: boolean | null;
}
export interface ImportFairInput {
  dryRun?: boolean | null;
}
export interface ExportFairInput {
  exhibition: string;
}
