import type { DayFigures } from './dayFigures.ts';
import type { RehearsedFair } from './rehearsedFair.ts';
import { AS_PLANNED, poolName, tablesOf, type Scenario, type TableCount } from './scenario.ts';
import type { RehearsalSettings } from './settings.ts';
import { mean, quantile } from './statistics.ts';

/** Shares of the tables that the busiest part of the day could use. */
const SHARES = [0.4, 0.55, 0.7, 0.85, 1] as const;
/** Fewer meetings than this share of what enough tables allow: too few tables. */
const ENOUGH_MEETINGS = 0.98;

/** Days of one scenario, seed by seed. */
export interface Rehearsed {
  scenario: Scenario;
  days: readonly DayFigures[];
}

/** How many tables to set out. */
export interface TableAdvice {
  /** Recommended for each pool. */
  tables: readonly (TableCount & { planned: number; low: number; high: number })[];
  /** Whether the recommended tables keep 95 % of waits within the goal. */
  reachesGoal: boolean;
}

/** As many tables as could ever be used at once, so that nobody waits for one. */
export function withEnoughTables(fair: RehearsedFair): Scenario {
  const tables = tablesOf(fair).map(({ venue, kind }) => {
    const on = (side: string): number =>
      fair.people.filter((one) => one.side === side && (kind === 'video' || one.venue === venue)).length;
    return { venue, kind, places: Math.max(1, Math.min(on('exhibitor'), on('buyer'))) };
  });
  return { ...AS_PLANNED, tables };
}

/** RH14: table counts worth comparing: shares of what 95 % of the day used at most where there were enough. */
export function tableScenarios(enough: Rehearsed): readonly Scenario[] {
  const [first] = enough.days;
  if (!first) return [];
  const needed = first.pools
    .filter(({ kind }) => kind !== 'stand')
    .map(({ venue, kind }) => {
      const most = Math.max(...enough.days.map(({ pools }) => p95Of(pools, { venue, kind })));
      return { venue, kind, places: Math.max(1, most) };
    });
  return SHARES.map((share) => ({
    ...AS_PLANNED,
    tables: needed.map((count) => ({ ...count, places: Math.max(1, Math.round(share * count.places)) })),
  }));
}

/**
 * RH14: the fewest tables of those compared with which 95 % of waits keep within the goal (or, where no number of tables reaches it, within a tenth of
 * what enough tables reach) and at least 98 % of the meetings take place that enough tables allow. The range is that of the same choice made seed
 * by seed: 95 % of the seeds lie in it.
 */
export function adviseTables(
  fair: RehearsedFair,
  { compared, enough, settings }: { compared: readonly Rehearsed[]; enough: Rehearsed; settings: RehearsalSettings },
): TableAdvice | null {
  const goal = settings.waitGoalMinutes * 60;
  const counts = compared.map(({ scenario }) => scenario.tables ?? []);
  if (counts.length === 0) return null;
  const choice = (of: (days: readonly DayFigures[]) => DayFigures[]): { at: number; reachesGoal: boolean } => {
    const best = of(enough.days);
    const reachable = mean(best.map(({ waitP95Seconds }) => waitP95Seconds));
    const most = Math.max(goal, 1.1 * reachable);
    const meetings = ENOUGH_MEETINGS * mean(best.map((day) => day.meetings));
    const at = compared.findIndex(({ days }) => {
      const those = of(days);
      const wait = mean(those.map(({ waitP95Seconds }) => waitP95Seconds));
      return wait <= most && mean(those.map((day) => day.meetings)) >= meetings;
    });
    return { at: at < 0 ? compared.length - 1 : at, reachesGoal: reachable <= goal };
  };
  const { at, reachesGoal } = choice((days) => [...days]);
  const bySeed = enough.days.map((_, seed) => choice((days) => [days[seed]!]).at);
  const planned = new Map(tablesOf(fair).map((count) => [poolName(count), count.places]));
  return {
    tables: counts[at]!.map((count, pool) => {
      const chosen = [count.places, ...bySeed.map((choice) => counts[choice]![pool]!.places)];
      const low = Math.min(count.places, quantile(chosen, 0.025)!);
      const high = Math.max(count.places, quantile(chosen, 0.975)!);
      return { ...count, planned: planned.get(poolName(count)) ?? 0, low, high };
    }),
    reachesGoal,
  };
}

function p95Of(pools: DayFigures['pools'], { venue, kind }: Pick<TableCount, 'venue' | 'kind'>): number {
  return pools.find((pool) => pool.venue === venue && pool.kind === kind)?.p95 ?? 0;
}
