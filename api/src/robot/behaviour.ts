import type { ActName } from './documents.ts';

/** What a robot sees of itself in the feed. */
export interface RobotView {
  id: string;
  side: 'EXHIBITOR' | 'BUYER';
  state: 'EXPECTED' | 'CHECKED_IN' | 'AVAILABLE' | 'PAUSED' | 'OFFERED' | 'SUMMONED' | 'MEETING' | 'COOLDOWN' | 'LEFT';
  offer: { id: string; accepted: boolean; deadline: string; forMe: { score: number } } | null;
  meeting: {
    id: string;
    state: string;
    place: { id: string; label: string } | null;
    arrived: boolean;
    otherArrived: boolean;
    claim: { byMe: boolean } | null;
    begunAt: string | null;
    endsAt: string | null;
    outcome: { kind: string } | null;
  } | null;
  /** The one that has just ended. */
  lastMeeting?: { id: string; outcome: { kind: string } | null } | null;
}

/** Something a robot will do after a while, unless what it sees has changed by then. */
export interface Intent {
  act: ActName;
  afterSeconds: number;
  input: Record<string, unknown>;
}

/** Chance between 0 and 1, seeded by the caller. */
export type Chance = () => number;

/**
 * Shares and times by which robots behave like people. Acceptance, kept meetings and the shares of outcomes follow the demo fair's anchors
 * (half of the offers accepted by both, 82 % kept); the times are guesses for a demo that should move,
 * short enough that 137 people seldom wait for one of the fair's 56 tables.
 */
export const HABITS = {
  accept: 0.74,
  later: 0.1,
  silent: 0.04,
  comes: 0.92,
  arrivalSeconds: [1, 40],
  answerSeconds: [3, 22],
  walkSeconds: [5, 35],
  patienceAtTableSeconds: 60,
  talkSeconds: [25, 120],
  breakSeconds: [20, 90],
  breakAfterMeeting: 0.12,
  recordSeconds: [4, 25],
} as const;

const OUTCOMES: readonly (readonly [share: number, kind: string, medianAmount: number | null])[] = [
  [0.34, 'NONE', null],
  [0.38, 'FOLLOW_UP', null],
  [0.15, 'SAMPLE_ORDER', 3_000],
  [0.08, 'LETTER_OF_INTENT', 40_000],
  [0.02, 'MEMORANDUM', null],
  [0.03, 'CONTRACT', 40_000],
];
const CURRENCIES = ['MOP', 'HKD', 'USD', 'CNY', 'EUR'] as const;

/** What a robot does next about what it sees; null when there is nothing to do but wait. */
export function intentFor(view: RobotView, session: string, chance: Chance): Intent | null {
  switch (view.state) {
    case 'EXPECTED':
    case 'LEFT':
      return { act: 'checkIn', afterSeconds: within(HABITS.arrivalSeconds, chance), input: { session } };
    case 'CHECKED_IN':
      return { act: 'becomeAvailable', afterSeconds: within([0.5, 4], chance), input: { session } };
    case 'PAUSED':
      return { act: 'becomeAvailable', afterSeconds: within(HABITS.breakSeconds, chance), input: { session } };
    case 'OFFERED':
      return answer(view, chance);
    case 'SUMMONED':
      return walk(view, chance);
    case 'MEETING':
      return {
        act: 'endMeeting',
        afterSeconds: within(HABITS.talkSeconds, chance),
        input: { meeting: view.meeting!.id },
      };
    case 'COOLDOWN':
      return view.lastMeeting && !view.lastMeeting.outcome
        ? record(view.lastMeeting.id, chance)
        : rest(session, chance);
    case 'AVAILABLE':
      return null;
  }
}

function answer({ offer }: RobotView, chance: Chance): Intent | null {
  if (!offer || offer.accepted) return null;
  const afterSeconds = within(HABITS.answerSeconds, chance);
  const mood = chance();
  // A better fit is taken more often: from 0.6 to 1.4 times the usual share.
  const takes = HABITS.accept * (0.6 + 0.8 * Math.min(1, Math.max(0, offer.forMe.score)));
  if (mood < Math.min(0.95, takes)) return { act: 'acceptOffer', afterSeconds, input: { offer: offer.id } };
  if (mood > 1 - HABITS.silent) return null;
  if (mood > 1 - HABITS.silent - HABITS.later) return { act: 'deferOffer', afterSeconds, input: { offer: offer.id } };
  return {
    act: 'declineOffer',
    afterSeconds,
    input: { offer: offer.id, reason: pick(['GOODS', 'PRICE', 'QUANTITY', 'UNSAID'], chance) },
  };
}

function walk({ id, meeting }: RobotView, chance: Chance): Intent | null {
  if (!meeting?.place) return null;
  if (!meeting.arrived) {
    if (!comesTo(meeting.id, id)) return null;
    return { act: 'arriveAtPlace', afterSeconds: within(HABITS.walkSeconds, chance), input: { meeting: meeting.id } };
  }
  if (meeting.otherArrived || meeting.claim?.byMe) return null;
  return { act: 'reportNoShow', afterSeconds: HABITS.patienceAtTableSeconds, input: { meeting: meeting.id } };
}

/** Whether somebody comes to a meeting: decided once, whatever happens at the table meanwhile (FNV-1a over both ids). */
function comesTo(meeting: string, participant: string): boolean {
  let hash = 0x811c9dc5;
  for (const letter of `${meeting} ${participant}`) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return (hash >>> 0) / 4_294_967_296 < HABITS.comes;
}

function record(meeting: string, chance: Chance): Intent {
  let mood = chance();
  const [, kind, median] = OUTCOMES.find(([share]) => (mood -= share) < 0) ?? OUTCOMES[0]!;
  const money =
    median === null
      ? {}
      : { amount: String(Math.round(median * Math.exp(normal(chance)) * 100)), currency: pick(CURRENCIES, chance) };
  return {
    act: 'recordOutcome',
    afterSeconds: within(HABITS.recordSeconds, chance),
    input: { meeting, kind, publish: kind === 'CONTRACT', ...money },
  };
}

function rest(session: string, chance: Chance): Intent | null {
  if (chance() > HABITS.breakAfterMeeting) return null;
  return { act: 'pause', afterSeconds: within([2, 10], chance), input: { session } };
}

function within([low, high]: readonly [number, number] | readonly number[], chance: Chance): number {
  return low! + (high! - low!) * chance();
}

function pick<T>(choices: readonly T[], chance: Chance): T {
  return choices[Math.min(choices.length - 1, Math.floor(chance() * choices.length))]!;
}

/** A draw of the standard normal distribution (Box and Muller 1958). */
function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** Seeded chance (mulberry32), so that the same seed behaves the same. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What decides whether a waiting intent still holds: the state, and the offer or meeting as far as it matters. */
export function situation(view: RobotView): string {
  const { offer, meeting, lastMeeting } = view;
  return [
    view.state,
    offer && view.state === 'OFFERED' ? `${offer.id} ${offer.accepted}` : '',
    meeting
      ? `${meeting.id} ${meeting.place?.id} ${meeting.arrived} ${meeting.otherArrived} ${meeting.claim !== null} ${meeting.outcome !== null}`
      : '',
    lastMeeting ? `${lastMeeting.id} ${lastMeeting.outcome !== null}` : '',
  ].join('|');
}
