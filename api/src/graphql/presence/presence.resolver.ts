import 'reflect-metadata';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  AnswerTimeInput,
  PauseInput,
  PlanLeavingInput,
  PresenceInput,
  RelaxRequirementInput,
} from '@ponte/schema/presence/presence.input.ts';
import { PresenceResult } from '@ponte/schema/presence/presence.result.ts';
import { accompany } from '../../operations/presence/accompany.ts';
import { becomeAvailable } from '../../operations/presence/becomeAvailable.ts';
import { changeAnswerTime } from '../../operations/presence/changeAnswerTime.ts';
import { checkIn } from '../../operations/presence/checkIn.ts';
import { leaveSession } from '../../operations/presence/leaveSession.ts';
import { pause } from '../../operations/presence/pause.ts';
import { planLeaving } from '../../operations/presence/planLeaving.ts';
import { relaxRequirement } from '../../operations/presence/relaxRequirement.ts';
import type { ApiContext } from '../context.ts';
import { actInSession } from '../floor/act.ts';
import { presenceSuccess } from '../floor/success.ts';

/** What a participant does about its own presence; staff may do it for anybody. */
@Resolver()
export class PresenceResolver {
  @Mutation(() => PresenceResult, { description: 'I am at the fair.' })
  checkIn(@Arg('input', () => PresenceInput) input: PresenceInput, @Ctx() context: ApiContext): Promise<object> {
    return actInSession(context, { mutation: 'checkIn', input, success: presenceSuccess }, checkIn);
  }

  @Mutation(() => PresenceResult, { description: 'I am free: find me a pair.' })
  becomeAvailable(
    @Arg('input', () => PresenceInput) input: PresenceInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    return actInSession(context, { mutation: 'becomeAvailable', input, success: presenceSuccess }, becomeAvailable);
  }

  @Mutation(() => PresenceResult, {
    description:
      'I am with somebody who has no device and answer for them: they count as reachable for as long as a silent device does.',
  })
  accompany(@Arg('input', () => PresenceInput) input: PresenceInput, @Ctx() context: ApiContext): Promise<object> {
    return actInSession(context, { mutation: 'accompany', input, success: presenceSuccess }, accompany);
  }

  @Mutation(() => PresenceResult, {
    description: 'A break. During an offer or a meeting the wish is kept until its end.',
  })
  pause(@Arg('input', () => PauseInput) input: PauseInput, @Ctx() context: ApiContext): Promise<object> {
    const until = input.until ?? null;
    return actInSession(context, { mutation: 'pause', input, success: presenceSuccess }, (ports, act) =>
      pause(ports, act, { until, why: input.withSomebody ? 'busy' : 'wish' }),
    );
  }

  @Mutation(() => PresenceResult, {
    description: 'I leave. During an offer or a meeting the wish is kept until its end.',
  })
  leaveSession(@Arg('input', () => PresenceInput) input: PresenceInput, @Ctx() context: ApiContext): Promise<object> {
    return actInSession(context, { mutation: 'leaveSession', input, success: presenceSuccess }, leaveSession);
  }

  @Mutation(() => PresenceResult, {
    description: 'I leave at a moment: nothing is offered whose meeting would end later.',
  })
  planLeaving(
    @Arg('input', () => PlanLeavingInput) input: PlanLeavingInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const at = input.at ?? null;
    return actInSession(context, { mutation: 'planLeaving', input, success: presenceSuccess }, (ports, act) =>
      planLeaving(ports, act, at),
    );
  }

  @Mutation(() => PresenceResult, {
    description: 'A certificate that I require becomes a wish, for the rest of the fair.',
  })
  relaxRequirement(
    @Arg('input', () => RelaxRequirementInput) input: RelaxRequirementInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    return actInSession(context, { mutation: 'relaxRequirement', input, success: presenceSuccess }, (ports, act) =>
      relaxRequirement(ports, act, input.scheme),
    );
  }

  @Mutation(() => PresenceResult, {
    description: 'How long I take to answer, from the next offer on; it costs no rank.',
  })
  changeAnswerTime(
    @Arg('input', () => AnswerTimeInput) input: AnswerTimeInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const seconds = input.seconds ?? null;
    return actInSession(context, { mutation: 'changeAnswerTime', input, success: presenceSuccess }, (ports, act) =>
      changeAnswerTime(ports, act, seconds),
    );
  }
}
