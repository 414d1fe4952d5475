import type { AccountId, ExhibitionId } from '../domain/kernel/id.ts';

/** Who did what outside the sessions' logs: ids and codes, never people's data. */
export interface AuditEntry {
  account: AccountId | null;
  exhibition: ExhibitionId | null;
  actor: { kind: 'user' | 'badge' | 'api-key'; id: string } | { kind: 'system' };
  action: string;
  subject: { kind: string; id: string } | null;
  facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** Keeps what was done. */
export interface Audit {
  note(entry: AuditEntry): Promise<void>;
}
