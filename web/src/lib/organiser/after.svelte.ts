/** What a session or a whole exhibition brought, read once and again when asked. */
import { request } from '#lib/api/client.ts';
import {
  exhibitionAfter,
  sessionAfter,
  type AfterFields,
  type ExhibitionAfterData,
} from '#lib/api/documents/after.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { failureInWords } from '#lib/api/problems.ts';
import { reader } from '#lib/messages/index.ts';

export type ExhibitionOver = NonNullable<ExhibitionAfterData['exhibition']>;

/** What a session brought. */
export class SessionAfter {
  phase = $state<'loading' | 'here' | 'failed'>('loading');
  problem = $state('');
  figures = $state.raw<AfterFields | null>(null);

  constructor(readonly session: string) {}

  async load(): Promise<void> {
    try {
      const answer = await request(sessionAfter, {
        session: this.session,
        languages: askedLanguages(reader.language),
      });
      this.figures = answer.pairingSession?.after ?? null;
      this.phase = 'here';
      this.problem = '';
    } catch (failure) {
      this.problem = failureInWords(failure);
      if (this.phase === 'loading') this.phase = 'failed';
    }
  }
}

/** What an exhibition brought. */
export class ExhibitionAfter {
  phase = $state<'loading' | 'here' | 'signed-out' | 'unknown' | 'failed'>('loading');
  problem = $state('');
  exhibition = $state.raw<ExhibitionOver | null>(null);

  constructor(readonly id: string) {}

  get figures(): AfterFields | null {
    return this.exhibition?.after ?? null;
  }

  async load(): Promise<void> {
    try {
      const { viewer, exhibition } = await request(exhibitionAfter, {
        exhibition: this.id,
        languages: askedLanguages(reader.language),
      });
      this.exhibition = exhibition;
      this.phase = !viewer ? 'signed-out' : exhibition ? 'here' : 'unknown';
      this.problem = '';
    } catch (failure) {
      this.problem = failureInWords(failure);
      if (this.phase === 'loading') this.phase = 'failed';
    }
  }
}
