import { boundBy, costOf, relativeGap } from './certificate.ts';
import type { Prices, Resources } from './certificate.ts';
import { fill, merge, shed, usageOf } from './exchange.ts';
import { masterPrices } from './master.ts';
import { SINGLE } from './problem.ts';
import type { Assignment, AssignmentProblem } from './problem.ts';

/** A matching within the capacities, with the prices and the bound that prove how good it is. */
export interface Solution {
  rightOf: Int32Array;
  edgeOf: Int32Array;
  weight: number;
  prices: Prices;
  bound: number;
  /** `(bound - weight) / bound`, computed from the data. */
  gap: number;
}

/** Finds a maximum-weight matching of a graph without scarce resources. */
export type Solver = (problem: AssignmentProblem) => Assignment;

/** A bound within this share of the best mixture of matchings is as low as prices bring it, for our purpose. */
const CLOSE_ENOUGH = 1e-6;
/** Matchings tried before the prices are taken as they are; a fair with two venues needs 5 to 25. */
const MOST_PROBES = 80;

/**
 * Maximum-weight matching in which pairs use scarce resources (tables of a venue, an interpreter).
 *
 * Method: Lagrangian relaxation (Held and Karp 1970; Fisher 1981) with the prices of Dantzig and Wolfe's master program (1960). Each scarce resource
 * gets a price that is taken off the weight of whoever uses it, so that what is left is a plain matching; that matching and price x capacity
 * together bound every solution. The master takes all matchings seen and gives the next prices; it ends when the best mixture of
 * matchings reaches the bound. From the matchings seen a solution within the capacities is put together by exchanging alternating paths
 * (`exchange.ts`). Where each pair uses one kind of place that is exact but for ties; where pairs use several, no prices may close the gap,
 * and it says what is left.
 * Cost: one matching where nothing is short, else one a probe. Limits: meant for a few dozen resources that are short at once.
 */
export function solveWithin(problem: AssignmentProblem, resources: Resources, solver: Solver): Solution {
  const search = new PriceSearch(problem, resources, solver);
  search.probe(new Float64Array(resources.capacity.length));
  while (search.isShort && search.probes < MOST_PROBES) {
    const next = search.nextPrices();
    if (next.value >= search.bound * (1 - CLOSE_ENOUGH)) break;
    search.probe(next.prices);
  }
  return search.solution();
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
  /** Resources that some matching so far used beyond their capacity; the others need no price. */
  #short: readonly number[] = [];
  #best: Probe | null = null;

  constructor(problem: AssignmentProblem, resources: Resources, solver: Solver) {
    this.#problem = problem;
    this.#resources = resources;
    this.#solver = solver;
  }

  get bound(): number {
    return this.#best!.bound;
  }

  get probes(): number {
    return this.#probes.length;
  }

  get isShort(): boolean {
    return this.#short.length > 0;
  }

  /** The prices that the matchings seen so far suggest, and the weight of their best mixture. */
  nextPrices(): { prices: Float64Array; value: number } {
    const capacity = this.#short.map((resource) => this.#resources.capacity[resource]!);
    const columns = this.#probes.map(({ weight, usage }) => ({
      weight,
      usage: this.#short.map((resource) => usage[resource]!),
    }));
    const found = masterPrices(columns, capacity);
    const prices = new Float64Array(this.#resources.capacity.length);
    for (const [at, resource] of this.#short.entries()) prices[resource] = found.prices[at]!;
    return { prices, value: found.value };
  }

  /** Solves the market at these prices and keeps what it shows. */
  probe(price: Float64Array): void {
    const found = this.#solver(this.#discounted(price));
    const right = found.prices.right;
    const { bound, left } = boundBy(this.#problem, this.#resources, { right, resource: price });
    const usage = usageOf(found.edgeOf, this.#resources);
    const probe = {
      edgeOf: found.edgeOf,
      weight: this.#weigh(found.edgeOf),
      usage,
      bound,
      prices: { left, right, resource: price },
    };
    this.#probes.push(probe);
    if (!this.#best || probe.bound < this.#best.bound) this.#best = probe;
    const over = [...usage.keys()].filter((resource) => usage[resource]! > this.#resources.capacity[resource]!);
    this.#short = [...new Set([...this.#short, ...over])].sort((a, b) => a - b);
  }

  /** The best matching within the capacities that can be put together from all that was seen. */
  solution(): Solution {
    const parts = { problem: this.#problem, resources: this.#resources };
    const seen = this.#probes.toReversed();
    let best: Int32Array = new Int32Array(this.#problem.lefts).fill(SINGLE);
    for (const { edgeOf } of seen) {
      const kept = fill(shed(edgeOf, this.#problem, this.#resources), this.#problem, this.#resources);
      if (this.#weigh(kept) > this.#weigh(best)) best = kept;
    }
    for (const { edgeOf } of seen) best = merge(best, edgeOf, parts);
    best = fill(best, this.#problem, this.#resources);
    const { prices, bound } = this.#best!;
    const weight = this.#weigh(best);
    const rightOf = best.map((edge) => (edge === SINGLE ? SINGLE : this.#problem.right[edge]!));
    return { rightOf, edgeOf: best, weight, prices, bound, gap: relativeGap(weight, bound) };
  }

  #weigh(edgeOf: Int32Array): number {
    let weight = 0;
    for (const edge of edgeOf) if (edge !== SINGLE) weight += this.#problem.weight[edge]!;
    return weight;
  }

  #discounted(price: Float64Array): AssignmentProblem {
    if (price.every((value) => value === 0)) return this.#problem;
    const weight = this.#problem.weight.map((value, edge) => value - costOf(edge, this.#resources, price));
    return { ...this.#problem, weight };
  }
}
