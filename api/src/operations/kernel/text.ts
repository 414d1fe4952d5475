import { LANGUAGES, type Language, type LocalizedText } from '../../domain/kernel/language.ts';
import { refused, type Refused } from './refused.ts';

/** Characters of a reason or an announcement. */
export const REASON_LENGTH = 500;
/** Characters of a note. */
export const NOTE_LENGTH = 2_000;

/** Control characters but tab and line ends, half surrogates, and marks that turn the direction of what follows. */
const UNFIT =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/u;

/** A text as it is kept: trimmed, NFC; or why it cannot be. */
export function readText(written: string, most: number, path: readonly string[]): string | Refused {
  if (written.length > most * 2) return refused('text-too-long', { facts: { max: most }, path });
  const text = written.trim().normalize('NFC');
  if (UNFIT.test(text)) return refused('text-invalid', { path });
  if ([...text].length > most) return refused('text-too-long', { facts: { max: most }, path });
  return text;
}

/** A text by language; entries that are empty are left out. */
export function readLocalized(
  entries: readonly { language: string; text: string }[],
  most: number,
  path: readonly string[],
): LocalizedText | Refused {
  const texts: Partial<Record<Language, string>> = {};
  for (const [index, entry] of entries.entries()) {
    const at = [...path, String(index)];
    const language = LANGUAGES.find((known) => known === entry.language.replace('_', '-'));
    if (!language) return refused('language-unknown', { path: [...at, 'language'] });
    const text = readText(entry.text, most, [...at, 'text']);
    if (typeof text !== 'string') return text;
    if (text) texts[language] = text;
  }
  return texts;
}
