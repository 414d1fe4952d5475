import { expect, test } from 'vitest';
import type { Papers } from '../../domain/figures/papers.ts';
import { readWording } from '../../graphql/wording.ts';
import { outcomeBlocks } from './outcomeBlocks.ts';
import { ReportFormats } from './reportFormats.ts';

const byKind = { none: 0, 'follow-up': 0, 'sample-order': 2, 'letter-of-intent': 0, memorandum: 1, contract: 1 };
const papers: Papers = { byKind, intentions: 3, contracts: 1, signed: 2, confirmed: 0, signings: 0, sums: [] };
const sum = { currency: 'MOP', contracts: '50000', contractCount: 1, intentions: '90000', intentionCount: 2 };
const formats = new ReportFormats('en', readWording(), 'Asia/Macau');
const rowsOf = (changes: Partial<Papers>) =>
  outcomeBlocks({ papers: { ...papers, ...changes } }, formats).flatMap((block) =>
    block.kind === 'table' ? block.rows : [],
  );

test('papers without an amount have a row of their own, so that the numbers add up to all of them', () => {
  expect(rowsOf({ sums: [sum] })).toEqual([
    ['MOP', '500', '1', '900', '2'],
    ['Without an amount', '', '0', '', '1'],
  ]);
  expect(rowsOf({})).toEqual([['Without an amount', '', '1', '', '3']]);
});

test('where every paper names its amount there is no such row, and without papers there is no table', () => {
  expect(rowsOf({ intentions: 2, sums: [sum] })).toHaveLength(1);
  expect(rowsOf({ intentions: 0, contracts: 0 })).toEqual([]);
});
