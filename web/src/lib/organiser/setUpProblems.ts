/** What is wrong in a set-up, by what stands on the form: the API judges it as the lists that an organiser would have written. Pure. */
import type { RowProblemFields } from '#lib/api/documents/fair.generated.ts';
import { LANGUAGES, type Language } from '#lib/messages/index.ts';

interface Drafts {
  venues: readonly Draft[];
  sessions: readonly Draft[];
}

interface Draft {
  reference: string;
  name: Record<Language, string>;
}

/** Under the headings, the first row of a list is its second line. */
const FIRST_LINE = 2;

/** Of several venues or sessions the one that is meant, by its name or else its code; empty where there is no doubt. */
export function wrongRow({ file, row }: Pick<RowProblemFields, 'file' | 'row'>, { venues, sessions }: Drafts): string {
  const drafts = file === 'venues' ? venues : file === 'sessions' ? sessions : [];
  const draft = drafts.length > 1 && row !== null ? drafts[row - FIRST_LINE] : undefined;
  if (!draft) return '';
  const named = LANGUAGES.map((language) => draft.name[language].trim()).find((name) => name !== '');
  return named ?? draft.reference;
}

/** The field, without the language that a list marks its column with: a name in any of the four will do. */
export function wrongField({ column }: Pick<RowProblemFields, 'column'>): string {
  return (column ?? '').replace(/\s*[(（](?:zh-Hant|zh-Hans|pt|en)[)）]$/, '');
}
