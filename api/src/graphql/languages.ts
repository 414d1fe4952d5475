import { LANGUAGES, type Language } from '../domain/kernel/language.ts';

/** Places where a bare `zh-XX` is read in Traditional characters. */
const TRADITIONAL_PLACES: ReadonlySet<string> = new Set(['mo', 'hk', 'tw']);

/** The client's language for any BCP 47 tag; null where it has none. */
export function languageOfTag(tag: string): Language | null {
  const [primary, ...rest] = tag.toLowerCase().replaceAll('_', '-').split('-');
  if (primary === 'pt' || primary === 'en') return primary;
  if (primary === 'yue') return rest.includes('hans') ? 'zh-Hans' : 'zh-Hant';
  if (primary !== 'zh') return null;
  if (rest.includes('hant')) return 'zh-Hant';
  if (rest.includes('hans')) return 'zh-Hans';
  return rest.some((part) => TRADITIONAL_PLACES.has(part)) ? 'zh-Hant' : 'zh-Hans';
}

/** The languages of an `Accept-Language` header (RFC 9110, section 12.5.4), best first, each once. */
export function languagesOfHeader(header: string): Language[] {
  const weighed = header
    .slice(0, 500)
    .split(',')
    .map((item) => {
      const [tag = '', ...parameters] = item.trim().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
      return { language: languageOfTag(tag.trim()), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return [...new Set(weighed.flatMap(({ language }) => language ?? []))];
}

/** Where a viewer's languages may be said, the strongest first. */
export interface LanguageSources {
  header: string | undefined;
  /** The client's own switch. */
  cookie: string | undefined;
  /** What the person reads, as the organiser keeps it. */
  reads: Language | null;
}

/** The languages of a viewer, best first; English where nothing is said. */
export function languagesOf({ header, cookie, reads }: LanguageSources): readonly Language[] {
  const chosen = LANGUAGES.find((language) => language === cookie);
  const asked = languagesOfHeader(header ?? '');
  const found = [...new Set([...(chosen ? [chosen] : []), ...asked, ...(reads ? [reads] : [])])];
  return found.length > 0 ? found : ['en'];
}
