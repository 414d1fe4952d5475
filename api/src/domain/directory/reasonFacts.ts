import type { Language } from '../kernel/language.ts';
import { choiceWord } from './field/choiceWords.ts';
import type { Facts, Reason } from './rowProblem.ts';

/** The facts of a reason as a reader of this language understands them: lists and choices by their words, which a list may be written with. */
export function reasonFacts({ facts = {} }: Reason, language: Language, listName: (list: string) => string): Facts {
  const { list, choices } = facts;
  const between = language === 'en' || language === 'pt' ? ', ' : '、';
  return {
    ...facts,
    ...(list !== undefined && { list: listName(String(list)) }),
    ...(choices !== undefined && {
      choices: String(choices)
        .split(', ')
        .map((choice) => choiceWord(choice, language))
        .join(between),
    }),
  };
}
