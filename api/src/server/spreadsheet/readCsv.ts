import { parse } from 'csv-parse/sync';
import type { SheetRow } from '../../domain/directory/sheet.ts';

/** Characters of one record beyond which a quote was never closed, or a file is not a table. */
const LONGEST_RECORD = 200_000;

/** What stands between the cells; Excel writes a semicolon where a comma is the decimal sign, as in Portugal. */
const DELIMITERS = [',', ';', '\t'] as const;

/** Reads the records of a CSV text; null where it is not one (a quote that is never closed, a record of endless length). */
export function readCsv(text: string): readonly SheetRow[] | null {
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: LONGEST_RECORD,
    });
    return records.map((cells, index) => ({ number: index + 1, cells }));
  } catch {
    return null;
  }
}

/** The delimiter that stands most often outside quotes in the first lines. */
function delimiterOf(text: string): string {
  const start = text
    .slice(0, 10_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/)
    .slice(0, 10)
    .join('\n');
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: start.split(delimiter).length }));
  return counts.sort((one, other) => other.count - one.count)[0]?.delimiter ?? ',';
}
