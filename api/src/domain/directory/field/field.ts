import type { Reason } from '../rowProblem.ts';
import type { TradeReference } from '../tradeReference.ts';

/** A column of a list; its headings in the four languages stand in `headings.ts` under this key. */
export interface Column {
  readonly key: string;
  /** Whether a list without this column, or a row without a value in it, is refused. */
  readonly required: boolean;
  /** What may stand in it, for the guide. */
  readonly hint: string;
}

/** The cells of one row, by column. */
export interface Cells {
  /** The trimmed text of the cell; empty where the list has no such column. */
  get(key: string): string;
  /** Says what is wrong with a cell; a row with anything wrong is not used, whatever the reading answers. */
  refuse(key: string, reason: Reason): void;
  readonly trade: TradeReference;
}

/** One value of a row: how it stands in its columns, read and written back. Writing what was read reads the same. */
export interface Field<T> {
  readonly columns: readonly Column[];
  read(cells: Cells): T;
  /** The text of each column, in the order of `columns`. */
  write(value: T): readonly string[];
  /** The value moved by whole days, for fields that hold a day. */
  shift?(value: T, days: number): T;
}

/** One field for each value of a row. */
export type Fields<Row> = { readonly [Key in keyof Row]-?: Field<Row[Key]> };

/** Whether a value must be there. */
export type Presence = 'required' | 'optional';

/** How a single cell is read and written; it says nothing of an empty cell. */
export interface Format<T> {
  /** What may be written, for the guide. */
  readonly hint: string;
  read(text: string, trade: TradeReference): { readonly value: T } | { readonly wrong: Reason };
  write(value: T): string;
  shift?(value: T, days: number): T;
  /** What stands in for a value that could not be read, in a row that is not used. */
  readonly nothing: T;
}

/** A field of one column that must be filled in. */
export function required<T>(key: string, format: Format<T>): Field<T> {
  return {
    columns: [{ key, required: true, hint: format.hint }],
    read(cells) {
      const text = cells.get(key);
      if (text !== '') return readInto(cells, format, [key, text]) ?? format.nothing;
      cells.refuse(key, { code: 'required' });
      return format.nothing;
    },
    write: (value) => [format.write(value)],
    ...(format.shift && { shift: format.shift }),
  };
}

/** A field of one column that may be left empty. */
export function optional<T>(key: string, format: Format<T>): Field<T | null> {
  const shift = format.shift;
  return {
    columns: [{ key, required: false, hint: format.hint }],
    read(cells) {
      const text = cells.get(key);
      return text === '' ? null : (readInto(cells, format, [key, text]) ?? null);
    },
    write: (value) => [value === null ? '' : format.write(value)],
    ...(shift && { shift: (value: T | null, days: number) => (value === null ? null : shift(value, days)) }),
  };
}

/** A field of one column with a value of its own when it is left empty. */
export function withDefault<T>(key: string, format: Format<T>, whenEmpty: T): Field<T> {
  const field = optional(key, format);
  return {
    columns: field.columns,
    read: (cells) => field.read(cells) ?? whenEmpty,
    write: (value) => field.write(value),
  };
}

/** Signs that stand between the values of one cell; a comma is not one of them where a value may hold it. */
const BETWEEN_VALUES = /[;；、,，|\n]+/;

/** A field of one column with any number of values, without repetition and in a fixed order: lists are sets. */
export function several<T extends string>(
  key: string,
  format: Format<T>,
  presence: Presence = 'optional',
): Field<readonly T[]> {
  return {
    columns: [{ key, required: presence === 'required', hint: `${format.hint}; several` }],
    read: (cells) => readSeveral(cells, format, [key, presence]).sort(),
    write: (values) => [values.map((value) => format.write(value)).join('; ')],
  };
}

/** A field of one column with one or more values whose order counts. */
export function inOrder<T extends string>(key: string, format: Format<T>): Field<readonly T[]> {
  return { ...several(key, format, 'required'), read: (cells) => readSeveral(cells, format, [key, 'required']) };
}

function readSeveral<T>(cells: Cells, format: Format<T>, [key, presence]: readonly [string, Presence]): T[] {
  const texts = cells
    .get(key)
    .split(BETWEEN_VALUES)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  if (texts.length === 0 && presence === 'required') cells.refuse(key, { code: 'required' });
  const values = texts.map((text) => readInto(cells, format, [key, text])).filter((value) => value !== undefined);
  return [...new Set(values)];
}

/** Reads one text by its format; what is wrong is said of the cell. */
function readInto<T>(cells: Cells, format: Format<T>, [key, text]: readonly [string, string]): T | undefined {
  const reading = format.read(text, cells.trade);
  if ('value' in reading) return reading.value;
  cells.refuse(key, reading.wrong);
  return undefined;
}
