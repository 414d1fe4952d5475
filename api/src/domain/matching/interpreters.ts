import type { Solution } from './assignment/capacity.ts';
import { relativeGap } from './assignment/certificate.ts';
import { fill, marketOf, usageOf } from './assignment/withinCapacity.ts';
import { isEdgeFault, SINGLE, toProblem, weigh } from './assignment/problem.ts';
import { solveByShortestPaths } from './assignment/shortestPaths.ts';
import type { CandidateGraph } from './candidates.ts';
import { ableInterpreters } from './eligibility.ts';
import type { Floor, InterpreterId } from './eligibility.ts';
import { INTERPRETERS } from './scarcity.ts';

/**
 * Gives each pair that cannot talk an interpreter of its own (MA35). The round's limits count interpreters by who could serve whom, which is more
 * than can always be served at once; here they are seated one by one, as a maximum-weight matching of pairs and interpreters, and pairs left
 * without one are parted again. Others who could meet without an interpreter take the places that this frees. The bound stays as it was, so the
 * gap says what this cost.
 */
export function seatInterpreters(
  graph: CandidateGraph,
  solved: Solution,
  floor: Floor,
): { solution: Solution; interpreterOf: ReadonlyMap<number, InterpreterId> } {
  const asking: number[] = [];
  for (const edge of solved.edgeOf) if (edge !== SINGLE && graph.canTalk[edge] === 0) asking.push(edge);
  if (asking.length === 0) return { solution: solved, interpreterOf: new Map() };
  const ableFor = new Map(
    asking.map((edge) => [
      edge,
      ableInterpreters(graph.candidateAt(edge), floor).map(({ interpreter }) => interpreter),
    ]),
  );
  const interpreterOf = seating(graph, ableFor);
  if (interpreterOf.size === asking.length) return { solution: solved, interpreterOf };
  const parted = solved.edgeOf.map((edge) =>
    edge !== SINGLE && asking.includes(edge) && !interpreterOf.has(edge) ? SINGLE : edge,
  );
  const edgeOf = fill(parted, marketOf(graph.problem, withoutInterpreters(graph, parted)));
  const weight = weigh(edgeOf, graph.problem);
  const rightOf = edgeOf.map((edge) => (edge === SINGLE ? SINGLE : graph.problem.right[edge]!));
  return { solution: { ...solved, edgeOf, rightOf, weight, gap: relativeGap(weight, solved.bound) }, interpreterOf };
}

/** Who sits with which pair: by edge, the interpreters who could. */
function seating(
  { problem: { weight } }: CandidateGraph,
  ableFor: ReadonlyMap<number, readonly InterpreterId[]>,
): ReadonlyMap<number, InterpreterId> {
  const asking = [...ableFor.keys()];
  const interpreters = [...new Set([...ableFor.values()].flat())].sort();
  const edges = asking.flatMap((edge, left) =>
    ableFor.get(edge)!.map((able) => ({ left, right: interpreters.indexOf(able), weight: weight[edge]! })),
  );
  const problem = toProblem({ lefts: asking.length, rights: interpreters.length }, edges);
  if (isEdgeFault(problem)) throw new Error(`a pair of a round cannot be weighed: ${problem.fault}`);
  const seated = new Map<number, InterpreterId>();
  for (const [left, right] of solveByShortestPaths(problem).rightOf.entries()) {
    if (right !== SINGLE) seated.set(asking[left]!, interpreters[right]!);
  }
  return seated;
}

/** The limits with no more interpreters than are seated already. */
function withoutInterpreters(
  { resources, resourceNames }: CandidateGraph,
  edgeOf: Int32Array,
): CandidateGraph['resources'] {
  const usage = usageOf(edgeOf, resources);
  const capacity = resources.capacity.map((most, resource) =>
    resourceNames[resource]!.startsWith(INTERPRETERS) ? usage[resource]! : most,
  );
  return { ...resources, capacity };
}
