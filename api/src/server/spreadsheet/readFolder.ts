import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { foldLabel } from '../../domain/directory/foldLabel.ts';
import { recogniseList } from '../../domain/directory/recogniseList.ts';
import type { ReasonCode, RowProblem } from '../../domain/directory/rowProblem.ts';
import type { Sheet } from '../../domain/directory/sheet.ts';
import { decodeText } from './decodeText.ts';
import { readCsv } from './readCsv.ts';
import { readWorkbook } from './readWorkbook.ts';

/** A folder's tables, and the files that could not be read at all. */
export interface ReadFolder {
  readonly sheets: readonly Sheet[];
  readonly problems: readonly RowProblem[];
}

/** Bytes of one file; a fair of ten thousand companies has a tenth of it. */
export const MOST_FILE_BYTES = 50_000_000;

/** Table files that cannot be read; other files of a folder (notes, pictures) are none of ours. */
const OTHER_TABLES = new Set(['.xls', '.xlsb', '.ods', '.numbers', '.et']);

/** Reads every table of a folder, in the order of the files' names. */
export async function readFolder(folder: string): Promise<ReadFolder> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/^(\.|~\$)/.test(entry.name))
    .map((entry) => entry.name.normalize('NFC'))
    .sort();
  const read: ReadFolder[] = [];
  for (const name of names) read.push(await readTable(folder, name));
  return { sheets: read.flatMap((one) => one.sheets), problems: read.flatMap((one) => one.problems) };
}

/** Reads one file that somebody sent: its bytes and the name they gave it. */
export async function readFileBytes(name: string, bytes: Uint8Array): Promise<ReadFolder> {
  const extension = extname(name).toLowerCase();
  if (bytes.length > MOST_FILE_BYTES) return refusal(name, 'file-too-large');
  if (OTHER_TABLES.has(extension)) return refusal(name, 'file-form');
  if (extension === '.xlsx' || extension === '.xlsm') return readWorkbookFile(name, bytes);
  const decoded = decodeText(bytes, (text) => headingsKnown(name, text));
  if (!decoded) return refusal(name, 'file-encoding');
  const rows = readCsv(decoded.text);
  return rows ? { sheets: [{ file: name, name: baseName(name), rows }], problems: [] } : refusal(name, 'file-form');
}

async function readTable(folder: string, name: string): Promise<ReadFolder> {
  const extension = extname(name).toLowerCase();
  if (OTHER_TABLES.has(extension)) return refusal(name, 'file-form');
  if (!['.csv', '.tsv', '.xlsx', '.xlsm'].includes(extension)) return { sheets: [], problems: [] };
  const path = join(folder, name);
  if ((await stat(path)).size > MOST_FILE_BYTES) return refusal(name, 'file-too-large');
  return readFileBytes(name, await readFile(path));
}

async function readWorkbookFile(name: string, bytes: Uint8Array): Promise<ReadFolder> {
  const sheets = await readWorkbook(bytes);
  if (!sheets) return refusal(name, 'file-form');
  const filled = sheets.filter((sheet) => sheet.rows.some((row) => row.cells.some((cell) => cell.trim() !== '')));
  const isOne = filled.length === 1;
  return {
    sheets: filled.map((sheet) => ({
      file: isOne ? name : `${name} [${sheet.name}]`,
      name: isOne && isUnnamed(sheet.name) ? baseName(name) : sheet.name,
      rows: sheet.rows,
    })),
    problems: [],
  };
}

/** What spreadsheet programs call a sheet that nobody named, in four languages. */
function isUnnamed(name: string): boolean {
  return /^(sheet|工作表|表|folha|planilha|plan)\d*$/.test(foldLabel(name));
}

/** Headings that a text has as a table of one of the lists. */
function headingsKnown(name: string, text: string): number {
  const rows = readCsv(text.slice(0, 20_000)) ?? readCsv(text.split('\n', 1)[0] ?? '') ?? [];
  return recogniseList({ file: name, name: baseName(name), rows: rows.slice(0, 20) })?.positions.size ?? 0;
}

function baseName(name: string): string {
  return name.slice(0, name.length - extname(name).length);
}

function refusal(file: string, code: ReasonCode): ReadFolder {
  return { sheets: [], problems: [{ file, row: null, column: null, value: '', reason: { code, facts: { file } } }] };
}
