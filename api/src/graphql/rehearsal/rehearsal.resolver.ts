import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  ApplyRehearsalInput,
  StartRehearsalInput,
  StopRehearsalInput,
} from '@ponte/schema/rehearsal/rehearsal.input.ts';
import { ApplyRehearsalAnswer, RehearsalAnswer } from '@ponte/schema/rehearsal/rehearsal.result.ts';
import { Rehearsal, RehearsalRisk, RehearsalSetting } from '@ponte/schema/rehearsal/rehearsal.type.ts';
import { RulesForecast, RulesForecastArgs } from '@ponte/schema/rehearsal/rulesForecast.type.ts';
import { Language } from '@ponte/schema/text/language.ts';
import type { VenueId } from '../../domain/kernel/id.ts';
import type { PlaceKind } from '../../domain/pairing/place.ts';
import type { TableCount } from '../../domain/rehearsal/scenario.ts';
import { USUAL_SETTINGS } from '../../domain/rehearsal/settings.ts';
import { isRefused, refused, type Refused } from '../../operations/kernel/refused.ts';
import { applyRehearsal, previewRehearsal } from '../../operations/rehearsal/applyRehearsal.ts';
import { findRehearsal, startRehearsal, stopRehearsal } from '../../operations/rehearsal/startRehearsal.ts';
import type { RehearsalState } from '../../ports/rehearsals.ts';
import type { ApiContext } from '../context.ts';
import { organisationSeen } from '../directory/organisationSeen.ts';
import { found, refusalError } from '../problem/found.ts';
import { forecastAnswer } from '../floor/changeRulesAnswer.ts';
import { stepActOf } from '../floor/stepIn.ts';
import { problem } from '../problem/problem.ts';
import { zoneOf } from '../problem/zone.ts';
import { readNodeId } from '../relay/nodeId.ts';
import { wordReason } from '../text/wordReason.ts';
import { applicationSeen, rehearsalSeen, settingsSeen, type SeenRisk } from './rehearsalSeen.ts';

const USUAL_SEEDS = 20;
const FIRST_SEED = 1;

/** A session rehearsed with modelled people: for who runs it. */
@Resolver(() => Rehearsal)
export class RehearsalResolver {
  @Query(() => Rehearsal, { nullable: true, description: 'The last rehearsal of a session; null where there is none.' })
  async rehearsal(@Arg('session', () => ID) id: string, @Ctx() context: ApiContext): Promise<object | null> {
    const session = readNodeId('PairingSession', id);
    if (!session) throw refusalError(context, refused('session-unknown', { path: ['session'] }));
    const state = await found(context, findRehearsal(context.ports, context.caller, session));
    return state && rehearsalSeen(state);
  }

  @Query(() => RulesForecast, {
    nullable: true,
    description: 'What other rules would bring, as far as it is to be had in a few seconds. For who runs the session.',
  })
  rulesForecast(
    @Args(() => RulesForecastArgs) args: RulesForecastArgs,
    @Ctx() context: ApiContext,
  ): Promise<object | null> {
    return found(context, forecastAnswer(context, args));
  }

  @Query(() => [RehearsalSetting], { description: 'What may be set, with its default, range and source.' })
  rehearsalSettings(): object[] {
    return settingsSeen(USUAL_SETTINGS);
  }

  @Mutation(() => RehearsalAnswer, {
    description: 'Begins a rehearsal, one an exhibition at a time; `rehearsal` says how far it has come.',
  })
  async startRehearsal(
    @Arg('input', () => StartRehearsalInput) input: StartRehearsalInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const session = readNodeId('PairingSession', input.session);
    if (!session) return problem(context, refused('session-unknown', { path: ['input', 'session'] }));
    const settings = Object.fromEntries((input.settings ?? []).map(({ name, value }) => [name, value]));
    const answer = await startRehearsal(context.ports, context.caller, {
      session,
      seeds: input.seeds ?? USUAL_SEEDS,
      seed: input.seed ?? FIRST_SEED,
      policies: null,
      settings,
      meetingMinutes: input.meetingMinutes ?? null,
      tables: tablesSaid(input.tables),
      isReplay: input.replay ?? false,
      advice: input.advice === false ? 'none' : 'all',
    });
    return answered(context, answer);
  }

  @Mutation(() => ApplyRehearsalAnswer, {
    description: 'Sets the session up as its last rehearsal advises, or a look at what that would change.',
  })
  async applyRehearsal(
    @Arg('input', () => ApplyRehearsalInput) input: ApplyRehearsalInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const act = stepActOf(context, { mutation: 'applyRehearsal', input });
    if (isRefused(act)) return problem(context, act);
    const dryRun = input.dryRun ?? false;
    const advised = { tables: input.tables ?? true, meetingMinutes: input.meetingMinutes ?? true };
    const answer = await (dryRun ? previewRehearsal : applyRehearsal)(context.ports, act, advised);
    if (isRefused(answer)) return problem(context, answer, await zoneOf(context, act.session));
    return applicationSeen(answer, dryRun);
  }

  @Mutation(() => RehearsalAnswer, { description: 'Ends a rehearsal that runs; nothing is kept of what it found.' })
  async stopRehearsal(
    @Arg('input', () => StopRehearsalInput) input: StopRehearsalInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const session = readNodeId('PairingSession', input.session);
    if (!session) return problem(context, refused('session-unknown', { path: ['input', 'session'] }));
    return answered(context, await stopRehearsal(context.ports, context.caller, session));
  }
}

/** Names and sentences of those at risk. */
@Resolver(() => RehearsalRisk)
export class RehearsalRiskResolver {
  @FieldResolver()
  async name(@Root() { person }: SeenRisk, @Ctx() { loaders }: ApiContext): Promise<object> {
    return (await loaders.person.load(person))?.name ?? {};
  }

  @FieldResolver()
  async organisation(@Root() risk: SeenRisk, @Ctx() context: ApiContext): Promise<object> {
    return (await organisationSeen(context, risk))?.name ?? {};
  }

  @FieldResolver()
  message(
    @Root() { code, facts, in: session }: SeenRisk,
    @Arg('languages', () => [Language], { nullable: true }) languages: Language[] | null,
    @Ctx() context: ApiContext,
  ): Promise<string> {
    return wordReason(context, { key: `rehearsal_risk_${code}`, facts, session, languages });
  }
}

/** The tables that were named, by their venues; of a venue that nobody knows none. */
function tablesSaid(tables: StartRehearsalInput['tables']): readonly TableCount[] | null {
  if (!tables) return null;
  return tables.map(({ venue, kind, places }) => ({
    venue: readNodeId('Venue', venue) ?? ('' as VenueId),
    kind: kind as PlaceKind,
    places,
  }));
}

function answered(context: ApiContext, answer: RehearsalState | Refused | null): object {
  if (isRefused(answer)) return problem(context, answer);
  return { __typename: 'RehearsalSuccess', rehearsal: answer && rehearsalSeen(answer) };
}
