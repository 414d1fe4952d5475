import type { RowProblem } from '../../domain/directory/rowProblem.ts';
import type { Sheet } from '../../domain/directory/sheet.ts';
import type { ExportedList } from '../../operations/fair/exportFair.ts';
import type { FairStore } from '../../ports/fairStore.ts';

/** What importing and exporting over the API needs: where fairs are kept, and how files are read and written. */
export interface FairDoor {
  fairs: FairStore;
  /** Reads one file that somebody sent. */
  readFile(name: string, bytes: Uint8Array): Promise<{ sheets: readonly Sheet[]; problems: readonly RowProblem[] }>;
  /** Writes one list as a file that reads back unchanged. */
  writeFile(list: ExportedList): { name: string; bytes: Uint8Array };
}
