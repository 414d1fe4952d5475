import { loadavg } from 'node:os';
import type { Assignment, AssignmentProblem } from '../../src/domain/matching/assignment/problem.ts';
import { noResources } from '../../src/domain/matching/assignment/resources.ts';
import { isCertificateFault, verifyCertificate } from '../../src/domain/matching/assignment/verify.ts';

/** How long a step takes, in ms. */
export function timed(step: () => unknown): number {
  const began = performance.now();
  step();
  return performance.now() - began;
}

/** The gap that the check finds, which shares no code with the solver. */
export function gapOf(problem: AssignmentProblem, { rightOf, prices }: Assignment): number {
  const proof = { prices: { ...prices, resource: new Float64Array(0) } };
  const checked = verifyCertificate(problem, noResources(problem.right.length), { rightOf, proof });
  if (isCertificateFault(checked)) throw new Error(`the certificate does not hold: ${JSON.stringify(checked)}`);
  return checked.gap;
}

/** A note with the load of the machine as the figure is taken. */
export function underLoad(note: string): string {
  return `${note}; load ${loadavg()[0]!.toFixed(1)}`;
}
