/** Where things stand in a hall, as lists write it: `12.5 x 4` is 12.5 m across and 4 m along, from the upper left corner. */
import { HALL_METRES } from '../../exhibition/hallPlan.ts';
import type { Spot, Way } from '../../exhibition/hallPlan.ts';
import type { HallSize } from '../fairLists.ts';
import type { Reason } from '../rowProblem.ts';
import type { Field, Format } from './field.ts';

const NOT_A_SPOT = { wrong: { code: 'spot-form' } satisfies Reason } as const;

/** How wide and deep a hall is: `40 x 32`. */
export const hallSize: Format<HallSize> = {
  hint: '40 x 32, in metres',
  nothing: { width: HALL_METRES.least, depth: HALL_METRES.least },
  read(text) {
    const size = readSpot(text);
    const isHall = (length: number) => length >= HALL_METRES.least && length <= HALL_METRES.most;
    return size && isHall(size.x) && isHall(size.y)
      ? { value: { width: size.x, depth: size.y } }
      : { wrong: { code: 'hall-size', facts: { ...HALL_METRES } } };
  },
  write: ({ width, depth }) => writeSpot({ x: width, y: depth }),
};

/** One spot of a hall. */
export const spot: Format<Spot> = {
  hint: '12.5 x 4, in metres',
  nothing: { x: 0, y: 0 },
  read(text) {
    const value = readSpot(text);
    return value ? { value } : NOT_A_SPOT;
  },
  write: writeSpot,
};

/** Where a place stands; of a range of places the first and the last: `2 x 4 - 20 x 4`. */
export function spotsField(key: string): Field<readonly Spot[]> {
  return {
    columns: [{ key, required: false, hint: '12.5 x 4, in metres; of a range the first and the last: 2 x 4 - 20 x 4' }],
    read(cells) {
      const text = cells.get(key);
      const spots = text === '' ? [] : readEnds(text);
      if (spots === null) cells.refuse(key, NOT_A_SPOT.wrong);
      return spots ?? [];
    },
    write: (spots) => [spots.map(writeSpot).join(' - ')],
  };
}

/** Ways that are kept free, each from one end to the other: `20 x 0 - 20 x 32; 0 x 16 - 40 x 16`. */
export function waysField(key: string): Field<readonly Way[]> {
  return {
    columns: [{ key, required: false, hint: '20 x 0 - 20 x 32, in metres; several' }],
    read(cells) {
      const ways = cells
        .get(key)
        .split(/[;；、\n]+/)
        .filter((text) => text.trim() !== '')
        .map((text) => {
          const [from, to] = readEnds(text) ?? [];
          return from && to ? { from, to } : null;
        });
      if (ways.includes(null)) cells.refuse(key, NOT_A_SPOT.wrong);
      return ways.filter((way) => way !== null);
    },
    write: (ways) => [ways.map(({ from, to }) => `${writeSpot(from)} - ${writeSpot(to)}`).join('; ')],
  };
}

/** One spot or two; null where the text names neither. */
function readEnds(text: string): readonly Spot[] | null {
  const spots = text
    .normalize('NFKC')
    .replaceAll(/[–—~至]/g, '-')
    .split('-')
    .map(readSpot);
  return spots.length > 2 || !spots.every((one) => one !== null) ? null : spots;
}

function readSpot(text: string): Spot | null {
  const [, x, y] =
    /^\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*[x×*]\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*$/i.exec(text.normalize('NFKC')) ?? [];
  return x === undefined || y === undefined ? null : { x: Number(x.replace(',', '.')), y: Number(y.replace(',', '.')) };
}

function writeSpot({ x, y }: Spot): string {
  return `${x} x ${y}`;
}
