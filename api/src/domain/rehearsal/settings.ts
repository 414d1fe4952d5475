/** How modelled people behave, and what is asked of the day: plain numbers, each with its range and its source (RH3). */
export type RehearsalSettings = { readonly [Name in SettingName]: number };

/** A setting that is out of its range, or unknown. */
export type SettingFault =
  | { fault: 'setting-unknown'; setting: string }
  | { fault: 'setting-out-of-range'; setting: SettingName; least: number; most: number };

interface SettingSpec {
  readonly usual: number;
  readonly range: readonly [least: number, most: number];
  /** Where the default comes from: a fact of the trade, a rule of ours, or an honest `assumed`. */
  readonly source: string;
  /** What it says, for the help text and REHEARSAL.md. */
  readonly says: string;
}

const ASSUMED = 'assumed';
const CONVERVE = 'Converve, Event matchmaking FAQ 2026';

/** RH3: every setting with its default. Shares are 0 to 1; lengths are in the unit of the name. */
export const SETTINGS = {
  exhibitorsComing: { usual: 0.97, range: [0, 1], source: ASSUMED, says: 'share of the expected exhibitors who come' },
  buyersComing: { usual: 0.85, range: [0, 1], source: ASSUMED, says: 'share of the expected buyers who come' },
  exhibitorArrivalMinutes: {
    usual: 10,
    range: [0, 1_440],
    source: ASSUMED,
    says: 'exhibitors come within so many minutes of the opening',
  },
  buyerArrivalMinutes: {
    usual: 120,
    range: [0, 1_440],
    source: ASSUMED,
    says: 'buyers come within so many minutes of the opening, half of them in its first quarter',
  },
  buyerStayMinutes: { usual: 180, range: [1, 1_440], source: ASSUMED, says: 'how long a buyer stays, median' },
  buyerStayP90Minutes: {
    usual: 330,
    range: [1, 1_440],
    source: ASSUMED,
    says: 'how long nine in ten buyers stay at most',
  },
  exhibitorsLeavingEarly: {
    usual: 0.05,
    range: [0, 1],
    source: ASSUMED,
    says: 'share of exhibitors who leave in the last third; the others stay to the end',
  },
  patienceMinutes: {
    usual: 40,
    range: [1, 1_440],
    source: ASSUMED,
    says: 'after so long a wait a buyer gives up, median',
  },
  patienceP90Minutes: {
    usual: 90,
    range: [1, 1_440],
    source: ASSUMED,
    says: 'nine in ten buyers have given up by then',
  },
  breakAfterMeeting: {
    usual: 0.12,
    range: [0, 1],
    source: ASSUMED,
    says: 'share of meetings after which somebody takes a break',
  },
  breakMinutes: { usual: 12, range: [0, 480], source: ASSUMED, says: 'how long a break is' },
  answerSeconds: { usual: 14, range: [0, 900], source: ASSUMED, says: 'time to answer an offer, median' },
  answerP90Seconds: { usual: 32, range: [0, 900], source: ASSUMED, says: 'nine in ten have answered by then' },
  silent: { usual: 0.04, range: [0, 1], source: ASSUMED, says: 'share of offers that somebody does not notice' },
  acceptIntercept: {
    usual: -1.37,
    range: [-10, 10],
    source: `MA32, set so that both accept 40 to 60 % (${CONVERVE})`,
    says: 'chance of a yes at a score of 0, as a logit',
  },
  acceptSlope: {
    usual: 3.7,
    range: [0, 20],
    source: `MA32, set so that both accept 40 to 60 % (${CONVERVE})`,
    says: 'how much a score of 1 adds to that logit',
  },
  later: { usual: 0.3, range: [0, 1], source: ASSUMED, says: 'share of those who do not accept that say "later"' },
  comes: {
    usual: 0.894,
    range: [0, 1],
    source: `80 % of meetings kept (${CONVERVE}), that is 0.894 a side`,
    says: 'chance that a side comes to the table',
  },
  walkSpread: {
    usual: 0.5,
    range: [0, 1],
    source: ASSUMED,
    says: "walks last the venue's minutes, give or take this share",
  },
  tapsArrival: {
    usual: 0.8,
    range: [0, 1],
    source: 'assumed; product.md: people do not tap',
    says: 'share of those at the table who say "I am here"',
  },
  reportsAbsence: { usual: 0.8, range: [0, 1], source: ASSUMED, says: 'share of those left alone who report it' },
  reportAfterSeconds: { usual: 120, range: [0, 3_600], source: ASSUMED, says: 'how long they sit there before' },
  backAfterMinutes: {
    usual: 6,
    range: [0, 480],
    source: ASSUMED,
    says: 'somebody who did not answer or did not come is back after so many minutes',
  },
  talkMinutes: { usual: 12, range: [1, 480], source: ASSUMED, says: 'how long two want to talk, median' },
  talkP90Minutes: { usual: 20, range: [1, 480], source: ASSUMED, says: 'nine in ten talks want no more' },
  tapsDone: {
    usual: 0.5,
    range: [0, 1],
    source: 'assumed; product.md: people do not tap',
    says: 'share of talks that are over early and say so',
  },
  asksForMore: {
    usual: 0.3,
    range: [0, 1],
    source: ASSUMED,
    says: 'share of talks that ask for more time where they need it',
  },
  crossing: { usual: 0.05, range: [0, 1], source: ASSUMED, says: 'share of buyers who go over to another hall once' },
  crossingMinutes: {
    usual: 40,
    range: [0, 480],
    source: 'guess of the demo fair: 40, 55 at 8 to 10 and 17 to 19 h, 30 from 20 h on',
    says: 'from hall to hall; a rush takes 11/8 of it, the night 3/4',
  },
  roundEveryMinutes: { usual: 5, range: [1, 480], source: ASSUMED, says: 'how often the policy of fixed rounds pairs' },
  waitGoalMinutes: { usual: 5, range: [1, 480], source: ASSUMED, says: '95 % of waits should be no longer' },
} as const satisfies Readonly<Record<string, SettingSpec>>;

export type SettingName = keyof typeof SETTINGS;

/** The names of all settings, in the order of a day. */
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

/** RH3: what holds where nothing else is said. */
export const USUAL_SETTINGS = Object.fromEntries(
  SETTING_NAMES.map((name) => [name, SETTINGS[name].usual]),
) as RehearsalSettings;

/** RH4: the defaults with these changed; the first that is unknown or no number in its range refuses all. */
export function settingsWith(given: Readonly<Record<string, unknown>>): RehearsalSettings | SettingFault {
  for (const [setting, value] of Object.entries(given)) {
    if (!isSetting(setting)) return { fault: 'setting-unknown', setting };
    const [least, most] = SETTINGS[setting].range;
    if (typeof value !== 'number' || !(value >= least && value <= most))
      return { fault: 'setting-out-of-range', setting, least, most };
  }
  return { ...USUAL_SETTINGS, ...given };
}

/** Whether settings were refused. */
export function isSettingFault(made: RehearsalSettings | SettingFault): made is SettingFault {
  return 'fault' in made;
}

function isSetting(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}
