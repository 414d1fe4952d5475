import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first; the second to the fifth mostly wait for processes, beside the first, which only computes. */
const LONGEST = [
  'simulation/nodes/nodes.spec.ts',
  'faults/faults.spec.ts',
  'faults/sameOffer.spec.ts',
  'contract/embeddedPostgres.spec.ts',
  'contract/cluster.spec.ts',
  'simulation/anyOrder.spec.ts',
];

/** The order of suites: long ones first, so that none is left to run alone at the end; then project after project, as vitest has it. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const inOrder = await super.sort(files);
    return inOrder.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((path) => moduleId.endsWith(path));
  return place < 0 ? LONGEST.length : place;
}
