import { readFileSync } from 'node:fs';
import { LANGUAGES, type Language } from '../domain/kernel/language.ts';

/** What a message's placeholders are filled with. */
export type MessageFacts = Readonly<Record<string, string | number>>;

/** Puts messages into words. */
export interface Wording {
  /** The sentence of a key; the key itself where there is none. */
  word(key: string, language: Language, facts?: MessageFacts): string;
  has(key: string): boolean;
}

/** Locales of plurals and formats: under a bare `pt`, which is Brazil's in CLDR, 0 would be singular. */
export const LOCALES: Readonly<Record<Language, string>> = {
  'zh-Hant': 'zh-Hant-HK',
  'zh-Hans': 'zh-Hans-CN',
  pt: 'pt-PT',
  en: 'en-GB',
};

/** A message with variants, as the message format of inlang keeps it. */
interface Variants {
  declarations: readonly string[];
  selectors: readonly string[];
  /** `nPlural=one` or `a=x, b=y`; `*` fits anything. */
  match: Readonly<Record<string, string>>;
}

type Messages = Readonly<Record<string, string | readonly Variants[]>>;

/** Reads the message files that the client is worded from too. */
export function readWording(folder = new URL('../../../schema/messages/', import.meta.url)): Wording {
  const messages = Object.fromEntries(
    LANGUAGES.map((language) => [language, JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8'))]),
  ) as Record<Language, Messages>;
  return {
    word: (key, language, facts = {}) => wordMessage(messages[language][key] ?? key, language, facts),
    has: (key) => key in messages.en,
  };
}

/** One message in words. */
export function wordMessage(message: string | readonly Variants[], language: Language, facts: MessageFacts): string {
  if (typeof message === 'string') return fill(message, facts);
  const [variants] = message;
  if (!variants) return '';
  const values = { ...facts, ...locals(variants.declarations, language, facts) };
  const arm = Object.entries(variants.match).find(([condition]) => fits(condition, values));
  return fill(arm?.[1] ?? Object.values(variants.match).at(-1) ?? '', values);
}

/** `local nPlural = n: plural` gives `nPlural` the plural category of `n`. */
function locals(declarations: readonly string[], language: Language, facts: MessageFacts): MessageFacts {
  const found: Record<string, string> = {};
  for (const declaration of declarations) {
    const parts = /^local\s+(\w+)\s*=\s*(\w+)\s*:\s*plural$/.exec(declaration.trim());
    if (!parts) continue;
    found[parts[1]!] = new Intl.PluralRules(LOCALES[language]).select(Number(facts[parts[2]!] ?? 0));
  }
  return found;
}

function fits(condition: string, values: MessageFacts): boolean {
  return condition.split(',').every((part) => {
    const [name = '', wanted = ''] = part.split('=').map((side) => side.trim());
    return wanted === '*' || String(values[name]) === wanted;
  });
}

function fill(pattern: string, facts: MessageFacts): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
}
