import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { AnnounceInput, ChangeRulesInput, PausePairingInput, StepInInput } from '@ponte/schema/floor/stepIn.input.ts';
import { ChangeRulesResult, SessionResult } from '@ponte/schema/floor/session.result.ts';
import { announce } from '../../operations/session/announce.ts';
import { closeSession } from '../../operations/session/closeSession.ts';
import { openSession } from '../../operations/session/openSession.ts';
import { pausePairing } from '../../operations/session/pausePairing.ts';
import { startPairing } from '../../operations/session/startPairing.ts';
import type { ApiContext } from '../context.ts';
import { changeRulesAnswer } from './changeRulesAnswer.ts';
import { stepIn } from './stepIn.ts';

/** The organiser's hand on a session as a whole. */
@Resolver()
export class SessionStepResolver {
  @Mutation(() => SessionResult, { description: 'Check-in opens.' })
  openSession(@Arg('input', () => StepInInput) input: StepInInput, @Ctx() context: ApiContext): Promise<object> {
    return stepIn(context, { mutation: 'openSession', input }, openSession);
  }

  @Mutation(() => SessionResult, { description: 'Pairing starts, or goes on after a pause.' })
  startPairing(@Arg('input', () => StepInInput) input: StepInInput, @Ctx() context: ApiContext): Promise<object> {
    return stepIn(context, { mutation: 'startPairing', input }, startPairing);
  }

  @Mutation(() => SessionResult, { description: 'No new offers for a while; meetings go on.' })
  pausePairing(
    @Arg('input', () => PausePairingInput) input: PausePairingInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const until = input.until ?? null;
    return stepIn(context, { mutation: 'pausePairing', input }, (ports, act) => pausePairing(ports, act, until));
  }

  @Mutation(() => SessionResult, { description: 'Open offers are withdrawn, running meetings may end.' })
  closeSession(@Arg('input', () => StepInInput) input: StepInInput, @Ctx() context: ApiContext): Promise<object> {
    return stepIn(context, { mutation: 'closeSession', input }, closeSession);
  }

  @Mutation(() => SessionResult, { description: 'Everybody in the session reads this.' })
  announce(@Arg('input', () => AnnounceInput) input: AnnounceInput, @Ctx() context: ApiContext): Promise<object> {
    const { text } = input;
    return stepIn(context, { mutation: 'announce', input }, (ports, act) => announce(ports, act, text));
  }

  @Mutation(() => ChangeRulesResult, { description: 'The rules of the floor change, or a look at what that would do.' })
  changeRules(
    @Arg('input', () => ChangeRulesInput) input: ChangeRulesInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    return changeRulesAnswer(context, input);
  }
}
