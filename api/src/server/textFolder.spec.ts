import { describe, expect, test } from 'vitest';
import { makeTextFolder } from './textFolder.ts';

const folder = makeTextFolder();
const tokens = (text: string, language: 'zh-Hant' | 'zh-Hans' | 'pt' | 'en') => folder.tokens(text, language);

describe('a text is folded to the words it is matched by', () => {
  test('Traditional and Simplified meet', () => {
    expect(tokens('殘疾人用輪椅', 'zh-Hant')).toEqual(tokens('残疾人用轮椅', 'zh-Hans'));
    expect(tokens('輪椅', 'zh-Hant')).toEqual(['轮椅']);
  });

  test('Chinese stands by pairs of neighbours, a lone character by itself', () => {
    expect(tokens('橄欖油', 'zh-Hant')).toEqual(['橄榄', '榄油']);
    expect(tokens('茶', 'zh-Hant')).toEqual(['茶']);
  });

  test('pairs do not reach across signs', () => {
    expect(tokens('咖啡、茶葉', 'zh-Hant')).toEqual(['咖啡', '茶叶']);
  });

  test('full width, half width and case meet', () => {
    expect(tokens('ＬＥＤ　燈', 'zh-Hant')).toEqual(tokens('led 灯', 'zh-Hans'));
  });

  test('Portuguese and English words stand by their stem, without accents', () => {
    expect(tokens('cadeiras de rodas elétricas', 'pt')).toEqual(tokens('cadeira de roda elétrica', 'pt'));
    expect(tokens('roasted coffees', 'en')).toEqual(tokens('roast coffee', 'en'));
    expect(tokens('Sardinhas', 'pt').every((token) => /^[a-z]+$/.test(token))).toBe(true);
  });

  test.each([
    ['cafés', 'café'],
    ['chás', 'chá'],
    ['papéis', 'papel'],
    ['móveis', 'móvel'],
    ['óleos essenciais', 'óleo essencial'],
  ])('%s meets %s', (many, one) => {
    expect(tokens(many, 'pt')).toEqual(tokens(one, 'pt'));
  });

  test('empty words are left out, numbers stay', () => {
    expect(tokens('the oil of the olive, 500 ml', 'en')).toEqual(['oil', 'oliv', '500', 'ml']);
  });

  test('each token stands once, whatever the length of the text', () => {
    expect(tokens('茶葉茶葉茶葉 tea tea', 'zh-Hant')).toEqual(['茶叶', '叶茶', 'tea']);
  });

  test('a text of signs has no tokens', () => {
    expect(tokens('—— !!! （）', 'zh-Hant')).toEqual([]);
  });
});
