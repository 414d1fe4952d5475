import 'reflect-metadata';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { SessionResult } from '@ponte/schema/floor/session.result.ts';
import { AssignInterpreterInput, LeaveInterpretingInput } from '@ponte/schema/interpreter/interpreter.input.ts';
import { InterpreterResult } from '@ponte/schema/interpreter/interpreter.result.ts';
import { MeetingInput } from '@ponte/schema/meeting/meeting.input.ts';
import { MeetingResult } from '@ponte/schema/meeting/meeting.result.ts';
import type { FloorInput } from '@ponte/schema/presence/floor.input.ts';
import { PauseInput, PresenceInput } from '@ponte/schema/presence/presence.input.ts';
import type { SessionId } from '../../domain/kernel/id.ts';
import type { InterpreterAnswer } from '../../operations/interpreter/actAsInterpreter.ts';
import { arriveToInterpret } from '../../operations/interpreter/arriveToInterpret.ts';
import { assignInterpreter } from '../../operations/interpreter/assignInterpreter.ts';
import { interpret } from '../../operations/interpreter/interpret.ts';
import { leaveInterpreting } from '../../operations/interpreter/leaveInterpreting.ts';
import { pauseInterpreting } from '../../operations/interpreter/pauseInterpreting.ts';
import { reportInterpreterMissing } from '../../operations/interpreter/reportInterpreterMissing.ts';
import type { Act } from '../../operations/kernel/act.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import { isRefused, refused } from '../../operations/kernel/refused.ts';
import type { ApiContext } from '../context.ts';
import { actOf, actOnMeeting } from '../floor/act.ts';
import { stepIn } from '../floor/stepIn.ts';
import { problem } from '../problem/problem.ts';
import { zoneOf } from '../problem/zone.ts';
import { readLiveId, readNodeId, readPlaced } from '../relay/nodeId.ts';
import { interpreterSeen } from './interpreterSeen.ts';

/** What interpreters do, what staff does for them by their front code, and what others say of them. */
@Resolver()
export class InterpreterActResolver {
  @Mutation(() => InterpreterResult, {
    description: 'I am here and free to interpret; ends a break, and takes back a wish to go.',
  })
  interpret(@Arg('input', () => PresenceInput) input: PresenceInput, @Ctx() context: ApiContext): Promise<object> {
    return act(context, { mutation: 'interpret', input, session: sessionOf(input) }, interpret);
  }

  @Mutation(() => InterpreterResult, {
    description:
      'A break. Whoever else is free takes over; where nobody is, the wish is kept until the end of the meeting.',
  })
  pauseInterpreting(@Arg('input', () => PauseInput) input: PauseInput, @Ctx() context: ApiContext): Promise<object> {
    const until = input.until ?? null;
    const mutation = { mutation: 'pauseInterpreting', input, session: sessionOf(input) };
    return act(context, mutation, (ports, asked) => pauseInterpreting(ports, asked, until));
  }

  @Mutation(() => InterpreterResult, { description: 'I go home: at a moment, now, or at once whatever runs.' })
  leaveInterpreting(
    @Arg('input', () => LeaveInterpretingInput) input: LeaveInterpretingInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const when = { at: input.at ?? null, atOnce: input.atOnce };
    const mutation = { mutation: 'leaveInterpreting', input, session: sessionOf(input) };
    return act(context, mutation, (ports, asked) => leaveInterpreting(ports, asked, when));
  }

  @Mutation(() => InterpreterResult, { description: 'I am at the table.' })
  arriveToInterpret(
    @Arg('input', () => MeetingInput) input: MeetingInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const meeting = readPlaced('Meeting', input.meeting);
    if (!meeting) return Promise.resolve(problem(context, refused('meeting-gone', { path: ['input', 'meeting'] })));
    const mutation = { mutation: 'arriveToInterpret', input, session: meeting.session };
    return act(context, mutation, (ports, asked) => arriveToInterpret(ports, asked, meeting.id));
  }

  @Mutation(() => MeetingResult, {
    description: 'I am at the table and the interpreter is not. Not before the warning of the summons.',
  })
  reportInterpreterMissing(
    @Arg('input', () => MeetingInput) input: MeetingInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    return actOnMeeting(context, { mutation: 'reportInterpreterMissing', input }, reportInterpreterMissing);
  }

  @Mutation(() => SessionResult, { description: 'Staff sends an interpreter to a meeting.' })
  assignInterpreter(
    @Arg('input', () => AssignInterpreterInput) input: AssignInterpreterInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const meeting = readLiveId('Meeting', input.meeting);
    const interpreter = readLiveId('Interpreter', input.interpreter);
    return stepIn(context, { mutation: 'assignInterpreter', input }, (ports, asked) =>
      assignInterpreter(ports, asked, { meeting, interpreter }),
    );
  }
}

function sessionOf({ session }: PresenceInput): SessionId | null {
  return readNodeId('PairingSession', session);
}

async function act(
  context: ApiContext,
  { session, ...mutation }: { mutation: string; input: FloorInput; session: SessionId | null },
  operation: (ports: Ports, act: Act) => Promise<InterpreterAnswer>,
): Promise<object> {
  if (!session) return problem(context, refused('session-unknown', { path: ['input', 'session'] }));
  const asked = actOf(context, { ...mutation, session });
  const answer = isRefused(asked) ? asked : await operation(context.ports, asked);
  if (isRefused(answer)) return problem(context, answer, await zoneOf(context, session));
  const live = await context.ports.sessions.read(session);
  const id = live?.interpreterByPerson.get(answer.person);
  const interpreter = live && id && interpreterSeen(live, id);
  return interpreter
    ? { __typename: 'InterpreterSuccess', interpreter }
    : problem(context, refused('interpreter-unknown'));
}
