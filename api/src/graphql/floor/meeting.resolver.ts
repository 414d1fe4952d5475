import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Meeting } from '@ponte/schema/meeting/meeting.type.ts';
import { otherSide } from '../../domain/kernel/side.ts';
import { minutesAfter } from '../../domain/kernel/time.ts';
import type { OutcomeRecord } from '../../domain/pairing/meeting.ts';
import type { Place } from '../../domain/pairing/place.ts';
import type { LeadFound } from '../../ports/leads.ts';
import type { ApiContext } from '../context.ts';
import { helperSeen } from '../interpreter/helper.ts';
import { counterpartSeen, type SeenCounterpart } from './counterpart.resolver.ts';
import { acrossOf, placeSeen, type SeenMeeting, type SeenPlace } from './seen.ts';
import { walkMinutes } from './walkMinutes.ts';
import { wayThere } from './wayThere.ts';

/** A meeting as one of its sides sees it. */
@Resolver(() => Meeting)
export class MeetingResolver {
  @FieldResolver()
  state(@Root() { meeting }: SeenMeeting): string {
    return meeting.state;
  }

  @FieldResolver()
  confirmedAt(@Root() { meeting }: SeenMeeting): number {
    return meeting.confirmedAt;
  }

  @FieldResolver()
  place(@Root() seen: SeenMeeting): SeenPlace | null {
    return placeOn(seen, seen.side);
  }

  @FieldResolver()
  otherPlace(@Root() seen: SeenMeeting): SeenPlace | null {
    const { places } = seen.meeting;
    return places && places.exhibitor !== places.buyer ? placeOn(seen, otherSide(seen.side)) : null;
  }

  @FieldResolver()
  wayThere(@Root() seen: SeenMeeting, @Ctx() context: ApiContext): Promise<object | null> {
    return wayThere(context, seen);
  }

  @FieldResolver()
  placeExpectedAt(@Root() { meeting }: SeenMeeting): number | null {
    return meeting.placeExpectedAt;
  }

  @FieldResolver()
  summonedAt(@Root() { meeting }: SeenMeeting): number | null {
    return meeting.summonedAt;
  }

  @FieldResolver()
  summonsEndsAt(@Root() { meeting }: SeenMeeting): number | null {
    return meeting.summonsEndsAt;
  }

  @FieldResolver()
  myLateMinutes(@Root() { meeting, side }: SeenMeeting): number {
    return meeting.lateMinutes[side];
  }

  @FieldResolver()
  otherLateMinutes(@Root() { meeting, side }: SeenMeeting): number {
    return meeting.lateMinutes[otherSide(side)];
  }

  @FieldResolver()
  wayAsked(@Root() { meeting, side }: SeenMeeting): boolean {
    return meeting.wayAskedAt[side] !== null;
  }

  @FieldResolver()
  otherWayAsked(@Root() { meeting, side }: SeenMeeting): boolean {
    return meeting.wayAskedAt[otherSide(side)] !== null;
  }

  @FieldResolver()
  async otherExpectedAt(
    @Root() { session, meeting, side }: SeenMeeting,
    @Ctx() context: ApiContext,
  ): Promise<number | null> {
    const { places, summonedAt, lateMinutes } = meeting;
    const other = otherSide(side);
    const place = places && session.places.get(places[other]);
    if (!place || summonedAt === null) return null;
    const to = (one: Place) => one.place === place.place;
    const minutes = await walkMinutes(context, session, { who: meeting[other], venue: place.venue, to });
    return minutesAfter(summonedAt, Math.max(minutes, lateMinutes[other]));
  }

  @FieldResolver()
  arrived(@Root() { meeting, side }: SeenMeeting): boolean {
    return meeting.arrivedAt[side] !== null;
  }

  @FieldResolver()
  otherArrived(@Root() { meeting, side }: SeenMeeting): boolean {
    return meeting.arrivedAt[otherSide(side)] !== null;
  }

  @FieldResolver()
  claim(@Root() { meeting, side }: SeenMeeting): object | null {
    return meeting.claim && { byMe: meeting.claim.by === side, answerBy: meeting.claim.answerBy };
  }

  @FieldResolver()
  begunAt(@Root() { meeting }: SeenMeeting): number | null {
    return meeting.begunAt;
  }

  @FieldResolver()
  endsAt(@Root() { meeting }: SeenMeeting): number | null {
    return meeting.endsAt;
  }

  @FieldResolver()
  endedAt(@Root() { meeting }: SeenMeeting): number | null {
    return meeting.endedAt;
  }

