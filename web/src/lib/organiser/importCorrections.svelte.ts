/** What somebody mended while looking at the problems of an import: single cells, and values that are wrong in many rows. */
import type { RowProblemFields } from '#lib/api/documents/fair.generated.ts';

type Cell = Pick<RowProblemFields, 'file' | 'row' | 'column'>;
type Problem = Cell & Pick<RowProblemFields, 'value' | 'code'>;

/** One value, mended wherever its column has it. */
export interface EverywhereCorrection {
  file: string;
  column: string;
  was: string;
  value: string;
}

/** As the API is told. */
export type SentCorrection = EverywhereCorrection | { file: string; row: number; column: string; value: string };

export class ImportCorrections {
  /** What stands instead in single cells, by `keyOf` their problem. */
  #cells = $state<Record<string, string>>({});
  everywhere = $state.raw<readonly EverywhereCorrection[]>([]);

  /** Cells mended one by one. */
  get cells(): number {
    return Object.keys(this.#cells).length;
  }

  /** What stands instead of a wrong cell; what was said of the cell alone counts first. */
  insteadOf(problem: Problem): string | undefined {
    return this.#cells[keyOf(problem)] ?? this.everywhere.find((one) => isOf(one, problem))?.value;
  }

  correct(problem: Cell, value: string): void {
    this.#cells[keyOf(problem)] = value;
  }

  /** What is typed for one cell counts for every row that has the same wrong value, also those that are not shown. */
  correctEverywhere(problem: Problem, shown: readonly Problem[]): void {
    const { file, column, value: was } = problem;
    const value = this.insteadOf(problem);
    if (value === undefined || column === null || !was) return;
    const one = { file, column, was, value };
    for (const same of shown) if (isOf(one, same)) delete this.#cells[keyOf(same)];
    this.everywhere = [...this.everywhere.filter((other) => !isSame(one, other)), one];
  }

  /** Whether what stands instead of this cell is what was said of every row with its value. */
  isSaidEverywhere(problem: Problem): boolean {
    return this.everywhere.some((one) => isOf(one, problem) && one.value === this.insteadOf(problem));
  }

  takeBack(one: EverywhereCorrection): void {
    this.everywhere = this.everywhere.filter((other) => !isSame(one, other));
  }

  /** Keeps what belongs to these files alone. */
  keep(isKept: (file: string) => boolean): void {
    this.#cells = Object.fromEntries(Object.entries(this.#cells).filter(([key]) => isKept(cellOf(key).file)));
    this.everywhere = this.everywhere.filter(({ file }) => isKept(file));
  }

  sent(): SentCorrection[] {
    return [...this.everywhere, ...Object.entries(this.#cells).map(([key, value]) => ({ ...cellOf(key), value }))];
  }
}

/** Names the cell of a problem; null where it is no single cell. */
export function keyOf({ file, row, column }: Cell): string {
  return JSON.stringify([file, row, column]);
}

/** Whether the problem is one cell, which can be mended here. */
export function isCell({ row, column, code }: Problem): boolean {
  return row !== null && column !== null && !['column-missing', 'column-twice', 'row-left-out'].includes(code);
}

/** Cells whose wrong value stands in more rows than their own, by `keyOf`. A value that is too long to be shown whole is not known. */
export function repeated(problems: readonly Problem[]): ReadonlySet<string> {
  const known = problems.filter((one) => isCell(one) && one.value && !/…$|\u{FFFD}/u.test(one.value));
  const alike = Map.groupBy(known, ({ file, column, value }) => JSON.stringify([file, column, value]));
  return new Set(
    [...alike.values()].filter((all) => new Set(all.map(({ row }) => row)).size > 1).flatMap((all) => all.map(keyOf)),
  );
}

function isOf(one: EverywhereCorrection, { file, column, value }: Problem): boolean {
  return one.file === file && one.column === column && one.was === value;
}

function isSame(one: EverywhereCorrection, other: EverywhereCorrection): boolean {
  return one.file === other.file && one.column === other.column && one.was === other.was;
}

function cellOf(key: string): { file: string; row: number; column: string } {
  const [file, row, column] = JSON.parse(key) as [string, number, string];
  return { file, row, column };
}
