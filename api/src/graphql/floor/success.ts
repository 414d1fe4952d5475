import type { MeetingId, OfferId, ParticipantId } from '../../domain/kernel/id.ts';
import type { Session } from '../../domain/pairing/session.ts';
import { meetingSeen, offerSeen, participantSeen } from './seen.ts';

/** What an accepted act was about. */
export interface Done {
  participant: ParticipantId;
  offer: OfferId | null;
  meeting: MeetingId | null;
}

/** Makes the success of a mutation from the session as it now is. */
export type Success = (session: Session, done: Done) => object;

/** The presence as it now is. */
export const presenceSuccess: Success = (session, { participant }) => ({
  __typename: 'PresenceSuccess',
  participant: participantSeen(session, participant),
});

/** The offer and the presence as they now are. */
export const offerSuccess: Success = (session, { participant, offer }) => ({
  __typename: 'OfferSuccess',
  offer: offer && offerSeen(session, offer, participant),
  participant: participantSeen(session, participant),
});

/** The meeting and the presence as they now are. */
export const meetingSuccess: Success = (session, { participant, meeting }) => ({
  __typename: 'MeetingSuccess',
  meeting: meeting && meetingSeen(session, meeting, participant),
  participant: participantSeen(session, participant),
});
