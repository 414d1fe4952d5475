/** A row of the list of places, its range of labels and where these stand. */
import type { PlaceRow } from './fairLists.ts';
import type { Remark } from './listSpec.ts';
import { labelsOf } from './placeLabel.ts';

/** The places for which a row stands; those of a range in a straight line, as far from each other. */
export function placesOfRow(row: PlaceRow): readonly PlaceRow[] {
  const labels = labelsOf(row.label) ?? [row.label];
  const [first, last] = row.spots;
  if (labels.length === 1 || !first || !last) return labels.map((label) => ({ ...row, label }));
  const between = (from: number, to: number, at: number) =>
    Math.round((from + ((to - from) * at) / (labels.length - 1)) * 100) / 100;
  return labels.map((label, at) => ({
    ...row,
    label,
    spots: [{ x: between(first.x, last.x, at), y: between(first.y, last.y, at) }],
  }));
}

/** A single place stands at one spot; a range has two of them, or none. */
export function remarksOnSpots({ label, spots }: PlaceRow): readonly Remark[] {
  if (spots.length === 0) return [];
  const asked = (labelsOf(label) ?? [label]).length === 1 ? 1 : 2;
  return spots.length === asked ? [] : [{ column: 'spots', reason: { code: 'spots-of-range' } }];
}
