/** The four languages of the client and of every text that a person reads (BCP 47). */
export type Language = 'zh-Hant' | 'zh-Hans' | 'pt' | 'en';

export const LANGUAGES: readonly Language[] = ['zh-Hant', 'zh-Hans', 'pt', 'en'];

/** Text for people, stored by language; a missing language falls back. */
export type LocalizedText = Readonly<Partial<Record<Language, string>>>;

/** A language that a person speaks: BCP 47 primary tag (`yue`, `cmn`, `pt`, `en`, `id`, `vi`, ...). Spoken and written are stored apart. */
export type SpokenLanguage = string;

const FALLBACK: Readonly<Record<Language, readonly Language[]>> = {
  'zh-Hant': ['zh-Hant', 'zh-Hans', 'en', 'pt'],
  'zh-Hans': ['zh-Hans', 'zh-Hant', 'en', 'pt'],
  pt: ['pt', 'en', 'zh-Hant', 'zh-Hans'],
  en: ['en', 'pt', 'zh-Hant', 'zh-Hans'],
};

/** The text in the first of the wanted languages that exists, then by the fallback order of the first wanted one, with its language. */
export function textIn(text: LocalizedText, wanted: readonly Language[]): { text: string; language: Language } | null {
  for (const language of [...wanted, ...FALLBACK[wanted[0] ?? 'en']]) {
    const found = text[language];
    if (found !== undefined && found !== '') return { text: found, language };
  }
  return null;
}
