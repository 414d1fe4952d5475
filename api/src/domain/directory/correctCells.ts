import { recogniseList } from './recogniseList.ts';
import type { Sheet } from './sheet.ts';

/** One cell as somebody mended it while looking at the problems of an import; the file itself stays as it is. */
export interface CellCorrection {
  /** As a problem names them. */
  readonly file: string;
  readonly row: number;
  /** The heading as it stands in the file. */
  readonly column: string;
  readonly value: string;
}

/** The sheets with their cells mended. A correction of a cell that is not there changes nothing. */
export function correctCells(sheets: readonly Sheet[], corrections: readonly CellCorrection[]): readonly Sheet[] {
  if (corrections.length === 0) return sheets;
  return sheets.map((sheet) => {
    const own = corrections.filter((one) => one.file === sheet.file);
    return own.length === 0 ? sheet : corrected(sheet, own);
  });
}

function corrected(sheet: Sheet, corrections: readonly CellCorrection[]): Sheet {
  const header = recogniseList(sheet)?.header;
  if (header === undefined) return sheet;
  const columns = new Map(header.cells.map((cell, position) => [cell.trim(), position]));
  const mendedRows = new Set(corrections.map(({ row }) => row));
  const rows = sheet.rows.map((row) => {
    if (row.number <= header.number || !mendedRows.has(row.number)) return row;
    const own = corrections.filter((one) => one.row === row.number);
    const cells = [...row.cells];
    for (const { column, value } of own) {
      const position = columns.get(column);
      if (position === undefined) continue;
      while (cells.length <= position) cells.push('');
      cells[position] = value;
    }
    return { ...row, cells };
  });
  return { ...sheet, rows };
}