  @FieldResolver()
  done(@Root() { meeting, side }: SeenMeeting): boolean {
    return meeting.done[side];
  }

  @FieldResolver()
  otherDone(@Root() { meeting, side }: SeenMeeting): boolean {
    return meeting.done[otherSide(side)];
  }

  @FieldResolver()
  moreTimeAsked(@Root() { meeting, side }: SeenMeeting): boolean {
    return meeting.moreTime[side];
  }

  @FieldResolver()
  otherMoreTimeAsked(@Root() { meeting, side }: SeenMeeting): boolean {
    return meeting.moreTime[otherSide(side)];
  }

  @FieldResolver()
  absent(@Root() { meeting, side }: SeenMeeting): string | null {
    return meeting.absent && (meeting.absent === side ? 'me' : 'other');
  }

  @FieldResolver()
  interpreter(@Root() { meeting, session }: SeenMeeting, @Ctx() context: ApiContext): Promise<object | null> {
    const { interpreter, interpreterArrivedAt } = meeting;
    return helperSeen(context, session, { interpreter, arrived: interpreterArrivedAt !== null });
  }

  @FieldResolver()
  needsInterpreter(@Root() { meeting }: SeenMeeting): boolean {
    return meeting.needsInterpreter;
  }

  @FieldResolver()
  mayReportInterpreter(@Root() { meeting, side }: SeenMeeting): boolean {
    if (meeting.interpreter === null || meeting.interpreterArrivedAt !== null || meeting.arrivedAt[side] === null)
      return false;
    return meeting.state === 'IN_PROGRESS' || (meeting.state === 'SUMMONED' && meeting.summonsWarnsAt === null);
  }

  @FieldResolver()
  counterpart(@Root() { session, meeting, side }: SeenMeeting): SeenCounterpart | null {
    return counterpartSeen(session, meeting, { side, bothAccepted: true });
  }

  @FieldResolver()
  outcome(@Root() { meeting, side }: SeenMeeting, @Ctx() { ports }: ApiContext): Promise<object | null> {
    return outcomeSeen(meeting.outcomes[side], async (id) => (await ports.privateTexts.byIds([id]))[0]?.text ?? {});
  }

  @FieldResolver()
  otherOutcome(@Root() { meeting, side }: SeenMeeting): Promise<object | null> {
    return outcomeSeen(meeting.outcomes[otherSide(side)], null);
  }

  @FieldResolver()
  outcomeConfirmed(@Root() { meeting, side }: SeenMeeting): boolean {
    return meeting.outcomeConfirmed[side];
  }

  @FieldResolver()
  async note(@Root() seen: SeenMeeting, @Ctx() context: ApiContext): Promise<string | null> {
    return (await leadOf(seen, context))?.note ?? null;
  }

  @FieldResolver()
  async rating(@Root() seen: SeenMeeting, @Ctx() context: ApiContext): Promise<number | null> {
    return (await leadOf(seen, context))?.rating ?? null;
  }

  @FieldResolver()
  contactShared(@Root() { session, meeting, side }: SeenMeeting, @Ctx() { loaders }: ApiContext): Promise<boolean> {
    const self = session.participants.get(meeting[side])!;
    const across = session.participants.get(acrossOf(meeting, side))!;
    return loaders.consented.load({ of: self.person, to: across.person });
  }
}

function placeOn({ session, meeting }: SeenMeeting, side: SeenMeeting['side']): SeenPlace | null {
  const place = meeting.places && session.places.get(meeting.places[side]);
  return place ? placeSeen(place, session.exhibition, session) : null;
}

/** What the caller keeps of the counterpart: nobody else's, staff included. */
async function leadOf({ session, meeting, side }: SeenMeeting, context: ApiContext): Promise<LeadFound | null> {
  const { caller, loaders } = context;
  const self = session.participants.get(meeting[side]);
  if (!self || caller.kind !== 'badge' || caller.person !== self.person) return null;
  const leads = await loaders.leadsOf.load(self.participant);
  return leads.find(({ counterpart }) => counterpart === acrossOf(meeting, side)) ?? null;
}

async function outcomeSeen(
  outcome: OutcomeRecord | null,
  readNote: ((id: NonNullable<OutcomeRecord['note']>) => Promise<object>) | null,
): Promise<object | null> {
  if (!outcome) return null;
  const { kind, amount, currency, followUpOn, publish, at, note } = outcome;
  const text = note && readNote ? Object.values(await readNote(note))[0] : null;
  const money = amount !== null && currency !== null ? { amount, currency } : null;
  return { kind, money, followUpOn, publish, at, note: text ?? null };
}
