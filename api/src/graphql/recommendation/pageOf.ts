import type { PageAsked, PageFound } from '../../ports/page.ts';

/** A page of a list that is at hand, in its order; a cursor that is none of it gives an empty page. */
export function pageOf<Row>(
  rows: readonly { key: string; row: Row }[],
  { limit, direction, key }: PageAsked,
): PageFound<Row> {
  const at = key === null ? null : rows.findIndex((row) => row.key === key);
  const count = (): Promise<number> => Promise.resolve(rows.length);
  if (at === -1) return { rows: [], more: false, count };
  if (direction === 'forward') {
    const from = at === null ? 0 : at + 1;
    return { rows: rows.slice(from, from + limit), more: rows.length > from + limit, count };
  }
  const to = at ?? rows.length;
  return { rows: rows.slice(Math.max(0, to - limit), to), more: to > limit, count };
}
