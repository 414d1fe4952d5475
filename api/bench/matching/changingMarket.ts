import { MersenneTwister } from '../../src/domain/matching/recommendation/dense/mersenneTwister.ts';
import type { AssignmentProblem } from '../../src/domain/matching/assignment/problem.ts';

/** A market of so many a side and candidates each, in which a few are popular; people of it can change. */
export class SkewedMarket {
  readonly #people: number;
  readonly #candidates: number;
  readonly #random: MersenneTwister;
  /** What all agree on: most weigh little, a few much. */
  readonly #popularity: { left: Float64Array; right: Float64Array };
  readonly #rows: Map<number, number>[];

  constructor({ people, candidates, seed }: { people: number; candidates: number; seed: number }) {
    this.#people = people;
    this.#candidates = candidates;
    this.#random = new MersenneTwister(seed);
    const skewed = (): Float64Array => Float64Array.from({ length: people }, () => this.#random.uniform() ** 3);
    this.#popularity = { left: skewed(), right: skewed() };
    this.#rows = Array.from({ length: people }, () => new Map<number, number>());
    for (let left = 0; left < people; left++) this.#drawRow(left);
  }

  /** The market as compressed rows. */
  get problem(): AssignmentProblem {
    const start = new Int32Array(this.#people + 1);
    for (const [left, row] of this.#rows.entries()) start[left + 1] = start[left]! + row.size;
    const right = new Int32Array(start[this.#people]!);
    const weight = new Float64Array(right.length);
    let edge = 0;
    for (const row of this.#rows) {
      for (const [to, value] of [...row].sort(([a], [b]) => a - b)) {
        right[edge] = to;
        weight[edge++] = value;
      }
    }
    return { lefts: this.#people, rights: this.#people, start, right, weight };
  }

  /** Replaces so many lefts and rights by others; the weights of everybody else stay. */
  change(many: number): { lefts: Set<number>; rights: Set<number> } {
    const [lefts, rights] = [this.#some(many), this.#some(many)];
    for (const one of rights) this.#popularity.right[one] = this.#random.uniform() ** 3;
    for (const one of lefts) {
      this.#popularity.left[one] = this.#random.uniform() ** 3;
      this.#drawRow(one);
    }
    for (const [left, row] of this.#rows.entries())
      for (const right of row.keys()) if (rights.has(right)) row.set(right, this.#weigh(left, right));
    return { lefts, rights };
  }

  /** Candidates are drawn so that the popular stand in many rows. */
  #drawRow(left: number): void {
    const row = this.#rows[left]!;
    row.clear();
    while (row.size < this.#candidates) {
      const right = Math.floor(this.#people * this.#random.uniform());
      if (this.#random.uniform() < 0.2 + 0.8 * this.#popularity.right[right]!) row.set(right, this.#weigh(left, right));
    }
  }

  #weigh(left: number, right: number): number {
    const common = (this.#popularity.left[left]! + this.#popularity.right[right]!) / 2;
    return 0.001 + 0.5 * common + 0.5 * this.#random.uniform();
  }

  #some(many: number): Set<number> {
    const found = new Set<number>();
    while (found.size < many) found.add(Math.floor(this.#people * this.#random.uniform()));
    return found;
  }
}
