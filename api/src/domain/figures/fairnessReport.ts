import type { Session } from '../pairing/session.ts';
import type { Seconds } from '../kernel/time.ts';
import type { Board } from './board.ts';
import type { WaitTrait } from './fairness.ts';
import type { Figures } from './figures.ts';
import { gini } from './gini.ts';
import type { Histogram } from './histogram.ts';

/** FI9: waits of those with one trait in common. */
export interface WaitGroup {
  trait: WaitTrait;
  /** Side, id of the venue, language or size. */
  value: string;
  count: number;
  medianSeconds: Seconds | null;
  p95Seconds: Seconds | null;
  mostSeconds: Seconds | null;
}

/** FI12: the four figures by which the trade judges such a session. */
export type MeasureName = 'acceptance' | 'meetings' | 'kept' | 'second-meetings';

/** FI12: a figure beside the band in which it is expected. */
export interface Measure {
  name: MeasureName;
  /** A share of 0 to 1; for `meetings` meetings a participant. Null while there is nothing to say. */
  value: number | null;
  low: number;
  /** Null: the more the better. */
  high: number | null;
  state: 'unknown' | 'below' | 'within' | 'above';
}

/** FI11: offers that passed somebody, whom, and how often at most one of them. */
export interface Envy {
  offers: number;
  passing: number;
  people: number;
  mostTimes: number;
  /** The log does not say of every offer whom it passed: the others are counted as if all goods fitted. */
  isBound: boolean;
}

/** How fair a session has been so far. */
export interface FairnessReport {
  waits: readonly WaitGroup[];
  giniOfMeetings: number | null;
  giniOfWaits: number | null;
  /** FI11 */
  envy: Envy;
  measures: readonly Measure[];
}

/** FI12: the bands of the trade. */
export const BANDS: Readonly<Record<MeasureName, readonly [low: number, high: number | null]>> = {
  acceptance: [0.4, 0.6],
  meetings: [2, null],
  kept: [0.8, null],
  'second-meetings': [0.2, 0.3],
};

const TRAITS: readonly WaitTrait[] = ['side', 'venue', 'language', 'size'];

/** FI9 to FI12: how fair a session has been. O(people log people): asked by somebody who looks at the report. */
export function fairnessOf(figures: Figures, session: Session, board: Board): FairnessReport {
  const { fairness, offers } = figures;
  const present = [...session.participants.values()].filter(({ state }) => state !== 'EXPECTED');
  const times = [...fairness.passed].map(([, count]) => count);
  return {
    waits: waitGroups(fairness.waits),
    giniOfMeetings: gini(present.map(({ meetings }) => meetings)),
    giniOfWaits: gini(present.map(({ participant }) => fairness.waited.get(participant) ?? 0)),
    envy: {
      offers: offers.made,
      passing: fairness.passing,
      people: times.length,
      mostTimes: times.reduce((most, count) => Math.max(most, count), 0),
      isBound: fairness.unjudged > 0,
    },
    measures: [
      measure('acceptance', board.acceptance),
      measure('meetings', board.meetingsPerParticipant),
      measure('kept', board.kept),
      measure('second-meetings', board.secondMeetings),
    ],
  };
}

/** FI12: a figure beside its band. */
export function measure(name: MeasureName, value: number | null): Measure {
  const [low, high] = BANDS[name];
  if (value === null) return { name, value, low, high, state: 'unknown' };
  const state = value < low ? 'below' : high !== null && value > high ? 'above' : 'within';
  return { name, value, low, high, state };
}

function waitGroups(waits: Iterable<readonly [string, Histogram]>): readonly WaitGroup[] {
  const groups = [...waits].map(([key, histogram]): WaitGroup => {
    const gap = key.indexOf(' ');
    return {
      trait: key.slice(0, gap) as WaitTrait,
      value: key.slice(gap + 1),
      count: histogram.size,
      medianSeconds: histogram.quantile(0.5),
      p95Seconds: histogram.quantile(0.95),
      mostSeconds: histogram.quantile(1),
    };
  });
  return groups.sort(
    (a, b) => TRAITS.indexOf(a.trait) - TRAITS.indexOf(b.trait) || b.count - a.count || (a.value < b.value ? -1 : 1),
  );
}
