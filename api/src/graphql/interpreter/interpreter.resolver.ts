import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { InterpretedMeeting, Interpreter } from '@ponte/schema/interpreter/interpreter.type.ts';
import type { Side } from '../../domain/kernel/side.ts';
import type { Meeting } from '../../domain/pairing/meeting.ts';
import type { ApiContext } from '../context.ts';
import { counterpartSeen, type SeenCounterpart } from '../floor/counterpart.resolver.ts';
import { placeSeen, sessionSeen, type SeenPlace } from '../floor/seen.ts';
import { venueSeen } from '../floor/venueSeen.ts';
import { liveId } from '../relay/nodeId.ts';
import { seesInterpreter, type SeenInterpreter } from './interpreterSeen.ts';

/** The meeting of an interpreter: the source of `InterpretedMeeting`. */
interface SeenHelp extends SeenInterpreter {
  helps: Meeting;
}

/** An interpreter's presence. */
@Resolver(() => Interpreter)
export class InterpreterResolver {
  @FieldResolver()
  async session(@Root() { session }: SeenInterpreter, @Ctx() context: ApiContext): Promise<object | null> {
    const plan = await context.loaders.plan.load(session.session);
    return plan ? { ...(await sessionSeen(context, plan)), live: session } : null;
  }

  @FieldResolver()
  state(@Root() { interpreter }: SeenInterpreter): string {
    return interpreter.state;
  }

  @FieldResolver()
  stateSince(@Root() { interpreter }: SeenInterpreter): number {
    return interpreter.stateSince;
  }

  @FieldResolver()
  reachable(@Root() { interpreter }: SeenInterpreter): boolean {
    return interpreter.reachable;
  }

  @FieldResolver()
  unreachableSince(@Root() { interpreter }: SeenInterpreter): number | null {
    return interpreter.unreachableSince;
  }

  @FieldResolver()
  until(@Root() { interpreter }: SeenInterpreter): number | null {
    return interpreter.until;
  }

  @FieldResolver()
  leavesAt(@Root() { interpreter }: SeenInterpreter): number | null {
    return interpreter.leavesAt;
  }

  @FieldResolver()
  keptWish(@Root() { interpreter }: SeenInterpreter): string | null {
    return interpreter.kept?.wish ?? null;
  }

  @FieldResolver()
  person(@Root() { interpreter }: SeenInterpreter, @Ctx() { loaders }: ApiContext): Promise<object | null> {
    return loaders.person.load(interpreter.person);
  }

  @FieldResolver()
  venue(@Root() { session, interpreter }: SeenInterpreter, @Ctx() context: ApiContext): Promise<object | null> {
    return venueSeen(context, session.exhibition, interpreter.venue);
  }

  @FieldResolver()
  languages(@Root() { interpreter }: SeenInterpreter): readonly string[] {
    return interpreter.languages;
  }

  @FieldResolver()
  async meeting(@Root() seen: SeenInterpreter, @Ctx() context: ApiContext): Promise<SeenHelp | null> {
    const { engagement } = seen.interpreter;
    if (!engagement || !('meeting' in engagement) || !(await seesInterpreter(context, seen))) return null;
    const helps = seen.session.meetings.get(engagement.meeting);
    return helps ? { ...seen, helps } : null;
  }

  @FieldResolver()
  meetingsDone(@Root() { interpreter }: SeenInterpreter): number {
    return interpreter.meetings;
  }

  @FieldResolver()
  async frontCode(@Root() { interpreter }: SeenInterpreter, @Ctx() { loaders }: ApiContext): Promise<string> {
    return (await loaders.person.load(interpreter.person))?.frontCode ?? '';
  }
}

/** A meeting as its interpreter sees it. */
@Resolver(() => InterpretedMeeting)
export class InterpretedMeetingResolver {
  @FieldResolver()
  meeting(@Root() { helps, session }: SeenHelp): string {
    return liveId('Meeting', session.session, helps.meeting);
  }

  @FieldResolver()
  state(@Root() { helps }: SeenHelp): string {
    return helps.state;
  }

  @FieldResolver()
  place(@Root() { helps, session, interpreter }: SeenHelp): SeenPlace | null {
    const places = helps.places && [helps.places.exhibitor, helps.places.buyer].map((id) => session.places.get(id)!);
    const place = places?.find(({ venue }) => venue === interpreter.venue) ?? places?.[0];
    return place ? placeSeen(place, session.exhibition, session) : null;
  }

  @FieldResolver()
  placeExpectedAt(@Root() { helps }: SeenHelp): number | null {
    return helps.placeExpectedAt;
  }

  @FieldResolver()
  summonsEndsAt(@Root() { helps }: SeenHelp): number | null {
    return helps.summonsEndsAt;
  }

  @FieldResolver()
  arrived(@Root() { helps }: SeenHelp): boolean {
    return helps.interpreterArrivedAt !== null;
  }

  @FieldResolver()
  exhibitorArrived(@Root() { helps }: SeenHelp): boolean {
    return helps.arrivedAt.exhibitor !== null;
  }

  @FieldResolver()
  buyerArrived(@Root() { helps }: SeenHelp): boolean {
    return helps.arrivedAt.buyer !== null;
  }

  @FieldResolver()
  begunAt(@Root() { helps }: SeenHelp): number | null {
    return helps.begunAt;
  }

  @FieldResolver()
  endsAt(@Root() { helps }: SeenHelp): number | null {
    return helps.endsAt;
  }

  @FieldResolver()
  exhibitorLanguages(@Root() seen: SeenHelp): readonly string[] {
    return languagesWith(seen, 'exhibitor');
  }

  @FieldResolver()
  buyerLanguages(@Root() seen: SeenHelp): readonly string[] {
    return languagesWith(seen, 'buyer');
  }

  @FieldResolver()
  exhibitor(@Root() { session, helps }: SeenHelp): SeenCounterpart | null {
    return counterpartSeen(session, helps, { side: 'buyer', bothAccepted: false });
  }

  @FieldResolver()
  buyer(@Root() { session, helps }: SeenHelp): SeenCounterpart | null {
    return counterpartSeen(session, helps, { side: 'exhibitor', bothAccepted: false });
  }
}

function languagesWith({ session, interpreter, helps }: SeenHelp, side: Side): readonly string[] {
  const spoken = session.participants.get(helps[side])!.languages;
  return spoken.filter((language) => interpreter.languages.includes(language));
}
