/** What pairs compete for besides each other. */
/** Things of which only so many can be had: the tables of a venue, an interpreter. */
export interface Resources {
  /** How many pairs may use each. */
  capacity: Int32Array;
  /** The resources that edge `e` uses: `used[first[e]]` up to (not including) `used[first[e + 1]]`. */
  first: Int32Array;
  used: Int32Array;
}

/** A graph without scarce resources. */
export function noResources(edges: number): Resources {
  return { capacity: new Int32Array(0), first: new Int32Array(edges + 1), used: new Int32Array(0) };
}

/** What edge `edge` pays for the resources it uses. */
export function costOf(edge: number, { first, used }: Resources, price: Float64Array): number {
  let cost = 0;
  for (let at = first[edge]!; at < first[edge + 1]!; at++) cost += price[used[at]!]!;
  return cost;
}
