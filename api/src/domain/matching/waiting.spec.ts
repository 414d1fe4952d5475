import { fc } from '../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import { crowds } from '../../../test/builders/crowd.ts';
import {
  aBuyer,
  aCompany,
  aFloor,
  aMatchmaker,
  anExhibitor,
  aRoundInput,
  aVisitor,
  id,
  TWO_OCLOCK,
} from '../../../test/builders/matching.ts';
import type { Instant } from '../kernel/time.ts';
import { minutesAfter, MINUTE } from '../kernel/time.ts';
import { freeAgainIfOffered } from '../pairing/commitment.ts';
import { DEFAULT_RULES } from '../pairing/rules.ts';
import { SINGLE } from './assignment/problem.ts';
import { proposeRound } from './round.ts';
import type { Round } from './round.ts';
import type { RoundInput, RoundParticipant } from './roundInput.ts';
import { ageing, AGEING_PER_MINUTE, MOST_URGENCY, URGENCY, urgency, WAITING_LIMIT_MINUTES } from './urgency.ts';
import { MOST_VALUE } from './value.ts';

/** Somebody whom a round left single although somebody it could meet was free, and who took the other's place. */
interface Passed {
  person: RoundParticipant;
  by: RoundParticipant;
}

function passedIn({ graph, solution }: Round): Passed[] {
  const { people } = graph;
  const lefts = people.exhibitor;
  const rights = people.buyer;
  const leftOf = new Map(
    [...solution.rightOf].flatMap((right, left) => (right === SINGLE ? [] : [[right, left] as const])),
  );
  return edgesOf(graph).flatMap(({ left, right }): Passed[] => {
    if (solution.rightOf[left] === right) return [];
    const [exhibitor, buyer] = [lefts[left]!, rights[right]!];
    const passed: Passed[] = [];
    if (solution.rightOf[left] === SINGLE && leftOf.has(right))
      passed.push({ person: exhibitor, by: lefts[leftOf.get(right)!]! });
    if (!leftOf.has(right) && solution.rightOf[left] !== SINGLE)
      passed.push({ person: buyer, by: rights[solution.rightOf[left]!]! });
    return passed;
  });
}

function edgesOf({ problem: { start, right } }: Round['graph']): { left: number; right: number }[] {
  const edges: { left: number; right: number }[] = [];
  for (let left = 0; left + 1 < start.length; left++)
    for (let edge = start[left]!; edge < start[left + 1]!; edge++) edges.push({ left, right: right[edge]! });
  return edges;
}

const LIMIT = WAITING_LIMIT_MINUTES * MINUTE;

