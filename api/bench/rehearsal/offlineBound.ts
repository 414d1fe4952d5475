import { SIDES, type BySide, type Side } from '../../src/domain/kernel/side.ts';
import { MINUTE } from '../../src/domain/kernel/time.ts';
import { scoreOf } from '../../src/domain/matching/score.ts';
import { acceptanceChance } from '../../src/domain/matching/value.ts';
import { shareLanguage } from '../../src/domain/matching/eligibility.ts';
import type { Matchmaker } from '../../src/domain/matching/matchmaker.ts';
import { attitudeOf, isUnnoticed } from '../../src/domain/rehearsal/atOffer.ts';
import { comesToTable, type Crowd, type TwoPeople } from '../../src/domain/rehearsal/crowd.ts';
import { leastMinutes, mostOfTalk } from '../../src/domain/rehearsal/atTable.ts';
import type { Stay } from '../../src/domain/rehearsal/rehearsedFair.ts';
import { staysOf } from '../../src/domain/rehearsal/stays.ts';

/** Steps of the descent; the bound holds after each, later ones make it tighter. */
const STEPS = 1_000;
/** A day is too short to be asked more often: a quarter of an hour lies between. */
const MOST_TIMES = 40;

/** What somebody knew who chose beforehand: `all`, or everything but what people answer and whether they turn up, of which only the chances. */
export type Foresight = 'all' | 'chances';

/**
 * What nobody could have beaten on this day, whatever the policy: the best choice by somebody who knew beforehand who comes when and how long they talk, and, with
 * the foresight of `all`, who would ever say yes to whom and who turns up. Each pair once, taking of both people (cooldown besides) and of the tables at
 * least the time that it takes in the rehearsal; at any moment no more tables serve than people of either side are there. A meeting is worth the mean of both scores times the
 * largest share of the talk that can have time. Offers and walks to no-shows cost nothing, order and overlap are free, and fractional pairs are allowed, so the true best is lower.
 *
 * With `chances` each pair counts with the chance that it is ever agreed and held (the fluid relaxation of stochastic matching by query and commit; Bansal and others, When LP is the cure for
 * your matching woes, 2012): on the average of many days no policy that cannot foresee answers does better, and chance may on one.
 *
 * Method: the dual of that linear programme, `sum P u + sum Q v + T w + sum over pairs of max(0, worth - d (u + v + w))`, whose every value is a bound; lowered
 * by subgradient steps (Shor 1962) of falling length, the least kept. Cost O(pairs) a step.
 */
export function offlineBound(crowd: Crowd, matchmaker: Matchmaker, foresight: Foresight = 'all'): number {
  const { fair } = crowd;
  const { meetingMinutes, extensionMinutes, summonsSeconds } = fair.rules;
  // Whoever goes is summoned at the last moment, and is there for a whole meeting with its extension (PA64).
  const overtime = summonsSeconds / 60 + meetingMinutes + extensionMinutes;
  const stays = new Map(
    fair.people.map((person) => [
      person.participant,
      staysOf(person, fair, crowd).map(({ from, until }) => ({ from, until: until + overtime * MINUTE })),
    ]),
  );
  const minutesOf = (participant: (typeof fair.people)[number]['participant']): number =>
    stays.get(participant)!.reduce((sum, { from, until }) => sum + (until - from) / MINUTE, 0);
  const here = fair.people.filter(({ participant }) => minutesOf(participant) > 0);
  const number = new Map(here.map(({ participant }, at) => [participant, at]));
  const walkMinutes = Math.min(...fair.venues.map((venue) => venue.walkMinutes));
  const [left, right, chance, worth, minutes]: number[][] = [[], [], [], [], []];
  for (const exhibitor of here.filter(({ side }) => side === 'exhibitor')) {
    for (const buyer of here.filter(({ side }) => side === 'buyer')) {
      const two = { exhibitor: exhibitor.participant, buyer: buyer.participant };
      const { score } = matchmaker.fitOf(exhibitor.organisation, buyer.organisation);
      if (!score || !shareLanguage(exhibitor, buyer)) continue;
      const scores = scoreOf(score, true);
      const held = foresight === 'all' ? Number(isEverHeld(two, scores, crowd)) : chanceOfHolding(scores, crowd);
      if (held === 0) continue;
      left!.push(number.get(two.exhibitor)!);
      right!.push(number.get(two.buyer)!);
      chance!.push(held);
      worth!.push(((scores.exhibitor + scores.buyer) / 2) * mostOfTalk(two, fair.rules, crowd));
      minutes!.push(leastMinutes(two, { walkMinutes, rules: fair.rules }, crowd));
    }
  }
  const cooldown = fair.rules.cooldownSeconds / 60;
  const capacity = Float64Array.from(here, ({ participant }) => minutesOf(participant));
  const staysOn = (side: Side): readonly Stay[] =>
    here.flatMap((person) => (person.side === side ? stays.get(person.participant)! : []));
  const tables = minutesServed(fair.places.length, { exhibitor: staysOn('exhibitor'), buyer: staysOn('buyer') });
  const pairs = { left: left!, right: right!, chance: chance!, worth: worth!, minutes: minutes! };
  return descend({ ...pairs, capacity, tables, cooldown });
}

