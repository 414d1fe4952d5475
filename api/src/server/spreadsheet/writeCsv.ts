import { stringify } from 'csv-stringify/sync';

/** Makes Excel read the file as UTF-8. */
const BYTE_ORDER_MARK = '\u{FEFF}';

/** A table as CSV in UTF-8 with a byte order mark and the line ends of RFC 4180. */
export function writeCsv(table: readonly (readonly string[])[]): string {
  return (
    BYTE_ORDER_MARK +
    stringify(
      table.map((row) => row.map(asText)),
      { record_delimiter: 'windows' },
    )
  );
}

/** A number with its sign and a telephone number in groups are none; `-1+cmd|…` is one, though it begins like them. */
const FORMULA = /^'*(?:[=@\t\r]|[+-](?!\d[\d\s().]*$))/;

/** Spreadsheet programs run a cell that begins so as a formula; an apostrophe makes it text, and the reader takes it off again. */
function asText(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}
