/** A matching as the master sees it: what it weighs and how much of each scarce resource it uses. */
export interface Column {
  weight: number;
  usage: ArrayLike<number>;
}

/** A better step of the simplex than this counts as none. */
const NOTHING = 1e-12;

/**
 * Prices of resources at which no mixture of the known matchings within the capacities weighs more than all prices together.
 *
 * Method: the master program of Dantzig and Wolfe (1960), `max sum(share x weight), sum(share x usage) <= capacity, sum(share) <= 1`, by the primal
 * simplex on a dense tableau from the slack basis (feasible, as capacities are not negative); the smallest index breaks ties (Bland 1977), so
 * that it ends. Cost O(pivots x rows x columns): rows are the scarce resources of a fair (a handful), columns the matchings seen so far.
 */
export function masterPrices(
  columns: readonly Column[],
  capacity: readonly number[],
): { prices: number[]; value: number; shares: number[] } {
  const rows = capacity.length + 1;
  const width = columns.length + rows + 1;
  const tableau = Array.from({ length: rows + 1 }, () => new Float64Array(width));
  const basis = Array.from({ length: rows }, (_, row) => columns.length + row);
  for (const [column, { weight, usage }] of columns.entries()) {
    for (let row = 0; row < capacity.length; row++) tableau[row]![column] = usage[row]!;
    tableau[rows - 1]![column] = 1;
    tableau[rows]![column] = -weight;
  }
  for (let row = 0; row < rows; row++) {
    tableau[row]![columns.length + row] = 1;
    tableau[row]![width - 1] = row < capacity.length ? capacity[row]! : 1;
  }
  for (;;) {
    const entering = firstNegative(tableau[rows]!, width - 1);
    const leaving = entering < 0 ? -1 : leavingRow(tableau, basis, entering);
    if (leaving < 0) break;
    pivot(tableau, leaving, entering);
    basis[leaving] = entering;
  }
  const shares = Array.from({ length: columns.length }, () => 0);
  for (const [row, column] of basis.entries()) if (column < columns.length) shares[column] = tableau[row]![width - 1]!;
  return {
    prices: capacity.map((_, row) => Math.max(0, tableau[rows]![columns.length + row]!)),
    value: tableau[rows]![width - 1]!,
    shares,
  };
}

function firstNegative(objective: Float64Array, end: number): number {
  for (let column = 0; column < end; column++) if (objective[column]! < -NOTHING) return column;
  return -1;
}

function leavingRow(tableau: readonly Float64Array[], basis: readonly number[], entering: number): number {
  let best = -1;
  let least = Infinity;
  for (let row = 0; row < basis.length; row++) {
    const by = tableau[row]![entering]!;
    if (by <= NOTHING) continue;
    const ratio = tableau[row]!.at(-1)! / by;
    if (ratio < least - NOTHING || (ratio <= least + NOTHING && best >= 0 && basis[row]! < basis[best]!)) {
      best = row;
      least = Math.min(least, ratio);
    }
  }
  return best;
}

function pivot(tableau: readonly Float64Array[], row: number, column: number): void {
  const pivotRow = tableau[row]!;
  const by = pivotRow[column]!;
  for (let at = 0; at < pivotRow.length; at++) pivotRow[at]! /= by;
  for (const [other, values] of tableau.entries()) {
    const factor = values[column]!;
    if (other === row || factor === 0) continue;
    for (let at = 0; at < values.length; at++) values[at]! -= factor * pivotRow[at]!;
  }
}
