import type { Language } from '../kernel/language.ts';
import type { FairListName, FairRow } from './fairLists.ts';
import { headingOf } from './headings.ts';
import { fieldsOf } from './lists.ts';

/** A list as a table of text, headings first; reading it gives the same rows. */
export function writeList(
  list: FairListName,
  rows: readonly FairRow[],
  language: Language,
): readonly (readonly string[])[] {
  const fields = fieldsOf(list);
  const headings = fields.flatMap(([, field]) => field.columns.map((column) => headingOf(column.key, language)));
  const lines = rows.map((row) => {
    const values = new Map<string, unknown>(Object.entries(row));
    return fields.flatMap(([name, field]) => field.write(values.get(name)));
  });
  return [headings, ...lines];
}
