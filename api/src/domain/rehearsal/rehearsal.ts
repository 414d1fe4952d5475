import type { Policy } from './policy.ts';
import type { AtRisk } from './risk.ts';
import type { InterpreterCount, Scenario } from './scenario.ts';
import type { RehearsalSettings } from './settings.ts';
import type { Estimate } from './statistics.ts';
import type { LengthAdvice } from './lengths.ts';
import type { ScenarioSummary } from './summary.ts';
import type { TableAdvice } from './tables.ts';

/** What is to be rehearsed. */
export interface RehearsalPlan {
  settings: RehearsalSettings;
  /** The first seed; the others follow it. */
  seed: number;
  seeds: number;
  policies: readonly Policy[];
  /** Whether tables, lengths and interpreters are compared and advised, besides the policies. */
  advice: 'all' | 'none';
}

/** Most seeds of one rehearsal, and of one asked for in the browser. */
export const SEED_RANGE = [1, 1_000] as const;

/** How one policy compares with the matchmaker on the same arrivals. */
export interface PolicyComparison {
  policy: Policy;
  summary: ScenarioSummary;
  /** The matchmaker's figure over this policy's, seed by seed; null for the matchmaker itself. */
  against: { value: Estimate; waitP95: Estimate; matchedPoints: Estimate } | null;
}

/** Which interpreters a fair could use. */
export interface InterpreterNeed {
  /** Pairs of people who fit and share no language. */
  speechless: number;
  /** Enough of each kind that serves many of them. */
  enough: readonly InterpreterCount[];
}

/** How many interpreters would be at work, and what they would bring. */
export interface InterpreterAdvice {
  /** Pairs of people who fit and share no language. */
  speechless: number;
  /** For 95 % of the day no more are at work at once, each kind at each venue; the interval is over the seeds. */
  needed: readonly (Omit<InterpreterCount, 'count'> & { count: number; low: number; high: number })[];
  /** Meetings more than without. */
  gain: Estimate;
}

/** RH16: what a rehearsal found. The same session, settings and seeds give the same text. */
export interface RehearsalResult {
  plan: RehearsalPlan;
  policies: readonly PolicyComparison[];
  tables: { compared: readonly ScenarioSummary[]; advice: TableAdvice | null };
  lengths: { compared: readonly ScenarioSummary[]; advice: LengthAdvice | null };
  interpreters: InterpreterAdvice | null;
  atRisk: readonly AtRisk[];
  days: number;
}

/** A task of a worker: one seed of one scenario. */
export interface DayTask {
  scenario: Scenario;
  seed: number;
}
