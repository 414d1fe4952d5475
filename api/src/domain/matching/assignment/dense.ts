import { SINGLE } from './problem.ts';
import type { Assignment, AssignmentProblem } from './problem.ts';

/** A market in which at least this share of all pairs are candidates is dense; up to so many pairs it fits a table of some 32 MB. */
const DENSE_SHARE = 0.5;
const MOST_CELLS = 4_000_000;
/** Rounds of bids without an increment before paths are searched. */
const BIDDING_ROUNDS = 3;

/** Whether a market is worth a table of all pairs. */
export function isDense({ lefts, rights, right }: AssignmentProblem): boolean {
  const cells = lefts * rights;
  return cells > 0 && cells <= MOST_CELLS && right.length >= DENSE_SHARE * cells;
}

/**
 * Exact maximum-weight matching with singles where nearly everybody is a candidate of everybody.
 *
 * Method: that of Jonker and Volgenant (1987) on a table: rows bid for columns without an increment (their augmenting row reduction), then each row that is
 * left is placed by a shortest augmenting path that scans columns without a heap. A pair that is no candidate weighs nothing, which is what two
 * singles weigh; the shorter side is the rows, so that each of them finds a column. Prices of columns begin at zero and some column of each
 * path's end keeps its price, so none is negative and idle ones cost nothing.
 * Cost: O(rows^2 x columns) at worst, about O(rows x columns) bids and a few dozen columns a path in practice; memory one table.
 */
export function solveDense(problem: AssignmentProblem): Assignment {
  const table = new Table(problem);
  const mate = new DenseSearch(table).run();
  return assignmentOf(problem, table, mate);
}

/** What every pair weighs, the shorter side as rows. */
class Table {
  readonly rows: number;
  readonly columns: number;
  readonly isTurned: boolean;
  readonly weight: Float64Array;

  constructor({ lefts, rights, start, right, weight }: AssignmentProblem) {
    this.isTurned = lefts > rights;
    [this.rows, this.columns] = this.isTurned ? [rights, lefts] : [lefts, rights];
    this.weight = new Float64Array(lefts * rights);
    for (let left = 0; left < lefts; left++) {
      for (let edge = start[left]!; edge < start[left + 1]!; edge++) {
        const at = this.isTurned ? right[edge]! * lefts + left : left * rights + right[edge]!;
        this.weight[at] = Math.max(0, weight[edge]!);
      }
    }
  }
}

/** Who has whom, and what everybody is worth. */
interface Mates {
  columnOf: Int32Array;
  rowPrice: Float64Array;
  columnPrice: Float64Array;
}

class DenseSearch {
  readonly #table: Table;
  readonly #columnOf: Int32Array;
  readonly #rowOf: Int32Array;
  readonly #price: Float64Array;
  readonly #distance: Float64Array;
  readonly #by: Int32Array;
  /** Columns: those done, those at the least distance, the others, one after the other. */
  readonly #order: Int32Array;

  constructor(table: Table) {
    this.#table = table;
    this.#columnOf = new Int32Array(table.rows).fill(SINGLE);
    this.#rowOf = new Int32Array(table.columns).fill(SINGLE);
    this.#price = new Float64Array(table.columns);
    this.#distance = new Float64Array(table.columns);
    this.#by = new Int32Array(table.columns);
    this.#order = Int32Array.from({ length: table.columns }, (_, column) => column);
  }

