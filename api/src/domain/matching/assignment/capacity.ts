import { relativeGap } from './certificate.ts';
import type { Prices, ProofTree } from './certificate.ts';
import type { Beginning } from './opening.ts';
import type { Resources } from './resources.ts';
import { withEdge, withoutEdge } from './cases.ts';
import type { Case } from './cases.ts';
import { SINGLE, weigh } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import { relax } from './relaxation.ts';
import type { Relaxed } from './relaxation.ts';
import type { Solver } from './solver.ts';

/** A matching within the capacities, with the proof of how good it is. */
export interface Solution {
  rightOf: Int32Array;
  edgeOf: Int32Array;
  weight: number;
  /** What everybody and everything scarce is worth in the market as a whole. */
  prices: Prices;
  /** The prices again, and those of the cases that had to be told apart. */
  proof: ProofTree;
  bound: number;
  /** `(bound - weight) / bound`, computed from the data. */
  gap: number;
}

/** A round's matching is within this share of the maximum (promise 4). */
const WANTED_GAP = 1e-3;
/** Edges looked at in telling cases apart, all cases together: some 20 ms, so a large market keeps the gap of its prices, which is small there. */
const MOST_WORK = 2_000_000;

/**
 * Maximum-weight matching in which pairs use scarce resources (tables of a venue, an interpreter), to a gap of 1e-3.
 *
 * Method: prices for what is scarce (`relaxation.ts`). Where they leave a larger gap, which happens in small markets in which pairs need two scarce
 * things at once, branch and bound (Land and Doig 1960) on single pairs: one case with the pair, one without, the case of the highest bound
 * first, the pair that the prices decide least. The largest bound of the cases holds for all.
 * Cost: one relaxation, else one a case until the gap or the work allowed is reached; what is left then stands in `gap`.
 */
export function solveWithin(
  { problem, resources, begin }: { problem: AssignmentProblem; resources: Resources; begin?: Beginning | undefined },
  solver: Solver,
): Solution {
  const solveCase = (one: Case): OpenCase => {
    const relaxed = relax({ ...one, begin }, solver);
    return { ...one, relaxed, bound: one.weight + relaxed.bound, proof: { prices: relaxed.prices } };
  };
  const root = solveCase({ problem, resources, held: [], weight: 0 });
  const cases = new Cases(root);
  const workOf = 40 * (problem.right.length + problem.lefts);
  for (let work = workOf; cases.gap > WANTED_GAP && work < MOST_WORK; work += 2 * workOf) {
    const split = cases.mostPromising();
    const edge = leastDecided(split.relaxed, split.problem);
    if (edge === SINGLE) break;
    const without = solveCase(withoutEdge(split, edge));
    const taken = withEdge(split, edge);
    cases.replace(split, { edge, without, with: taken && solveCase(taken) });
  }
  const { edgeOf, weight } = cases.best;
  const rightOf = edgeOf.map((edge) => (edge === SINGLE ? SINGLE : problem.right[edge]!));
  const { bound } = cases;
  return {
    rightOf,
    edgeOf,
    weight,
    prices: root.relaxed.prices,
    proof: cases.proof,
    bound,
    gap: relativeGap(weight, bound),
  };
}

/** A case that was priced and may be split further. */
interface OpenCase extends Case {
  relaxed: Relaxed;
  bound: number;
  proof: { prices: Prices };
}

/** The cases told apart so far, their proofs in one tree, and the best matching found in any. */
class Cases {
  #open: OpenCase[];
  #tree: Node;
  readonly #leafOf = new Map<OpenCase, Node>();
  best: { edgeOf: Int32Array; weight: number };

  constructor(root: OpenCase) {
    this.#open = [root];
    this.#tree = { leaf: root, split: null };
    this.#leafOf.set(root, this.#tree);
    this.best = whole(root);
  }

  get bound(): number {
    return this.#open.reduce((most, { bound }) => Math.max(most, bound), this.best.weight);
  }

  get gap(): number {
    return relativeGap(this.best.weight, this.bound);
  }

  get proof(): ProofTree {
    return proofOf(this.#tree);
  }

  mostPromising(): OpenCase {
    return this.#open.reduce((best, one) => (one.bound > best.bound ? one : best));
  }

  /** Puts the two cases of a pair in the place of the one that they split; null: the pair does not fit the capacities. */
  replace(
    split: OpenCase,
    { edge, without, with: taken }: { edge: number; without: OpenCase; with: OpenCase | null },
  ): void {
    const made = taken ? [without, taken] : [without];
    this.#open = [...this.#open.filter((one) => one !== split), ...made];
    const node = this.#leafOf.get(split)!;
    const nodes = made.map((leaf): Node => ({ leaf, split: null }));
    for (const child of nodes) this.#leafOf.set(child.leaf, child);
    node.split = { edge, without: nodes[0]!, with: nodes[1] ?? null };
    for (const one of made) {
      const found = whole(one);
      if (found.weight > this.best.weight) this.best = found;
    }
  }
}

interface Node {
  leaf: OpenCase;
  split: { edge: number; without: Node; with: Node | null } | null;
}

function proofOf({ leaf, split }: Node): ProofTree {
  if (!split) return leaf.proof;
  return { edge: split.edge, without: proofOf(split.without), with: split.with && proofOf(split.with) };
}

/** The matching of a case with the pairs that it holds. */
function whole({ relaxed, held, problem, weight }: OpenCase): { edgeOf: Int32Array; weight: number } {
  const edgeOf = relaxed.edgeOf.slice();
  for (const { edge, left } of held) edgeOf[left] = edge;
  return { edgeOf, weight: weight + weigh(relaxed.edgeOf, problem) };
}

/** The undecided pair whose share is nearest to a half; of equal ones the heavier. */
function leastDecided({ undecided }: Relaxed, { weight }: AssignmentProblem): number {
  let best = SINGLE;
  let nearest = Infinity;
  for (const [edge, share] of undecided) {
    const distance = Math.abs(share - 0.5);
    const isHeavier = best !== SINGLE && weight[edge]! > weight[best]!;
    if (distance < nearest - 1e-9 || (distance < nearest + 1e-9 && isHeavier)) [best, nearest] = [edge, distance];
  }
  return best;
}
