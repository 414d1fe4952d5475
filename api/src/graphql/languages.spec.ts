import { describe, expect, test } from 'vitest';
import { languagesOf, languagesOfHeader } from './languages.ts';

describe('the languages of a viewer', () => {
  test.each([
    ['zh-MO,zh;q=0.9,en;q=0.8', ['zh-Hant', 'zh-Hans', 'en']],
    ['fr-FR,pt-BR;q=0.5,en;q=0.7', ['en', 'pt']],
    ['yue-HK', ['zh-Hant']],
    ['en;q=0,pt;q=0.1', ['pt']],
    ['', []],
    ['*', []],
    [`${'x,'.repeat(100_000)}`, []],
  ])('of the header %j', (header, languages) => {
    expect(languagesOfHeader(header)).toEqual(languages);
  });

  test('begin with what the page chose, then the browser, then what the person reads', () => {
    expect(languagesOf({ header: 'en', cookie: 'zh-Hans', reads: 'pt' })).toEqual(['zh-Hans', 'en', 'pt']);
    expect(languagesOf({ header: undefined, cookie: 'tlh', reads: 'pt' })).toEqual(['pt']);
    expect(languagesOf({ header: undefined, cookie: undefined, reads: null })).toEqual(['en']);
  });
});
