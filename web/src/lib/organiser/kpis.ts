/** The seven figures of the board beside their targets. */
import type { BoardFields } from '#lib/api/documents/desk.generated.ts';

/** One figure, its target, and where both stand on the bar (0 to 1). */
export interface Kpi {
  key: 'meetings' | 'acceptance' | 'kept' | 'each' | 'second' | 'median' | 'p95';
  /** Null: nothing to tell yet, and the screen says so. */
  value: number | null;
  target: number | null;
  bar: number;
  tick: number | null;
  /** Null without a value. For a wait less is better. */
  reached: boolean | null;
}

/** Default targets: Converve's "Event matchmaking FAQ" (2026) for shares, and the waits that the design promises. */
export const TARGETS = { acceptance: 0.6, kept: 0.85, second: 0.25, medianSeconds: 60, p95Seconds: 300 } as const;

/** Where the tick of a target that has no natural end stands on its bar. */
const TICK = 0.8;

/** The day as it was planned: how many meetings, and how much of the time has passed. */
export interface DayPlan {
  targetMeetings: number;
  opensAt: string;
  endsAt: string;
  now: number;
}

/** All figures of the board. */
export function kpisOf(board: BoardFields, plan: DayPlan): Kpi[] {
  const whole = plannedMeetings(board, plan.targetMeetings);
  return [
    {
      ...upTo('meetings', board.meetings, meetingsByNow(whole, plan)),
      ...scale(board.meetings, whole, meetingsByNow(whole, plan)),
    },
    share('acceptance', board.acceptance, TARGETS.acceptance),
    share('kept', board.kept, TARGETS.kept),
    upTo('each', board.meetingsPerParticipant, plan.targetMeetings),
    share('second', board.secondMeetings, TARGETS.second),
    atMost('median', board.waitMedianSeconds, TARGETS.medianSeconds),
    atMost('p95', board.waitP95Seconds, TARGETS.p95Seconds),
  ];
}

/** Meetings that the day aims at: each meeting serves one of either side, so the smaller side bounds it. Who has left counts on, or the aim would fall to nothing as the hall empties. */
export function plannedMeetings({ sides }: Pick<BoardFields, 'sides'>, targetMeetings: number): number {
  const people = (side: string) =>
    sides.filter((figures) => figures.side === side).reduce((sum, { total }) => sum + total, 0);
  return Math.min(people('BUYER'), people('EXHIBITOR')) * targetMeetings;
}

/** How many of the planned meetings should have begun by now. */
export function meetingsByNow(planned: number, { opensAt, endsAt, now }: DayPlan): number {
  const from = Date.parse(opensAt);
  const passed = (now - from) / (Date.parse(endsAt) - from);
  return Math.round(planned * Math.min(1, Math.max(0, Number.isFinite(passed) ? passed : 0)));
}

function scale(value: number, whole: number, target: number): Pick<Kpi, 'bar' | 'tick'> {
  if (whole === 0) return { bar: 0, tick: null };
  return { bar: Math.min(1, value / whole), tick: Math.min(1, target / whole) };
}

function share(key: Kpi['key'], value: number | null, target: number): Kpi {
  return { key, value, target, bar: value ?? 0, tick: target, reached: value === null ? null : value >= target };
}

function upTo(key: Kpi['key'], value: number | null, target: number): Kpi {
  const bar = target > 0 ? Math.min(1, ((value ?? 0) / target) * TICK) : 0;
  return { key, value, target, bar, tick: TICK, reached: value === null ? null : value >= target };
}

function atMost(key: Kpi['key'], value: number | null, target: number): Kpi {
  const bar = Math.min(1, ((value ?? 0) / target) * TICK);
  return { key, value, target, bar, tick: TICK, reached: value === null ? null : value <= target };
}
