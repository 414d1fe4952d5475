/** One row of a sheet as text. */
export interface SheetRow {
  /** As the spreadsheet counts it; the first is 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** One table of text: a CSV file, or one sheet of a workbook. */
export interface Sheet {
  /** How problems name it: the file, and the sheet where the file has several. */
  readonly file: string;
  /** Its name without folder and extension, or the sheet's: often the name of a list. */
  readonly name: string;
  readonly rows: readonly SheetRow[];
}
