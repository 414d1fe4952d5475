/** The exhibition that somebody prepares, and whether they may. */
import { request } from '#lib/api/client.ts';
import { preparedFair, type PreparedFairData } from '#lib/api/documents/fair.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { failureInWords } from '#lib/api/problems.ts';
import { reader } from '#lib/messages/index.ts';

/** In the place of an exhibition's id: the one that is about to be made. */
export const NEW_EXHIBITION = 'new';

/** Name and id of the exhibition. */
export type Prepared = NonNullable<PreparedFairData['exhibition']>;

export class FairDesk {
  phase = $state<'loading' | 'signed-out' | 'unknown' | 'here' | 'failed'>('loading');
  problem = $state('');
  fair = $state.raw<Prepared | null>(null);
  id = $state('');

  constructor(id: string) {
    this.id = id;
  }

  /** Whether the exhibition is still to be made. */
  get isNew(): boolean {
    return this.id === NEW_EXHIBITION;
  }

  /** Asks who is here and which exhibition this is. */
  async load(): Promise<void> {
    try {
      const languages = askedLanguages(reader.language);
      const { viewer, exhibition } = await request(preparedFair, { exhibition: this.id, languages });
      this.fair = exhibition;
      const mayPrepare = viewer?.mayDo.includes('import-fair') ?? false;
      if (!mayPrepare) this.phase = 'signed-out';
      else this.phase = exhibition || this.isNew ? 'here' : 'unknown';
    } catch (failure) {
      this.problem = failureInWords(failure);
      this.phase = 'failed';
    }
  }
}
