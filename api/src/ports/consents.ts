import type { ExhibitionId, PersonId } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';

/** Who may see whose contact data. */
export interface ContactPair {
  /** Whose data it is. */
  of: PersonId;
  /** Who would see it. */
  to: PersonId;
}

/** One answer of a person to the question whether a counterpart may see how to reach them. */
export interface ContactConsent extends ContactPair {
  exhibition: ExhibitionId;
  granted: boolean;
  at: Instant;
}

/** Consents: each answer is kept, the newest holds; what is said of one counterpart goes before what is said of all. */
export interface Consents {
  keep(consent: ContactConsent): Promise<void>;
  /** Of these pairs the ones in which `of` agreed. */
  granted(pairs: readonly ContactPair[]): Promise<ContactPair[]>;
}
