/** The edges of a round before they are weighed: in the order of their left, then of their right person, as compressed rows. */
export interface Edges {
  /** Where the edges of each left person begin; one more at the end. */
  start: Int32Array;
  left: Int32Array;
  right: Int32Array;
  /** What each pair is worth (MA32). */
  value: Float64Array;
  /** 1 where the two talk without an interpreter. */
  canTalk: Uint8Array;
}

/** Takes edges in any order, each once however often it is named, and gives them in order. One bit a possible pair; cost O(edges + pairs / 32). */
export class EdgeSet {
  readonly #lefts: number;
  readonly #words: number;
  readonly #bits: Uint32Array;
  readonly #left: number[] = [];
  readonly #right: number[] = [];
  readonly #value: number[] = [];
  readonly #canTalk: boolean[] = [];

  constructor({ lefts, rights }: { lefts: number; rights: number }) {
    this.#lefts = lefts;
    this.#words = (rights + 31) >>> 5;
    this.#bits = new Uint32Array(lefts * this.#words);
  }

  has(left: number, right: number): boolean {
    return (this.#bits[left * this.#words + (right >>> 5)]! & (1 << (right & 31))) !== 0;
  }

  add({ left, right, value, canTalk }: { left: number; right: number; value: number; canTalk: boolean }): void {
    if (this.has(left, right)) return;
    this.#bits[left * this.#words + (right >>> 5)]! |= 1 << (right & 31);
    this.#left.push(left);
    this.#right.push(right);
    this.#value.push(value);
    this.#canTalk.push(canTalk);
  }

  /** All edges in order: each stands behind as many as have a lower bit set. */
  get edges(): Edges {
    const count = this.#left.length;
    const before = this.#countsBefore();
    const edges: Edges = {
      start: new Int32Array(this.#lefts + 1),
      left: new Int32Array(count),
      right: new Int32Array(count),
      value: new Float64Array(count),
      canTalk: new Uint8Array(count),
    };
    for (let left = 0; left < this.#lefts; left++) edges.start[left] = before[left * this.#words] ?? 0;
    edges.start[this.#lefts] = count;
    for (let added = 0; added < count; added++) {
      const [left, right] = [this.#left[added]!, this.#right[added]!];
      const word = left * this.#words + (right >>> 5);
      const at = before[word]! + ones(this.#bits[word]! & ((1 << (right & 31)) - 1));
      edges.left[at] = left;
      edges.right[at] = right;
      edges.value[at] = this.#value[added]!;
      edges.canTalk[at] = this.#canTalk[added] ? 1 : 0;
    }
    return edges;
  }

  /** How many edges stand before each word of bits. */
  #countsBefore(): Int32Array {
    const before = new Int32Array(this.#bits.length);
    let count = 0;
    for (let word = 0; word < this.#bits.length; word++) {
      before[word] = count;
      count += ones(this.#bits[word]!);
    }
    return before;
  }
}

/** The edges that are worth keeping, with their weights, in the same order. */
export function keptOf(
  { edges, weight }: { edges: Edges; weight: Float64Array },
  worth: Uint8Array,
): { edges: Edges; weight: Float64Array } {
  const isKept = (_: number, edge: number): boolean => worth[edge] === 1;
  const start = edges.start.slice();
  let kept = 0;
  for (let left = 0; left + 1 < start.length; left++) {
    for (let edge = edges.start[left]!; edge < edges.start[left + 1]!; edge++) kept += worth[edge]!;
    start[left + 1] = kept;
  }
  const { left, right, value, canTalk } = edges;
  return {
    edges: {
      start,
      left: left.filter(isKept),
      right: right.filter(isKept),
      value: value.filter(isKept),
      canTalk: canTalk.filter(isKept),
    },
    weight: weight.filter(isKept),
  };
}

/** How many bits of a word are set (Warren, Hacker's Delight, 2002). */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
