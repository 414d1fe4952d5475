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

/** Room for so many edges to begin with. */
const ROOM = 4_096;

/**
 * Takes edges in any order, each once however often it is named, and gives them in order. One bit a possible pair; cost O(edges + pairs / 32). May serve
 * one round after another (`clear`), so that nothing large is made anew.
 */
export class EdgeSet {
  #lefts = 0;
  #words = 0;
  #bits = new Uint32Array(0);
  #left = new Int32Array(ROOM);
  #right = new Int32Array(ROOM);
  #value = new Float64Array(ROOM);
  #canTalk = new Uint8Array(ROOM);
  #ordered = emptyEdges(0, 0);
  #count = 0;

  constructor(size: { lefts: number; rights: number }) {
    this.clear(size);
  }

  /** Forgets all edges; the next ones are between so many people. */
  clear({ lefts, rights }: { lefts: number; rights: number }): void {
    this.#lefts = lefts;
    this.#words = (rights + 31) >>> 5;
    const words = lefts * this.#words;
    if (this.#bits.length < words) this.#bits = new Uint32Array(words);
    else this.#bits.fill(0, 0, words);
    this.#count = 0;
  }

  has(left: number, right: number): boolean {
    return (this.#bits[left * this.#words + (right >>> 5)]! & (1 << (right & 31))) !== 0;
  }

  add({ left, right, value, canTalk }: { left: number; right: number; value: number; canTalk: boolean }): void {
    if (this.has(left, right)) return;
    const count = this.#count++;
    if (count === this.#left.length) this.#grow();
    this.#bits[left * this.#words + (right >>> 5)]! |= 1 << (right & 31);
    this.#left[count] = left;
    this.#right[count] = right;
    this.#value[count] = value;
    this.#canTalk[count] = canTalk ? 1 : 0;
  }

  /** All edges in order, until the next `clear`: each stands behind as many as have a lower bit set. */
  get edges(): Edges {
    const [count, words, bits] = [this.#count, this.#words, this.#bits];
    const before = this.#countsBefore();
    const edges = this.#roomFor(count);
    for (let left = 0; left < this.#lefts; left++) edges.start[left] = before[left * words] ?? 0;
    edges.start[this.#lefts] = count;
    for (let added = 0; added < count; added++) {
      const [left, right] = [this.#left[added]!, this.#right[added]!];
      const word = left * words + (right >>> 5);
      const at = before[word]! + ones(bits[word]! & ((1 << (right & 31)) - 1));
      edges.left[at] = left;
      edges.right[at] = right;
      edges.value[at] = this.#value[added]!;
      edges.canTalk[at] = this.#canTalk[added]!;
    }
    return edges;
  }

  /** Arrays for so many edges, out of those that served before. */
  #roomFor(count: number): Edges {
    if (this.#ordered.right.length < count) this.#ordered = emptyEdges(0, this.#left.length);
    const { left, right, value, canTalk } = this.#ordered;
    return {
      start: new Int32Array(this.#lefts + 1),
      left: left.subarray(0, count),
      right: right.subarray(0, count),
      value: value.subarray(0, count),
      canTalk: canTalk.subarray(0, count),
    };
  }

  /** How many edges stand before each word of bits. */
  #countsBefore(): Int32Array {
    const before = new Int32Array(this.#lefts * this.#words);
    let count = 0;
    for (let word = 0; word < before.length; word++) {
      before[word] = count;
      count += ones(this.#bits[word]!);
    }
    return before;
  }

  #grow(): void {
    const room = 2 * this.#left.length;
    this.#left = grown(this.#left, new Int32Array(room));
    this.#right = grown(this.#right, new Int32Array(room));
    this.#value = grown(this.#value, new Float64Array(room));
    this.#canTalk = grown(this.#canTalk, new Uint8Array(room));
  }
}

/** The same edges in arrays of their own. */
export function owned({ start, left, right, value, canTalk }: Edges): Edges {
  return { start, left: left.slice(), right: right.slice(), value: value.slice(), canTalk: canTalk.slice() };
}

/** The edges that are worth keeping, with their weights, in the same order. */
export function keptOf(
  { edges, weight }: { edges: Edges; weight: Float64Array },
  worth: Uint8Array,
): { edges: Edges; weight: Float64Array } {
  const lefts = edges.start.length - 1;
  let count = 0;
  for (let edge = 0; edge < worth.length; edge++) count += worth[edge]!;
  const kept = emptyEdges(lefts, count);
  const keptWeight = new Float64Array(count);
  let at = 0;
  for (let left = 0; left < lefts; left++) {
    for (let edge = edges.start[left]!; edge < edges.start[left + 1]!; edge++) {
      if (worth[edge] === 0) continue;
      kept.left[at] = left;
      kept.right[at] = edges.right[edge]!;
      kept.value[at] = edges.value[edge]!;
      kept.canTalk[at] = edges.canTalk[edge]!;
      keptWeight[at++] = weight[edge]!;
    }
    kept.start[left + 1] = at;
  }
  return { edges: kept, weight: keptWeight };
}

function emptyEdges(lefts: number, count: number): Edges {
  return {
    start: new Int32Array(lefts + 1),
    left: new Int32Array(count),
    right: new Int32Array(count),
    value: new Float64Array(count),
    canTalk: new Uint8Array(count),
  };
}

function grown<List extends Int32Array | Float64Array | Uint8Array>(list: List, larger: List): List {
  larger.set(list);
  return larger;
}

/** How many bits of a word are set (Warren, Hacker's Delight, 2002). */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
