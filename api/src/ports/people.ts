import type { ExhibitionId, OrganisationId, PersonId } from '../domain/kernel/id.ts';
import type { Language, LocalizedText, SpokenLanguage } from '../domain/kernel/language.ts';

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

/** Reads people. */
export interface People {
  byIds(ids: readonly PersonId[]): Promise<PersonFound[]>;
  /** Whose name, organisation or front code holds these words, or this part of a code. */
  matching(exhibition: ExhibitionId, words: readonly string[], code: string): Promise<PersonId[]>;
  contacts(ids: readonly PersonId[]): Promise<ContactFound[]>;
}
