import { getLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { formatsIn, type Formats } from './format.ts';
import { LANGUAGE_COOKIE, isLanguage, type Language } from './language.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * The language in which this page is read. Messages and formats follow it at once, without a reload.
 * On the server the language belongs to the request (hooks.server.ts), so nothing is kept here.
 */
class Reader {
  #language = $state<Language>('en');

  /** The language of the page now. */
  get language(): Language {
    return typeof document === 'undefined' ? (getLocale() as Language) : this.#language;
  }

  /** Numbers, money and dates as this language writes them. */
  get formats(): Formats {
    return formatsIn(this.language);
  }

  /** Reads the language that the server rendered; called once, before the page is hydrated. */
  start(): void {
    const rendered = document.documentElement.lang;
    if (isLanguage(rendered)) this.#language = rendered;
    overwriteGetLocale(() => this.#language);
  }

  /** Changes the language of this device and keeps it for a year. */
  choose(language: Language): void {
    this.#language = language;
    document.documentElement.lang = language;
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
  }
}

export const reader = new Reader();
