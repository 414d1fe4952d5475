import { isSame } from './fairChange.ts';
import type { RequirementRow } from './fairLists.ts';
import type { ReadRow } from './readLists.ts';

/** Which certificates a line requires and wishes. */
export type Certificates = Pick<RequirementRow, 'mustCertificates' | 'wishCertificates'>;

/** By the reference of a requirement whose owner made a required certificate a wish (MA46): what the list said of it before. */
export type RelaxedLines = ReadonlyMap<string, Certificates>;

const NAMES = ['mustCertificates', 'wishCertificates'] as const;

/**
 * What people chose themselves after a list was taken in stands against the same list: where it says of a line's certificates what it said before, they stay as
 * their owner has them, and the rest of the line is taken. A list that says something else of them is newer than the choice, and counts.
 */
export function keepChoices(
  rows: readonly ReadRow[],
  relaxed: RelaxedLines,
): { rows: readonly ReadRow[]; kept: readonly string[] } {
  const kept: string[] = [];
  const judged = rows.map((read) => {
    const listed = read.list === 'requirements' ? relaxed.get(read.key) : undefined;
    if (!listed || !saysTheSame(read, listed)) return read;
    kept.push(read.key);
    return { ...read, absent: [...read.absent, ...NAMES] };
  });
  return { rows: judged, kept };
}

/** A column that the file does not have says nothing else. */
function saysTheSame({ row, absent }: ReadRow, listed: Certificates): boolean {
  const line = row as RequirementRow;
  return NAMES.every((name) => absent.includes(name) || isSame(line[name], listed[name]));
}
