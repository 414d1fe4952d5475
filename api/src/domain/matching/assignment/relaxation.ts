import { boundBy, relativeGap } from './certificate.ts';
import { costOf } from './resources.ts';
import type { Prices } from './certificate.ts';
import type { Resources } from './resources.ts';
import type { Beginning } from './opening.ts';
import type { Solver } from './solver.ts';
import { fill, marketOf, shed, usageOf } from './withinCapacity.ts';
import type { Market } from './withinCapacity.ts';
import { masterPrices } from './master.ts';
import { SINGLE, weigh } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

/** A matching within the capacities, a bound for all of them, and the prices that prove it. */
export interface Relaxed {
  edgeOf: Int32Array;
  weight: number;
  bound: number;
  prices: Prices;
  /** How much of each pair the best mixture of matchings holds, 0 to 1, where it cannot decide; empty where it did. */
  undecided: ReadonlyMap<number, number>;
}

/** A bound within this share of the best matching, or of the best mixture of matchings, is as low as it need be. */
const CLOSE_ENOUGH = 1e-6;
/** Matchings tried before the prices are taken as they are; a fair with two venues needs 5 to 25. */
const MOST_PROBES = 80;
/** Prices of an earlier market are first moved by this share of them, and so many matchings are tried near by before the master looks everywhere. */
const FIRST_MOVE = 0.005;
const MOST_NEARBY = 8;
/** A share of a pair that close to 0 or 1 is decided. */
const DECIDED = 1e-6;

/**
 * Prices for scarce resources, and the best matching within the capacities that is found on the way.
 *
 * Method: Lagrangian relaxation (Held and Karp 1970; Fisher 1981) with the prices of Dantzig and Wolfe's master program (1960). Each scarce resource
 * gets a price that is taken off the weight of whoever uses it, so that what is left is a plain matching; that matching and price x capacity
 * together bound every solution. The master takes all matchings seen and gives the next prices; it ends when the best mixture of
 * matchings reaches the bound, or a solution does: each matching seen is cut down to the capacities and filled up again (`withinCapacity.ts`).
 * Where each pair uses one kind of place that comes to the best one; where pairs use several, prices alone may leave a gap.
 * Each matching begins from the prices and pairs of the one before, the first from those of an earlier market where they are given; where what was scarce
 * in it had prices, these are the first that are tried, and those beside them next.
 * Cost: one matching where nothing is short, else one a probe. Limits: meant for a few dozen resources that are short at once.
 */
export function relax(
  { problem, resources, begin }: { problem: AssignmentProblem; resources: Resources; begin?: Beginning | undefined },
  solver: Solver,
): Relaxed {
  const search = new PriceSearch({ problem, resources, begin }, solver);
  const kept = begin?.resource?.some((price) => price > 0) ? begin.resource : null;
  search.probe(kept ?? new Float64Array(resources.capacity.length));
  if (!kept && search.isShort) search.probe(search.firstPrices());
  const close = Math.max(CLOSE_ENOUGH, 2 * solver.gap);
  while (search.gap > close && search.probes < MOST_PROBES) {
    const next = search.nextPrices();
    if (next.value >= search.bound * (1 - close)) break;
    search.probe((kept && search.probes < MOST_NEARBY && search.nearbyPrices()) || next.prices);
  }
  return search.result();
}

/** One matching found at some prices. */
interface Probe {
  edgeOf: Int32Array;
  weight: number;
  usage: Int32Array;
  bound: number;
  prices: Prices;
}

class PriceSearch {
  readonly #problem: AssignmentProblem;
  readonly #resources: Resources;
  readonly #solver: Solver;
  readonly #probes: Probe[] = [];
  /** What the last matching left. */
  #begin: Beginning | undefined;
  #market: Market | null = null;
  /** Resources that some matching so far used beyond their capacity; the others need no price. */
  #short: readonly number[] = [];
  #shares: readonly number[] = [];
  #lowest: Probe | null = null;
  /** The best matching within the capacities so far. */
  #best: { edgeOf: Int32Array; weight: number };

  constructor(
    { problem, resources, begin }: { problem: AssignmentProblem; resources: Resources; begin: Beginning | undefined },
    solver: Solver,
  ) {
    this.#problem = problem;
    this.#resources = resources;
    this.#solver = solver;
    this.#begin = begin;
    this.#short = [...resources.capacity.keys()].filter((at) => (begin?.resource?.[at] ?? 0) > 0);
    this.#best = { edgeOf: new Int32Array(problem.lefts).fill(SINGLE), weight: 0 };
  }

  get bound(): number {
    return this.#lowest!.bound;
  }

