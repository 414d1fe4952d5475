import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { REFERENCE_FILES } from '../../operations/fair/seedReference.ts';
import type { ReferenceFiles, Row } from '../../operations/fair/seedReference.ts';

const FOLDER = new URL('../../../reference/', import.meta.url);

/** Reads the reference data that comes with this code. */
export async function readReference(): Promise<ReferenceFiles> {
  const files = await Promise.all(
    REFERENCE_FILES.map(async (name) => [name, await readFile(new URL(`${name}.csv`, FOLDER), 'utf8')] as const),
  );
  const digest = createHash('sha256');
  for (const [name, text] of files) digest.update(name).update(text);
  const tables = files.map(([name, text]) => [name, parse<Row>(text, { columns: true })] as const);
  return { tables: Object.fromEntries(tables) as unknown as ReferenceFiles['tables'], digest: digest.digest('hex') };
}
