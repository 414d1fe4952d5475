import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import type { ParticipantId } from '../domain/kernel/id.ts';
import type { BySide } from '../domain/kernel/side.ts';
import type { Solution } from '../domain/matching/assignment/capacity.ts';
import type { Resources } from '../domain/matching/assignment/resources.ts';
import type { AssignmentProblem } from '../domain/matching/assignment/problem.ts';
import type { Round } from '../domain/matching/round.ts';

const compress = promisify(gzip);

/** What proves a round's certificate: who, which pairs, what they weigh, what is scarce, and the prices. */
export interface RoundEvidence {
  people: BySide<readonly { participant: ParticipantId }[]>;
  problem: AssignmentProblem;
  resources: Resources;
  resourceNames: readonly string[];
  solution: Solution;
}

/** The evidence as it is kept: compressed JSON, its arrays by their bytes, so that numbers keep every bit. */
export async function evidenceBody({ graph, solution }: Pick<Round, 'graph' | 'solution'>): Promise<Uint8Array> {
  const { problem, resources, resourceNames } = graph;
  const people = { exhibitor: graph.people.exhibitor.map(idOf), buyer: graph.people.buyer.map(idOf) };
  return compress(JSON.stringify({ people, problem, resources, resourceNames, solution }, arraysAsBytes));
}

/** The evidence of a kept graph's body. */
export function evidenceOf(body: Uint8Array): RoundEvidence {
  return JSON.parse(gunzipSync(body).toString('utf8'), bytesAsArrays) as RoundEvidence;
}

function idOf({ participant }: { participant: ParticipantId }): { participant: ParticipantId } {
  return { participant };
}

function arraysAsBytes(_: string, value: unknown): unknown {
  if (value instanceof Int32Array) return { int32: bytesOf(value) };
  if (value instanceof Float64Array) return { float64: bytesOf(value) };
  return value;
}

function bytesAsArrays(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('int32' in value) return new Int32Array(ofBytes(value.int32 as string));
  if ('float64' in value) return new Float64Array(ofBytes(value.float64 as string));
  return value;
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | Float64Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function ofBytes(text: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(text, 'base64')).buffer;
}
