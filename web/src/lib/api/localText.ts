/** Text for people as the API gives it: in the first of the asked languages that exists. */
import type { Language as WireLanguage } from './documents/schema.generated.ts';
import type { Language } from '#lib/messages/language.ts';

/** One text and the language it came in. */
export interface LocalText {
  text: string | null;
  language: WireLanguage | null;
}

/** A language of the wire, whose names cannot hold a hyphen, as its BCP 47 tag. */
export function bcp47(language: WireLanguage): Language {
  return language.replace('_', '-') as Language;
}

/**
 * The languages to ask for, in order. A reader of one Chinese script reads the other before a foreign language;
 * everybody falls back to English and then to whatever there is.
 */
export function askedLanguages(language: Language): WireLanguage[] {
  return FALLBACKS[language];
}

const FALLBACKS: Readonly<Record<Language, WireLanguage[]>> = {
  'zh-Hant': ['zh_Hant', 'zh_Hans', 'en', 'pt'],
  'zh-Hans': ['zh_Hans', 'zh_Hant', 'en', 'pt'],
  pt: ['pt', 'en', 'zh_Hant', 'zh_Hans'],
  en: ['en', 'pt', 'zh_Hant', 'zh_Hans'],
};
