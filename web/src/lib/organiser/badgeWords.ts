/** What stands on a badge in four languages at once, whatever the organiser reads. */
import { LANGUAGES, m, type Language } from '#lib/messages/index.ts';

/** Texts of the API, by language. */
export type Texts = { all: readonly { language: string; text: string }[] };

/** One sentence in one language. */
export interface Said {
  language: Language;
  text: string;
}

/** A sentence in the four languages, Traditional Chinese first. */
export function inFour(say: (locale: Language) => string): readonly [Said, ...Said[]] {
  const [first, ...rest] = LANGUAGES.map((language) => ({ language, text: say(language) }));
  return [first!, ...rest];
}

/** A name in the scripts that it has: Chinese first, then Latin, each once. */
export function twoScripts({ all }: Texts): Said[] {
  const found = all.map(({ language, text }) => ({ language: language.replace('_', '-') as Language, text }));
  const chinese = found.find(({ language }) => language === 'zh-Hant') ?? found.find(isChinese);
  const latin = found.find(({ language }) => language === 'en') ?? found.find((one) => !isChinese(one));
  const both = [chinese, latin].filter((one) => one !== undefined);
  return both.filter(({ text }, at) => both.findIndex((other) => other.text === text) === at);
}

/** What the letter of a front code stands for. */
export function roleOf(frontCode: string, locale: Language): string {
  switch (frontCode[0]) {
    case 'E':
      return m.term_exhibitor({}, { locale });
    case 'B':
      return m.term_buyer({}, { locale });
    case 'I':
      return m.term_interpreter({}, { locale });
    case 'D':
      return m.term_delegation_leader({}, { locale });
    default:
      return m.term_staff({}, { locale });
  }
}

function isChinese({ language }: Said): boolean {
  return language.startsWith('zh');
}
