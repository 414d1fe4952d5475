import { gunzipSync } from 'node:zlib';
import type { ParticipantId } from '../domain/kernel/id.ts';
import type { BySide } from '../domain/kernel/side.ts';
import type { Solution } from '../domain/matching/assignment/capacity.ts';
import type { Resources } from '../domain/matching/assignment/resources.ts';
import type { AssignmentProblem } from '../domain/matching/assignment/problem.ts';
import type { Round } from '../domain/matching/round.ts';

/** What proves a round's certificate: who, which pairs, what they weigh, what is scarce, and the prices. */
export interface RoundEvidence {
  people: BySide<readonly { participant: ParticipantId }[]>;
  problem: AssignmentProblem;
  resources: Resources;
  resourceNames: readonly string[];
  solution: Solution;
}

/** The evidence as JSON text; numbers keep every bit. */
export function evidenceText({ graph, solution }: Pick<Round, 'graph' | 'solution'>): string {
  const { problem, resources, resourceNames } = graph;
  const people = { exhibitor: graph.people.exhibitor.map(idOf), buyer: graph.people.buyer.map(idOf) };
  return JSON.stringify({ people, problem, resources, resourceNames, solution }, arraysAsLists);
}

/** The evidence of a kept graph's body. */
export function evidenceOf(body: Uint8Array): RoundEvidence {
  return JSON.parse(gunzipSync(body).toString('utf8'), listsAsArrays) as RoundEvidence;
}

function idOf({ participant }: { participant: ParticipantId }): { participant: ParticipantId } {
  return { participant };
}

function arraysAsLists(_: string, value: unknown): unknown {
  if (value instanceof Int32Array) return { int32: [...value] };
  if (value instanceof Float64Array) return { float64: [...value] };
  return value;
}

function listsAsArrays(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('int32' in value) return Int32Array.from(value.int32 as number[]);
  if ('float64' in value) return Float64Array.from(value.float64 as number[]);
  return value;
}
