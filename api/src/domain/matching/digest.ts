/**
 * A 64-bit digest of texts and numbers in order, as 16 hex digits: two 32-bit lanes of multiply and xor with the constants of MurmurHash3
 * (Appleby 2011). It tells whether two graphs are the same one, cheaply (numbers go in by their bits); it is no defence against somebody who
 * wants two to look alike.
 */
export class Digest {
  #low = 0x9e3779b9;
  #high = 0x85ebca6b;
  readonly #number = new Float64Array(1);
  readonly #bits = new Uint32Array(this.#number.buffer);

  text(value: string): this {
    const { length } = value;
    this.#mix(length);
    let [low, high] = [this.#low, this.#high];
    for (let at = 0; at < length; at++) {
      const word = value.charCodeAt(at);
      low = mixedLow(low, word);
      high = mixedHigh(high, word ^ (low >>> 16));
    }
    [this.#low, this.#high] = [low, high];
    return this;
  }

  number(value: number): this {
    this.#number[0] = value;
    this.#mix(this.#bits[0]!);
    this.#mix(this.#bits[1]!);
    return this;
  }

  /** Whole numbers, each by its 32 bits. */
  integers(values: Int32Array): this {
    const { length } = values;
    this.#mix(length);
    let [low, high] = [this.#low, this.#high];
    for (let at = 0; at < length; at++) {
      const word = values[at]!;
      low = mixedLow(low, word);
      high = mixedHigh(high, word ^ (low >>> 16));
    }
    [this.#low, this.#high] = [low, high];
    return this;
  }

  /** Numbers by their 64 bits each. */
  numbers(values: Float64Array): this {
    return this.integers(new Int32Array(values.buffer, values.byteOffset, 2 * values.length));
  }

  get hex(): string {
    return [this.#high, this.#low].map((lane) => (finish(lane) >>> 0).toString(16).padStart(8, '0')).join('');
  }

  #mix(word: number): void {
    this.#low = mixedLow(this.#low, word);
    this.#high = mixedHigh(this.#high, word ^ (this.#low >>> 16));
  }
}

function mixedLow(lane: number, word: number): number {
  return rotate(Math.imul(lane ^ word, 0xcc9e2d51), 15);
}

function mixedHigh(lane: number, word: number): number {
  return rotate(Math.imul(lane ^ word, 0x1b873593), 13);
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function finish(lane: number): number {
  const half = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  const most = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return most ^ (most >>> 16);
}
