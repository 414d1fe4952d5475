/** A slip of paper for somebody without a phone: which table, until when, with whom, in every language at once. */
import { request } from '#lib/api/client.ts';
import { floorSlip, type FloorSlipData } from '#lib/api/documents/floor.generated.ts';
import { failureInWords } from '#lib/api/problems.ts';

/** What a slip says: somebody whose table is given. */
export type SlipOf = Extract<NonNullable<FloorSlipData['node']>, { frontCode: string }>;

export class SlipPrint {
  slip = $state.raw<SlipOf | null>(null);
  problem = $state('');

  /** Reads what the slip of a participant says now. */
  async load(participant: string): Promise<void> {
    this.problem = '';
    try {
      const { node } = await request(floorSlip, { participant });
      this.slip = node?.__typename === 'Participant' ? node : null;
    } catch (failure) {
      this.problem = failureInWords(failure);
    }
  }
}
