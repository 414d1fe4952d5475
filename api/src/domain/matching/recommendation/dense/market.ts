import { MersenneTwister } from './mersenneTwister.ts';

/** Two sides in which everybody has an opinion of everybody on the other side, between 0 and 1. */
export interface DenseMarket {
  lefts: number;
  rights: number;
  /** What left `i` thinks of right `j`, at `i * rights + j`. */
  leftLikes: Float64Array;
  /** What right `j` thinks of left `i`, at `j * lefts + i`. */
  rightLikes: Float64Array;
}

/** What a market of the published protocol is drawn from. */
export interface MarketWish {
  lefts: number;
  rights: number;
  /** 0: everybody has a taste of their own; 1: all agree who is popular. */
  lambda: number;
  seed: number;
}

/** Draws a market of the published protocol (RE20, RE21): the lefts' raw opinions first, row by row, then the rights'. */
export function drawMarket({ lefts, rights, lambda, seed }: MarketWish): DenseMarket {
  const random = new MersenneTwister(seed);
  const leftLikes = opinions({ of: lefts, about: rights, lambda }, random);
  const rightLikes = opinions({ of: rights, about: lefts, lambda }, random);
  return { lefts, rights, leftLikes, rightLikes };
}

function opinions(
  { of, about, lambda }: { of: number; about: number; lambda: number },
  random: MersenneTwister,
): Float64Array {
  const popularity = fallingLine(about);
  return Float64Array.from({ length: of * about }, (_, at) => {
    const opinion = (1 - lambda) * random.uniform() + lambda * popularity[at % about]!;
    return Math.min(1, Math.max(0, opinion));
  });
}

/** Evenly from 1 down to 0, summed as numpy's `linspace` does; a line of one is 1. */
function fallingLine(length: number): Float64Array {
  const step = -1 / (length - 1);
  const line = Float64Array.from({ length }, (_, at) => (length === 1 ? 1 : at * step + 1));
  if (length > 1) line[length - 1] = 0;
  return line;
}
