/**
 * Chance by name (RH2): each draw is a pure function of the seed and of what it is drawn for, never of how many draws came before it. So the same
 * seed gives the same day to the byte, and two policies meet the very same people (common random numbers), although they ask in another order.
 * FNV-1a over the name (Fowler, Noll, Vo 1991), then the finaliser of MurmurHash3 (Appleby 2011).
 */
export class Chance {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = mix((seed >>> 0) ^ 0x9e3779b9);
  }

  /** At least 0, below 1. */
  of(...name: readonly string[]): number {
    let hash = this.#seed;
    for (const word of name) {
      for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
      hash = Math.imul(hash ^ 0x1f, 0x01000193);
    }
    return mix(hash) / 4_294_967_296;
  }

  /** Whether something of this chance happens. */
  happens(share: number, ...name: readonly string[]): boolean {
    return this.of(...name) < share;
  }

  /** Evenly between two values. */
  between([least, most]: readonly [number, number], ...name: readonly string[]): number {
    return least + (most - least) * this.of(...name);
  }

  /** A length of time: half are at most the median, nine in ten at most `p90`; log-normal, as times of people usually are. */
  length({ median, p90 }: Spread, ...name: readonly string[]): number {
    if (median <= 0) return 0;
    return median * Math.exp((Math.log(Math.max(median, p90) / median) / P90_OF_NORMAL) * this.#normal(name));
  }

  /** A draw of the standard normal distribution (Box and Muller 1958). */
  #normal(name: readonly string[]): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.of(...name, 'radius')));
    return radius * Math.cos(2 * Math.PI * this.of(...name, 'angle'));
  }
}

/** The two figures by which a spread of lengths is told. */
export interface Spread {
  median: number;
  p90: number;
}

/** Nine tenths of a standard normal distribution lie below this. */
const P90_OF_NORMAL = 1.2815515655446004;

function mix(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
