import { expect, test } from 'vitest';
import { decimalOf, minorDigits, minorUnits } from './currency.ts';

test.each([
  ['12.5', 'MOP', 1250],
  ['12.50', 'MOP', 1250],
  ['1250', 'JPY', 1250],
  ['1.234', 'KWD', 1234],
  ['0', 'EUR', 0],
])('%s %s is %i minor units', (decimal, currency, units) => {
  expect(minorUnits(decimal, currency)).toBe(units);
});

test.each([
  ['12.505', 'MOP'],
  ['1.5', 'JPY'],
  ['-1', 'MOP'],
  ['1e3', 'MOP'],
  ['99999999999999999', 'MOP'],
  ['5', 'XXX'],
])('%s %s is no amount', (decimal, currency) => {
  expect(minorUnits(decimal, currency)).toBeNull();
});

test('what is written reads the same', () => {
  for (const currency of ['MOP', 'JPY', 'KWD'])
    for (const units of [0, 1, 10, 99, 100, 12_345_678])
      expect(minorUnits(decimalOf(units, currency), currency)).toBe(units);
});

test('a code that is no currency has no digits', () => {
  expect([minorDigits('MOP'), minorDigits('JPY'), minorDigits('mop'), minorDigits('XAU')]).toEqual([2, 0, null, null]);
});
