import { describe, expect, test } from 'vitest';
import { inFour, nameSize, roleOf, twoScripts } from './badgeWords.ts';

describe('the words of a badge', () => {
  test('stand in four languages, Traditional Chinese first', () => {
    expect(inFour((locale) => roleOf('B-2104', locale)).map(({ language, text }) => [language, text])).toEqual([
      ['zh-Hant', '買家'],
      ['zh-Hans', '采购商'],
      ['pt', 'Comprador'],
      ['en', 'Buyer'],
    ]);
  });

  test('name somebody in the two scripts that the name has, each once', () => {
    const all = (texts: Record<string, string>) => ({
      all: Object.entries(texts).map(([language, text]) => ({ language, text })),
    });
    expect(twoScripts(all({ en: 'Chan Lok I', zh_Hant: '陳樂怡' })).map(({ text }) => text)).toEqual([
      '陳樂怡',
      'Chan Lok I',
    ]);
    expect(twoScripts(all({ pt: 'Inês Carvalho' })).map(({ text }) => text)).toEqual(['Inês Carvalho']);
    expect(twoScripts(all({ zh_Hant: 'Casa do Cais', en: 'Casa do Cais' }))).toHaveLength(1);
    expect(twoScripts(all({}))).toEqual([]);
  });

  test('are set as large as two lines allow', () => {
    expect(nameSize('陳樂怡', 30)).toBe(30);
    expect(nameSize('Technical adviser, Serrabruma (Demo)', 30)).toBe(18);
    expect(nameSize('Maria', 17)).toBe(17);
    expect(nameSize('x'.repeat(400), 30)).toBe(11);
  });
});
