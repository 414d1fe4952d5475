/** Spreadsheet programs read UTF-8 only behind this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Saves a table on the reader's device as CSV. What a spreadsheet would take for a formula is written as text. */
export function saveTable(name: string, rows: readonly (readonly string[])[]): void {
  const text = rows.map((cells) => cells.map(cellText).join(',')).join('\r\n');
  const address = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, text, '\r\n'], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

function cellText(value: string): string {
  const safe = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
