import { recogniseList } from './recogniseList.ts';
import type { Sheet } from './sheet.ts';

/** What somebody mended while looking at the problems of an import: one cell, or one value wherever a column has it. The file itself stays as it is. */
export interface CellCorrection {
  /** As a problem names them. */
  readonly file: string;
  /** None: every row in which the column holds `was`. */
  readonly row?: number | null;
  /** The heading as it stands in the file. */
  readonly column: string;
  /** As a problem shows it; counts where no row is named. */
  readonly was?: string | null;
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
  const positions = new Map(header.cells.map((cell, position) => [cell.trim(), position]));
  const ofRow = new Map<number | null, CellCorrection[]>();
  for (const one of corrections) {
    const known = ofRow.get(one.row ?? null);
    if (known) known.push(one);
    else ofRow.set(one.row ?? null, [one]);
  }
  const everywhere = (ofRow.get(null) ?? []).flatMap(({ was, ...one }) => (was?.trim() ? [{ ...one, was }] : []));
  const rows = sheet.rows.map((row) => {
    if (row.number <= header.number) return row;
    const cells = [...row.cells];
    // What was said of one row counts more than what was said of all.
    for (const { column, was, value } of everywhere) {
      const position = positions.get(column);
      if (position !== undefined && inOneLine(row.cells[position] ?? '') === inOneLine(was)) cells[position] = value;
    }
    for (const { column, value } of ofRow.get(row.number) ?? []) {
      const position = positions.get(column);
      if (position === undefined) continue;
      while (cells.length <= position) cells.push('');
      cells[position] = value;
    }
    return { ...row, cells };
  });
  return { ...sheet, rows };
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
