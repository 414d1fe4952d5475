/** How a table of a fair's rows is written: its columns, and the statements that add and change rows by the dozen. */

/** A row as the statement takes it: column of the record to value. */
export type TableRecord = Readonly<Record<string, unknown>>;

/** A column of the table. */
export interface Column {
  readonly name: string;
  /** Its value from the record `r`. */
  readonly value: string;
  /** What the record holds for it, with its type; null where `value` needs nothing of its own. */
  readonly input: readonly [string, string] | null;
}

/** How one list is written. */
export interface TableOf<Row> {
  readonly table: string;
  readonly columns: readonly Column[];
  /** Columns that name the row within the exhibition. */
  readonly key: readonly string[];
  readonly hasId: boolean;
  readonly hasTokens: boolean;
  /** Set to now() when the row changes. */
  readonly isStamped: boolean;
  readonly record: (row: Row) => TableRecord;
}

/** A column that takes a value of the record as it is. */
export const plain = (name: string, type: string): Column => ({ name, value: `r.${name}`, input: [name, type] });
/** Columns of one type, named as the record names them. */
export const texts = (...names: string[]) => names.map((name) => plain(name, 'text'));
export const lists = (...names: string[]) => names.map((name) => plain(name, 'text[]'));
export const localized = (...names: string[]) => names.map((name) => plain(name, 'jsonb'));
export const days = (...names: string[]) => names.map((name) => plain(name, 'date'));
export const wholes = (...names: string[]) => names.map((name) => plain(name, 'integer'));
export const marks = (...names: string[]) => names.map((name) => plain(name, 'boolean'));

/** A row of another table of the exhibition ($2) by its reference. */
export const named = (name: string, table: string): Column => ({
  name: `${name}_id`,
  value: `(select x.id from ${table} x where x.exhibition_id = $2 and x.reference = r.${name})`,
  input: [name, 'text'],
});

/** A time of day in the exhibition's own zone. */
export const time = (name: string): Column => ({
  name,
  value: `r.${name} at time zone (select e.time_zone from exhibition e where e.id = $2)`,
  input: [name, 'timestamp'],
});

/** Adds the records ($1, JSON) to the exhibition ($2). */
export function insertInto(spec: TableOf<never>): string {
  const columns = columnsOf(spec);
  const ids = spec.hasId ? ['id'] : [];
  return `
insert into ${spec.table} (${[...ids, 'exhibition_id', ...columns.map((column) => column.name)].join(', ')})
select ${[...ids.map((id) => `r.${id}`), '$2', ...columns.map((column) => column.value.replaceAll(/\bt\.\w+/g, 'null::jsonb'))].join(', ')}
from ${recordset(columns, ids)}`;
}

/** Changes the rows of the exhibition ($2) that the records ($1, JSON) name. */
export function updateOf(spec: TableOf<never>): string {
  const columns = columnsOf(spec);
  const isKey = (column: Column) => spec.key.includes(column.name);
  const stamp = spec.isStamped ? ['updated_at = now()'] : [];
  const sets = columns.filter((column) => !isKey(column)).map((column) => `${column.name} = ${column.value}`);
  const names = columns.filter(isKey).map((column) => `t.${column.name} = ${column.value}`);
  return `
update ${spec.table} t set ${[...sets, ...stamp].join(', ')}
from ${recordset(columns, [])}
where t.exhibition_id = $2 and ${names.join(' and ')}`;
}

function columnsOf(spec: TableOf<never>): readonly Column[] {
  return spec.hasTokens ? [...spec.columns, plain('tokens', 'text[]')] : spec.columns;
}

function recordset(columns: readonly Column[], ids: readonly string[]): string {
  const inputs = columns.flatMap((column) => (column.input ? [column.input.join(' ')] : []));
  return `jsonb_to_recordset($1::jsonb) as r(${[...ids.map((id) => `${id} uuid`), ...inputs].join(', ')})`;
}
