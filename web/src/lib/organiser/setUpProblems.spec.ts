import { expect, test } from 'vitest';
import { wrongField, wrongRow } from './setUpProblems.ts';

const draft = (reference: string, pt = '') => ({ reference, name: { 'zh-Hant': '', 'zh-Hans': '', pt, en: '' } });
const venues = [draft('MO', 'Recinto de Macau (Demonstração)'), draft('HQ')];

test('of several venues the one that is meant is named, by its code where it has no name yet', () => {
  const named = (row: number) => wrongRow({ file: 'venues', row }, { venues, sessions: [] });
  expect([named(2), named(3), named(4)]).toEqual(['Recinto de Macau (Demonstração)', 'HQ', '']);
});

test('a single one, the exhibition itself and a list that is not on the form need no name', () => {
  const drafts = { venues: [draft('MO')], sessions: venues };
  expect(['venues', 'exhibition', 'places'].map((file) => wrongRow({ file, row: 2 }, drafts))).toEqual(['', '', '']);
  expect(wrongRow({ file: 'sessions', row: null }, drafts)).toBe('');
});

test('a name that is missing is not asked for in one language', () => {
  expect(['Nome (zh-Hant)', '名稱（pt）', 'Lugares', null].map((column) => wrongField({ column }))).toEqual([
    'Nome',
    '名稱',
    'Lugares',
    '',
  ]);
});
