import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Participant } from '@ponte/schema/pairing/participant.type.ts';
import { sideOf } from '../../domain/pairing/find.ts';
import type { ApiContext } from '../context.ts';
import { organisationSeen } from '../directory/organisationSeen.ts';
import { appointmentsSeen } from './appointments.ts';
import { meetingSeen, offerSeen, sessionSeen, type SeenMeeting, type SeenOffer, type SeenParticipant } from './seen.ts';
import { actsForAnybody, seesParticipant } from './sight.ts';
import { teamOffersSeen, teamSeen } from './team.ts';
import { venueSeen } from './venueSeen.ts';

/** A presence; what is private of it is for itself and for those who see the floor. */
@Resolver(() => Participant)
export class ParticipantResolver {
  @FieldResolver()
  async session(@Root() { session }: SeenParticipant, @Ctx() context: ApiContext): Promise<object | null> {
    const plan = await context.loaders.plan.load(session.session);
    return plan ? { ...(await sessionSeen(context, plan)), live: session } : null;
  }

  @FieldResolver()
  side(@Root() { participant }: SeenParticipant): string {
    return participant.side;
  }

  @FieldResolver()
  state(@Root() { participant }: SeenParticipant): string {
    return participant.state;
  }

  @FieldResolver()
  stateSince(@Root() { participant }: SeenParticipant): number {
    return participant.stateSince;
  }

  @FieldResolver()
  waitingSince(@Root() { participant }: SeenParticipant): number | null {
    return participant.waitingSince;
  }

  @FieldResolver()
  reachable(@Root() { participant }: SeenParticipant): boolean {
    return participant.reachable;
  }

  @FieldResolver()
  unreachableSince(@Root() { participant }: SeenParticipant): number | null {
    return participant.unreachableSince;
  }

  @FieldResolver()
  async phone(@Root() seen: SeenParticipant, @Ctx() context: ApiContext): Promise<string | null> {
    if (!isToBeCalled(seen) || !(await actsForAnybody(context, seen.session))) return null;
    return (await context.loaders.contact.load(seen.participant.person))?.phone ?? null;
  }

  @FieldResolver()
  until(@Root() { participant }: SeenParticipant): number | null {
    return participant.until;
  }

  @FieldResolver()
  keptWish(@Root() { participant }: SeenParticipant): string | null {
    return participant.kept?.wish ?? null;
  }

  @FieldResolver()
  pausedFor(@Root() { participant }: SeenParticipant): string | null {
    return participant.pausedFor;
  }

  @FieldResolver()
  leavesAt(@Root() { participant }: SeenParticipant): number | null {
    return participant.leavesAt;
  }

  @FieldResolver()
  async appointments(@Root() seen: SeenParticipant, @Ctx() context: ApiContext): Promise<object[]> {
    return (await seesParticipant(context, seen)) ? appointmentsSeen(context, seen) : [];
  }

  @FieldResolver()
  answerSeconds(@Root() { participant }: SeenParticipant): number | null {
    return participant.answerSeconds;
  }

  @FieldResolver()
  async team(@Root() seen: SeenParticipant, @Ctx() context: ApiContext): Promise<object[]> {
    return (await seesParticipant(context, seen)) ? teamSeen(context, seen) : [];
  }

  @FieldResolver()
  async teamOffers(@Root() seen: SeenParticipant, @Ctx() context: ApiContext): Promise<SeenOffer[]> {
    return (await seesParticipant(context, seen)) ? teamOffersSeen(context, seen) : [];
  }

  @FieldResolver()
  person(@Root() { participant }: SeenParticipant, @Ctx() { loaders }: ApiContext): Promise<object | null> {
    return loaders.person.load(participant.person);
  }

  @FieldResolver()
  organisation(@Root() { participant }: SeenParticipant, @Ctx() context: ApiContext): Promise<object | null> {
    return organisationSeen(context, participant);
  }

  @FieldResolver()
  venue(@Root() { session, participant }: SeenParticipant, @Ctx() context: ApiContext): Promise<object | null> {
    return venueSeen(context, session.exhibition, participant.venue);
  }

  @FieldResolver()
  async offer(@Root() seen: SeenParticipant, @Ctx() context: ApiContext): Promise<SeenOffer | null> {
    const { engagement, participant } = seen.participant;
    if (!engagement || !('offer' in engagement) || !(await seesParticipant(context, seen))) return null;
    return offerSeen(seen.session, engagement.offer, participant);
  }

  @FieldResolver()
  async meeting(@Root() seen: SeenParticipant, @Ctx() context: ApiContext): Promise<SeenMeeting | null> {
    const { engagement, participant } = seen.participant;
    if (!engagement || !('meeting' in engagement) || !(await seesParticipant(context, seen))) return null;
    return meetingSeen(seen.session, engagement.meeting, participant);
  }

  @FieldResolver()
  async lastMeeting(@Root() seen: SeenParticipant, @Ctx() context: ApiContext): Promise<SeenMeeting | null> {
    if (seen.participant.state !== 'COOLDOWN' || !(await seesParticipant(context, seen))) return null;
    return meetingsOf(seen)[0] ?? null;
  }

  @FieldResolver()
  async whyNotYet(@Root() seen: SeenParticipant, @Ctx() context: ApiContext): Promise<object | null> {
    if (seen.participant.state !== 'AVAILABLE' || !(await seesParticipant(context, seen))) return null;
    const why = await context.ports.sessions.whyNotYet(seen.session.session, seen.participant.participant);
    const [reason] = why?.reasons ?? [];
    if (!why || !reason) return null;
    const { estimate } = why;
    return {
      ...reason,
      in: seen.session.session,
      lowMinutes: estimate?.low ?? null,
      highMinutes: estimate?.high ?? null,
    };
  }

  @FieldResolver()
  meetingsDone(@Root() { participant }: SeenParticipant): number {
    return participant.meetings;
  }

  @FieldResolver()
  meetingsTarget(@Root() { session }: SeenParticipant): number {
    return session.rules.targetMeetings;
  }

  @FieldResolver()
  async meetings(@Root() seen: SeenParticipant, @Ctx() context: ApiContext): Promise<SeenMeeting[]> {
    return (await seesParticipant(context, seen)) ? meetingsOf(seen) : [];
  }

  @FieldResolver()
  async frontCode(@Root() { participant }: SeenParticipant, @Ctx() { loaders }: ApiContext): Promise<string> {
    return (await loaders.person.load(participant.person))?.frontCode ?? '';
  }
}

/** Whether staff has a reason to call somebody: the device is silent, a table waits, or they have not come yet. */
function isToBeCalled({ session, participant }: SeenParticipant): boolean {
  const { state, reachable, engagement, participant: own } = participant;
  if (state === 'EXPECTED' || state === 'LEFT') return state === 'EXPECTED';
  const meeting = engagement && 'meeting' in engagement ? session.meetings.get(engagement.meeting) : undefined;
  const isAwaited = meeting?.state === 'SUMMONED' && meeting.arrivedAt[sideOf(meeting, own)!] === null;
  return !reachable || isAwaited;
}

/** Every meeting of a participant, latest first. Cost O(meetings of the session). */
function meetingsOf({ session, participant }: SeenParticipant): SeenMeeting[] {
  const own = participant.participant;
  return [...session.meetings.values()]
    .filter(({ exhibitor, buyer }) => exhibitor === own || buyer === own)
    .sort((one, other) => other.confirmedAt - one.confirmedAt)
    .flatMap(({ meeting }) => meetingSeen(session, meeting, own) ?? []);
}
