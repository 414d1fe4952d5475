import readXlsxFile from 'read-excel-file/node';
import type { SheetRow } from '../../domain/directory/sheet.ts';

/** One sheet of a workbook as text. */
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

/** Unpacked bytes beyond which a workbook is refused: real ones of a fair have a few megabytes. */
const MOST_UNPACKED_BYTES = 200_000_000;

/** Reads the sheets of an XLSX file; null where it is not one, or where it would unpack to something enormous. */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly WorkbookSheet[] | null> {
  const buffer = Buffer.from(bytes);
  if (unpackedSize(buffer) > MOST_UNPACKED_BYTES) return null;
  try {
    const sheets = await readXlsxFile(buffer, { trim: false });
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((cells, index) => ({ number: index + 1, cells: cells.map((cell: unknown) => textOf(cell)) })),
    }));
  } catch {
    return null;
  }
}

/** A cell as somebody would type it. A code that was typed as a number has lost its leading zero, and is refused later rather than guessed. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  // A spreadsheet keeps 0.3 as 0.30000000000000004 and shows fifteen figures.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return cell instanceof Date ? dateText(cell) : '';
}

/** Days and times of day are fractions of a day in a spreadsheet, so they come a millisecond off. */
function dateText(date: Date): string {
  const text = new Date(Math.round(date.getTime() / 60_000) * 60_000).toISOString();
  return text.slice(11, 16) === '00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** Sum of the sizes that the archive's directory states (APPNOTE.TXT 4.3); a file that is no archive has none and is refused by the reader. */
function unpackedSize(file: Buffer): number {
  let end = file.length - 22;
  while (end >= 0 && file.readUInt32LE(end) !== DIRECTORY_END) end -= 1;
  if (end < 0) return 0;
  let at = file.readUInt32LE(end + 16);
  let size = 0;
  while (at + 46 <= file.length && file.readUInt32LE(at) === DIRECTORY_ENTRY) {
    size += file.readUInt32LE(at + 24);
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return size;
}
