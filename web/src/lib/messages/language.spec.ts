import { describe, expect, test } from 'vitest';
import { chooseLanguage, isLanguage, languageOfTag } from './language.ts';

describe('the language of a visitor who has not chosen', () => {
  test.each([
    ['zh-MO,zh;q=0.9,en;q=0.8', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-TW,zh;q=0.9', 'zh-Hant'],
    ['zh-Hant-MO', 'zh-Hant'],
    ['yue-HK', 'zh-Hant'],
    ['zh-CN,zh;q=0.9', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-Hans-MO', 'zh-Hans'],
    ['zh', 'zh-Hans'],
    ['pt-PT,pt;q=0.9,en;q=0.8', 'pt'],
    ['pt-BR', 'pt'],
    ['fr-FR,fr;q=0.9,pt;q=0.5,en;q=0.7', 'en'],
    ['de,zh-MO;q=0.4', 'zh-Hant'],
    ['en;q=0,pt;q=0.1', 'pt'],
    ['', 'en'],
    ['*', 'en'],
    ['ja', 'en'],
  ])('%s is read in %s', (header, language) => {
    expect(chooseLanguage(header)).toBe(language);
  });

  test('no header at all is read in English', () => {
    expect(chooseLanguage(null)).toBe('en');
  });
});

test('a tag of a language that the client does not speak has none', () => {
  expect(languageOfTag('fr-CH')).toBeUndefined();
});

test('only the four tags are languages of the client', () => {
  expect([isLanguage('zh-Hant'), isLanguage('zh'), isLanguage(undefined)]).toEqual([true, false, false]);
});
