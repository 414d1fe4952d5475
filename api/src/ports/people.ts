import type { CommitmentKind } from '../domain/directory/fairLists.ts';
import type { ExhibitionId, OrganisationId, PersonId, VenueId } from '../domain/kernel/id.ts';
import type { Language, LocalizedText, SpokenLanguage } from '../domain/kernel/language.ts';
import type { Instant, Seconds } from '../domain/kernel/time.ts';

/** Somebody with a badge, as others may see them. Contact data is read apart (`contacts`). */
export interface PersonFound {
  id: PersonId;
  exhibition: ExhibitionId;
  name: LocalizedText;
  role: LocalizedText | null;
  organisation: OrganisationId | null;
  languages: readonly SpokenLanguage[];
  reads: Language;
  /** Of the active badge. */
  frontCode: string | null;
}

/** How to reach somebody. */
export interface ContactFound {
  person: PersonId;
  email: string | null;
  phone: string | null;
}

/** A time at which somebody is promised elsewhere, as its owner may read it. */
export interface CommitmentFound {
  id: string;
  from: Instant;
  to: Instant;
  kind: CommitmentKind;
  venue: VenueId | null;
  /** Where and why, in the words of whoever wrote it down. */
  where: string | null;
  why: string | null;
}

/** Reads people, and keeps what they say of themselves. */
export interface People {
  byIds(ids: readonly PersonId[]): Promise<PersonFound[]>;
  /** Whose name, organisation or front code holds these words, or this part of a code. */
  matching(exhibition: ExhibitionId, words: readonly string[], code: string): Promise<PersonId[]>;
  contacts(ids: readonly PersonId[]): Promise<ContactFound[]>;
  /** In the order of their beginnings. */
  commitments(person: PersonId): Promise<CommitmentFound[]>;
  /** Its own time to answer; null: the session's. */
  keepAnswerTime(person: PersonId, seconds: Seconds | null): Promise<void>;
}
