import type { ParticipantId } from '../kernel/id.ts';
import type { BySide } from '../kernel/side.ts';
import { MINUTE, type Instant, type Seconds } from '../kernel/time.ts';
import type { Meeting } from '../pairing/meeting.ts';
import type { Session } from '../pairing/session.ts';
import { comesToTable, wantedTalk, type Crowd } from './crowd.ts';
import type { DayRecord } from './dayRecord.ts';
import { atOnce, poolUseOf, type PoolUse } from './poolUse.ts';
import { kindOfInterpreter } from './scenario.ts';
import { gini, mean, quantile } from './statistics.ts';

/** What one rehearsed day brought: plain numbers. */
export interface DayFigures {
  came: BySide<number>;
  /** Meetings to which both came. */
  meetings: number;
  /** RH9: the sum of the mean of both scores over these meetings, each times the share of the talk that had time. */
  value: number;
  /** Of the waits that ended with a confirmed pair (FI3); the others are `inVain`. */
  waitMedianSeconds: Seconds;
  waitP95Seconds: Seconds;
  /** Waits that ended without a pair: somebody left, or the session closed. */
  inVain: number;
  /** Confirmed of the offers that were answered or ran out. */
  acceptance: number;
  /** Meetings to which both came, of the pairs that were confirmed. */
  kept: number;
  /** People who sat in a meeting, of those who came. */
  matched: number;
  /** People who sat in two or more, of those who came. */
  second: number;
  meetingsEach: number;
  /** Inequality of the meetings of those who came: 0 all the same, near 1 one has all. */
  gini: number;
  /** Share of the tables' time in which somebody was called to them or sat there. */
  tableUse: number;
  pools: readonly PoolUse[];
  /** Interpreters of each kind at work at the same time. */
  interpreters: readonly InterpretersAtWork[];
  /** By person in the order of the fair's list: meetings, or null for who did not come. */
  meetingsOf: readonly (number | null)[];
  overTheDay: OverTheDay;
  rounds: number;
  worstGap: number;
}

/** How many interpreters of one kind were at work at once. */
export interface InterpretersAtWork {
  /** As `kindOf` names it. */
  kind: string;
  peak: number;
  /** For 95 % of the day no more were. */
  p95: number;
}

/** The day in slices of equal length. */
export interface OverTheDay {
  sliceMinutes: number;
  /** Waiting people at the end of each slice. */
  waiting: readonly number[];
  /** 95th percentile of the waits that ended in each slice; null where none did. */
  waitP95Seconds: readonly (Seconds | null)[];
  /** Share of the tables in use in each slice. */
  tableUse: readonly number[];
}

/** A day has about so many slices. */
const SLICES = 48;
const LEAST_SLICE_MINUTES = 5;

/** How long each slice of a day is. */
export function sliceMinutes({ opensAt, endsAt }: { opensAt: Instant; endsAt: Instant }): number {
  const minutes = (endsAt - opensAt) / MINUTE;
  return Math.max(LEAST_SLICE_MINUTES, Math.ceil(minutes / SLICES / LEAST_SLICE_MINUTES) * LEAST_SLICE_MINUTES);
}

