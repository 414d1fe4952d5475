import { describe, expect, test } from 'vitest';
import { ImportCorrections, repeated } from './importCorrections.svelte.ts';

const problem = (row: number, value: string, column = 'Country') => ({
  file: 'companies.csv',
  row,
  column,
  value,
  code: 'country-unknown',
});
const WRONG = [problem(2, 'Atlantis'), problem(3, 'Atlantis'), problem(4, 'Utopia'), problem(5, 'Atlantis', 'Market')];

describe('a value that is wrong in many rows', () => {
  test('is one that its column has in more than one of them', () => {
    const keys = [...repeated(WRONG)].map((key) => JSON.parse(key) as unknown);
    expect(keys).toEqual([
      ['companies.csv', 2, 'Country'],
      ['companies.csv', 3, 'Country'],
    ]);
    expect(repeated([problem(2, 'x'), problem(2, 'x')]).size).toBe(0);
    expect(repeated([problem(2, ''), problem(3, '')]).size).toBe(0);
    expect(repeated([problem(2, 'cut off…'), problem(3, 'cut off…')]).size).toBe(0);
  });

  test('is mended once for all of them, and sent as one correction', () => {
    const corrections = new ImportCorrections();
    corrections.correct(problem(3, 'Atlantis'), 'PT');
    corrections.correct(problem(2, 'Atlantis'), 'MO');
    corrections.correctEverywhere(problem(2, 'Atlantis'), WRONG);
    expect(WRONG.map((one) => corrections.insteadOf(one))).toEqual(['MO', 'MO', undefined, undefined]);
    expect(corrections.sent()).toEqual([{ file: 'companies.csv', column: 'Country', was: 'Atlantis', value: 'MO' }]);
    expect(corrections.cells).toBe(0);
    expect(WRONG.map((one) => corrections.isSaidEverywhere(one))).toEqual([true, true, false, false]);
  });

  test('may still be mended otherwise in one row, said anew, or taken back', () => {
    const corrections = new ImportCorrections();
    corrections.correct(problem(2, 'Atlantis'), 'MO');
    corrections.correctEverywhere(problem(2, 'Atlantis'), WRONG);
    corrections.correct(problem(3, 'Atlantis'), 'HK');
    expect(WRONG.map((one) => corrections.insteadOf(one))).toEqual(['MO', 'HK', undefined, undefined]);
    expect(corrections.isSaidEverywhere(problem(3, 'Atlantis'))).toBe(false);
    corrections.correctEverywhere(problem(3, 'Atlantis'), WRONG);
    expect(corrections.everywhere.map(({ value }) => value)).toEqual(['HK']);
    corrections.takeBack(corrections.everywhere[0]!);
    expect(corrections.sent()).toEqual([]);
  });
});

test('what was mended in a file is forgotten with it', () => {
  const corrections = new ImportCorrections();
  corrections.correct(problem(4, 'Utopia'), 'MO');
  corrections.correct(problem(2, 'Atlantis'), 'MO');
  corrections.correctEverywhere(problem(2, 'Atlantis'), WRONG);
  corrections.keep((file) => file === 'companies.csv');
  expect(corrections.sent()).toHaveLength(2);
  corrections.keep(() => false);
  expect(corrections.sent()).toEqual([]);
});
