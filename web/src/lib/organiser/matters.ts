/** What needs a hand on the floor now, worst first, each with the act that is proposed. Pure: told from people and places. */
import type { Act } from './acts.ts';
import { isFree, isSaidMissing, hasArrived, waitedSeconds, waitingSince, type Person } from './person.ts';
import { tileOfPerson, type Tile } from './places.ts';

/** How bad it is; shown by shape and colour. */
export type Gravity = 'alarm' | 'offer' | 'quiet';

/** One thing to act on. */
export type Matter = { id: string; gravity: Gravity } & (
  | { kind: 'no-show'; tile: Tile | null; absent: Person; act: Act; more: Act[] }
  | { kind: 'no-interpreter'; tile: Tile | null; people: Person[]; act: Act }
  | { kind: 'not-arrived'; tile: Tile | null; people: Person[]; secondsLeft: number; act: Act | null; more: Act[] }
  | { kind: 'waiting'; person: Person; seconds: number; act: Act }
  | { kind: 'idle'; tile: Tile; seconds: number; act: Act; more: Act[] }
  | { kind: 'storm'; answers: Answers; act: Act }
  | { kind: 'unreachable'; people: Person[]; list: 'unreachable' }
  | { kind: 'unmet'; people: Person[]; list: 'unmet'; act: Act | null }
  | { kind: 'at-risk'; people: Person[]; least: number; act: Act | null }
);

/** How the last offers ended: how many, and how many of them not with two yeses. */
export interface Answers {
  ended: number;
  refused: number;
}

/** What the list is told from. */
export interface Floor {
  people: readonly Person[];
  tiles: readonly Tile[];
  now: number;
  /** True while new pairs are made. */
  pairing: boolean;
  /** Meetings that nobody should leave without, and how many still fit in before the session ends. */
  least: { meetings: number; stillFit: number };
  /** The last offers; a board that has not heard of any has none. */
  answers?: Answers;
  /** Share of the session's time that has passed, 0 to 1. */
  passed: number;
  /** Of those who have waited long: who could meet nobody now, by an appointment or a limit of its own. */
  bound?: ReadonlySet<string>;
}

/** Beyond the target of the 95th wait somebody needs a look; beyond twice that it is urgent. */
const LONG_WAIT_SECONDS = 300;
const VERY_LONG_WAIT_SECONDS = 600;

/** A summons whose end is this near, with somebody missing. */
const SUMMONS_NEAR_END_SECONDS = 60;

/** At most so many of one kind, so that one trouble does not hide the others. */
const AT_MOST_OF_A_KIND = 3;

/** What is told from people alone: tables, whose seconds run, leave it as it was. */
export interface MattersOfPeople {
  urgent: Matter[];
  lasting: Matter[];
}

/** What is to be done for people, wherever they are. */
export function mattersOfPeople(floor: Omit<Floor, 'tiles'>): MattersOfPeople {
  return {
    urgent: [...storm(floor), ...longWaits(floor)],
    lasting: [...unreachable(floor), ...atRisk(floor), ...unmet(floor)],
  };
}

/** Everything to act on. `ofPeople` is passed by who asks several times a second of thousands. */
export function mattersOf(floor: Floor, ofPeople: MattersOfPeople = mattersOfPeople(floor)): Matter[] {
  // Few of them sit at a table.
  const atTables = { ...floor, people: floor.people.filter(({ meeting }) => meeting !== null) };
  return [
    ...noShows(atTables),
    ...withoutInterpreter(atTables),
    ...missing(atTables),
    ...ofPeople.urgent,
    ...idleTables(floor),
    ...ofPeople.lasting,
  ].sort((one, other) => GRAVITIES.indexOf(one.gravity) - GRAVITIES.indexOf(other.gravity));
}

const GRAVITIES: readonly Gravity[] = ['alarm', 'offer', 'quiet'];

