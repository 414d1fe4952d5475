/** What screens need to speak: messages by key, the language of the page, and formats by its rules. */
export { m } from '#lib/paraglide/messages.js';
export { reader } from './reader.svelte.ts';
export { LANGUAGES, LANGUAGE_NAMES, type Language } from './language.ts';
export * from './format.ts';
