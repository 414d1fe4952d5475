import type { Caller } from '../../domain/credential/caller.ts';
import { may } from '../../domain/credential/rights.ts';
import type { SessionId } from '../../domain/kernel/id.ts';
import { LANGUAGES } from '../../domain/kernel/language.ts';
import type { Side } from '../../domain/kernel/side.ts';
import type { OrganisationNamed } from '../../ports/directory.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { readText } from '../kernel/text.ts';

/** Characters of a search. */
const SEARCH_LENGTH = 120;
/** So many are offered to choose from. */
const MOST_FOUND = 6;

/** Companies or buyers of a session's fair by their name in any script, for whoever binds badges: nobody is written down twice. */
export async function findOrganisations(
  ports: Pick<Ports, 'directory' | 'plans' | 'textFolder'>,
  caller: Caller,
  { session, side, search }: { session: SessionId | null; side: Side; search: string },
): Promise<readonly OrganisationNamed[] | Refused> {
  if (caller.kind === 'nobody') return refused('signed-out');
  const [plan] = session ? await ports.plans.briefs([session]) : [];
  if (!plan || plan.account !== caller.account) return refused('session-unknown', { path: ['session'] });
  if (!may(caller, 'keep-badges', plan)) return refused('not-allowed');
  const text = readText(search, SEARCH_LENGTH, ['search']);
  if (isRefused(text)) return text;
  const found = await Promise.all(
    waysToFold(ports, text).map((words) =>
      ports.directory.organisationsNamed({ exhibition: plan.exhibition, side, words, most: MOST_FOUND }),
    ),
  );
  return [...new Map(found.flat().map((one) => [one.id, one])).values()].slice(0, MOST_FOUND);
}

/** The words of a name as each language folds them: at a desk accents are left out, and nobody says in which language a name is. */
function waysToFold({ textFolder }: Pick<Ports, 'textFolder'>, text: string): (readonly string[])[] {
  const ways = LANGUAGES.map((language) => textFolder.tokens(text, language)).filter(({ length }) => length > 0);
  return [...new Map(ways.map((words) => [words.join(' '), words])).values()];
}
