import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../kernel/language.ts';
import { FAIR_LIST_NAMES } from './fairLists.ts';
import { headingOf } from './headings.ts';
import { columnsOf, recogniseList } from './recogniseList.ts';

const keysOf = (list: (typeof FAIR_LIST_NAMES)[number]) => columnsOf(list).map((column) => column.key);

/** What one row of headings is taken for, by position. */
function recognised(name: string, headings: readonly string[]) {
  const found = recogniseList({ file: `${name}.csv`, name, rows: [{ number: 1, cells: headings }] });
  return found && { ...found, keys: new Map([...found.positions].map(([key, position]) => [position, key])) };
}

describe.each(FAIR_LIST_NAMES)('the list of %s', (list) => {
  test.each(LANGUAGES)('is known by its headings alone, in %s, each meaning its own column', (language) => {
    const keys = keysOf(list);
    const found = recognised(
      'unnamed',
      keys.map((key) => headingOf(key, language)),
    );
    expect(found?.list).toBe(list);
    expect(keys.map((_, position) => found?.keys.get(position))).toEqual(keys);
    expect([found?.ignored, found?.repeated, found?.missing]).toEqual([[], [], []]);
  });
});

describe('headings as people write them', () => {
  const meaning = (list: string, heading: string) => recognised(list, ['Reference', heading])?.keys.get(1);

  test.each([
    ['companies', 'ＮＡＭＥ　（ＥＮ）', 'name.en'],
    ['companies', 'name_zh_hant', 'name.zh-Hant'],
    ['companies', '企業名稱（葡）', 'name.pt'],
    ['companies', '英文名稱', 'name.en'],
    ['companies', '中文名稱', 'name.zh-Hant'],
    ['companies', '中文名称', 'name.zh-Hans'],
    ['companies', 'Nome em inglês', 'name.en'],
    ['companies', 'NOME DA EMPRESA', 'name.pt'],
    ['companies', 'Descricao', 'description.pt'],
    ['products', 'HS CODE', 'hsCodes'],
    ['products', '原產成分 %', 'originShare'],
    ['certificates', '證書編號', 'number'],
    ['people', 'E-Mail', 'email'],
  ])('in %s, %s is %s', (list, heading, key) => {
    expect(meaning(list, heading)).toBe(key);
  });

  test('a word that two languages share is of the language of the headings around it', () => {
    expect(recognised('companies', ['編號', '名稱', '描述'])?.keys.get(2)).toBe('description.zh-Hant');
    expect(recognised('companies', ['编号', '名称', '描述'])?.keys.get(2)).toBe('description.zh-Hans');
  });
});

describe('a list', () => {
  test.each([
    ['02 企業名單', 'companies'],
    ['采购商', 'buyers'],
    ['Lista de produtos', 'products'],
    ['EXHIBITORS 2027', 'companies'],
  ])('named %s is the list of %s', (name, list) => {
    expect(recognised(name, ['Reference', 'Name'])?.list).toBe(list);
  });

  test('may have titles above its headings', () => {
    const rows = [['Feira Ponte'], [], ['', 'as of March'], ['Reference', 'Name', 'Country']].map((cells, index) => ({
      number: index + 1,
      cells,
    }));
    expect(recogniseList({ file: 'companies.csv', name: 'companies', rows })?.header.number).toBe(4);
  });

  test('that has headings of none is none', () => {
    expect(recognised('notes', ['When', 'Who', 'Remark'])).toBeNull();
  });
});
