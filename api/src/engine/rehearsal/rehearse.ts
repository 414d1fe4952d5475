import { adviseLength, lengthScenarios } from '../../domain/rehearsal/lengths.ts';
import type {
  DayTask,
  InterpreterAdvice,
  InterpreterNeed,
  PolicyComparison,
  RehearsalPlan,
  RehearsalResult,
} from '../../domain/rehearsal/rehearsal.ts';
import type { RehearsedFair } from '../../domain/rehearsal/rehearsedFair.ts';
import { AS_PLANNED, kindOf, type Scenario } from '../../domain/rehearsal/scenario.ts';
import { estimateOf } from '../../domain/rehearsal/statistics.ts';
import { pairedDifference, pairedRatio, summarise } from '../../domain/rehearsal/summary.ts';
import { adviseTables, tableScenarios, withEnoughTables, type Rehearsed } from '../../domain/rehearsal/tables.ts';
import type { DayFigures } from '../../domain/rehearsal/dayFigures.ts';
import type { RehearsalWork } from './work.ts';

const NO_NEED: InterpreterNeed = { speechless: 0, enough: [] };

/** How far a rehearsal has come; the days of what is compared last are known only when it begins. */
export interface RehearsalProgress {
  done: number;
  total: number;
}

export interface RehearseMeans {
  work: RehearsalWork;
  progress?(progress: RehearsalProgress): void;
}

/**
 * RH16: the whole rehearsal: every policy, then, where advice is asked for, enough tables, other lengths and enough interpreters, then the numbers of tables
 * that the busiest part of the day suggests; all with the same seeds. What is answered depends on the fair and the plan alone, not on the order in
 * which days end.
 */
export async function rehearse(
  fair: RehearsedFair,
  plan: RehearsalPlan,
  means: RehearseMeans,
): Promise<RehearsalResult> {
  const runner = new Runner(plan, means);
  const isAdvised = plan.advice === 'all';
  const policies = ['ponte' as const, ...plan.policies.filter((policy) => policy !== 'ponte')];
  const need = isAdvised ? await means.work.interpreters() : NO_NEED;
  const first: Scenario[] = policies.map((policy) => ({ ...AS_PLANNED, policy }));
  const others = isAdvised ? [withEnoughTables(fair), ...lengthScenarios(fair)] : [];
  const withInterpreters = need.enough.length > 0 ? [{ ...AS_PLANNED, interpreters: need.enough }] : [];
  const rehearsed = await runner.run([...first, ...others, ...withInterpreters], isAdvised ? 5 : 0);
  const planned = rehearsed[0]!;
  const byPolicy = rehearsed.slice(0, first.length);
  const compared = rehearsed.slice(first.length, first.length + others.length);
  const [enough, ...lengths] = compared;
  const served = withInterpreters.length > 0 ? rehearsed.at(-1)! : null;
  const tables = enough ? await runner.run(tableScenarios(enough), 0) : [];
  return {
    plan,
    policies: byPolicy.map((one) => comparison(one, planned)),
    tables: {
      compared: [...tables, ...(enough ? [enough] : [])].map(summaryOf),
      advice: enough ? adviseTables(fair, { compared: tables, enough, settings: plan.settings }) : null,
    },
    lengths: {
      compared: lengths.map(summaryOf),
      advice: isAdvised ? adviseLength(fair, planned, lengths) : null,
    },
    interpreters: served ? interpreterAdvice(served, planned, need) : null,
    atRisk: await means.work.risks(planned.days.map(({ meetingsOf }) => meetingsOf)),
    days: runner.done,
  };
}

function summaryOf({ scenario, days }: Rehearsed): RehearsalResult['policies'][number]['summary'] {
  return summarise(scenario, days);
}

function comparison(one: Rehearsed, planned: Rehearsed): PolicyComparison {
  const against =
    one === planned
      ? null
      : {
          value: pairedRatio('value', planned.days, one.days),
          waitP95: pairedRatio('waitP95Seconds', planned.days, one.days),
          matchedPoints: pairedDifference('matched', planned.days, one.days),
        };
  return { policy: one.scenario.policy, summary: summaryOf(one), against };
}

function interpreterAdvice(
  served: Rehearsed,
  planned: Rehearsed,
  { enough, speechless }: InterpreterNeed,
): InterpreterAdvice {
  const needed = enough.flatMap(({ venue, between }) => {
    const name = kindOf({ venue, between });
    const most = estimateOf(
      served.days.map(({ interpreters }) => interpreters.find(({ kind }) => kind === name)?.p95 ?? 0),
    );
    const count = Math.ceil(most.mean - 1e-9);
    const [low, high] = [Math.max(0, Math.floor(most.low)), Math.ceil(most.high - 1e-9)];
    return count > 0 ? [{ venue, between, count, low, high }] : [];
  });
  const gain = pairedDifference('meetings', served.days, planned.days);
  return { speechless, needed: gain.mean > 0 ? needed : [], gain };
}

/** Runs scenarios with every seed and counts the days. */
class Runner {
  readonly #plan: RehearsalPlan;
  readonly #means: RehearseMeans;
  #total = 0;
  done = 0;

  constructor(plan: RehearsalPlan, means: RehearseMeans) {
    this.#plan = plan;
    this.#means = means;
  }

  /** Each scenario's days in the order of the seeds; `later` scenarios are still to come and are counted already. */
  async run(scenarios: readonly Scenario[], later: number): Promise<Rehearsed[]> {
    const { seed, seeds } = this.#plan;
    this.#total = this.done + (scenarios.length + later) * seeds;
    this.#tell();
    const each = scenarios.map(async (scenario) => {
      const days = Array.from({ length: seeds }, (_, at) => this.#one({ scenario, seed: seed + at }));
      return { scenario, days: await Promise.all(days) };
    });
    return Promise.all(each);
  }

  async #one(task: DayTask): Promise<DayFigures> {
    const day = await this.#means.work.day(task);
    this.done += 1;
    this.#tell();
    return day;
  }

  #tell(): void {
    this.#means.progress?.({ done: this.done, total: this.#total });
  }
}
