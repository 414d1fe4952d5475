import type { Country, HsCode } from '../directory/fairLists.ts';

/** A word that the session stands for, with its tokens as the port `TextFolder` leaves them. */
export interface EmphasisedWord {
  /** As the organiser wrote it: one public word of the theme, never of a person. */
  word: string;
  tokens: readonly string[];
}

/** What a session stands for: goods by HS code, markets, and words. A line that is of that kind counts more (MA45). */
export interface Emphasis {
  /** 2, 4 or 6 digits. */
  headings: readonly HsCode[];
  markets: readonly Country[];
  words: readonly EmphasisedWord[];
}

/** A session that stands for nothing in particular. */
export const NO_EMPHASIS: Emphasis = { headings: [], markets: [], words: [] };

/** Of each list at most so many: what everything stands for stands for nothing. */
export const MOST_EMPHASISED = 12;
/** A word of the theme is a word, not a text. */
export const LONGEST_WORD = 40;

/** PA66: whether an emphasis is what it should be: codes, known shapes, within `MOST_EMPHASISED`, nothing twice. */
export function isEmphasis({ headings, markets, words }: Emphasis): boolean {
  const lists = [headings, markets, words.map(({ word }) => word)];
  return (
    lists.every((list) => list.length <= MOST_EMPHASISED && new Set(list).size === list.length) &&
    headings.every((heading) => /^\d{2}(\d{2}){0,2}$/.test(heading)) &&
    markets.every((market) => /^[A-Z]{2}$/.test(market)) &&
    words.every(({ word, tokens }) => word.length > 0 && word.length <= LONGEST_WORD && tokens.length > 0)
  );
}

/** Whether a session stands for anything. */
export function hasEmphasis({ headings, markets, words }: Emphasis): boolean {
  return headings.length + markets.length + words.length > 0;
}