function noShows({ people, tiles }: Floor): Matter[] {
  return people.filter(isSaidMissing).map((absent) => ({
    id: `no-show ${absent.id}`,
    kind: 'no-show',
    gravity: 'alarm',
    tile: tileOfPerson(tiles, absent) ?? null,
    absent,
    act: { kind: 'cancel-meeting', meeting: absent.meeting?.id ?? '' },
    more: [{ kind: 'substitute', leaves: absent.id }],
  }));
}

/** PA75: two who cannot talk and whose interpreter has gone. */
function withoutInterpreter({ people, tiles }: Floor): Matter[] {
  const lacking = people.filter(({ meeting }) => meeting?.needsInterpreter && meeting.interpreter === null);
  const byMeeting = Map.groupBy(lacking, ({ meeting }) => meeting?.id ?? '');
  return [...byMeeting].slice(0, AT_MOST_OF_A_KIND).map(([meeting, two]) => ({
    id: `no-interpreter ${meeting}`,
    kind: 'no-interpreter',
    gravity: 'alarm',
    tile: two[0] ? (tileOfPerson(tiles, two[0]) ?? null) : null,
    people: two,
    act: { kind: 'cancel-meeting', meeting },
  }));
}

function missing({ people, tiles, now }: Floor): Matter[] {
  const late = people.filter((person) => {
    const { meeting } = person;
    if (meeting?.state !== 'SUMMONED' || meeting.summonsEndsAt === null || meeting.claim || hasArrived(person))
      return false;
    return Date.parse(meeting.summonsEndsAt) - now <= SUMMONS_NEAR_END_SECONDS * 1000;
  });
  const byMeeting = Map.groupBy(late, ({ meeting }) => meeting?.id ?? '');
  return [...byMeeting].slice(0, AT_MOST_OF_A_KIND).map(([meeting, missed]) => ({
    id: `not-arrived ${meeting}`,
    kind: 'not-arrived',
    gravity: 'offer',
    tile: missed[0] ? (tileOfPerson(tiles, missed[0]) ?? null) : null,
    people: missed,
    secondsLeft: Math.max(0, (Date.parse(missed[0]?.meeting?.summonsEndsAt ?? '') - now) / 1000),
    act: missed[0] ? { kind: 'arrive', person: missed[0].id } : null,
    more: missed[0] ? [{ kind: 'substitute', leaves: missed[0].id }] : [],
  }));
}

function longWaits({ people, now, pairing, bound = NOBODY }: Omit<Floor, 'tiles'>): Matter[] {
  if (!pairing) return [];
  const before = now - LONG_WAIT_SECONDS * 1000;
  const waits = longestWaiting(people, { before, most: AT_MOST_OF_A_KIND, counts: ({ id }) => !bound.has(id) });
  const [bounded] =
    bound.size > 0 ? longestWaiting(people, { before, most: 1, counts: ({ id }) => bound.has(id) }) : [];
  return [
    ...waits.map((person): Matter => {
      const seconds = waitedSeconds(person, now) ?? 0;
      const gravity = seconds > VERY_LONG_WAIT_SECONDS ? 'alarm' : 'offer';
      return { id: `waiting ${person.id}`, kind: 'waiting', gravity, person, seconds, act: pairWith(person) };
    }),
    ...(bounded ? [boundWait(bounded, now)] : []),
  ];
}

const NOBODY: ReadonlySet<string> = new Set();

/** A pair would be refused and the wait is nobody's fault: a break keeps it from growing. */
function boundWait(person: Person, now: number): Matter {
  const seconds = waitedSeconds(person, now) ?? 0;
  const act: Act = { kind: 'break', person: person.id };
  return { id: `waiting ${person.id}`, kind: 'waiting', gravity: 'quiet', person, seconds, act };
}

