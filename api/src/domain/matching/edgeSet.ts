/** The edges of a round before they are weighed, in whatever order they were found. */
export interface FoundEdges {
  left: Int32Array;
  right: Int32Array;
  /** What each pair is worth (MA32). */
  value: Float64Array;
  /** 1 where the two talk without an interpreter. */
  canTalk: Uint8Array;
}

/** Edges in the order of their left, then of their right person, as compressed rows. */
export interface Edges extends FoundEdges {
  /** Where the edges of each left person begin; one more at the end. */
  start: Int32Array;
}

/** Edges in order and what each pair weighs. */
export interface WeighedEdges {
  edges: Edges;
  weight: Float64Array;
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
  /** Of each edge as it was added. */
  left = new Int32Array(ROOM);
  right = new Int32Array(ROOM);
  value = new Float64Array(ROOM);
  canTalk = new Uint8Array(ROOM);
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
    const at = this.place(left, right);
    this.value[at] = value;
    this.canTalk[at] = canTalk ? 1 : 0;
  }

  /** Takes an edge that it does not have; where to write its `value` and `canTalk`. */
  place(left: number, right: number): number {
    const at = this.#count++;
    if (at === this.left.length) this.#grow();
    this.#bits[left * this.#words + (right >>> 5)]! |= 1 << (right & 31);
    this.left[at] = left;
    this.right[at] = right;
    return at;
  }

  /** All edges as they were added, until the next `add` or `clear`. */
  get found(): FoundEdges {
    const count = this.#count;
    return {
      left: this.left.subarray(0, count),
      right: this.right.subarray(0, count),
      value: this.value.subarray(0, count),
      canTalk: this.canTalk.subarray(0, count),
    };
  }

  /** All edges in order, with their weights: each stands behind as many as have a lower bit set. In arrays of their own. */
  ordered(weight: Float64Array): WeighedEdges {
    const [count, words, bits] = [this.#count, this.#words, this.#bits];
    const before = this.#countsBefore();
    const edges = emptyEdges(this.#lefts, count);
    const ordered = new Float64Array(count);
    for (let left = 0; left < this.#lefts; left++) edges.start[left] = before[left * words] ?? 0;
    edges.start[this.#lefts] = count;
    for (let added = 0; added < count; added++) {
      const [left, right] = [this.left[added]!, this.right[added]!];
      const word = left * words + (right >>> 5);
      const at = before[word]! + ones(bits[word]! & ((1 << (right & 31)) - 1));
      edges.left[at] = left;
      edges.right[at] = right;
      edges.value[at] = this.value[added]!;
      edges.canTalk[at] = this.canTalk[added]!;
      ordered[at] = weight[added]!;
    }
    return { edges, weight: ordered };
  }

  /** As `ordered`, of those edges alone that are worth keeping (1 by edge as it was added). Cost O(edges + lefts). */
  orderedOf(weight: Float64Array, worth: Uint8Array): WeighedEdges {
    const start = new Int32Array(this.#lefts + 1);
    for (let added = 0; added < worth.length; added++) if (worth[added] === 1) start[this.left[added]! + 1]!++;
    for (let left = 0; left < this.#lefts; left++) start[left + 1]! += start[left]!;
    const edges = { ...emptyEdges(0, start[this.#lefts]!), start };
    const kept = new Float64Array(edges.left.length);
    const end = start.slice();
    for (let added = 0; added < worth.length; added++) {
      if (worth[added] !== 1) continue;
      const [left, right] = [this.left[added]!, this.right[added]!];
      let at = end[left]!++;
      for (; at > start[left]! && edges.right[at - 1]! > right; at--) {
        edges.right[at] = edges.right[at - 1]!;
        edges.value[at] = edges.value[at - 1]!;
        edges.canTalk[at] = edges.canTalk[at - 1]!;
        kept[at] = kept[at - 1]!;
      }
      edges.right[at] = right;
      edges.value[at] = this.value[added]!;
      edges.canTalk[at] = this.canTalk[added]!;
      kept[at] = weight[added]!;
    }
    for (let left = 0; left < this.#lefts; left++) edges.left.fill(left, start[left]!, start[left + 1]!);
    return { edges, weight: kept };
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
    const room = 2 * this.left.length;
    this.left = grown(this.left, new Int32Array(room));
    this.right = grown(this.right, new Int32Array(room));
    this.value = grown(this.value, new Float64Array(room));
    this.canTalk = grown(this.canTalk, new Uint8Array(room));
  }
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