describe('waiting', () => {
  test('[MA33] grows evenly with time, and within the limit outgrows every difference of value and urgency', () => {
    expect(ageing(TWO_OCLOCK, TWO_OCLOCK)).toBe(0);
    expect(ageing(TWO_OCLOCK, TWO_OCLOCK + 6 * MINUTE)).toBeCloseTo(6 * AGEING_PER_MINUTE, 12);
    expect(ageing(TWO_OCLOCK, TWO_OCLOCK + LIMIT)).toBeCloseTo(MOST_VALUE + MOST_URGENCY, 12);
    expect(ageing(TWO_OCLOCK + MINUTE, TWO_OCLOCK)).toBe(0);
  });

  test('[MA34] who has few it could meet, is behind its target or must leave soon is more urgent, within a bound', () => {
    const floor = aFloor();
    const calm = anExhibitor({ meetings: DEFAULT_RULES.targetMeetings });
    expect(urgency(calm, 1, floor)).toBeGreaterThan(urgency(calm, 10, floor));
    expect(urgency(anExhibitor(), 10, floor)).toBeGreaterThan(urgency(calm, 10, floor));
    const ends = freeAgainIfOffered(floor, calm, floor.now);
    const leavingIn = (minutes: number) => ({
      ...calm,
      commitments: [{ from: minutesAfter(ends, minutes), to: minutesAfter(ends, 99), venue: null }],
    });
    expect(urgency(leavingIn(0), 10, floor)).toBeGreaterThan(urgency(leavingIn(10), 10, floor));
    expect(urgency(leavingIn(30), 10, floor)).toBe(urgency(calm, 10, floor));
    expect(urgency({ ...leavingIn(0), meetings: 0 }, 1, floor)).toBeLessThanOrEqual(MOST_URGENCY + 1e-12);
  });

  test('[MA34, PA68] who may leave with fewer meetings than the least is more urgent, as long as it lacks them', () => {
    const rules = { ...DEFAULT_RULES, targetMeetings: 0, leastMeetings: 2 };
    const endsIn = (minutes: number) => aFloor({ rules, endsAt: minutesAfter(aFloor().now, minutes) });
    const lacks = anExhibitor({ meetings: 1 });
    expect(urgency(lacks, 10, endsIn(40)) - urgency(lacks, 10, endsIn(240))).toBeCloseTo(URGENCY.atRisk, 12);
    expect(urgency(anExhibitor({ meetings: 2 }), 10, endsIn(40))).toBe(urgency(lacks, 10, endsIn(240)));
    const none = aFloor({ rules: { ...rules, leastMeetings: 0 }, endsAt: endsIn(40).endsAt });
    expect(urgency(anExhibitor(), 10, none)).toBe(urgency(lacks, 10, endsIn(240)));
  });

  test('[MA34] of two who could take the same place the one at risk of its least takes it', () => {
    const other = { organisation: id<'Organisation'>('other'), participant: id<'Participant'>('other') };
    const matchmaker = aMatchmaker([aCompany(), aCompany({ organisation: other.organisation }), aBuyer()]);
    const participants = [anExhibitor({ meetings: 2 }), anExhibitor({ ...other, meetings: 1 }), aVisitor()];
    const floor = aFloor({ rules: { ...DEFAULT_RULES, targetMeetings: 0 } });
    const pairedAt = (endsAt: Instant) =>
      proposeRound(aRoundInput({ matchmaker, participants, floor: { ...floor, endsAt } })).pairs[0]?.exhibitor;
    expect(pairedAt(minutesAfter(floor.now, 240))).toBe('exhibitor');
    expect(pairedAt(minutesAfter(floor.now, 40))).toBe('other');
  });

  test('[MA36] whoever takes somebody that another who stays single could meet has waited at most the limit less', () => {
    fc.assert(
      fc.property(crowds(14, { alone: true }), (input) => {
        for (const { person, by } of passedIn(proposeRound(input))) {
          expect(by.waitingSince! - person.waitingSince!).toBeLessThanOrEqual(LIMIT);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('[MA36] where places are short, the two who get the last one have together waited at most the limit less than two who do not', () => {
    fc.assert(
      fc.property(crowds(10, { places: { tables: 1, video: 0 }, alone: true }), (input) => {
        const { graph, solution } = proposeRound(input);
        const paired = new Set(solution.rightOf);
        const waited = (edge: number): number => {
          const { exhibitor, buyer } = graph.candidateAt(edge);
          return [exhibitor, buyer].reduce((sum, { waitingSince }) => sum + input.floor.now - waitingSince!, 0);
        };
        for (const [edge, { left, right }] of edgesOf(graph).entries()) {
          const { seats } = graph.candidateAt(edge);
          if (solution.rightOf[left] !== SINGLE || paired.has(right)) continue;
          const seated = [...solution.edgeOf].filter(
            (other) => other !== SINGLE && graph.candidateAt(other).seats.pools[0] === seats.pools[0],
          );
          expect(seated).toHaveLength(1);
          expect(waited(seated[0]!)).toBeGreaterThanOrEqual(waited(edge) - LIMIT - 1);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('[MA36] nobody is passed more often than there are others who began to wait before its limit, over a whole afternoon', () => {
    fc.assert(
      fc.property(crowds(10, { alone: true }), (crowd) => {
        for (const { passes, elders } of afternoon(crowd)) expect(passes).toBeLessThanOrEqual(elders);
      }),
      { numRuns: 60 },
    );
  });
});

/**
 * Two hours of rounds, one a minute, in which everybody accepts and comes back after a whole meeting. For each wait of a person: how often it
 * was passed, and how many waits of others of its side began before its own limit was over.
 */
function afternoon(crowd: RoundInput): { passes: number; elders: number }[] {
  const waits = crowd.participants.map((person) => ({ person, since: person.waitingSince!, passes: 0 }));
  const openWait = new Map(waits.map((wait) => [wait.person.participant as string, wait]));
  let people = crowd.participants;
  for (let minute = 0; minute < 120; minute++) {
    const now = minutesAfter(crowd.floor.now, minute);
    for (const person of people)
      if (person.freeAt === now)
        openWait.set(person.participant, waits[waits.push({ person, since: now, passes: 0 }) - 1]!);
    people = people.map((person) => (person.freeAt === now ? freeSince(person, now) : person));
    const floor = { ...crowd.floor, now };
    const round = proposeRound({ ...crowd, floor, participants: people });
    for (const participant of new Set(passedIn(round).map(({ person }) => person.participant)))
      openWait.get(participant)!.passes++;
    const paired = new Set<string>(round.pairs.flatMap(({ exhibitor, buyer }) => [exhibitor, buyer]));
    const back = minutesAfter(now, Math.ceil((freeAgainIfOffered(floor, anExhibitor(), floor.now) - now) / MINUTE));
    people = people.map((person) =>
      paired.has(person.participant) ? { ...person, standing: 'meeting' as const, freeAt: back } : person,
    );
  }
  return waits.map(({ person, since, passes }) => {
    const elders = waits.filter(
      (other) => other.person.side === person.side && other.person !== person && other.since <= since + LIMIT,
    );
    return { passes, elders: elders.length };
  });
}

function freeSince(person: RoundParticipant, now: Instant): RoundParticipant {
  return { ...person, standing: 'free', waitingSince: now, freeAt: null };
}
