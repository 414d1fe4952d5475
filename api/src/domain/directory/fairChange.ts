import { FAIR_LIST_NAMES } from './fairLists.ts';
import type { FairListName, FairLists, FairRow } from './fairLists.ts';
import type { ListSpec } from './listSpec.ts';
import { LISTS } from './lists.ts';
import type { ReadRow } from './readLists.ts';

/** A row that is there already and will be another. */
export interface ChangedRow<Row> {
  readonly key: string;
  readonly before: Row;
  readonly after: Row;
  /** The values that differ. */
  readonly values: readonly string[];
}

/** What an import does to one list. Nothing is ever removed by an import. */
export interface ListChange<Row> {
  readonly added: readonly Row[];
  readonly changed: readonly ChangedRow<Row>[];
  readonly unchanged: number;
}

/** What an import does to a fair. */
export type FairChange = { readonly [Name in FairListName]: ListChange<FairRow<Name>> };

/** Compares the rows of the files with what is kept; values whose columns the files do not have stay as they are. */
export function fairChange(kept: FairLists, rows: readonly ReadRow[]): FairChange {
  return Object.fromEntries(
    FAIR_LIST_NAMES.map((list) => [
      list,
      listChange(
        kept[list],
        rows.filter((row) => row.list === list),
        LISTS[list] as ListSpec<FairRow>,
      ),
    ]),
  ) as unknown as FairChange;
}

/** Whether an import would do anything at all. */
export function isNoChange(change: FairChange): boolean {
  return FAIR_LIST_NAMES.every((list) => change[list].added.length === 0 && change[list].changed.length === 0);
}

/** Whether two values of plain data are equal; a value that is not there equals no value. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  if (!isObject(one) || !isObject(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isSame(one[key], other[key]));
}

/** The row as it will stand, and which of its values differ from those that are kept. */
export function rowChange({ row, absent }: ReadRow, before: FairRow): { after: FairRow; values: readonly string[] } {
  const old = new Map(valuesOf(before));
  const after = valuesOf(row).map(([name, value]) => {
    if (absent.includes(name)) return [name, old.get(name)] as const;
    const languages = absent.flatMap((path) => (path.startsWith(`${name}.`) ? [path.slice(name.length + 1)] : []));
    return [name, languages.length === 0 ? value : { ...kept(old.get(name), languages), ...Object(value) }] as const;
  });
  const values = after.filter(([name, value]) => !isSame(old.get(name), value)).map(([name]) => name);
  return { after: Object.fromEntries(after) as unknown as FairRow, values };
}

/** The texts of the languages for which the file has no column. */
function kept(text: unknown, languages: readonly string[]): object {
  return Object.fromEntries(
    isObject(text) ? Object.entries(text).filter(([language]) => languages.includes(language)) : [],
  );
}

function listChange(kept: readonly FairRow[], rows: readonly ReadRow[], spec: ListSpec<FairRow>): ListChange<FairRow> {
  const olds = new Map(kept.map((row) => [spec.key(row), row]));
  const added: FairRow[] = [];
  const changed: ChangedRow<FairRow>[] = [];
  for (const read of rows) {
    const before = olds.get(read.key);
    if (before === undefined) {
      added.push(read.row);
      continue;
    }
    const { after, values } = rowChange(read, before);
    if (values.length > 0) changed.push({ key: read.key, before, after, values });
  }
  return { added, changed, unchanged: rows.length - added.length - changed.length };
}

function valuesOf(row: object): readonly (readonly [string, unknown])[] {
  return Object.entries(row);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
