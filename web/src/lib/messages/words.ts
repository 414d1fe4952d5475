import { getLocale } from '#lib/paraglide/runtime.js';
import { WORDS_ADDRESSES, type WordsArea } from './addresses.ts';
import type { Language } from './language.ts';

/** A sentence, or what puts something into one. */
type Message = string | ((inputs?: unknown) => string);

/** What a file of words holds: the messages from one number on. */
interface WordsFile {
  from: number;
  messages: readonly Message[];
}

const RETRY_MILLISECONDS = 2_000;
const wordsByLanguage = new Map<string, Message[]>();
const loads = new Map<string, Promise<void>>();

/**
 * A message in the language of the page. The build turns every `m.key(…)` of a browser into `say(number, …)`.
 * @public only written by the build (tools/wordsByLanguage.ts)
 */
export function say(number: number, inputs?: unknown): string {
  const message = wordsByLanguage.get(getLocale())?.[number];
  if (message === undefined) throw new Error(`words ${number} of ${getLocale()} are not loaded`);
  return typeof message === 'string' ? message : message(inputs);
}

/** Loads the words of a language, once; without a connection it tries again until they are there. */
export function loadWords(language: Language, area: WordsArea): Promise<void> {
  const address = WORDS_ADDRESSES[area]?.[language];
  if (!address) return Promise.resolve();
  const loading = loads.get(address) ?? keep(language, address);
  loads.set(address, loading);
  return loading;
}

async function keep(language: Language, address: string): Promise<void> {
  const { from, messages } = await fetchWords(address);
  const words = wordsByLanguage.get(language) ?? [];
  messages.forEach((message, place) => (words[from + place] = message));
  wordsByLanguage.set(language, words);
}

async function fetchWords(address: string): Promise<WordsFile> {
  for (let attempt = 0; ; attempt++) {
    try {
      // A browser may keep a failed module for good: another try needs another address.
      return (await import(/* @vite-ignore */ attempt === 0 ? address : `${address}?again=${attempt}`)) as WordsFile;
    } catch {
      await new Promise((again) => setTimeout(again, RETRY_MILLISECONDS));
    }
  }
}
