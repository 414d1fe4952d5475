/**
 * An immutable map with string keys: `set` and `delete` give a new map and leave the old one as it was, sharing what did not change.
 * A trie of fixed depth two (32 x 32 = 1,024 buckets, chosen by an FNV-1a hash) whose buckets are small arrays of entries: a write copies
 * two arrays of 32 pointers and one bucket (about 5 entries at 5,000 keys), a read walks two arrays and one bucket. Iteration order is that of the hash,
 * the same for the same keys whatever the order of insertion within different buckets.
 */
export class PersistentMap<K extends string, V> implements Iterable<readonly [K, V]> {
  readonly #trunk: Trunk<K, V>;
  readonly size: number;

  private constructor(trunk: Trunk<K, V>, size: number) {
    this.#trunk = trunk;
    this.size = size;
  }

  /** The map without entries. */
  static empty<K extends string, V>(): PersistentMap<K, V> {
    return new PersistentMap<K, V>([], 0);
  }

  /** A map of the given entries; the last of equal keys counts. Costs a hash and a bucket an entry: nothing is copied while it grows. */
  static of<K extends string, V>(entries: Iterable<readonly [K, V]>): PersistentMap<K, V> {
    const trunk: Trunk<K, V> = [];
    let size = 0;
    for (const [key, value] of entries) {
      const hash = hashOf(key);
      const bucket = ((trunk[hash >>> 5] ??= [])[hash & 31] ??= []) as (readonly [K, V])[];
      const at = bucket.findIndex((entry) => entry[0] === key);
      if (at < 0) size += 1;
      bucket[at < 0 ? bucket.length : at] = [key, value];
    }
    return new PersistentMap(trunk, size);
  }

  get(key: K): V | undefined {
    const hash = hashOf(key);
    const bucket = this.#trunk[hash >>> 5]?.[hash & 31];
    return bucket && valueIn(bucket, key);
  }

  has(key: K): boolean {
    const hash = hashOf(key);
    return this.#trunk[hash >>> 5]?.[hash & 31]?.some((entry) => entry[0] === key) ?? false;
  }

  set(key: K, value: V): PersistentMap<K, V> {
    const hash = hashOf(key);
    const bucket = this.#trunk[hash >>> 5]?.[hash & 31] ?? [];
    const at = bucket.findIndex((entry) => entry[0] === key);
    const grown = at < 0 ? [...bucket, [key, value] as const] : bucket.with(at, [key, value]);
    return this.#replace(hash, grown, at < 0 ? 1 : 0);
  }

  delete(key: K): PersistentMap<K, V> {
    const hash = hashOf(key);
    const bucket = this.#trunk[hash >>> 5]?.[hash & 31];
    if (!bucket?.some((entry) => entry[0] === key)) return this;
    return this.#replace(
      hash,
      bucket.filter((entry) => entry[0] !== key),
      -1,
    );
  }

  *[Symbol.iterator](): Iterator<readonly [K, V]> {
    for (const branch of this.#trunk) if (branch) for (const bucket of branch) if (bucket) yield* bucket;
  }

  *keys(): Iterable<K> {
    for (const [key] of this) yield key;
  }

  *values(): Iterable<V> {
    for (const [, value] of this) yield value;
  }

  /** Every key whose value is another one than in `earlier`, with both values; what the two maps share is not walked. */
  changesSince(earlier: PersistentMap<K, V>): readonly Change<K, V>[] {
    const [before, after] = [earlier.#trunk, this.#trunk];
    if (before === after) return NO_CHANGES;
    const changes: Change<K, V>[] = [];
    const most = Math.max(before.length, after.length);
    for (let at = 0; at < most; at++) {
      const [from, to] = [before[at], after[at]];
      if (from !== to) addBranchChanges(changes, from ?? NO_BUCKETS, to ?? NO_BUCKETS);
    }
    return changes;
  }

  #replace(hash: number, bucket: Bucket<K, V>, grown: number): PersistentMap<K, V> {
    const trunk = this.#trunk.slice();
    const branch = (trunk[hash >>> 5] ?? []).slice();
    branch[hash & 31] = bucket;
    trunk[hash >>> 5] = branch;
    return new PersistentMap(trunk, this.size + grown);
  }
}

/** A key whose value changed between two maps; undefined where the map did not hold it. */
export interface Change<K, V> {
  key: K;
  before: V | undefined;
  after: V | undefined;
}

const NO_CHANGES: readonly never[] = [];
const NO_BUCKETS: readonly never[] = [];
const NO_ENTRIES: readonly never[] = [];

function addBranchChanges<K, V>(
  changes: Change<K, V>[],
  before: readonly Bucket<K, V>[],
  after: readonly Bucket<K, V>[],
): void {
  const [earlier, later] = [before.length, after.length];
  const most = Math.max(earlier, later);
  for (let bit = 0; bit < most; bit++) {
    const from = bit < earlier ? before[bit] : undefined;
    const to = bit < later ? after[bit] : undefined;
    if (from !== to) addBucketChanges(changes, from ?? NO_ENTRIES, to ?? NO_ENTRIES);
  }
}

/** A write keeps the order of a bucket and shares its other entries, so that mostly one entry alone is looked up by its key. */
function addBucketChanges<K, V>(changes: Change<K, V>[], before: Bucket<K, V>, after: Bucket<K, V>): void {
  const [earlier, later] = [before.length, after.length];
  const least = Math.min(earlier, later);
  let same = 0;
  while (same < least && before[same] === after[same]) same++;
  for (let at = same; at < later; at++) {
    const entry = after[at]!;
    const there = at < earlier ? before[at] : undefined;
    if (there === entry) continue;
    const [key, value] = entry;
    const known = there !== undefined && there[0] === key ? there[1] : valueIn(before, key);
    if (known !== value) changes.push({ key, before: known, after: value });
  }
  for (let at = same; at < earlier; at++) {
    const [key, value] = before[at]!;
    if (at < later && after[at]![0] === key) continue;
    if (!after.some((entry) => entry[0] === key)) changes.push({ key, before: value, after: undefined });
  }
}

function valueIn<K, V>(bucket: Bucket<K, V>, key: K): V | undefined {
  for (let at = 0; at < bucket.length; at++) if (bucket[at]![0] === key) return bucket[at]![1];
  return undefined;
}

type Bucket<K, V> = readonly (readonly [K, V])[];
type Trunk<K, V> = (Bucket<K, V>[] | undefined)[];

/** FNV-1a over the UTF-16 units, folded to 10 bits (Fowler, Noll, Vo 1991). */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return ((hash >>> 22) ^ (hash >>> 12) ^ hash) & 1023;
}
