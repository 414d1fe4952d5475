/** Lists by keyset: a page costs the same at the end of a list as at its begin, and a row that is added or goes moves no other. */
import type { QueryResultRow } from 'pg';
import type { PageAsked, PageFound } from '../ports/page.ts';
import type { Sql } from './sql.ts';

/** One list: what is selected, which rows, and the columns of its order, which together are unique. */
export interface List {
  readonly select: string;
  readonly from: string;
  /** With `$1`, `$2`, ... for `values`. */
  readonly where: readonly string[];
  readonly values: readonly unknown[];
  readonly order: readonly { readonly column: string; readonly type: keyof typeof KEY_SHAPES }[];
  readonly isDescending?: boolean;
}

/** The page that was asked for. A key that no row of ours can have gives an empty page. */
export async function pageOf<Row extends QueryResultRow>(
  sql: Sql,
  list: List,
  asked: PageAsked,
): Promise<PageFound<Row>> {
  const { select, from, where, values, order, isDescending = false } = list;
  const count = async () =>
    (await sql.first<{ count: number }>(`select count(*) as count from ${from} where ${all(where)}`, values))?.count ??
    0;
  const key = asked.key === null ? [] : asked.key.split(' ');
  if (asked.key !== null && !isKeyOf(order, key)) return { rows: [], more: false, count };

  const backward = asked.direction === 'backward';
  const descends = isDescending !== backward;
  const columns = order.map(({ column }) => column);
  const holes = order.map(({ type }, at) => `$${values.length + at + 1}::${type}`);
  const beyond = `(${columns.join(', ')}) ${descends ? '<' : '>'} (${holes.join(', ')})`;
  const found = await sql.many<Row & { pageKey: string }>(
    `select ${select}, concat_ws(' ', ${columns.join(', ')}) as "pageKey" from ${from}
     where ${all(asked.key === null ? where : [...where, beyond])}
     order by ${columns.map((column) => `${column} ${descends ? 'desc' : 'asc'}`).join(', ')} limit ${Math.trunc(asked.limit) + 1}`,
    [...values, ...key],
  );
  const rows = found.slice(0, asked.limit).map(({ pageKey, ...row }) => ({ key: pageKey, row: row as unknown as Row }));
  return { rows: backward ? rows.reverse() : rows, more: found.length > asked.limit, count };
}

/** A filter is added only where something was asked for. */
export function filters(asked: readonly { value: unknown; condition: (hole: string) => string }[], taken: number) {
  const used = asked.filter(({ value }) => value !== null && value !== undefined);
  return {
    where: used.map(({ condition }, at) => condition(`$${taken + at + 1}`)),
    values: used.map(({ value }) => value),
  };
}

const KEY_SHAPES = {
  uuid: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  date: /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/,
} as const;

function isKeyOf(order: List['order'], key: readonly string[]): boolean {
  return key.length === order.length && order.every(({ type }, at) => KEY_SHAPES[type].test(key[at] ?? ''));
}

function all(conditions: readonly string[]): string {
  return conditions.length > 0 ? conditions.map((condition) => `(${condition})`).join(' and ') : 'true';
}
