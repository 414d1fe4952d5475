import { LANGUAGES } from '../kernel/language.ts';
import type { FairListName, FairRow } from './fairLists.ts';
import type { Cells, Column, Field } from './field/field.ts';
import { headingOf } from './headings.ts';
import type { ListSpec, Remark } from './listSpec.ts';
import { fieldsOf, LISTS } from './lists.ts';
import { recogniseList } from './recogniseList.ts';
import type { Recognition } from './recogniseList.ts';
import { shown } from './rowProblem.ts';
import type { ReadingNotice, Reason, RowProblem } from './rowProblem.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import type { TradeReference } from './tradeReference.ts';

/** A row that was read, with the place where it stands in the files. */
export interface ReadRow<Name extends FairListName = FairListName> {
  readonly list: Name;
  readonly key: string;
  readonly row: FairRow<Name>;
  /** Values (`website`) and languages of a text (`name.pt`) for which the file has no column: an update leaves them as they are. */
  readonly absent: readonly string[];
  /** Names a cell of this row in a problem. */
  readonly at: (column: string, reason: Reason) => RowProblem;
}

/** One table of the files, and which list it is; null: none that is known. */
export interface ReadTable {
  readonly file: string;
  readonly list: FairListName | null;
  /** Filled rows under the headings. */
  readonly rows: number;
}

/** All that was read of the files, before any row is compared with another. */
export interface Reading {
  readonly tables: readonly ReadTable[];
  readonly rows: readonly ReadRow[];
  /** Keys of rows that were refused, by list: who mentions one of them has no fault of its own. */
  readonly refused: readonly Pick<ReadRow, 'list' | 'key' | 'at'>[];
  readonly problems: readonly RowProblem[];
  readonly notices: readonly ReadingNotice[];
}

const NOTHING_READ: Reading = { tables: [], rows: [], refused: [], problems: [], notices: [] };

/** Reads every sheet; each wrong cell is named, and a row with a wrong cell is left out. */
export function readLists(sheets: readonly Sheet[], trade: TradeReference): Reading {
  const readings = sheets.map((sheet) => {
    const recognition = recogniseList(sheet);
    return recognition ? readSheet(sheet, recognition, trade) : unknownSheet(sheet);
  });
  return {
    tables: readings.flatMap((reading) => reading.tables),
    rows: readings.flatMap((reading) => reading.rows),
    refused: readings.flatMap((reading) => reading.refused),
    problems: readings.flatMap((reading) => reading.problems),
    notices: readings.flatMap((reading) => reading.notices),
  };
}

function unknownSheet(sheet: Sheet): Reading {
  const isEmpty = !sheet.rows.some(isFilled);
  const reason: Reason = { code: isEmpty ? 'list-empty' : 'list-unknown' };
  const rows = sheet.rows.filter(isFilled).length;
  return {
    ...NOTHING_READ,
    tables: [{ file: sheet.file, list: null, rows }],
    problems: [{ file: sheet.file, row: null, column: null, value: sheet.name, reason }],
  };
}

function readSheet(sheet: Sheet, recognition: Recognition, trade: TradeReference): Reading {
  const ofHeader = (column: string, value: string, reason: Reason): RowProblem => ({
    file: sheet.file,
    row: recognition.header.number,
    column,
    value: shown(value),
    reason,
  });
  const heading = (position: number) => recognition.header.cells[position]?.trim() ?? '';
  const faults = [
    ...recognition.missing.map((key) => ofHeader(headingOf(key, recognition.language), '', { code: 'column-missing' })),
    ...recognition.repeated.map((at) => ofHeader(heading(at), heading(at), { code: 'column-twice' })),
  ];
  const notices = recognition.ignored.map((at) => ({
    file: sheet.file,
    column: shown(heading(at)),
    code: 'column-ignored' as const,
  }));
  const filled = sheet.rows.filter((row) => row.number > recognition.header.number && isFilled(row));
  const tables = [{ file: sheet.file, list: recognition.list, rows: filled.length }];
  if (faults.length > 0) return { ...NOTHING_READ, tables, problems: faults, notices };

  const readings = filled.map((row) =>
    readRow(LISTS[recognition.list] as ListSpec<FairRow>, { sheet, recognition, row, trade }),
  );
  return {
    tables,
    rows: readings.flatMap((reading) => reading.rows),
    refused: readings.flatMap((reading) => reading.refused),
    problems: readings.flatMap((reading) => reading.problems),
    notices,
  };
}

