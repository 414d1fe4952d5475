import type { Beginning } from './opening.ts';
import { SINGLE } from './problem.ts';
import type { Assignment } from './problem.ts';

/** Somebody in a round: a name that stays from round to round, and what is added to all its pairs (waiting, MA33). */
export interface Entrant {
  id: string;
  term: number;
}

/** What a round leaves to the next: by name what everybody was worth, under which term, and with whom each left was paired. */
export interface Carried {
  left: ReadonlyMap<string, { price: number; term: number; partner: string | null }>;
  right: ReadonlyMap<string, { price: number; term: number; isTaken: boolean }>;
}

/** Who is on either side, in the order of the market's numbers. */
export interface Entrants {
  left: readonly Entrant[];
  right: readonly Entrant[];
}

/** What is known of these people after a round. Cost O(people). */
export function carriedFrom(
  { left, right }: Entrants,
  { prices, rightOf }: Pick<Assignment, 'prices' | 'rightOf'>,
): Carried {
  const taken = new Set(rightOf);
  return {
    left: new Map(
      left.map(({ id, term }, at) => [
        id,
        { price: prices.left[at]!, term, partner: rightOf[at] === SINGLE ? null : right[rightOf[at]!]!.id },
      ]),
    ),
    right: new Map(right.map(({ id, term }, at) => [id, { price: prices.right[at]!, term, isTaken: taken.has(at) }])),
  };
}

/**
 * Where the round of these people may begin. Each price moves with its owner's term, so that pairs which all wait longer stay as good as they were; what
 * the side that has people left over gains is given to the other side, as those left over cost nothing before and after. So a
 * waiting time that grows evenly changes nothing. Cost O(people).
 */
export function beginningOf({ left, right }: Entrants, carried: Carried): Beginning {
  const numberOf = new Map(right.map(({ id }, at) => [id, at]));
  const grown = { left: grownBy(left, carried.left), right: grownBy(right, carried.right) };
  const single = grown.left.filter((_, at) => carried.left.get(left[at]!.id)?.partner === null);
  const idle = grown.right.filter((_, at) => carried.right.get(right[at]!.id)?.isTaken === false);
  const given = idle.length >= single.length ? middleOf(idle) : -middleOf(single);
  const priceOf = (price: number | undefined, by: number): number =>
    price === undefined ? Number.NaN : Math.max(0, price + by);
  return {
    prices: {
      left: Float64Array.from(left, ({ id }, at) => priceOf(carried.left.get(id)?.price, grown.left[at]! + given)),
      right: Float64Array.from(right, ({ id }, at) => priceOf(carried.right.get(id)?.price, grown.right[at]! - given)),
    },
    rightOf: Int32Array.from(left, ({ id }) => numberOf.get(carried.left.get(id)?.partner ?? '') ?? SINGLE),
  };
}

/** By how much everybody's term grew since; not a number for who is new. */
function grownBy(people: readonly Entrant[], before: ReadonlyMap<string, { term: number }>): Float64Array {
  return Float64Array.from(people, ({ id, term }) => term - (before.get(id)?.term ?? Number.NaN));
}

function middleOf(values: Float64Array): number {
  return values.length === 0 ? 0 : values.slice().sort()[values.length >> 1]!;
}
