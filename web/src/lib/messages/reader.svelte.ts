import { getLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { areasOfRoute, type WordsArea } from './addresses.ts';
import { formatsIn, type Formats } from './format.ts';
import { LANGUAGE_COOKIE, isLanguage, type Language } from './language.ts';
import { loadWords } from './words.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * The language in which this page is read. Messages and formats follow it at once, without a reload.
 * On the server the language belongs to the request (hooks.server.ts), so nothing is kept here.
 */
class Reader {
  #language = $state<Language>('en');
  #wanted: Language = 'en';
  readonly #areas = new Set<WordsArea>(['everyone']);

  /** The language of the page now. */
  get language(): Language {
    return typeof document === 'undefined' ? (getLocale() as Language) : this.#language;
  }

  /** Numbers, money and dates as this language writes them. */
  get formats(): Formats {
    return formatsIn(this.language);
  }

  /** Reads the language that the server rendered and loads its words; called once, before the page is hydrated. */
  async start(): Promise<void> {
    const rendered = document.documentElement.lang;
    if (isLanguage(rendered)) this.#wanted = this.#language = rendered;
    overwriteGetLocale(() => this.#language);
    await this.enterRoute(location.pathname);
  }

  /** Loads what else the pages of a route say. */
  async enterRoute(route: string | null | undefined): Promise<void> {
    for (const area of areasOfRoute(route)) this.#areas.add(area);
    await this.#load(this.#language);
  }

  /** Changes the language of this device and keeps it for a year. The page follows when the words are there. */
  async choose(language: Language): Promise<void> {
    this.#wanted = language;
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
    await this.#load(language);
    if (this.#wanted !== language) return; // another one was chosen meanwhile
    this.#language = language;
    document.documentElement.lang = language;
  }

  async #load(language: Language): Promise<void> {
    await Promise.all([...this.#areas].map((area) => loadWords(language, area)));
  }
}

export const reader = new Reader();
