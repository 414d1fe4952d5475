import type { SchemeKey } from '../domain/directory/fairLists.ts';
import type { OrganisationId } from '../domain/kernel/id.ts';
import type { AuditEntry } from './audit.ts';

/** A certificate that becomes a wish instead of a must. */
export interface Relaxing {
  buyer: OrganisationId;
  scheme: SchemeKey;
  /** Hash that names the request, and hash of its input. */
  request: string;
  inputHash: string;
  /** Noted with the change, or not at all; the request goes to its facts. */
  entry: AuditEntry;
}

/** Changes what buyers require. */
export interface Requirements {
  /**
   * In all requirements of the buyer at once. `again`: this very request was done before; `key-reused`: its key, with another input; `no-must`: none of
   * them requires the scheme. Nothing changes then.
   */
  relax(relaxing: Relaxing): Promise<'relaxed' | 'again' | 'key-reused' | 'no-must'>;
}
