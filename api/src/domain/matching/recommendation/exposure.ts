import type { BothSides, PullGraph } from './clearing.ts';

/** What one side is shown. */
export interface ShownLists {
  /** The list of reader `i` stands at `start[i]` up to `start[i + 1]` in `shown`. */
  start: Int32Array;
  /** Numbers of the other side, the best first. */
  shown: Int32Array;
  /** The edge of the graph behind each line. */
  edge: Int32Array;
}

/** Lines of a list that count as being in the foreground. */
export const FOREGROUND = 10;

/** Nobody stands in the foreground of more lists than this many times its share of all (RE5). */
export const MOST_SHARE = 2;

/**
 * Both sides' lists by what the market clears at, with an exposure cap (RE4, RE5): place after place each reader takes its best candidate that is not
 * yet in the foreground of too many lists; who is passed over stands behind the foreground, in order. Somebody without a free slot is not shown.
 * Cost O(edges log candidates).
 */
export function listsWithin(
  graph: PullGraph,
  meetings: Float64Array,
  mass: BothSides,
): { ofLefts: ShownLists; ofRights: ShownLists } {
  const { lefts, rights, start, right } = graph;
  const columns = columnsOf(graph);
  const byRow = { start, edge: Int32Array.from(right.keys()), other: right };
  return {
    ofLefts: serve({ ...byRow, readers: lefts, meetings, cap: capOf(mass.right, lefts) }),
    ofRights: serve({ ...columns, readers: rights, meetings, cap: capOf(mass.left, rights) }),
  };
}

/** In how many foregrounds each of a side may stand, by its share of the side's free slots; at least in one. */
export function capOf(mass: Float64Array, readers: number): Int32Array {
  const all = mass.reduce((sum, one) => sum + one, 0);
  const places = MOST_SHARE * FOREGROUND * readers;
  return Int32Array.from(mass, (one) => (one > 0 ? Math.max(1, Math.ceil((places * one) / all)) : 0));
}

interface Serving {
  readers: number;
  start: Int32Array;
  edge: Int32Array;
  other: Int32Array;
  meetings: Float64Array;
  cap: Int32Array;
}

function serve({ readers, start, edge, other, meetings, cap }: Serving): ShownLists {
  const ranked: Int32Array[] = [];
  const next = new Int32Array(readers);
  const passed: number[][] = [];
  const front: number[][] = [];
  for (let i = 0; i < readers; i++) {
    const places = Int32Array.from({ length: start[i + 1]! - start[i]! }, (_, at) => start[i]! + at);
    const open = places.filter((place) => cap[other[place]!]! > 0);
    ranked.push(open.sort((a, b) => meetings[edge[b]!]! - meetings[edge[a]!]! || other[a]! - other[b]!));
    passed.push([]);
    front.push([]);
  }
  const left = cap.slice();
  for (let place = 0; place < FOREGROUND; place++) {
    for (let turn = 0; turn < readers; turn++) {
      // Who chooses first alternates, so that nobody is always last.
      const i = place % 2 === 0 ? turn : readers - 1 - turn;
      const row = ranked[i]!;
      while (next[i]! < row.length) {
        const at = row[next[i]!++]!;
        if (left[other[at]!]! > 0) {
          left[other[at]!]!--;
          front[i]!.push(at);
          break;
        }
        passed[i]!.push(at);
      }
    }
  }
  return joined({ ranked, next, front, passed }, { edge, other });
}

function joined(
  { ranked, next, front, passed }: { ranked: Int32Array[]; next: Int32Array; front: number[][]; passed: number[][] },
  { edge, other }: { edge: Int32Array; other: Int32Array },
): ShownLists {
  const start = new Int32Array(ranked.length + 1);
  for (let i = 0; i < ranked.length; i++) start[i + 1] = start[i]! + ranked[i]!.length;
  const shown = new Int32Array(start[ranked.length]!);
  const edges = new Int32Array(shown.length);
  let at = 0;
  for (let i = 0; i < ranked.length; i++) {
    for (const places of [front[i]!, passed[i]!, ranked[i]!.subarray(next[i]!)]) {
      for (const place of places) {
        shown[at] = other[place]!;
        edges[at++] = edge[place]!;
      }
    }
  }
  return { start, shown, edge: edges };
}

/** The edges by right. */
function columnsOf({ lefts, rights, start: rowStart, right }: PullGraph): {
  start: Int32Array;
  edge: Int32Array;
  other: Int32Array;
} {
  const start = new Int32Array(rights + 1);
  for (const one of right) start[one + 1]!++;
  for (let one = 0; one < rights; one++) start[one + 1]! += start[one]!;
  const next = start.slice();
  const edge = new Int32Array(right.length);
  const other = new Int32Array(right.length);
  for (let row = 0; row < lefts; row++) {
    for (let at = rowStart[row]!; at < rowStart[row + 1]!; at++) {
      const place = next[right[at]!]!++;
      edge[place] = at;
      other[place] = row;
    }
  }
  return { start, edge, other };
}
