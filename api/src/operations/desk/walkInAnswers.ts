import type { Country, HsCode } from '../../domain/directory/fairLists.ts';
import type { ExhibitionId, OrganisationId } from '../../domain/kernel/id.ts';
import type { LocalizedText, SpokenLanguage } from '../../domain/kernel/language.ts';
import type { Side } from '../../domain/kernel/side.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { readLocalized, readText } from '../kernel/text.ts';
import type { GoodsFound } from '../../ports/goods.ts';

/** A name as it is typed, in one language or several. */
type Typed = readonly { language: string; text: string }[];

/** What a walk-in answers: three questions, and a name where one is given. */
export interface WalkInTyped {
  side: Side;
  name: Typed;
  organisation: Typed;
  /** A company or buyer of the lists that somebody belongs to; what and for which market may then be left out. Null: a new one. */
  existing: OrganisationId | null;
  /** ISO 3166-1; left out: the first market. */
  country: string | null;
  /** Headings of the Harmonised System. */
  goods: readonly string[];
  /** What no heading says. */
  words: string | null;
  markets: readonly string[];
  languages: readonly string[];
}

/** The same, checked. */
export interface WalkInAnswers {
  side: Side;
  name: LocalizedText;
  organisation: LocalizedText;
  /** Null: a new one is written down. */
  existing: { id: OrganisationId } | null;
  country: Country;
  goods: readonly GoodsFound[];
  words: string;
  markets: readonly Country[];
  languages: readonly SpokenLanguage[];
}

/** Characters of a name, and of words for goods. */
export const NAME_LENGTH = 120;
/** So many of each answer. */
const MOST_ANSWERS = 8;

/** Checks the three answers; one that is missing is named. */
export async function readAnswers(
  ports: Pick<Ports, 'directory' | 'goods'>,
  exhibition: ExhibitionId,
  typed: WalkInTyped,
): Promise<WalkInAnswers | Refused> {
  const joined = typed.existing === null ? null : await organisationOf(ports, exhibition, typed);
  if (typed.existing !== null && !joined) return refused('organisation-unknown', { path: ['input', 'existing'] });
  const name = readLocalized(typed.name, NAME_LENGTH, ['input', 'name']);
  if (isRefused(name)) return name;
  const organisation = readLocalized(typed.organisation, NAME_LENGTH, ['input', 'organisation']);
  if (isRefused(organisation)) return organisation;
  const words = readText(typed.words ?? '', NAME_LENGTH, ['input', 'words']);
  if (isRefused(words)) return words;
  const markets = codes(typed.markets, /^[A-Z]{2}$/);
  const languages = readLanguages(typed.languages);
  const asked = codes(typed.goods, /^\d{4}(\d{2})?$/);
  const goods = asked ? await ports.goods.named(asked) : [];
  if (!asked || goods.length !== asked.length) return missing('goods');
  const isDealing = goods.length > 0 || words !== '';
  if (!isDealing && !joined) return missing('goods');
  if (!markets || (markets.length === 0 && !(joined && !isDealing))) return missing('markets');
  if (!languages || languages.length === 0) return missing('languages');
  const country = typed.country ?? joined?.country ?? markets[0]!;
  if (!/^[A-Z]{2}$/.test(country)) return missing('country');
  const existing = joined && { id: joined.id };
  return { side: typed.side, name, organisation, existing, country, goods, words, markets, languages };
}

/** The company or buyer of this fair that somebody says they belong to; of the other side it is none. */
async function organisationOf(
  { directory }: Pick<Ports, 'directory'>,
  exhibition: ExhibitionId,
  { existing, side }: WalkInTyped,
): Promise<{ id: OrganisationId; country: Country } | null> {
  const ids = existing ? [existing] : [];
  const [found] = await (side === 'exhibitor' ? directory.companiesByIds(ids) : directory.buyersByIds(ids));
  return found?.exhibition === exhibition ? found : null;
}

/** Spoken languages, each once; null where one is no language, or where there are too many. */
export function readLanguages(typed: readonly string[]): readonly SpokenLanguage[] | null {
  return codes(typed, /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/);
}

/** Each once; null where one is no code, or where there are too many. */
function codes(typed: readonly string[], form: RegExp): readonly (string & HsCode)[] | null {
  const once = [...new Set(typed)];
  return once.length <= MOST_ANSWERS && once.every((code) => form.test(code)) ? once : null;
}

function missing(part: string): Refused {
  return refused('answer-missing', { path: ['input', part] });
}
