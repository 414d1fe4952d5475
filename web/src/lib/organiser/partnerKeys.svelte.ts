/** Keys of partners: what they open, a new one shown once, and their end. */
import { request } from '#lib/api/client.ts';
import { issueApiKey, partnerKeys, revokeApiKey, type PartnerKeysData } from '#lib/api/documents/partner.generated.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';
import { m } from '#lib/messages/index.ts';

export type PartnerKey = NonNullable<PartnerKeysData['apiKeys']>[number];

/** What a partner may be allowed, as the API names it. */
export const SCOPES = {
  'see-directory': m.scope_see_directory,
  'see-buyers': m.scope_see_buyers,
  'see-board': m.scope_see_board,
  'follow-session': m.scope_follow_session,
  'import-fair': m.scope_import_fair,
  'export-fair': m.scope_export_fair,
} as const;
export type Scope = keyof typeof SCOPES;

export class PartnerKeys {
  phase = $state<'loading' | 'here' | 'refused' | 'failed'>('loading');
  problem = $state('');
  working = $state(false);
  keys = $state.raw<readonly PartnerKey[]>([]);
  slug = $state('');
  timeZone = $state('UTC');
  session = $state('');
  /** The key that was just issued: it is shown here, and nowhere ever again. */
  issued = $state<{ key: string; name: string } | null>(null);
  readonly #exhibition: string;

  constructor(exhibition: string) {
    this.#exhibition = exhibition;
  }

  /** Reads which keys there are. */
  async load(): Promise<void> {
    try {
      const { apiKeys, exhibition } = await request(partnerKeys, { exhibition: this.#exhibition });
      this.keys = apiKeys ?? [];
      this.slug = exhibition?.slug ?? '';
      this.timeZone = exhibition?.timeZone ?? 'UTC';
      this.session = exhibition?.sessions[0]?.id ?? '';
      this.phase = apiKeys ? 'here' : 'refused';
    } catch (failure) {
      this.problem = failureInWords(failure);
      this.phase = 'failed';
    }
  }

  /** Issues a key; `until` is a calendar day or empty. True where it was issued. */
  async issue(asked: {
    name: string;
    scopes: readonly Scope[];
    mode: 'TEST' | 'LIVE';
    until: string;
  }): Promise<boolean> {
    const { name, scopes, mode, until } = asked;
    return this.#try(async () => {
      const expiresAt = until === '' ? null : new Date(`${until}T23:59:59Z`).toISOString();
      const { issueApiKey: answer } = await request(issueApiKey, {
        input: { exhibition: this.#exhibition, name, scopes: [...scopes], mode, expiresAt },
      });
      if (isProblem(answer)) return answer.message;
      if (answer.__typename === 'IssueApiKeySuccess') this.issued = { key: answer.key, name };
      return null;
    });
  }

  /** Ends a key for good. */
  async revoke({ hint }: PartnerKey): Promise<boolean> {
    return this.#try(async () => {
      const { revokeApiKey: answer } = await request(revokeApiKey, { input: { exhibition: this.#exhibition, hint } });
      return isProblem(answer) ? answer.message : null;
    });
  }

  async #try(act: () => Promise<string | null>): Promise<boolean> {
    this.working = true;
    this.problem = '';
    try {
      const refusal = await act();
      this.problem = refusal ?? '';
      if (refusal === null) await this.load();
      return refusal === null;
    } catch (failure) {
      this.problem = failureInWords(failure);
      return false;
    } finally {
      this.working = false;
    }
  }
}
