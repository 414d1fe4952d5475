/** Whose words a file holds: `everyone` is needed by all pages, `desk` only by the organiser's. */
export type WordsArea = 'everyone' | 'desk';

/** Whose words the pages of a route say, and cannot start without. */
export function areasOfRoute(route: string | null | undefined): readonly WordsArea[] {
  return route?.startsWith('/organiser') ? ['everyone', 'desk'] : ['everyone'];
}

/**
 * Where the words of each area and language stand. The build writes the addresses in here (tools/wordsByLanguage.ts);
 * in development and in specs there are none, because paraglide's own modules hold all languages.
 */
export const WORDS_ADDRESSES: Partial<Record<WordsArea, Partial<Record<string, string>>>> = {};
