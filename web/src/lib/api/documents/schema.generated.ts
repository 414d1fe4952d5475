// Written by `pnpm --filter @ponte/web documents`; do not edit.
export type ApiKeyMode = 'LIVE' | 'TEST';
export type DeclineReason = 'GOODS' | 'PARTNER' | 'PRICE' | 'QUANTITY' | 'UNSAID';
export type InterpreterState = 'FREE' | 'LEFT' | 'MEETING' | 'PAUSED' | 'PROMISED' | 'SUMMONED';
export type Language = 'en' | 'pt' | 'zh_Hans' | 'zh_Hant';
export type LeadsFormat = 'CSV' | 'VCARD';
export type MeetingState = 'CANCELLED' | 'ENDED' | 'IN_PROGRESS' | 'NO_SHOW' | 'SUMMONED';
export type OfferState = 'CONFIRMED' | 'DECLINED' | 'EXPIRED' | 'PROPOSED' | 'WITHDRAWN';
export type OutcomeKind = 'CONTRACT' | 'FOLLOW_UP' | 'LETTER_OF_INTENT' | 'MEMORANDUM' | 'NONE' | 'SAMPLE_ORDER';
export type ParticipantState = 'AVAILABLE' | 'CHECKED_IN' | 'COOLDOWN' | 'EXPECTED' | 'LEFT' | 'MEETING' | 'OFFERED' | 'PAUSED' | 'SUMMONED';
export type PlaceKind = 'STAND' | 'TABLE' | 'VIDEO';
export type RehearsalStanding = 'DONE' | 'FAILED' | 'RUNNING' | 'STOPPED';
export type SessionState = 'CLOSED' | 'CLOSING' | 'DRAFT' | 'OPEN' | 'PAIRING' | 'PAUSED';
export type Side = 'BUYER' | 'EXHIBITOR';
export type UndoWhat = 'ANNOUNCEMENT' | 'ANNOUNCEMENT_READ' | 'DECIDED_SINCE' | 'END_OF_MEETING' | 'LASTING' | 'MEETING' | 'OFFER_MADE_AGAIN' | 'OFFER_TAKEN_BACK' | 'PAIRING' | 'PERSON' | 'PLACE' | 'RULES' | 'TABLE' | 'WORD';
export type UndoWhyNot = 'ANSWERED' | 'CHANGED_SINCE' | 'CONFIRMED' | 'NOT_FREE' | 'PLACE_TAKEN' | 'SESSION_CLOSING' | 'STANDS' | 'TIME_OVER';
export interface AllowCallsInput {
  auth: string;
  endpoint: string;
  language: Language;
  p256dh: string;
}
export interface AnnounceInput {
  idempotencyKey?: string | null;
  reason?: string | null;
  session: string;
  text: readonly (LocalizedTextEntryInput)[];
}
export interface AnswerDeviceInput {
  allow: boolean;
  frontCode?: string | null;
  request?: string | null;
}
export interface AnswerTimeInput {
  frontCode?: string | null;
  idempotencyKey?: string | null;
  participant?: string | null;
  seconds?: number | null;
  session: string;
}
export interface ApplyRehearsalInput {
  dryRun?: boolean | null;
  idempotencyKey?: string | null;
  meetingMinutes?: boolean | null;
  reason?: string | null;
  session: string;
  tables?: boolean | null;
}
export interface AssignInterpreterInput {
  idempotencyKey?: string | null;
  interpreter: string;
  meeting: string;
  reason?: string | null;
  session: string;
}
export interface BeginInput {
  code: string;
  email: string;
  name: string;
  organisation: string;
  password: string;
}
export interface BindSpareBadgeInput {
  code: string;
  country?: string | null;
  existing?: string | null;
  goods: readonly (string)[];
  idempotencyKey?: string | null;
  languages: readonly (string)[];
  markets: readonly (string)[];
  name: readonly (LocalizedTextEntryInput)[];
  organisation: readonly (LocalizedTextEntryInput)[];
  session: string;
  side: Side;
  words?: string | null;
}
export interface CancelMeetingInput {
  idempotencyKey?: string | null;
  meeting: string;
  reason?: string | null;
  session: string;
}
export interface CellCorrectionInput {
  column: string;
  file: string;
  row?: number | null;
  value: string;
  was?: string | null;
}
export interface ChangeRulesInput {
  dryRun: boolean;
  idempotencyKey?: string | null;
  reason?: string | null;
  rules: SessionRulesInput;
  session: string;
}
export interface ConsentInput {
  frontCode?: string | null;
  idempotencyKey?: string | null;
  meeting: string;
  participant?: string | null;
  share: boolean;
}
export interface DeclineOfferInput {
  frontCode?: string | null;
  idempotencyKey?: string | null;
  offer: string;
  participant?: string | null;
  reason?: DeclineReason | null;
}
export interface DelayInput {
  frontCode?: string | null;
  idempotencyKey?: string | null;
  meeting: string;
  minutes: number;
  participant?: string | null;
}
export interface ExportFairInput {
  exhibition: string;
  language?: Language | null;
}
export interface FairFileInput {
  content: string;
  name: string;
}
export interface GiveOfferInput {
  frontCode?: string | null;
  idempotencyKey?: string | null;
  offer: string;
  participant?: string | null;
  to: string;
}
export interface HallSpotInput {
  x: number;
  y: number;
}
export interface HallTableInput {
  place: string;
  x: number;
  y: number;
}
export interface HallWayInput {
  from: HallSpotInput;
  to: HallSpotInput;
}
export interface HallZoneInput {
  depth: number;
  name: string;
  width: number;
  x: number;
  y: number;
}
export interface ImportFairInput {
  corrections: readonly (CellCorrectionInput)[];
  dryRun: boolean;
  exhibition?: string | null;
  files: readonly (FairFileInput)[];
  skipBadRows: boolean;
}
export interface IssueApiKeyInput {
  exhibition: string;
  expiresAt?: string | null;
  mode: ApiKeyMode;
  name: string;
  scopes: readonly (string)[];
}
export interface KeepHallPlanInput {
  depth: number;
  entrance?: HallSpotInput | null;
  interpreters?: HallSpotInput | null;
  tables: readonly (HallTableInput)[];
  venue: string;
  version: number;
  ways: readonly (HallWayInput)[];
  width: number;
  zones: readonly (HallZoneInput)[];
}
export interface LeadInput {
  frontCode?: string | null;
  idempotencyKey?: string | null;
  meeting: string;
  participant?: string | null;
  rating: number;
}
export interface LeaveInterpretingInput {
  at?: string | null;
  atOnce: boolean;
  frontCode?: string | null;
  idempotencyKey?: string | null;
  participant?: string | null;
  session: string;
}
export interface LocalizedTextEntryInput {
  language: string;
  text: string;
}
export interface MeetingInput {
  frontCode?: string | null;
  idempotencyKey?: string | null;
  meeting: string;
  participant?: string | null;
}
export interface MoveMeetingInput {
  idempotencyKey?: string | null;
  meeting: string;
  place: string;
  reason?: string | null;
  session: string;
}
export interface NoteInput {
  frontCode?: string | null;
  idempotencyKey?: string | null;
  meeting: string;
  participant?: string | null;
  text: string;
}
export interface OfferInput {
  frontCode?: string | null;
  idempotencyKey?: string | null;
  offer: string;
  participant?: string | null;
}
export interface OutcomeInput {
  amount?: string | null;
  currency?: string | null;
  followUpOn?: string | null;
  frontCode?: string | null;
  idempotencyKey?: string | null;
  kind: OutcomeKind;
  meeting: string;
  note?: string | null;
  participant?: string | null;
  publish: boolean;
}
export interface PairByHandInput {
  buyer: string;
  exhibitor: string;
  idempotencyKey?: string | null;
  reason?: string | null;
  session: string;
}
export interface PauseInput {
  frontCode?: string | null;
  idempotencyKey?: string | null;
  participant?: string | null;
  session: string;
  until?: string | null;
  withSomebody?: boolean | null;
}
export interface PausePairingInput {
  idempotencyKey?: string | null;
  reason?: string | null;
  session: string;
  until?: string | null;
}
export interface PlaceInput {
  idempotencyKey?: string | null;
  place: string;
  reason?: string | null;
  session: string;
}
export interface PlacesInput {
  idempotencyKey?: string | null;
  places: readonly (string)[];
  reason?: string | null;
  session: string;
}
export interface PlanLeavingInput {
  at?: string | null;
  frontCode?: string | null;
  idempotencyKey?: string | null;
  participant?: string | null;
  session: string;
}
export interface PresenceInput {
  frontCode?: string | null;
  idempotencyKey?: string | null;
  participant?: string | null;
  session: string;
}
export interface PrintBadgesInput {
  alsoUnused: boolean;
  exhibition: string;
}
export interface PrintSpareBadgesInput {
  count: number;
  exhibition: string;
  voidOthers: boolean;
}
export interface RefuseCallsInput {
  endpoint: string;
}
export interface RegisterWalkInInput {
  country?: string | null;
  device?: string | null;
  goods: readonly (string)[];
  languages: readonly (string)[];
  markets: readonly (string)[];
  name: readonly (LocalizedTextEntryInput)[];
  organisation: readonly (LocalizedTextEntryInput)[];
  side: Side;
  token: string;
  words?: string | null;
}
export interface RehearsalSettingInput {
  name: string;
  value: number;
}
export interface RehearsedTablesInput {
  kind: PlaceKind;
  places: number;
  venue: string;
}
export interface ReissueBadgeInput {
  frontCode: string;
  idempotencyKey?: string | null;
  reason: string;
  reissue: boolean;
  spareCode?: string | null;
}
export interface RelaxRequirementInput {
  frontCode?: string | null;
  idempotencyKey?: string | null;
  participant?: string | null;
  scheme: string;
  session: string;
}
export interface RemoveFromFairInput {
  exhibition: string;
  session?: string | null;
  table?: string | null;
  venue?: string | null;
}
export interface RevokeApiKeyInput {
  exhibition: string;
  hint: string;
}
export interface SessionEmphasisInput {
  headings: readonly (string)[];
  markets: readonly (string)[];
  words: readonly (string)[];
}
export interface SessionRulesInput {
  answerSeconds?: number | null;
  claimSeconds?: number | null;
  cooldownSeconds?: number | null;
  emphasis?: SessionEmphasisInput | null;
  extensionMinutes?: number | null;
  extraAnswerSeconds?: number | null;
  laterMinutes?: number | null;
  leastMeetings?: number | null;
  meetingMinutes?: number | null;
  metAgainAfterHours?: number | null;
  mostMeetings?: number | null;
  mostMeetingsADay?: number | null;
  mostWithHosted?: number | null;
  mostWithLarge?: number | null;
  mostWithMedium?: number | null;
  mostWithSmall?: number | null;
  overbooking?: number | null;
  placeKind?: PlaceKind | null;
  silentSeconds?: number | null;
  summonsSeconds?: number | null;
  summonsWarningSeconds?: number | null;
  targetMeetings?: number | null;
  videoAcrossVenues?: boolean | null;
}
export interface SessionSetUpInput {
  answerSeconds: number;
  cooldownSeconds: number;
  endsAt: string;
  kind: string;
  meetingMinutes: number;
  name: readonly (LocalizedTextEntryInput)[];
  placeKind: PlaceKind;
  places?: string | null;
  reference: string;
  startsAt: string;
}
export interface SetUpFairInput {
  endsOn: string;
  exhibition?: string | null;
  name: readonly (LocalizedTextEntryInput)[];
  reference?: string | null;
  sessions: readonly (SessionSetUpInput)[];
  startsOn: string;
  timeZone: string;
  venues: readonly (VenueSetUpInput)[];
}
export interface SignInInput {
  email: string;
  password: string;
}
export interface SignInWithBadgeInput {
  device?: string | null;
  frontCode?: string | null;
  token: string;
}
export interface StartRehearsalInput {
  advice?: boolean | null;
  meetingMinutes?: number | null;
  replay?: boolean | null;
  seed?: number | null;
  seeds?: number | null;
  session: string;
  settings?: readonly (RehearsalSettingInput)[] | null;
  tables?: readonly (RehearsedTablesInput)[] | null;
}
export interface StepInInput {
  idempotencyKey?: string | null;
  reason?: string | null;
  session: string;
}
export interface StopRehearsalInput {
  session: string;
}
export interface SubstituteDelegateInput {
  code: string;
  frontCode: string;
  idempotencyKey?: string | null;
  languages: readonly (string)[];
  name: readonly (LocalizedTextEntryInput)[];
  session: string;
}
export interface SubstituteInput {
  comes: string;
  idempotencyKey?: string | null;
  leaves: string;
  reason?: string | null;
  session: string;
}
export interface SwapTablesInput {
  idempotencyKey?: string | null;
  meeting: string;
  other: string;
  reason?: string | null;
  session: string;
}
export interface UndoInput {
  act: string;
  idempotencyKey?: string | null;
  reason?: string | null;
  session: string;
}
export interface VenueSetUpInput {
  country: string;
  name: readonly (LocalizedTextEntryInput)[];
  reference: string;
  tables: number;
  videoTables: number;
  walkMinutes: number;
  zone?: string | null;
}
export interface WithdrawOfferInput {
  idempotencyKey?: string | null;
  offer: string;
  reason?: string | null;
  session: string;
}