  get gap(): number {
    return relativeGap(this.#best.weight, this.bound);
  }

  get probes(): number {
    return this.#probes.length;
  }

  get isShort(): boolean {
    return this.#short.length > 0;
  }

  /** What the heaviest pair that gets nothing would give for each short resource, if nobody had another choice: near enough to begin with. */
  firstPrices(): Float64Array {
    const { capacity, first, used } = this.#resources;
    const prices = new Float64Array(capacity.length);
    for (const resource of this.#short) {
      const weights: number[] = [];
      for (const edge of this.#probes[0]!.edgeOf) {
        if (edge === SINGLE) continue;
        const [from, end] = [first[edge]!, first[edge + 1]!];
        for (let at = from; at < end; at++) if (used[at] === resource) weights.push(this.#problem.weight[edge]!);
      }
      prices[resource] = weights.sort((a, b) => b - a)[capacity[resource]!]!;
    }
    return prices;
  }

  /**
   * Prices a little beside those of the last matching: higher for what it used beyond its capacity, lower for what it left over, each time twice as far
   * until what is short was used both too much and too little. The master finds good prices between such matchings, and bad ones where all are
   * on one side. Null where it has matchings of both kinds for everything.
   */
  nearbyPrices(): Float64Array | null {
    const { capacity } = this.#resources;
    const { usage, prices } = this.#probes.at(-1)!;
    const next = prices.resource.slice();
    const most = Math.max(...next);
    let isBeside = false;
    for (const at of this.#short) {
      const over = usage[at]! - capacity[at]!;
      const isOneSided = this.#probes.every((probe) => Math.sign(probe.usage[at]! - capacity[at]!) === Math.sign(over));
      if (over === 0 || (over < 0 && next[at] === 0) || !isOneSided) continue;
      const move = FIRST_MOVE * 2 ** (this.#probes.length - 1) * (next[at]! > 0 ? next[at]! : most);
      next[at] = Math.max(0, next[at]! + Math.sign(over) * move);
      isBeside = true;
    }
    return isBeside ? next : null;
  }

  /** The prices that the matchings seen so far suggest, and the weight of their best mixture. */
  nextPrices(): { prices: Float64Array; value: number } {
    const capacity = this.#short.map((resource) => this.#resources.capacity[resource]!);
    const columns = this.#probes.map(({ weight, usage }) => ({ weight, usage: this.#short.map((at) => usage[at]!) }));
    const found = masterPrices(columns, capacity);
    const prices = new Float64Array(this.#resources.capacity.length);
    for (const [at, resource] of this.#short.entries()) prices[resource] = found.prices[at]!;
    this.#shares = found.shares;
    return { prices, value: found.value };
  }

  /** Solves the market at these prices and keeps what it shows. */
  probe(price: Float64Array): void {
    const found = this.#solver.solve(this.#discounted(price), this.#begin);
    this.#begin = found;
    const right = found.prices.right;
    const { bound, left } = boundBy(this.#problem, this.#resources, { right, resource: price });
    const usage = usageOf(found.edgeOf, this.#resources);
    const weight = weigh(found.edgeOf, this.#problem);
    const probe = { edgeOf: found.edgeOf, weight, usage, bound, prices: { left, right, resource: price } };
    this.#probes.push(probe);
    if (!this.#lowest || probe.bound < this.#lowest.bound) this.#lowest = probe;
    this.#noteShort(usage);
    this.#improve(found.edgeOf);
  }

  /** Resources that are used beyond their capacity are short from now on. */
  #noteShort(usage: Int32Array): void {
    const { capacity } = this.#resources;
    const over: number[] = [];
    for (let at = 0; at < usage.length; at++)
      if (usage[at]! > capacity[at]! && !this.#short.includes(at)) over.push(at);
    if (over.length > 0) this.#short = [...this.#short, ...over].sort((a, b) => a - b);
  }

  result(): Relaxed {
    const { bound, prices } = this.#lowest!;
    return { ...this.#best, bound, prices, undecided: this.#undecided() };
  }

  /** Cuts a matching down to the capacities and fills it up again: near the right prices it uses little too much, so this is close to the best. */
  #improve(edgeOf: Int32Array): void {
    if (!this.isShort) {
      this.#best = { edgeOf, weight: this.#probes.at(-1)!.weight };
      return;
    }
    this.#market ??= marketOf(this.#problem, this.#resources);
    const filled = fill(shed(edgeOf, this.#market), this.#market);
    const weight = weigh(filled, this.#problem);
    if (weight > this.#best.weight) this.#best = { edgeOf: filled, weight };
  }

  #undecided(): ReadonlyMap<number, number> {
    const held = new Map<number, number>();
    for (const [probe, share] of this.#shares.entries()) {
      if (share <= DECIDED) continue;
      for (const edge of this.#probes[probe]!.edgeOf)
        if (edge !== SINGLE) held.set(edge, (held.get(edge) ?? 0) + share);
    }
    return new Map([...held].filter(([, share]) => share < 1 - DECIDED));
  }

  #discounted(price: Float64Array): AssignmentProblem {
    if (price.every((value) => value === 0)) return this.#problem;
    const given = this.#problem.weight;
    const weight = new Float64Array(given.length);
    for (let edge = 0; edge < given.length; edge++) weight[edge] = given[edge]! - costOf(edge, this.#resources, price);
    return { ...this.#problem, weight };
  }
}
