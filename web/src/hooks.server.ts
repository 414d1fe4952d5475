import { AsyncLocalStorage } from 'node:async_hooks';
import type { Handle } from '@sveltejs/kit/hooks';
import { WORDS_ADDRESSES, areasOfRoute } from '#lib/messages/addresses.ts';
import { LANGUAGE_COOKIE, chooseLanguage, isLanguage, type Language } from '#lib/messages/language.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import icons from '#lib/styles/icons.svg?raw';
import { THEME_COOKIE, isThemeChoice } from '#lib/ui/theme.ts';

const languageOfRequest = new AsyncLocalStorage<Language>();
overwriteGetLocale(() => languageOfRequest.getStore() ?? 'en');

/** Chooses language and theme before anything is rendered, and writes them into the page's first tag. */
export const handle: Handle = async ({ event, resolve }) => {
  const storedLanguage = event.cookies.get(LANGUAGE_COOKIE);
  const storedTheme = event.cookies.get(THEME_COOKIE);
  const language = isLanguage(storedLanguage)
    ? storedLanguage
    : chooseLanguage(event.request.headers.get('accept-language'));
  const theme = isThemeChoice(storedTheme) ? storedTheme : 'system';
  event.locals.language = language;
  event.locals.theme = theme;
  const response = await languageOfRequest.run(language, () =>
    resolve(event, {
      transformPageChunk: ({ html }) =>
        html
          .replace('%ponte.lang%', language)
          .replace('%ponte.theme%', theme)
          .replace('%ponte.words%', () => preloadedWords(language, event.route.id))
          .replace('%ponte.icons%', icons),
    }),
  );
  response.headers.append('vary', 'accept-language, cookie');
  response.headers.set('x-content-type-options', 'nosniff');
  return response;
};

/** The words that the page cannot start without, asked for together with its first script. */
function preloadedWords(language: Language, route: string | null): string {
  return areasOfRoute(route)
    .map((area) => WORDS_ADDRESSES[area]?.[language])
    .map((address) => (address ? `<link rel="modulepreload" href="${address}" />` : ''))
    .join('');
}
