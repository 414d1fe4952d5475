import type { Language } from '../domain/kernel/language.ts';

/**
 * Folds a text to the words it is searched and matched by: Traditional and Simplified, full and half width, case and accents fold
 * together, Latin words stand by their stem, Chinese by pairs of characters. Each token once, in the order of the text.
 */
export interface TextFolder {
  tokens(text: string, language: Language): readonly string[];
}
