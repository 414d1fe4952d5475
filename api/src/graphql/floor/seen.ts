import type { ExhibitionId, MeetingId, OfferId, ParticipantId, SessionId } from '../../domain/kernel/id.ts';
import { otherSide, type Side } from '../../domain/kernel/side.ts';
import type { Meeting } from '../../domain/pairing/meeting.ts';
import type { Offer } from '../../domain/pairing/offer.ts';
import type { Participant } from '../../domain/pairing/participant.ts';
import type { Place } from '../../domain/pairing/place.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { SessionBrief } from '../../ports/sessionPlans.ts';
import type { ApiContext } from '../context.ts';

/** A session with its plan and, once it is drafted, its committed state: the source of `PairingSession`. */
export interface SeenSession {
  __typename: 'PairingSession';
  id: SessionId;
  plan: SessionBrief;
  live: Session | null;
}

/** A participant in the committed state of its session: the source of `Participant`. */
export interface SeenParticipant {
  __typename: 'Participant';
  id: ParticipantId;
  in: SessionId;
  session: Session;
  participant: Participant;
}

/** An offer seen from one of its sides: the source of `Offer`. */
export interface SeenOffer {
  __typename: 'Offer';
  id: OfferId;
  in: SessionId;
  session: Session;
  offer: Offer;
  side: Side;
}

/** A meeting seen from one of its sides: the source of `Meeting`. */
export interface SeenMeeting {
  __typename: 'Meeting';
  id: MeetingId;
  in: SessionId;
  session: Session;
  meeting: Meeting;
  side: Side;
}

/** A place, with its session where that is live: the source of `Place`. */
export interface SeenPlace {
  __typename: 'Place';
  id: Place['place'];
  exhibition: ExhibitionId;
  session: Session | null;
  place: Place;
}

/** A planned session as it stands. */
export async function sessionSeen({ ports }: Pick<ApiContext, 'ports'>, plan: SessionBrief): Promise<SeenSession> {
  return { __typename: 'PairingSession', id: plan.id, plan, live: await ports.sessions.read(plan.id) };
}

/** A participant of a session; null where it has none of that id. */
export function participantSeen(session: Session, id: ParticipantId): SeenParticipant | null {
  const participant = session.participants.get(id);
  return participant ? { __typename: 'Participant', id, in: session.session, session, participant } : null;
}

/** An offer from the side of `of`, or from the exhibitor's where `of` is not in it. */
export function offerSeen(session: Session, id: OfferId, of: ParticipantId | null): SeenOffer | null {
  const offer = session.offers.get(id);
  return offer ? { __typename: 'Offer', id, in: session.session, session, offer, side: sideIn(offer, of) } : null;
}

/** A meeting from the side of `of`, or from the exhibitor's where `of` is not in it. */
export function meetingSeen(session: Session, id: MeetingId, of: ParticipantId | null): SeenMeeting | null {
  const meeting = session.meetings.get(id);
  return meeting
    ? { __typename: 'Meeting', id, in: session.session, session, meeting, side: sideIn(meeting, of) }
    : null;
}

/** A place as the session knows it. */
export function placeSeen(place: Place, exhibition: ExhibitionId, session: Session | null): SeenPlace {
  return { __typename: 'Place', id: place.place, exhibition, session, place };
}

/** Who sits across the one from whose side it is seen. */
export function acrossOf(pair: Pick<Offer, 'exhibitor' | 'buyer'>, side: Side): ParticipantId {
  return pair[otherSide(side)];
}

function sideIn(pair: Pick<Offer, 'exhibitor' | 'buyer'>, of: ParticipantId | null): Side {
  return of !== null && of === pair.buyer ? 'buyer' : 'exhibitor';
}