  run(): Mates {
    let waiting: readonly number[] = Array.from({ length: this.#table.rows }, (_, row) => row);
    for (let round = 0; round < BIDDING_ROUNDS; round++) waiting = this.#bid(waiting);
    for (const row of waiting) this.#place(row);
    const rowPrice = Float64Array.from(this.#columnOf, (column, row) => this.#gain(row, column));
    return { columnOf: this.#columnOf, rowPrice, columnPrice: this.#price };
  }

  #gain(row: number, column: number): number {
    return this.#table.weight[row * this.#table.columns + column]! - this.#price[column]!;
  }

  /** Each row takes the column that gives it most and pays what makes it as good as the next; who loses it bids at once. Says who has none yet. */
  #bid(rows: readonly number[]): readonly number[] {
    const still: number[] = [];
    const [price, rowOf, columnOf] = [this.#price, this.#rowOf, this.#columnOf];
    // Chains of bids with tiny increments are cut: paths place who is left.
    let most = 4 * this.#table.rows;
    for (const first of rows) {
      for (let row = first; row !== SINGLE;) {
        const { best, column, next, other } = this.#twoBest(row);
        const isBetter = best > next;
        const taken = !isBetter && rowOf[column] !== SINGLE && other !== SINGLE ? other : column;
        const before = rowOf[taken]!;
        if ((!isBetter && before !== SINGLE) || most-- <= 0) {
          still.push(row);
          break;
        }
        if (isBetter) price[column]! += best - next;
        rowOf[taken] = row;
        columnOf[row] = taken;
        if (before !== SINGLE) columnOf[before] = SINGLE;
        row = before;
      }
    }
    return still;
  }

  #twoBest(row: number): { best: number; column: number; next: number; other: number } {
    const { weight, columns } = this.#table;
    const price = this.#price;
    const from = row * columns;
    let [best, column, next, other] = [-Infinity, SINGLE, -Infinity, SINGLE];
    for (let one = 0; one < columns; one++) {
      const gain = weight[from + one]! - price[one]!;
      if (gain <= next) continue;
      if (gain > best) {
        next = best;
        other = column;
        best = gain;
        column = one;
      } else {
        next = gain;
        other = one;
      }
    }
    // A single column has no next best: the row would rather be single than pay more than it gains.
    return { best, column, next: Math.max(next, 0), other };
  }

  /** Places a row by the shortest augmenting path, and moves the prices of the columns that the path was sure of. */
  #place(root: number): void {
    const { columns, weight } = this.#table;
    const [price, distance, by, order, rowOf] = [this.#price, this.#distance, this.#by, this.#order, this.#rowOf];
    const base = root * columns;
    let worth = -Infinity;
    for (let column = 0; column < columns; column++) worth = Math.max(worth, weight[base + column]! - price[column]!);
    for (let column = 0; column < columns; column++) {
      distance[column] = worth - weight[base + column]! + price[column]!;
      by[column] = root;
    }
    let [done, ready, least] = [0, 0, 0];
    for (;;) {
      if (done === ready) {
        [ready, least] = this.#nearest(done);
        for (let at = done; at < ready; at++)
          if (rowOf[order[at]!] === SINGLE) return this.#turn(order[at]!, root, { done, least });
      }
      const column = order[done++]!;
      const end = this.#relax(column, { least, ready });
      if (end.free !== SINGLE) return this.#turn(end.free, root, { done, least });
      ready = end.ready;
    }
  }

  /** Brings the columns at the least distance to the front of those that are not done. */
  #nearest(done: number): [ready: number, least: number] {
    const [order, distance] = [this.#order, this.#distance];
    let ready = done;
    let least = Infinity;
    for (let at = done; at < order.length; at++) {
      const column = order[at]!;
      const value = distance[column]!;
      if (value > least) continue;
      if (value < least) {
        ready = done;
        least = value;
      }
      order[at] = order[ready]!;
      order[ready++] = column;
    }
    return [ready, least];
  }

  /** Looks from the row that has a column at all columns that are not ready; those at no greater distance become ready, a free one ends the path. */
  #relax(column: number, { least, ready }: { least: number; ready: number }): { ready: number; free: number } {
    const { columns, weight } = this.#table;
    const [price, distance, by, order, rowOf] = [this.#price, this.#distance, this.#by, this.#order, this.#rowOf];
    const row = rowOf[column]!;
    const from = row * columns;
    const base = least + weight[from + column]! - price[column]!;
    for (let at = ready; at < columns; at++) {
      const one = order[at]!;
      const through = Math.max(least, base - weight[from + one]! + price[one]!);
      if (through >= distance[one]!) continue;
      distance[one] = through;
      by[one] = row;
      if (through > least) continue;
      if (rowOf[one] === SINGLE) return { ready, free: one };
      order[at] = order[ready]!;
      order[ready++] = one;
    }
    return { ready, free: SINGLE };
  }

  /** Raises the price of each column that is done by how much nearer than the end it was, and turns the path. */
  #turn(end: number, root: number, { done, least }: { done: number; least: number }): void {
    for (let at = 0; at < done; at++) {
      const column = this.#order[at]!;
      this.#price[column]! += least - this.#distance[column]!;
    }
    for (let column = end; ;) {
      const row = this.#by[column]!;
      const before = this.#columnOf[row]!;
      this.#rowOf[column] = row;
      this.#columnOf[row] = column;
      if (row === root) return;
      column = before;
    }
  }
}

/** The pairs that weigh something, as edges of the market, and the prices by side. */
function assignmentOf(problem: AssignmentProblem, { isTurned, columns }: Table, mates: Mates): Assignment {
  const { lefts, start, right, weight } = problem;
  const rowOf = new Int32Array(columns).fill(SINGLE);
  for (const [row, column] of mates.columnOf.entries()) rowOf[column] = row;
  const partnerOf = isTurned ? rowOf : mates.columnOf;
  const rightOf = new Int32Array(lefts).fill(SINGLE);
  const edgeOf = new Int32Array(lefts).fill(SINGLE);
  let total = 0;
  for (let left = 0; left < lefts; left++) {
    for (let edge = start[left]!; edge < start[left + 1]!; edge++) {
      if (right[edge] !== partnerOf[left] || weight[edge]! <= 0) continue;
      rightOf[left] = right[edge]!;
      edgeOf[left] = edge;
      total += weight[edge]!;
    }
  }
  const [own, other] = [mates.rowPrice.map((price) => Math.max(0, price)), mates.columnPrice];
  return {
    rightOf,
    edgeOf,
    weight: total,
    prices: isTurned ? { left: other, right: own } : { left: own, right: other },
  };
}
