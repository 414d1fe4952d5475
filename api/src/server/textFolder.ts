import { Converter } from 'opencc-js/t2cn';
import snowball from 'snowball-stemmers';
import type { Language } from '../domain/kernel/language.ts';
import type { TextFolder } from '../ports/textFolder.ts';

/** Words that are in every text and tell nothing of the goods. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    'a an and any are as at be by for from in into is it its of on or our than that the their them this to we with you your ' +
    'ao aos as com da das de do dos e em entre mais na nas no nos o os ou para pela pelas pelo pelos por que se sem seu sua um uma'
  ).split(' '),
);

/** Folds texts for search and matching; making one loads the dictionaries (a few megabytes), so make one a process. */
export function makeTextFolder(): TextFolder {
  const toSimplified = Converter({ from: 't', to: 'cn' });
  const stemmers = { pt: snowball.newStemmer('portuguese'), en: snowball.newStemmer('english') };
  return {
    tokens(text, language) {
      const folded = toSimplified(text.normalize('NFKC')).toLowerCase();
      const runs = folded.match(/\p{Script=Han}+|[\p{Script=Latin}\p{M}\p{N}]+/gu) ?? [];
      return [
        ...new Set(runs.flatMap((run) => (/^\p{Script=Han}/u.test(run) ? pairsOf(run) : latinToken(run, language)))),
      ];
    },
  };

  /** A Latin word inside a Chinese text is most often English. */
  function latinToken(word: string, language: Language): string[] {
    if (EMPTY_WORDS.has(word) || (word.length === 1 && !/\p{N}/u.test(word))) return [];
    const stem = language === 'pt' ? stemmers.pt.stem(portugueseSingular(word)) : stemmers.en.stem(word);
    return [withoutAccents(stem)];
  }
}

/** Neighbouring characters two by two, which finds Chinese words without a dictionary; a lone character stands for itself. */
function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.length === 1
    ? characters
    : characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** Plurals that the stemmer keeps apart from their singular: cafés, chás; papéis, móveis; essenciais. */
function portugueseSingular(word: string): string {
  if (word.length < 4) return word;
  const plain = word.replace(/([áâéêíóôú])s$/, '$1');
  if (plain !== word || word.length < 6) return plain;
  return word
    .replace(/ais$/, 'al')
    .replace(/[eé]is$/, 'el')
    .replace(/óis$/, 'ol');
}

function withoutAccents(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '');
}