/** Table-minutes that could ever be used: at each moment no more tables than people of either side are there. */
function minutesServed(tables: number, stays: BySide<readonly Stay[]>): number {
  const changes = SIDES.flatMap((side) =>
    stays[side].flatMap(({ from, until }) => [
      { at: from, side, by: 1 },
      { at: until, side, by: -1 },
    ]),
  ).sort((a, b) => a.at - b.at);
  const present = { exhibitor: 0, buyer: 0 };
  let served = 0;
  let since = changes[0]?.at ?? 0;
  for (const { at, side, by } of changes) {
    served += (Math.min(tables, present.exhibitor, present.buyer) * (at - since)) / MINUTE;
    since = at;
    present[side] += by;
  }
  return served;
}

function isEverHeld(two: TwoPeople, scores: BySide<number>, crowd: Crowd): boolean {
  return SIDES.every((side) => comesToTable(two, side, crowd)) && isEverTaken(two, scores, crowd);
}

/** The chance that two ever both say yes, asked as often as nobody says no, and then both come. */
function chanceOfHolding(scores: BySide<number>, { settings }: Crowd): number {
  const model = { intercept: settings.acceptIntercept, slope: settings.acceptSlope };
  const yes = SIDES.map((side) => acceptanceChance(scores[side], model));
  const [both, open] = [
    yes[0]! * yes[1]!,
    yes.reduce((all, chance) => all * (chance + (1 - chance) * settings.later), 1),
  ];
  return (both / (1 - open + both)) * settings.comes ** 2;
}

/** Whether two would ever both say yes: a "no" of either is for good, after "later" they are asked again. */
function isEverTaken(two: TwoPeople, scores: BySide<number>, crowd: Crowd): boolean {
  for (let times = 0; times < MOST_TIMES; times++) {
    // Whoever does not notice has not said no; the two are offered again.
    if (SIDES.some((side) => isUnnoticed(side, two, { times, crowd }))) continue;
    const attitudes = SIDES.map((side) => attitudeOf(side, two, { score: scores[side], times, crowd }));
    if (attitudes.every((attitude) => attitude === 'yes')) return true;
    if (attitudes.includes('no')) return false;
  }
  return false;
}

interface Programme {
  left: readonly number[];
  right: readonly number[];
  /** That a pair meets if it is chosen. */
  chance: readonly number[];
  worth: readonly number[];
  minutes: readonly number[];
  /** Minutes that a person cools down after each. */
  cooldown: number;
  /** Minutes of each person, and of all tables together. */
  capacity: Float64Array;
  tables: number;
}

function descend({ left, right, chance, worth, minutes, capacity, tables, cooldown }: Programme): number {
  const price = new Float64Array(capacity.length);
  let tablePrice = 0;
  const mean = worth.reduce((sum, value) => sum + value, 0) / Math.max(1, worth.length);
  const typical = mean / Math.max(1, minutes.reduce((sum, value) => sum + value, 0) / Math.max(1, minutes.length));
  let best = Infinity;
  for (let step = 1; step <= STEPS; step++) {
    const used = new Float64Array(capacity.length);
    let usedTables = 0;
    let value = tables * tablePrice;
    for (let at = 0; at < price.length; at++) value += capacity[at]! * price[at]!;
    for (let pair = 0; pair < worth.length; pair++) {
      const [i, j, d] = [left[pair]!, right[pair]!, minutes[pair]!];
      const gain = worth[pair]! - (d + cooldown) * (price[i]! + price[j]!) - d * tablePrice;
      if (gain <= 0) continue;
      const held = chance[pair]!;
      value += held * gain;
      used[i]! += held * (d + cooldown);
      used[j]! += held * (d + cooldown);
      usedTables += held * d;
    }
    best = Math.min(best, value);
    const length = (typical * 0.5) / Math.sqrt(step);
    for (let at = 0; at < price.length; at++)
      price[at] = Math.max(0, price[at]! + length * Math.max(-1, Math.min(1, used[at]! / capacity[at]! - 1)));
    tablePrice = Math.max(0, tablePrice + length * Math.max(-1, Math.min(1, usedTables / tables - 1)));
  }
  return best;
}
