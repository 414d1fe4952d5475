import writeXlsxFile from 'write-excel-file/node';

/** One workbook with a sheet for each list. Every cell is text, so that no program makes a number of a code with a leading zero. */
export async function writeWorkbook(
  lists: readonly { list: string; table: readonly (readonly string[])[] }[],
): Promise<Uint8Array> {
  const sheets = lists.map(({ list, table }) => ({
    sheet: list,
    stickyRowsCount: 1,
    data: table.map((row, index) =>
      row.map((cell) => ({ value: cell, type: String, ...(index === 0 && { fontWeight: 'bold' as const }) })),
    ),
  }));
  return writeXlsxFile(sheets).toBuffer();
}
