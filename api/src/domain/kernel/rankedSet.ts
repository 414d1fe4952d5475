/**
 * An immutable set of keys in the order of their ranks (equal ranks: by key), for deadlines, free places and ends of meetings.
 * A treap whose priorities are hashes of the keys (Seidel and Aragon 1996): its shape follows from its contents alone, whatever was added or removed
 * before; `add`, `remove` and `first` cost O(log n) expected.
 */
export class RankedSet<K extends string> implements Iterable<readonly [rank: number, key: K]> {
  readonly #root: Node<K> | null;
  readonly size: number;

  private constructor(root: Node<K> | null, size: number) {
    this.#root = root;
    this.size = size;
  }

  /** The set without keys. */
  static empty<K extends string>(): RankedSet<K> {
    return new RankedSet<K>(null, 0);
  }

  /** A set of the given keys with their ranks. */
  static of<K extends string>(entries: Iterable<readonly [rank: number, key: K]>): RankedSet<K> {
    let set = RankedSet.empty<K>();
    for (const [rank, key] of entries) set = set.add(rank, key);
    return set;
  }

  /** The entry of the lowest rank; null when the set is empty. */
  get first(): { rank: number; key: K } | null {
    let node = this.#root;
    while (node?.left) node = node.left;
    return node && { rank: node.rank, key: node.key };
  }

  /** The set with `key` at `rank`; a key that is to change its rank is removed at the old one first. */
  add(rank: number, key: K): RankedSet<K> {
    const root = insert(this.#root, { rank, key, priority: priorityOf(key), left: null, right: null });
    return root === this.#root ? this : new RankedSet(root, this.size + 1);
  }

  /** The set without `key` at `rank`. */
  remove(rank: number, key: K): RankedSet<K> {
    const root = without(this.#root, rank, key);
    return root === this.#root ? this : new RankedSet(root, this.size - 1);
  }

  /** The keys by rank, lowest first. */
  *[Symbol.iterator](): Iterator<readonly [rank: number, key: K]> {
    const open: Node<K>[] = [];
    let node = this.#root;
    while (node || open.length > 0) {
      while (node) {
        open.push(node);
        node = node.left;
      }
      const next = open.pop()!;
      yield [next.rank, next.key];
      node = next.right;
    }
  }
}

interface Node<K extends string> {
  readonly rank: number;
  readonly key: K;
  readonly priority: number;
  readonly left: Node<K> | null;
  readonly right: Node<K> | null;
}

function insert<K extends string>(node: Node<K> | null, added: Node<K>): Node<K> {
  if (!node) return added;
  const order = compare(added, node);
  if (order === 0) return node;
  if (outranks(added, node)) return { ...added, ...split(node, added) };
  if (order < 0) {
    const left = insert(node.left, added);
    return left === node.left ? node : { ...node, left };
  }
  const right = insert(node.right, added);
  return right === node.right ? node : { ...node, right };
}

function without<K extends string>(node: Node<K> | null, rank: number, key: K): Node<K> | null {
  if (!node) return null;
  const order = compare({ rank, key }, node);
  if (order === 0) return join(node.left, node.right);
  if (order < 0) {
    const left = without(node.left, rank, key);
    return left === node.left ? node : { ...node, left };
  }
  const right = without(node.right, rank, key);
  return right === node.right ? node : { ...node, right };
}

function split<K extends string>(node: Node<K> | null, at: Entry<K>): { left: Node<K> | null; right: Node<K> | null } {
  if (!node) return { left: null, right: null };
  if (compare(node, at) < 0) {
    const { left, right } = split(node.right, at);
    return { left: { ...node, right: left }, right };
  }
  const { left, right } = split(node.left, at);
  return { left, right: { ...node, left: right } };
}

function join<K extends string>(left: Node<K> | null, right: Node<K> | null): Node<K> | null {
  if (!left) return right;
  if (!right) return left;
  return outranks(left, right)
    ? { ...left, right: join(left.right, right) }
    : { ...right, left: join(left, right.left) };
}

type Entry<K extends string> = Pick<Node<K>, 'rank' | 'key'>;

function compare<K extends string>(a: Entry<K>, b: Entry<K>): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

/** Equal hashes fall back to the key, so that the shape stays the only one. */
function outranks<K extends string>(a: Node<K>, b: Node<K>): boolean {
  return a.priority === b.priority ? a.key > b.key : a.priority > b.priority;
}

/** FNV-1a with a last mixing, so that ids that differ only at their end spread. */
function priorityOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
