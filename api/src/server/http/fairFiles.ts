import { stringify } from 'csv-stringify/sync';
import type { FairDoor } from '../../graphql/fair/fairDoor.ts';
import type { FairStore } from '../../ports/fairStore.ts';
import { readFileBytes } from '../spreadsheet/readFolder.ts';

/** Spreadsheet programs read UTF-8 only behind this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A fair's files over the API: CSV and XLSX in, CSV out. */
export function fairFiles(fairs: FairStore): FairDoor {
  return {
    fairs,
    readFile: readFileBytes,
    writeFile: ({ list, table }) => ({
      name: `${list}.csv`,
      bytes: Buffer.from(`${BYTE_ORDER_MARK}${stringify(table.map((row) => [...row]))}`),
    }),
  };
}