function isFilled(row: SheetRow): boolean {
  return row.cells.some((cell) => cell.trim() !== '');
}

interface RowInSheet {
  readonly sheet: Sheet;
  readonly recognition: Recognition;
  readonly row: SheetRow;
  readonly trade: TradeReference;
}

function readRow(spec: ListSpec<FairRow>, where: RowInSheet): Omit<Reading, 'notices' | 'tables'> {
  const { recognition, row, trade } = where;
  const { list, positions } = recognition;
  const problems: RowProblem[] = [];
  const at = (column: string, reason: Reason) => problemAt(where, column, reason);
  const cells: Cells = {
    trade,
    get: (key) => textAt(row, positions.get(key)),
    refuse: (key, reason) => problems.push(at(key, reason)),
  };
  for (const [position, cell] of row.cells.entries())
    if (cell.trim() !== '' && position >= recognition.header.cells.length)
      problems.push({ ...at('', { code: 'cells-too-many' }), value: shown(cell) });

  const value = Object.fromEntries(
    fieldsOf(list).map(([key, field]) => [key, field.read(cells)]),
  ) as unknown as FairRow;
  if (problems.length === 0) for (const { column, reason } of remarksOn(spec, value)) problems.push(at(column, reason));
  const values = spec.expand?.(value) ?? [value];
  if (problems.length > 0) {
    return { rows: [], refused: values.map((one) => ({ list, key: spec.key(one), at })), problems };
  }
  const absent = fieldsOf(list).flatMap(([name, field]) =>
    absentOf(
      name,
      field.columns.filter((column) => !positions.has(column.key)),
      field,
    ),
  );
  return { rows: values.map((one) => ({ list, key: spec.key(one), row: one, absent, at })), refused: [], problems };
}

/** The value whose columns are all absent, or the absent languages of a text (`name.pt`). */
function absentOf(name: string, columns: readonly Column[], field: Field<unknown>): readonly string[] {
  if (columns.length === field.columns.length) return [name];
  return columns.flatMap((column) => {
    const language = column.key.split('.')[1];
    return language === undefined ? [] : [`${name}.${language}`];
  });
}

function remarksOn(spec: ListSpec<FairRow>, row: FairRow): readonly Remark[] {
  return spec.remarks?.(row) ?? [];
}

/** Names a cell; the value of a localized text that is missing altogether has the heading of its first language. */
function problemAt({ sheet, recognition, row }: RowInSheet, column: string, reason: Reason): RowProblem {
  const candidates = [column, ...LANGUAGES.map((language) => `${column}.${language}`)];
  const position = candidates.map((key) => recognition.positions.get(key)).find((found) => found !== undefined);
  const heading =
    position === undefined ? headingOf(column, recognition.language) : recognition.header.cells[position]?.trim();
  return {
    file: sheet.file,
    row: row.number,
    column: heading === undefined || heading === '' ? null : heading,
    value: shown(textAt(row, position)),
    reason,
  };
}

/** The cell without space around it; an apostrophe before a sign is how spreadsheets keep text from being a formula. */
function textAt(row: SheetRow, position: number | undefined): string {
  if (position === undefined) return '';
  const text = (row.cells[position] ?? '').replaceAll(/\r\n?/g, '\n').trim();
  return text.replace(/^'(?='*[=@\t+-])/, '');
}