/** RH9: counts a day that is over. */
export function dayFigures(session: Session, record: DayRecord, crowd: Crowd): DayFigures {
  const { fair } = crowd;
  const meetings = [...session.meetings.values()];
  const held = meetings.filter((meeting) => isHeld(meeting, crowd));
  const count = new Map<ParticipantId, number>();
  for (const { exhibitor, buyer } of held)
    for (const participant of [exhibitor, buyer]) count.set(participant, (count.get(participant) ?? 0) + 1);
  const meetingsOf = fair.people.map(({ participant }) =>
    record.came.has(participant) ? (count.get(participant) ?? 0) : null,
  );
  const ofThoseHere = meetingsOf.filter((meetings) => meetings !== null);
  const share = (least: number): number => mean(ofThoseHere.map((meetings) => Number(meetings >= least)));
  const waits = record.waits.filter(({ isServed }) => isServed).map(({ seconds }) => seconds);
  const { pools, tableUse, overTheDay } = poolUseOf(session, fair, sliceMinutes(fair));
  return {
    came: cameBySide(record, crowd),
    meetings: held.length,
    value: held.reduce((sum, meeting) => sum + worthOf(meeting, session, crowd), 0),
    waitMedianSeconds: quantile(waits, 0.5) ?? 0,
    waitP95Seconds: quantile(waits, 0.95) ?? 0,
    inVain: record.waits.filter(({ isServed }) => !isServed).length,
    acceptance: acceptanceOf(session),
    kept: meetings.length === 0 ? 0 : held.length / meetings.length,
    matched: share(1),
    second: share(2),
    meetingsEach: mean(ofThoseHere),
    gini: gini(ofThoseHere),
    tableUse,
    pools,
    interpreters: interpretersAtWork(meetings, crowd),
    meetingsOf,
    overTheDay: {
      sliceMinutes: sliceMinutes(fair),
      waiting: record.waiting,
      waitP95Seconds: waitsBySlice(record, crowd),
      tableUse: overTheDay,
    },
    rounds: record.rounds,
    worstGap: record.worstGap,
  };
}

/** From the second yes to the end, whoever was promised first. */
function interpretersAtWork(meetings: readonly Meeting[], { fair }: Crowd): InterpretersAtWork[] {
  const day = { from: fair.opensAt, until: fair.endsAt };
  const kinds = new Map<string, { from: Instant; until: Instant }[]>();
  for (const { interpreter, confirmedAt, endedAt } of meetings) {
    if (interpreter === null) continue;
    const kind = kindOfInterpreter(interpreter);
    const span = { from: confirmedAt, until: endedAt ?? day.until };
    kinds.set(kind, [...(kinds.get(kind) ?? []), span]);
  }
  return [...kinds].map(([kind, spans]) => {
    const { peak, needed } = atOnce(spans, day, 0.95);
    return { kind, peak, p95: needed };
  });
}

/** Whether a meeting was held with both there: the log of people who do not tap cannot say so, a rehearsal can. */
export function isHeld(meeting: Meeting, crowd: Crowd): boolean {
  const bothCame = comesToTable(meeting, 'exhibitor', crowd) && comesToTable(meeting, 'buyer', crowd);
  return meeting.state === 'ENDED' && meeting.absent === null && meeting.begunAt !== null && bothCame;
}

/** RH9: what a held meeting was worth. */
function worthOf(meeting: Meeting, { offers }: Session, crowd: Crowd): number {
  const { fit } = offers.get(meeting.offer)!;
  const talked = meeting.endedAt! - meeting.begunAt!;
  const wanted = wantedTalk(meeting, crowd);
  return ((fit.exhibitor.score + fit.buyer.score) / 2) * Math.min(1, wanted <= 0 ? 1 : talked / wanted);
}

function acceptanceOf({ offers }: Session): number {
  const answered = [...offers.values()].filter(({ state }) => state !== 'WITHDRAWN' && state !== 'PROPOSED');
  return mean(answered.map(({ state }) => Number(state === 'CONFIRMED')));
}

function cameBySide({ came }: DayRecord, { fair }: Crowd): BySide<number> {
  const count = { exhibitor: 0, buyer: 0 };
  for (const { participant, side } of fair.people) if (came.has(participant)) count[side] += 1;
  return count;
}

function waitsBySlice({ waits }: DayRecord, { fair }: Crowd): (Seconds | null)[] {
  const length = sliceMinutes(fair) * MINUTE;
  const slices: Seconds[][] = Array.from({ length: Math.ceil((fair.endsAt - fair.opensAt) / length) }, () => []);
  for (const { endedAt, isServed, seconds } of waits)
    if (isServed) slices[Math.floor((endedAt - fair.opensAt) / length)]?.push(seconds);
  return slices.map((slice) => quantile(slice, 0.95));
}
