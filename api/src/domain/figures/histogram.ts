import { PersistentMap } from '../kernel/persistentMap.ts';
import type { Seconds } from '../kernel/time.ts';

/** How often each length of time occurred, to the second. Immutable; adding costs O(1), a quantile O(n log n) in the different lengths. */
export class Histogram {
  readonly #counts: PersistentMap<string, number>;
  readonly size: number;

  private constructor(counts: PersistentMap<string, number>, size: number) {
    this.#counts = counts;
    this.size = size;
  }

  /** Nothing has occurred yet. */
  static empty(): Histogram {
    return new Histogram(PersistentMap.empty(), 0);
  }

  add(seconds: Seconds): Histogram {
    const key = String(Math.max(0, Math.round(seconds)));
    return new Histogram(this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1), this.size + 1);
  }

  /** Both together. */
  plus(other: Histogram): Histogram {
    let counts = this.#counts;
    for (const [seconds, count] of other.#counts) counts = counts.set(seconds, (counts.get(seconds) ?? 0) + count);
    return new Histogram(counts, this.size + other.size);
  }

  /** The least length that at least this share (0 to 1) does not exceed; null when nothing occurred. */
  quantile(share: number): Seconds | null {
    const lengths = [...this.#counts].map(([seconds, count]) => [Number(seconds), count] as const);
    lengths.sort(([a], [b]) => a - b);
    let seen = 0;
    for (const [seconds, count] of lengths) {
      seen += count;
      if (seen >= share * this.size) return seconds;
    }
    return null;
  }
}

/** Median and 95th percentile. */
export interface Waits {
  medianSeconds: Seconds | null;
  p95Seconds: Seconds | null;
}

/** FI3: the two figures by which waits are told. */
export function waitsOf(histogram: Histogram): Waits {
  return { medianSeconds: histogram.quantile(0.5), p95Seconds: histogram.quantile(0.95) };
}

/** The two figures of a handful of lengths. */
export function waitsOfThese(lengths: Iterable<Seconds>): Waits {
  let histogram = Histogram.empty();
  for (const seconds of lengths) histogram = histogram.add(seconds);
  return waitsOf(histogram);
}
