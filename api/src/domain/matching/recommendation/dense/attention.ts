/** How attention falls along a list: by the logarithm of the place, by its inverse, or by the exponential (RE22). */
export type Attention = 'log' | 'inv' | 'exp';

/** All of them. */
export const ATTENTIONS: readonly Attention[] = ['log', 'inv', 'exp'];

/** The chance that somebody looks at each place of a list, the first place first. */
export function attentionAlong(attention: Attention, places: number): Float64Array {
  return Float64Array.from({ length: places }, (_, place) => CHANCE[attention](place));
}

/** By the place in the list, from 0. */
const CHANCE: Readonly<Record<Attention, (place: number) => number>> = {
  log: (place) => 1 / Math.log2(place + 2),
  inv: (place) => 1 / (place + 1),
  exp: (place) => 1 / Math.exp(place),
};
