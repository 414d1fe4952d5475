import type { InterpreterId, MeetingId, OfferId, ParticipantId } from '../kernel/id.ts';
import type { Side } from '../kernel/side.ts';
import type { Interpreter } from './interpreter.ts';
import { isLive, type Meeting } from './meeting.ts';
import type { Offer } from './offer.ts';
import type { Participant } from './participant.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { Session, SessionState } from './session.ts';

/** The participant, or why it is not here. */
export function findParticipant(session: Session, id: ParticipantId): Participant | Refusal {
  return session.participants.get(id) ?? refuse('participant-unknown');
}

/** The interpreter, or why it is not here. */
export function findInterpreter(session: Session, id: InterpreterId): Interpreter | Refusal {
  return session.interpreters.get(id) ?? refuse('interpreter-unknown');
}

/** A live meeting, or why it is gone. */
export function findLiveMeeting(session: Session, id: MeetingId): Meeting | Refusal {
  const meeting = session.meetings.get(id);
  return meeting && isLive(meeting) ? meeting : refuse('meeting-gone');
}

/** An open offer, or what became of it. */
export function findOpenOffer(session: Session, id: OfferId): Offer | Refusal {
  const offer = session.offers.get(id);
  if (offer?.state === 'PROPOSED') return offer;
  if (offer?.state === 'EXPIRED') return refuse('offer-expired', { expiredAt: offer.endedAt! });
  return offer?.state === 'CONFIRMED' ? refuse('already-answered') : refuse('offer-gone');
}

/** The side on which a participant sits in an offer or meeting; null when it is somebody else's. */
export function sideOf({ exhibitor, buyer }: Pick<Offer, 'exhibitor' | 'buyer'>, id: ParticipantId): Side | null {
  if (exhibitor === id) return 'exhibitor';
  return buyer === id ? 'buyer' : null;
}

/** PA60: why an order is refused in the session's state; null when the state is one of `allowed`. */
export function stateRefusal(session: Session, allowed: readonly SessionState[]): Refusal | null {
  const { state, opensAt } = session;
  if (allowed.includes(state)) return null;
  if (state === 'DRAFT') return refuse('session-not-open', { time: opensAt });
  if (state === 'CLOSED' || state === 'CLOSING') return refuse('session-closed');
  return state === 'PAUSED' ? refuse('session-paused') : refuse('session-state', { state });
}
