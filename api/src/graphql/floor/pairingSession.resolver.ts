import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ParticipantConnection } from '@ponte/schema/pairing/participant.type.ts';
import { ParticipantsArgs } from '@ponte/schema/pairing/participants.args.ts';
import { PairingSession } from '@ponte/schema/pairing/pairingSession.type.ts';
import { DateTimeScalar } from '@ponte/schema/scalar/dateTime.ts';
import { may } from '../../domain/credential/rights.ts';
import { afterSeen } from '../after/afterSeen.ts';
import type { ApiContext } from '../context.ts';
import { fairnessNow } from '../feed/fairnessNow.ts';
import { boardNow } from '../feed/boardNow.ts';
import { interpretersSeen, ownInterpreter } from '../interpreter/interpreterSeen.ts';
import { momentSeen, readingSeen, replaySeen } from '../replay/replaySeen.ts';
import { longestWalkOf } from './longestWalkSeen.ts';
import { listParticipants } from './listParticipants.ts';
import { recentActsSeen } from './undoSeen.ts';
import { placeSeen, type SeenPlace, type SeenSession } from './seen.ts';
import { rulesSeen } from './rulesSeen.ts';

/** A session: its plan is a row, its state is the committed fold of its log. */
@Resolver(() => PairingSession)
export class PairingSessionResolver {
  @FieldResolver()
  exhibition(@Root() { plan }: SeenSession, @Ctx() { loaders }: ApiContext): Promise<object | null> {
    return loaders.exhibition.load(plan.exhibition);
  }

  @FieldResolver()
  name(@Root() { plan }: SeenSession): object {
    return plan.name;
  }

  @FieldResolver()
  theme(@Root() { plan }: SeenSession): string {
    return plan.theme;
  }

  @FieldResolver()
  kind(@Root() { plan }: SeenSession): string {
    return plan.kind;
  }

  @FieldResolver()
  state(@Root() { live }: SeenSession): string {
    return live?.state ?? 'DRAFT';
  }

  @FieldResolver()
  opensAt(@Root() { live, plan }: SeenSession): number {
    return live?.opensAt ?? plan.opensAt;
  }

  @FieldResolver()
  endsAt(@Root() { live, plan }: SeenSession): number {
    return live?.endsAt ?? plan.endsAt;
  }

  @FieldResolver()
  rules(@Root() { live, plan }: SeenSession): object {
    return rulesSeen(live?.rules ?? plan.rules);
  }

  @FieldResolver()
  venues(@Root() { plan }: SeenSession, @Ctx() { loaders }: ApiContext): Promise<object[]> {
    return loaders.venuesOf.load(plan.exhibition);
  }

  @FieldResolver()
  async places(@Root() { plan, live }: SeenSession, @Ctx() { ports }: ApiContext): Promise<SeenPlace[]> {
    const places = live ? [...live.places.values()] : ((await ports.plans.byIds([plan.id]))[0]?.places ?? []);
    return places
      .map((place) => placeSeen(place, plan.exhibition, live))
      .sort((one, other) => one.place.label.localeCompare(other.place.label, 'en', { numeric: true }));
  }

  @FieldResolver(() => ParticipantConnection)
  participants(
    @Root() session: SeenSession,
    @Args(() => ParticipantsArgs) args: ParticipantsArgs,
    @Ctx() context: ApiContext,
  ): Promise<object | null> {
    return listParticipants(context, session, args);
  }

  @FieldResolver()
  async interpreters(@Root() { live }: SeenSession, @Ctx() context: ApiContext): Promise<object[] | null> {
    return live && interpretersSeen(context, live);
  }

  @FieldResolver()
  myInterpreter(@Root() { live }: SeenSession, @Ctx() context: ApiContext): object | null {
    return live && ownInterpreter(context, live);
  }

  @FieldResolver()
  board(@Root() session: SeenSession, @Ctx() context: ApiContext): Promise<object | null> {
    return boardNow(context, session);
  }

  @FieldResolver()
  fairness(@Root() session: SeenSession, @Ctx() context: ApiContext): Promise<object | null> {
    return fairnessNow(context, session);
  }

  @FieldResolver()
  after(@Root() { plan }: SeenSession, @Ctx() context: ApiContext): Promise<object | null> {
    return afterSeen(context, [plan]);
  }

  @FieldResolver()
  replay(@Root() session: SeenSession, @Ctx() context: ApiContext): Promise<object | null> {
    return replaySeen(context, session);
  }

  @FieldResolver()
  replayReading(@Root() session: SeenSession, @Ctx() context: ApiContext): Promise<object | null> {
    return readingSeen(context, session);
  }

  @FieldResolver()
  moment(
    @Root() session: SeenSession,
    @Arg('at', () => DateTimeScalar) at: number,
    @Ctx() context: ApiContext,
  ): Promise<object | null> {
    return momentSeen(context, session, at);
  }

  @FieldResolver()
  async longestWalk(@Root() session: SeenSession, @Ctx() context: ApiContext): Promise<object | null> {
    return may(context.caller, 'run-session', session.plan) ? longestWalkOf(context, session) : null;
  }

  @FieldResolver()
  boardToken(@Root() { plan }: SeenSession, @Ctx() { caller, ports }: ApiContext): string | null {
    return may(caller, 'run-session', plan) ? ports.secrets.boardToken(plan.id) : null;
  }

  @FieldResolver()
  recentActs(@Root() session: SeenSession, @Ctx() context: ApiContext): object[] {
    return recentActsSeen(context, session);
  }

  @FieldResolver()
  sequence(@Root() { live }: SeenSession): number {
    return live?.head ?? 0;
  }

  @FieldResolver()
  announcement(@Root() { plan }: SeenSession, @Ctx() { loaders }: ApiContext): Promise<object | null> {
    return loaders.announcement.load(plan.id);
  }
}
