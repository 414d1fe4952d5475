import { SIDES, type BySide } from '../../src/domain/kernel/side.ts';
import { MINUTE } from '../../src/domain/kernel/time.ts';
import { scoreOf } from '../../src/domain/matching/score.ts';
import { shareLanguage } from '../../src/domain/matching/eligibility.ts';
import type { Matchmaker } from '../../src/domain/matching/matchmaker.ts';
import { attitudeOf, isUnnoticed } from '../../src/domain/rehearsal/atOffer.ts';
import { comesToTable, type Crowd, type TwoPeople } from '../../src/domain/rehearsal/crowd.ts';
import { leastMinutes } from '../../src/domain/rehearsal/atTable.ts';
import { staysOf } from '../../src/domain/rehearsal/stays.ts';

/** Steps of the descent; the bound holds after each, later ones make it tighter. */
const STEPS = 1_000;
/** A day is too short to be asked more often: a quarter of an hour lies between. */
const MOST_TIMES = 40;

/**
 * What nobody could have beaten on this day, whatever the policy: the best choice by somebody who knew beforehand who comes when, who would ever say yes to
 * whom, who turns up and how long they talk. Pairs whose presence overlaps, each once, each taking of both people (cooldown besides) and of the tables at
 * least the time that it takes in the rehearsal; a meeting is worth the mean of both scores, although a talk that is cut is worth less. Fractional pairs are allowed, so the true best is lower.
 *
 * Method: the dual of that linear programme, `sum P u + sum Q v + T w + sum over pairs of max(0, worth - d (u + v + w))`, whose every value is a bound; lowered
 * by subgradient steps (Shor 1962) of falling length, the least kept. Cost O(pairs) a step.
 */
export function offlineBound(crowd: Crowd, matchmaker: Matchmaker): number {
  const { fair } = crowd;
  const stays = new Map(fair.people.map((person) => [person.participant, staysOf(person, fair, crowd)]));
  const minutesOf = (participant: (typeof fair.people)[number]['participant']): number =>
    stays.get(participant)!.reduce((sum, { from, until }) => sum + (until - from) / MINUTE, 0);
  const here = fair.people.filter(({ participant }) => minutesOf(participant) > 0);
  const number = new Map(here.map(({ participant }, at) => [participant, at]));
  const walkMinutes = Math.min(...fair.venues.map((venue) => venue.walkMinutes));
  const [left, right, worth, minutes]: number[][] = [[], [], [], []];
  for (const exhibitor of here.filter(({ side }) => side === 'exhibitor')) {
    for (const buyer of here.filter(({ side }) => side === 'buyer')) {
      const two = { exhibitor: exhibitor.participant, buyer: buyer.participant };
      const { score } = matchmaker.fitOf(exhibitor.organisation, buyer.organisation);
      if (!score || !shareLanguage(exhibitor, buyer)) continue;
      if (!comesToTable(two, 'exhibitor', crowd) || !comesToTable(two, 'buyer', crowd)) continue;
      const scores = scoreOf(score, true);
      if (!isEverTaken(two, scores, crowd)) continue;
      left!.push(number.get(two.exhibitor)!);
      right!.push(number.get(two.buyer)!);
      worth!.push((scores.exhibitor + scores.buyer) / 2);
      minutes!.push(leastMinutes(two, { walkMinutes, rules: fair.rules }, crowd));
    }
  }
  const cooldown = fair.rules.cooldownSeconds / 60;
  const capacity = Float64Array.from(here, ({ participant }) => minutesOf(participant) + fair.rules.meetingMinutes);
  const tables =
    (fair.places.length * (fair.endsAt - fair.opensAt)) / MINUTE + fair.places.length * fair.rules.meetingMinutes;
  return descend({ left: left!, right: right!, worth: worth!, minutes: minutes!, capacity, tables, cooldown });
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
  worth: readonly number[];
  minutes: readonly number[];
  /** Minutes that a person cools down after each. */
  cooldown: number;
  /** Minutes of each person, and of all tables together. */
  capacity: Float64Array;
  tables: number;
}

function descend({ left, right, worth, minutes, capacity, tables, cooldown }: Programme): number {
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
      value += gain;
      used[i]! += d + cooldown;
      used[j]! += d + cooldown;
      usedTables += d;
    }
    best = Math.min(best, value);
    const length = (typical * 0.5) / Math.sqrt(step);
    for (let at = 0; at < price.length; at++)
      price[at] = Math.max(0, price[at]! + length * Math.max(-1, Math.min(1, used[at]! / capacity[at]! - 1)));
    tablePrice = Math.max(0, tablePrice + length * Math.max(-1, Math.min(1, usedTables / tables - 1)));
  }
  return best;
}
