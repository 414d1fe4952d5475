import type { PlaceName } from './fairLists.ts';
import type { Field, Format } from './field/field.ts';
import type { Reason } from './rowProblem.ts';

/** Most places that one range may stand for; a longer one is a slip of the pen. */
const MOST_IN_RANGE = 1000;

const NOT_PLACES = { wrong: { code: 'places-form' } satisfies Reason } as const;

/** The label of a place, or a range of labels that end in figures: `12`, `1-40`, `V1-V6`. */
export const placeLabel: Format<string> = {
  hint: '12, V3, or a range: 1-40',
  nothing: '',
  read(text) {
    const label = readLabel(text);
    return label === null ? NOT_PLACES : { value: label };
  },
  write: (value) => value,
};

/** Every label that a label or range stands for; null for a range that runs backwards or too far. */
export function labelsOf(label: string): readonly string[] | null {
  const range = /^(\D*)(\d+)-(\D*)(\d+)$/.exec(label);
  if (!range) return [label];
  const [, prefix = '', first = '', lastPrefix = '', last = ''] = range;
  if (lastPrefix !== '' && lastPrefix !== prefix) return [label];
  const count = Number(last) - Number(first) + 1;
  if (count < 1 || count > MOST_IN_RANGE) return null;
  const width = first.startsWith('0') ? first.length : 0;
  return Array.from({ length: count }, (_, index) => prefix + String(Number(first) + index).padStart(width, '0'));
}

/** The key of a place: its venue and its label. */
export function placeKey(place: PlaceName): string {
  return `${place.venue}:${place.label}`;
}

/** The order of places: by venue, then as a hall numbers them (9 before 10). */
export function byPlace(one: PlaceName, other: PlaceName): number {
  return compare(one.venue, other.venue) || compare(sortKey(one.label), sortKey(other.label));
}

/** Places of several venues in one cell: `MO:1-20; HQ:1-8`. */
export function placesField(key: string): Field<readonly PlaceName[]> {
  return {
    columns: [{ key, required: false, hint: 'MO:1-20; HQ:V1-V6' }],
    read(cells) {
      const places = new Map<string, PlaceName>();
      for (const item of cells.get(key).split(/[;；\n,，、]+/)) {
        if (item.trim() === '') continue;
        for (const place of placesOf(item) ?? refuse()) places.set(placeKey(place), place);
      }
      return [...places.values()].sort(byPlace);

      function refuse(): readonly PlaceName[] {
        cells.refuse(key, NOT_PLACES.wrong);
        return [];
      }
    },
    write: (places) => [writePlaces(places)],
  };
}

function placesOf(item: string): readonly PlaceName[] | null {
  const parts = /^\s*([^:：\s]+)\s*[:：\s]\s*(.+?)\s*$/.exec(item.normalize('NFKC'));
  const [, venue = '', label = ''] = parts ?? [];
  const read = parts && readLabel(label);
  return read === null ? null : (labelsOf(read)?.map((one) => ({ venue, label: one })) ?? null);
}

function readLabel(text: string): string | null {
  const label = text
    .normalize('NFKC')
    .replaceAll(/[–—~至]/g, '-')
    .replaceAll(/\s*-\s*/g, '-');
  return /^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,19}$/u.test(label) && labelsOf(label) !== null ? label : null;
}

/** Neighbours with the same prefix are written as a range. */
function writePlaces(places: readonly PlaceName[]): string {
  const runs: { venue: string; prefix: string; first: string; last: string }[] = [];
  for (const { venue, label } of [...places].sort(byPlace)) {
    const [, prefix = label, figures = ''] = /^(\D*)(\d+)$/.exec(label) ?? [];
    const run = runs.at(-1);
    if (run && figures !== '' && run.venue === venue && run.prefix === prefix && follows(run.last, figures))
      run.last = figures;
    else runs.push({ venue, prefix, first: figures, last: figures });
  }
  return runs
    .map(({ venue, prefix, first, last }) => `${venue}:${prefix}${first}${last === first ? '' : `-${prefix}${last}`}`)
    .join('; ');
}

/** Whether a label's figures are the next ones, written to the same width. */
function follows(figures: string, next: string): boolean {
  const width = figures.startsWith('0') ? figures.length : 0;
  return figures !== '' && next === String(Number(figures) + 1).padStart(width, '0');
}

function sortKey(label: string): string {
  return label.replaceAll(/\d+/g, (figures) => figures.padStart(8, '0'));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
