import { expect, test } from 'vitest';
import { LANGUAGES } from '../kernel/language.ts';
import { choiceWords } from './field/choiceWords.ts';
import { foldLabel } from './foldLabel.ts';
import { reasonFacts } from './reasonFacts.ts';

const ROLES = ['exhibitor', 'buyer', 'floor-staff', 'desk', 'interpreter', 'delegation-leader'];
const wrong = { code: 'choice-unknown', facts: { choices: ROLES.join(', ') } } as const;

test('choices are told in the words of the reader', () => {
  const told = (language: (typeof LANGUAGES)[number]) => reasonFacts(wrong, language, String)['choices'];
  expect(told('pt')).toBe('Expositor, Comprador, Equipa de sala, Balcão de apoio, Intérprete, Chefe de delegação');
  expect(told('zh-Hant')).toBe('參展商、買家、現場工作人員、服務台、傳譯員、團長');
});

test('what a reader is told to write is understood', () => {
  for (const language of LANGUAGES) {
    const words = String(reasonFacts(wrong, language, String)['choices']).split(/, |、/);
    expect(words.map((word) => choiceWords(ROLES).get(foldLabel(word)))).toEqual(ROLES);
  }
});

test('a list is told by its name, and other facts as they are', () => {
  const unknown = { code: 'row-unknown', facts: { list: 'companies', reference: 'CO-1' } } as const;
  expect(reasonFacts(unknown, 'en', (list) => `the list ${list}`)).toEqual({
    list: 'the list companies',
    reference: 'CO-1',
  });
});
