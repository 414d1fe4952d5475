/** The four languages of the client, and how one is chosen for a visitor. */

/** A language of the client, as a BCP 47 tag. */
export type Language = 'zh-Hant' | 'zh-Hans' | 'pt' | 'en';

/** In the order in which a visitor reads them on the switch. */
export const LANGUAGES: readonly Language[] = ['zh-Hant', 'zh-Hans', 'pt', 'en'];

/** Where the choice is kept; read by the server before it renders. */
export const LANGUAGE_COOKIE = 'ponte_language';

/** Each language in its own words, short for the switch and in full for a list. */
export const LANGUAGE_NAMES: Readonly<Record<Language, { short: string; full: string }>> = {
  'zh-Hant': { short: '繁', full: '繁體中文' },
  'zh-Hans': { short: '简', full: '简体中文' },
  pt: { short: 'PT', full: 'Português' },
  en: { short: 'EN', full: 'English' },
};

/** Narrows a stored or typed value to a language of the client. */
export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (LANGUAGES as readonly string[]).includes(value);
}

/**
 * The language for a visitor without a stored choice: the browser's own order of preference (RFC 9110, section 12.5.4).
 * Chinese is told apart by script where it is given and by place otherwise; English is the last resort.
 */
export function chooseLanguage(acceptLanguage: string | null | undefined): Language {
  for (const tag of preferredTags(acceptLanguage ?? '')) {
    const language = languageOfTag(tag);
    if (language) return language;
  }
  return 'en';
}

/** The client's language for any BCP 47 tag, or nothing where it has none. */
export function languageOfTag(tag: string): Language | undefined {
  const parts = tag.toLowerCase().split('-');
  if (parts[0] === 'pt' || parts[0] === 'en') return parts[0];
  if (parts[0] === 'yue') return parts.includes('hans') ? 'zh-Hans' : 'zh-Hant';
  if (parts[0] !== 'zh') return undefined;
  if (parts.includes('hant')) return 'zh-Hant';
  if (parts.includes('hans')) return 'zh-Hans';
  return parts.some((part) => TRADITIONAL_PLACES.has(part)) ? 'zh-Hant' : 'zh-Hans';
}

/** Places where a bare `zh-XX` is read in Traditional characters. */
const TRADITIONAL_PLACES: ReadonlySet<string> = new Set(['mo', 'hk', 'tw']);

function preferredTags(header: string): string[] {
  return header
    .split(',')
    .map((item, position) => {
      const [tag = '', ...parameters] = item.trim().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
      return { tag: tag.trim(), weight: weight === undefined ? 1 : Number(weight), position };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((one, other) => other.weight - one.weight || one.position - other.position)
    .map(({ tag }) => tag);
}
