import { expect, test } from 'vitest';
import { Answers } from './answers.svelte.ts';

const COFFEE = { code: '0901', name: { text: 'Coffee', language: 'en' as const } };

test('who joins a company that is known answers the languages alone, unless they trade something else', () => {
  const answers = new Answers();
  answers.join({ id: 'b1', name: { text: 'Demo Drinks', language: 'en' } });
  answers.next();
  expect(answers.open).toBe('languages');
  expect(answers.organisation).toBe('Demo Drinks');
  answers.take(COFFEE);
  expect(answers.has('market')).toBe(false);
});

test('three answers are enough, and the names may be left out', () => {
  const answers = new Answers();
  answers.next();
  expect(answers.open).toBe('what');
  answers.take(COFFEE);
  answers.take(COFFEE);
  answers.next();
  expect(answers.open).toBe('market');
  answers.turnMarket('MO');
  answers.next();
  answers.turnLanguage('pt');
  answers.turnLanguage('en');
  answers.turnLanguage('pt');
  answers.next();
  expect(answers.open).toBeNull();
  expect(answers.complete).toBe(true);
  expect(answers.input).toMatchObject({
    name: [],
    organisation: [],
    goods: ['0901'],
    markets: ['MO'],
    languages: ['en'],
  });
});

test('an answer that is taken back opens its question again', () => {
  const answers = new Answers();
  answers.take(COFFEE);
  answers.turnMarket('MO');
  answers.turnLanguage('en');
  answers.open = 'what';
  answers.drop('0901');
  answers.next();
  expect(answers.open).toBe('what');
  answers.words = 'tea';
  answers.next();
  expect(answers.open).toBeNull();
});

test('names go out in the scripts that they were written in', () => {
  const answers = new Answers();
  answers.nameChinese = '示範人';
  answers.organisation = '示範公司';
  expect(answers.input).toMatchObject({
    name: [{ language: 'zh-Hant', text: '示範人' }],
    organisation: [{ language: 'zh-Hant', text: '示範公司' }],
  });
});
