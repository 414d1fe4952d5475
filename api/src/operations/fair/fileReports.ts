import { fairChange } from '../../domain/directory/fairChange.ts';
import { FAIR_LIST_NAMES } from '../../domain/directory/fairLists.ts';
import type { FairListName, FairLists, FairRow } from '../../domain/directory/fairLists.ts';
import type { ListSpec } from '../../domain/directory/listSpec.ts';
import { LISTS } from '../../domain/directory/lists.ts';
import { proposeFix } from '../../domain/directory/proposeFix.ts';
import type { Reading, ReadRow } from '../../domain/directory/readLists.ts';
import type { RowProblem } from '../../domain/directory/rowProblem.ts';
import type { Settled } from '../../domain/directory/settleRows.ts';

/** What one table of the files comes to. */
export interface FileReport {
  readonly file: string;
  /** Null: none of the lists that are known. */
  readonly list: FairListName | null;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly problems: number;
  /** Headings that no list has; their columns are not read. */
  readonly ignored: readonly string[];
}

/** Counts for each table what it would add and change, and what is wrong in it. */
export function fileReports(
  reading: Reading,
  { settled, kept, problems }: { settled: Settled; kept: FairLists; problems: readonly RowProblem[] },
): readonly FileReport[] {
  const rowsByFile = new Map<string, ReadRow[]>();
  for (const row of settled.rows) {
    const file = fileOf(row);
    const own = rowsByFile.get(file);
    if (own) own.push(row);
    else rowsByFile.set(file, [row]);
  }
  const tables = [...reading.tables, ...unreadTables(reading, problems)];
  return tables.map((table) => {
    const change = fairChange(kept, rowsByFile.get(table.file) ?? []);
    const sum = (count: (list: FairListName) => number) =>
      FAIR_LIST_NAMES.reduce((total, list) => total + count(list), 0);
    return {
      ...table,
      added: sum((list) => change[list].added.length),
      changed: sum((list) => change[list].changed.length),
      unchanged: sum((list) => change[list].unchanged),
      problems: problems.filter(({ file }) => file === table.file).length,
      ignored: reading.notices.filter(({ file }) => file === table.file).map(({ column }) => column),
    };
  });
}

/** What was most likely meant by each problem; references are looked for among the files' rows and those that are kept. */
export function fixesOf(
  problems: readonly RowProblem[],
  reading: Reading,
  kept: FairLists,
): readonly (string | null)[] {
  const known = new Map<FairListName, readonly string[]>();
  const keysOf = (list: FairListName) => {
    const found = known.get(list) ?? keysIn(list, reading, kept);
    known.set(list, found);
    return found;
  };
  return problems.map((problem) => proposeFix(problem, keysOf));
}

function keysIn(list: FairListName, { rows }: Reading, kept: FairLists): readonly string[] {
  const spec = LISTS[list] as ListSpec<FairRow>;
  const read = rows.filter((row) => row.list === list).map(({ key }) => key);
  return [...new Set([...kept[list].map((row) => spec.key(row)), ...read])];
}

/** Files that could not be opened at all still stand on the list of files. */
function unreadTables({ tables }: Reading, problems: readonly RowProblem[]) {
  const read = new Set(tables.map(({ file }) => file));
  const unread = problems.map(({ file }) => file).filter((file) => file !== '' && !read.has(file));
  return [...new Set(unread)].map((file) => ({ file, list: null, rows: 0 }));
}

function fileOf({ at, list }: ReadRow): string {
  return at(LISTS[list].keyColumn, { code: 'required' }).file;
}
