import type { FairListName, FairRow } from './fairLists.ts';
import type { Fields } from './field/field.ts';
import type { Reason } from './rowProblem.ts';

/** A row's mention of a row of another list. */
export interface Mention {
  readonly column: string;
  readonly list: FairListName;
  readonly key: string;
}

/** What is wrong with a row that was read, by column. */
export interface Remark {
  readonly column: string;
  readonly reason: Reason;
}

/** How one list is kept in columns, what names a row of it, and what a row must be true to. */
export interface ListSpec<Row> {
  readonly fields: Fields<Row>;
  /** The natural key: equal keys are the same row, whichever file it stands in. */
  readonly key: (row: Row) => string;
  /** The column that a remark on the key speaks of. */
  readonly keyColumn: string;
  /** One row of a file may stand for several (`1-40`). */
  readonly expand?: (row: Row) => readonly Row[];
  /** What the values of one row must be to each other. */
  readonly remarks?: (row: Row) => readonly Remark[];
  /** Rows of other lists that this one needs. */
  readonly mentions?: (row: Row) => readonly Mention[];
}

/** One spec for each list. */
export type ListSpecs = { readonly [Name in FairListName]: ListSpec<FairRow<Name>> };

/** A remark where the end comes before the start. */
export function endsBeforeStart(starts: string | null, ends: string | null, column: string): readonly Remark[] {
  return starts !== null && ends !== null && ends < starts ? [{ column, reason: { code: 'dates-order' } }] : [];
}

/** A remark where something takes no time at all, or less. */
export function endsNotAfterStart(starts: string, ends: string, column: string): readonly Remark[] {
  return ends <= starts ? [{ column, reason: { code: 'dates-order' } }] : [];
}
