/** What the plots of table use and of the limit of meetings show, from the minutes of a board or of a whole day. Pure but for the words. */
import { m, reader } from '#lib/messages/index.ts';
import { countSteps, type Point } from './chart.ts';
import type { DayLine } from './dayLine.ts';
import type { TimePlotOf } from './plotOptions.ts';

/** What is read of a minute. */
export type UseMinute = Pick<
  DayLine['series'][number],
  'at' | 'placesTaken' | 'placesOpen' | 'quotaUsedByExhibitors' | 'quotaUsedByBuyers'
>;

/** The ends of a session, milliseconds since 1970. */
export interface SessionHours {
  from: number;
  to: number;
}

const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

/** Tables that are taken, under those that there are. */
export function tablesPlot(minutes: readonly UseMinute[], zone: string): TimePlotOf {
  const taken = minutes.map(({ at, placesTaken: value }) => ({ at: Date.parse(at), value }));
  const open = minutes.map(({ at, placesOpen: value }) => ({ at: Date.parse(at), value }));
  const most = Math.max(4, ...open.map(({ value }) => value));
  return {
    lines: [
      {
        key: 'taken',
        name: m.plot_tables_taken(),
        points: taken,
        colour: '--meet-text',
        width: 2.2,
        ground: '--meet-tint',
      },
      { key: 'open', name: m.plot_tables_open(), points: open, colour: '--ink-2', width: 1.8, dash: [5, 3] },
    ],
    most: most * 1.05,
    ticks: countSteps(most),
    tell: (value) => reader.formats.number(value),
    time: (at) => reader.formats.time(at, zone),
  };
}

/** The most tables that were taken at once, and the last count of those that there are. */
export function tablesSpoken(minutes: readonly UseMinute[]): string {
  return m.plot_tables_spoken({
    most: reader.formats.number(Math.max(0, ...minutes.map(({ placesTaken }) => placesTaken))),
    open: reader.formats.number(minutes.at(-1)?.placesOpen ?? 0),
  });
}

/** Whether any minute had a limit to use up. */
export function hasQuota(minutes: readonly UseMinute[]): boolean {
  return minutes.some((minute) => minute.quotaUsedByBuyers !== null || minute.quotaUsedByExhibitors !== null);
}

/** How fast both sides use up the limit, beside the time that passes. */
export function quotaPlot(minutes: readonly UseMinute[], hours: SessionHours, zone: string): TimePlotOf {
  const buyers = minutes.map(({ at, quotaUsedByBuyers: value }) => ({ at: Date.parse(at), value }));
  const exhibitors = minutes.map(({ at, quotaUsedByExhibitors: value }) => ({ at: Date.parse(at), value }));
  const passed = ({ at }: Point): number =>
    Math.min(1, Math.max(0, (at - hours.from) / Math.max(1, hours.to - hours.from)));
  return {
    lines: [
      { key: 'buyers', name: m.term_buyer(), points: buyers, colour: '--free-text', width: 2.6 },
      {
        key: 'exhibitors',
        name: m.term_exhibitor(),
        points: exhibitors,
        colour: '--meet-text',
        width: 2,
        dash: [8, 4],
      },
      {
        key: 'time',
        name: m.plot_quota_time(),
        points: buyers.map((point) => ({ at: point.at, value: passed(point) })),
        colour: '--ink-2',
        width: 1.4,
        dash: [2, 3],
      },
    ],
    most: 1,
    ticks: QUARTERS,
    tell: (value) => reader.formats.percent(value),
    time: (at) => reader.formats.time(at, zone),
  };
}

/** How much of the limit is used up now, a side. */
export function quotaSpoken(minutes: readonly UseMinute[]): string {
  const share = (value: number | null | undefined): string => reader.formats.percent(value ?? 0);
  const last = minutes.at(-1);
  return m.plot_quota_spoken({
    buyers: share(last?.quotaUsedByBuyers),
    exhibitors: share(last?.quotaUsedByExhibitors),
  });
}