/** Who has waited since before an instant, the longest first: found in one pass, since it is asked each second of thousands. */
function longestWaiting(
  people: readonly Person[],
  { before, most, counts }: { before: number; most: number; counts(person: Person): boolean },
): Person[] {
  const longest: Person[] = [];
  for (const person of people) {
    if (person.state !== 'AVAILABLE' || waitingSince(person) >= before || !counts(person)) continue;
    const place = longest.findIndex((other) => waitingSince(person) < waitingSince(other));
    longest.splice(place === -1 ? longest.length : place, 0, person);
    if (longest.length > most) longest.pop();
  }
  return longest;
}

function idleTables({ tiles, now, pairing }: Floor): Matter[] {
  if (!pairing) return [];
  return tiles
    .filter(({ look }) => look === 'idle')
    .map((tile) => ({ tile, seconds: tile.since === null ? 0 : (now - Date.parse(tile.since)) / 1000 }))
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, 2)
    .map(({ tile, seconds }) => ({
      id: `idle ${tile.id}`,
      kind: 'idle',
      gravity: 'quiet',
      tile,
      seconds,
      act: { kind: 'pair-by-hand', exhibitor: null, buyer: null },
      more: [{ kind: 'close-place', place: tile.id }],
    }));
}

function unreachable({ people }: Omit<Floor, 'tiles'>): Matter[] {
  const lost = people.filter(({ reachable, state }) => !reachable && state !== 'LEFT' && state !== 'EXPECTED');
  if (lost.length === 0) return [];
  return [{ id: 'unreachable', kind: 'unreachable', gravity: 'offer', people: lost, list: 'unreachable' }];
}

/** People without one meeting when half of the time is over. */
function unmet({ people, passed, pairing }: Omit<Floor, 'tiles'>): Matter[] {
  if (!pairing || passed < 0.5) return [];
  const without = people.filter(
    ({ meetingsDone, state }) =>
      meetingsDone === 0 && (state === 'AVAILABLE' || state === 'CHECKED_IN' || state === 'PAUSED'),
  );
  if (without.length === 0) return [];
  return [{ id: 'unmet', kind: 'unmet', gravity: 'quiet', people: without, list: 'unmet', act: pairFirst(without) }];
}

/** With this many spare meetings of time nobody is at risk yet. */
const SPARE_MEETINGS = 2;

/** PA68: who may leave with fewer meetings than the session's least; the report names each with its cause. */
function atRisk({ people, least, pairing }: Omit<Floor, 'tiles'>): Matter[] {
  if (!pairing || least.stillFit >= least.meetings + SPARE_MEETINGS) return [];
  const lacking = people.filter(({ meetingsDone, state }) => {
    if (state === 'LEFT' || state === 'EXPECTED') return false;
    const missing = least.meetings - meetingsDone - Number(state === 'MEETING' || state === 'SUMMONED');
    return missing > 0 && least.stillFit < missing + SPARE_MEETINGS;
  });
  if (lacking.length === 0) return [];
  return [
    {
      id: 'at-risk',
      kind: 'at-risk',
      gravity: 'offer',
      people: lacking,
      least: least.meetings,
      act: pairFirst(lacking),
    },
  ];
}

/** So many offers tell of a storm, and this share of them without two yeses. */
const STORM_OFFERS = 12;
const STORM_SHARE = 0.6;

/** Offers come and go unanswered: people are asked too often, or for what does not suit them. */
function storm({ answers, pairing }: Omit<Floor, 'tiles'>): Matter[] {
  if (!pairing || !answers || answers.ended < STORM_OFFERS) return [];
  if (answers.refused / answers.ended < STORM_SHARE) return [];
  return [{ id: 'storm', kind: 'storm', gravity: 'offer', answers, act: { kind: 'pause-pairing' } }];
}

/** Whoever of them is free now is paired first. */
function pairFirst(people: readonly Person[]): Act | null {
  const free = people.find(isFree);
  return free ? pairWith(free) : null;
}

/** Who sits across is left to choose: the matchmaker found nobody for this person, so the first best would be refused. */
function pairWith({ id, side }: Person): Act {
  return { kind: 'pair-by-hand', exhibitor: side === 'EXHIBITOR' ? id : null, buyer: side === 'BUYER' ? id : null };
}
