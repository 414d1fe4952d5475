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
    case 'W':
      return m.badge_walk_in({}, { locale });
    case 'I':
      return m.term_interpreter({}, { locale });
    case 'D':
      return m.term_delegation_leader({}, { locale });
    default:
      return m.term_staff({}, { locale });
  }
}

/** Width of the name's column in points (79 mm), and how far a line of broken words is filled at least. */
const NAME_POINTS = 224;
const FILLED = 0.82;
/** Below this a name is no longer read from the other side of a table. */
const LEAST_POINTS = 11;

/** The size, in points, at which a name stands on two lines at most; `most` for a short one. A Chinese character is one em wide, a Latin one about 0.56. */
export function nameSize(text: string, most: number): number {
  const ems = [...text].reduce((sum, character) => sum + (/\p{Script=Han}|[（）、，]/u.test(character) ? 1 : 0.56), 0);
  const longest = Math.max(...text.split(/[\s-]/).map((word) => [...word].length * 0.56));
  const fitting = Math.min(
    (2 * NAME_POINTS * FILLED) / ems,
    /\p{Script=Han}/u.test(text) ? most : NAME_POINTS / longest,
  );
  return Math.max(LEAST_POINTS, Math.min(most, Math.floor(fitting)));
}

function isChinese({ language }: Said): boolean {
  return language.startsWith('zh');
}
