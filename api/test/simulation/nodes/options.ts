import type { Seconds } from '../../../src/domain/kernel/time.ts';
import { Random } from '../random.ts';

/** One simulated run: its seed, how large it is, and what a shorter run of the same seed leaves out. The same options give the same run, to the byte. */
export interface SimulationOptions {
  seed: number;
  /** 1 to 4. */
  nodes: number;
  /** Commands of people and organiser, and faults. */
  steps: number;
  /** Each side has half of them. */
  people: number;
  tables: number;
  /** Live sessions at once: in the second, some of the first one's people try to be live as well. */
  sessions: number;
  /** Share of the steps that are faults. */
  storm: number;
  /** Steps that are left out, by their number. */
  without: readonly number[];
}

/** How bad the lines are throughout a run. */
export interface Weather {
  /** Longest way of a message, in milliseconds. */
  latency: number;
  bellLost: number;
  bellDoubled: number;
  bellLate: number;
  /** Chance that a command that one node passes on to another, or its answer, is lost, comes twice, or comes late. */
  forwardLost: number;
  forwardDoubled: number;
  forwardLate: number;
  /** Chance that what a client sends, or what it is told, is lost. */
  clientLost: number;
  /** Chance that a client sends at two nodes at once. */
  sentTwice: number;
}

/** The options that a seed stands for. */
export function optionsOf(seed: number, steps = 1_000): SimulationOptions {
  const random = new Random(seed);
  const nodes = 1 + (seed % 4);
  const people = 12 + 6 * random.between(0, 3);
  return {
    seed,
    nodes,
    steps,
    people,
    tables: random.between(2, 7),
    sessions: random.happens(0.25) ? 2 : 1,
    storm: random.oneOf([0.01, 0.03, 0.06, 0.12])!,
    without: [],
  };
}

/** The weather of a run. */
export function weatherOf({ seed }: SimulationOptions): Weather {
  const random = new Random(seed ^ 0x5f3759df);
  return {
    latency: random.oneOf([2, 8, 30, 150])!,
    bellLost: random.oneOf([0, 0.1, 0.5])!,
    bellDoubled: random.oneOf([0, 0.2])!,
    bellLate: random.oneOf([0, 0.1])!,
    forwardLost: random.oneOf([0, 0.02, 0.1])!,
    forwardDoubled: random.oneOf([0, 0.05])!,
    forwardLate: random.oneOf([0, 0.03])!,
    clientLost: random.oneOf([0, 0.01, 0.05])!,
    sentTwice: random.oneOf([0, 0.05])!,
  };
}

/** Nothing goes wrong. */
export const FAIR_WEATHER: Weather = {
  latency: 5,
  bellLost: 0,
  bellDoubled: 0,
  bellLate: 0,
  forwardLost: 0,
  forwardDoubled: 0,
  forwardLate: 0,
  clientLost: 0,
  sentTwice: 0,
};

/** The floor's times in a run: short, so that whole lives of offers and meetings fit into some hundred seconds. */
export const QUICK_RULES = {
  answerSeconds: 9,
  extraAnswerSeconds: 6,
  laterMinutes: 1,
  summonsSeconds: 30,
  summonsWarningSeconds: 20,
  claimSeconds: 10,
  meetingMinutes: 1,
  extensionMinutes: 1,
  cooldownSeconds: 5,
  silentSeconds: 20,
} as const;

/** How much quicker people are than at a fair. */
export const PACE = 0.2;
/** Everybody comes within the first minute or two, and has been as restless as in an hour by the end of a run. */
export const PLANS_PACE = 0.06;

/** A device shows that it lives this often. */
export const HEARTBEAT: Seconds = 7;
