import type { Caller } from '../../domain/credential/caller.ts';
import { may, type Right } from '../../domain/credential/rights.ts';
import type { ExhibitionId } from '../../domain/kernel/id.ts';
import { LANGUAGES } from '../../domain/kernel/language.ts';
import type { DirectorySearch } from '../../ports/directory.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { readText } from '../kernel/text.ts';

/** A search as it comes in: words as they were typed, and perhaps an id that names no exhibition. */
export type Searched<Search extends DirectorySearch> = Omit<Search, 'exhibition' | 'words'> & {
  exhibition: ExhibitionId | null;
  text: string | null;
};

/** Characters of a search. */
const SEARCH_LENGTH = 200;

/** Checks the right and folds the words, so that a Simplified query finds a Traditional text. */
export async function searchIn<Search extends DirectorySearch>(
  ports: Pick<Ports, 'fairs' | 'textFolder'>,
  { caller, right }: { caller: Caller; right: Right },
  { text, exhibition, ...rest }: Searched<Search>,
): Promise<Search | Refused> {
  if (caller.kind === 'nobody') return refused('signed-out');
  const [fair] = exhibition ? await ports.fairs.byIds([exhibition]) : [];
  if (!fair || fair.account !== caller.account) return refused('id-unknown', { path: ['exhibition'] });
  if (!may(caller, right, { account: fair.account, exhibition: fair.id })) return refused('not-allowed');
  const written = readText(text ?? '', SEARCH_LENGTH, ['search']);
  if (isRefused(written)) return written;
  return { ...rest, exhibition: fair.id, words: foldWords(ports, written) } as unknown as Search;
}

/** The folded words of a search, in whichever language it was typed. */
export function foldWords({ textFolder }: Pick<Ports, 'textFolder'>, text: string): readonly string[] {
  if (!text) return [];
  const language = /\p{Script=Han}/u.test(text) ? LANGUAGES[0]! : /[À-ÿ]/u.test(text) ? 'pt' : 'en';
  return textFolder.tokens(text, language);
}
