import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { DelayInput, MeetingInput, OutcomeInput } from '@ponte/schema/meeting/meeting.input.ts';
import { MeetingResult } from '@ponte/schema/meeting/meeting.result.ts';
import { announceDelay } from '../../operations/meeting/announceDelay.ts';
import { arriveAtPlace } from '../../operations/meeting/arriveAtPlace.ts';
import { askWay } from '../../operations/meeting/askWay.ts';
import { confirmOutcome } from '../../operations/meeting/confirmOutcome.ts';
import { endMeeting } from '../../operations/meeting/endMeeting.ts';
import { extendMeeting } from '../../operations/meeting/extendMeeting.ts';
import { recordOutcome } from '../../operations/meeting/recordOutcome.ts';
import { reportNoShow } from '../../operations/meeting/reportNoShow.ts';
import type { OutcomeKind } from '../../domain/pairing/meeting.ts';
import type { ApiContext } from '../context.ts';
import { actOnMeeting } from '../floor/act.ts';

/** What a participant does in a meeting; staff may do it for anybody. */
@Resolver()
export class MeetingActResolver {
  @Mutation(() => MeetingResult, { description: 'I am at the place.' })
  arriveAtPlace(@Arg('input', () => MeetingInput) input: MeetingInput, @Ctx() context: ApiContext): Promise<object> {
    return actOnMeeting(context, { mutation: 'arriveAtPlace', input }, arriveAtPlace);
  }

  @Mutation(() => MeetingResult, { description: 'I shall be some minutes late.' })
  announceDelay(@Arg('input', () => DelayInput) input: DelayInput, @Ctx() context: ApiContext): Promise<object> {
    const { minutes } = input;
    return actOnMeeting(context, { mutation: 'announceDelay', input }, (ports, act, meeting) =>
      announceDelay(ports, act, { meeting, minutes }),
    );
  }

  @Mutation(() => MeetingResult, { description: 'I cannot find the place: the other side and staff are told.' })
  askWay(@Arg('input', () => MeetingInput) input: MeetingInput, @Ctx() context: ApiContext): Promise<object> {
    return actOnMeeting(context, { mutation: 'askWay', input }, askWay);
  }

  @Mutation(() => MeetingResult, { description: 'The other side did not come; it is asked before it counts.' })
  reportNoShow(@Arg('input', () => MeetingInput) input: MeetingInput, @Ctx() context: ApiContext): Promise<object> {
    return actOnMeeting(context, { mutation: 'reportNoShow', input }, reportNoShow);
  }

  @Mutation(() => MeetingResult, { description: 'Done. The meeting ends when both say so.' })
  endMeeting(@Arg('input', () => MeetingInput) input: MeetingInput, @Ctx() context: ApiContext): Promise<object> {
    return actOnMeeting(context, { mutation: 'endMeeting', input }, endMeeting);
  }

  @Mutation(() => MeetingResult, { description: 'More time: given when both ask and nobody waits for the place.' })
  extendMeeting(@Arg('input', () => MeetingInput) input: MeetingInput, @Ctx() context: ApiContext): Promise<object> {
    return actOnMeeting(context, { mutation: 'extendMeeting', input }, extendMeeting);
  }

  @Mutation(() => MeetingResult, { description: 'What came of it.' })
  recordOutcome(@Arg('input', () => OutcomeInput) input: OutcomeInput, @Ctx() context: ApiContext): Promise<object> {
    const outcome = {
      kind: input.kind as OutcomeKind,
      amount: input.amount ?? null,
      currency: input.currency ?? null,
      followUpOn: input.followUpOn ?? null,
      note: input.note ?? null,
      publish: input.publish,
    };
    return actOnMeeting(context, { mutation: 'recordOutcome', input }, (ports, act, meeting) =>
      recordOutcome(ports, act, { meeting, outcome }),
    );
  }

  @Mutation(() => MeetingResult, { description: "The other side's record is right." })
  confirmOutcome(@Arg('input', () => MeetingInput) input: MeetingInput, @Ctx() context: ApiContext): Promise<object> {
    return actOnMeeting(context, { mutation: 'confirmOutcome', input }, confirmOutcome);
  }
}
