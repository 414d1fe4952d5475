import type { Prices } from './certificate.ts';
import type { Beginning } from './opening.ts';
import { SINGLE } from './problem.ts';
import type { Assignment } from './problem.ts';

/** Somebody in a round: a name that stays from round to round, and what is added to all its pairs (waiting, MA33). */
export interface Entrant {
  id: string;
  term: number;
}

/** What a round leaves to the next: by name what everybody and everything scarce was worth, under which term, and with whom each left was paired. */
export interface Carried {
  left: ReadonlyMap<string, { price: number; term: number; partner: string | null }>;
  right: ReadonlyMap<string, { price: number; term: number; isTaken: boolean }>;
  scarce: ReadonlyMap<string, number>;
}

/** Who is on either side and what is scarce, in the order of the market's numbers. */
export interface Entrants {
  left: readonly Entrant[];
  right: readonly Entrant[];
  /** Names of the scarce things; none unless stated. */
  scarce?: readonly string[];
}

/** What is known of these people, and of what they compete for, after a round. Cost O(people). */
export function carriedFrom(
  { left, right, scarce = [] }: Entrants,
  { prices, rightOf }: Pick<Assignment, 'rightOf'> & { prices: Assignment['prices'] & Partial<Prices> },
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
    scarce: new Map(scarce.map((name, at) => [name, prices.resource?.[at] ?? 0])),
  };
}

/**
 * Where the round of these people may begin. Each price moves with its owner's term, so that pairs which all wait longer stay as good as they were; what
 * people gain who are left over is taken off their side again, as they cost nothing before and after. Where something scarce keeps people of both sides
 * over, it is worth so much more; else the other side is. So a waiting time that grows evenly changes nothing. Cost O(people).
 */
export function beginningOf({ left, right, scarce = [] }: Entrants, carried: Carried): Beginning {
  const numberOf = new Map(right.map(({ id }, at) => [id, at]));
  const grown = { left: grownBy(left, carried.left), right: grownBy(right, carried.right) };
  const over = {
    left: grown.left.filter((_, at) => carried.left.get(left[at]!.id)?.partner === null),
    right: grown.right.filter((_, at) => carried.right.get(right[at]!.id)?.isTaken === false),
  };
  const ofScarce = scarce.map((name) => carried.scarce.get(name) ?? 0);
  const isShort = ofScarce.some((price) => price > 0);
  const given = over.right.length >= over.left.length ? middleOf(over.right) : -middleOf(over.left);
  const by = isShort ? { left: -middleOf(over.left), right: -middleOf(over.right) } : { left: given, right: -given };
  const priceOf = (price: number | undefined, move: number): number =>
    price === undefined ? Number.NaN : Math.max(0, price + move);
  return {
    prices: {
      left: Float64Array.from(left, ({ id }, at) => priceOf(carried.left.get(id)?.price, grown.left[at]! + by.left)),
      right: Float64Array.from(right, ({ id }, at) =>
        priceOf(carried.right.get(id)?.price, grown.right[at]! + by.right),
      ),
    },
    rightOf: Int32Array.from(left, ({ id }) => numberOf.get(carried.left.get(id)?.partner ?? '') ?? SINGLE),
    ...(isShort && {
      resource: Float64Array.from(ofScarce, (price) => (price > 0 ? Math.max(0, price - by.left - by.right) : 0)),
    }),
  };
}

/** By how much everybody's term grew since; not a number for who is new. */
function grownBy(people: readonly Entrant[], before: ReadonlyMap<string, { term: number }>): Float64Array {
  return Float64Array.from(people, ({ id, term }) => term - (before.get(id)?.term ?? Number.NaN));
}

function middleOf(values: Float64Array): number {
  return values.length === 0 ? 0 : values.slice().sort()[values.length >> 1]!;
}
