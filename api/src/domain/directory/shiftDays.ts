import type { FairRow } from './fairLists.ts';
import type { ListSpec } from './listSpec.ts';
import { fieldsOf, LISTS } from './lists.ts';
import type { ReadRow } from './readLists.ts';

/**
 * Moves every day of a row by whole days: the fair's, its sessions' and commitments', and also those of certificates and licences,
 * so that what ran out a week before the fair still ran out a week before it.
 */
export function shiftDays(read: ReadRow, days: number): ReadRow {
  const fields = new Map(fieldsOf(read.list));
  const values = Object.entries(read.row).map(([name, value]) => [
    name,
    fields.get(name)?.shift?.(value, days) ?? value,
  ]);
  const row = Object.fromEntries(values) as unknown as FairRow;
  return { ...read, row, key: (LISTS[read.list] as ListSpec<FairRow>).key(row) };
}
