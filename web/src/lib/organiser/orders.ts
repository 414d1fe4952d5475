/** An act that is filled in, as the mutation that does it. */
import { request } from '#lib/api/client.ts';
import * as steer from '#lib/api/documents/steer.generated.ts';
import type { DeclineReason } from '#lib/api/documents/schema.generated.ts';
import type { Operation } from '#lib/api/operation.ts';
import type { Language } from '#lib/messages/language.ts';
import type { Act } from './acts.ts';
import type { Person } from './person.ts';

/** What a form adds to an act. */
export interface Filled {
  reason: string;
  /** Until when a break or a pause lasts; null: until somebody says otherwise. */
  until: string | null;
  place: string | null;
  /** The other pair, for changing tables. */
  meeting: string | null;
  /** Who takes somebody's place. */
  comes: string | null;
  exhibitor: string | null;
  buyer: string | null;
  announcement: Record<Language, string>;
  declineReason: DeclineReason;
  lateMinutes: number;
}

/** A mutation's answer, of which only a refusal is read: the feed and the board show the rest. */
export interface Answer {
  __typename: string;
  code?: string;
  message?: string;
}

/** What all sends share: the session, and one key for all tries of one intent. */
export interface Sending {
  session: string;
  idempotencyKey: string;
  person: Person | null;
}

/** Sends an act; a refusal is in the answer, a lost connection is thrown. */
export function sendAct(act: Act, filled: Filled, sending: Sending): Promise<Answer> {
  const { session, idempotencyKey, person } = sending;
  const stepIn = { idempotencyKey, session, reason: filled.reason.trim() || null };
  const presence = { idempotencyKey, session, participant: person?.id ?? null };
  const onOffer = { idempotencyKey, participant: person?.id ?? null, offer: person?.offer?.id ?? '' };
  const onMeeting = { idempotencyKey, participant: person?.id ?? null, meeting: person?.meeting?.id ?? '' };
  switch (act.kind) {
    case 'open-session':
      return send(steer.steerOpenSession, stepIn);
    case 'start-pairing':
      return send(steer.steerStartPairing, stepIn);
    case 'pause-pairing':
      return send(steer.steerPausePairing, { ...stepIn, until: filled.until });
    case 'close-session':
      return send(steer.steerCloseSession, stepIn);
    case 'announce':
      return send(steer.steerAnnounce, { ...stepIn, text: textsOf(filled.announcement) });
    case 'pair-by-hand':
      return send(steer.steerPairByHand, { ...stepIn, exhibitor: filled.exhibitor ?? '', buyer: filled.buyer ?? '' });
    case 'move-meeting':
      return send(steer.steerMoveMeeting, { ...stepIn, meeting: act.meeting, place: filled.place ?? '' });
    case 'cancel-meeting':
    case 'end-meeting':
      return send(steer.steerCancelMeeting, { ...stepIn, meeting: act.meeting });
    case 'close-place':
      return send(steer.steerClosePlace, { ...stepIn, place: act.place });
    case 'open-place':
      return send(steer.steerOpenPlace, { ...stepIn, place: act.place });
    case 'close-places':
      return send(steer.steerClosePlaces, { ...stepIn, places: act.places });
    case 'open-places':
      return send(steer.steerOpenPlaces, { ...stepIn, places: act.places });
    case 'swap-tables':
      return send(steer.steerSwapTables, { ...stepIn, meeting: act.meeting, other: filled.meeting ?? '' });
    case 'substitute':
      return send(steer.steerSubstitute, { ...stepIn, leaves: act.leaves, comes: filled.comes ?? '' });
    case 'withdraw-offer':
      return send(steer.steerWithdrawOffer, { ...stepIn, offer: act.offer });
    case 'check-in':
      return send(steer.forCheckIn, presence);
    case 'available':
      return send(steer.forBecomeAvailable, presence);
    case 'break':
      return send(steer.forPause, { ...presence, until: filled.until });
    case 'leave':
      return send(steer.forLeaveSession, presence);
    case 'accept':
      return send(steer.forAcceptOffer, onOffer);
    case 'later':
      return send(steer.forDeferOffer, onOffer);
    case 'decline':
      return send(steer.forDeclineOffer, { ...onOffer, reason: filled.declineReason });
    case 'more-time':
      return send(steer.forExtendAnswer, onOffer);
    case 'arrive':
      return send(steer.forArriveAtPlace, onMeeting);
    case 'late':
      return send(steer.forAnnounceDelay, { ...onMeeting, minutes: filled.lateMinutes });
    case 'no-show':
      return send(steer.forReportNoShow, onMeeting);
    case 'done':
      return send(steer.forEndMeeting, onMeeting);
    case 'extend':
      return send(steer.forExtendMeeting, onMeeting);
  }
}

async function send<Input>(operation: Operation<{ answer: Answer }, { input: Input }>, input: Input): Promise<Answer> {
  const { answer } = await request(operation, { input });
  return answer;
}

/** Texts as the wire names their languages; what was left empty is not sent. */
function textsOf(texts: Readonly<Record<Language, string>>): { language: string; text: string }[] {
  return Object.entries(texts)
    .map(([language, text]) => ({ language, text: text.trim() }))
    .filter(({ text }) => text !== '');
}
