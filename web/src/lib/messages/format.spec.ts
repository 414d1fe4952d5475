import { describe, expect, test, vi } from 'vitest';
import { Formats, clockFace, formatsIn, minorDigits, typedAmount } from './format.ts';

const MACAO = 'Asia/Macau';
const AFTERNOON = '2026-11-21T07:20:00Z';

/** Intl parts figures and codes with no-break spaces; the eye sees a space. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe.each([
  ['en', 'MOP 480,000', 'EUR 12.80', '1,234,567.5', '40%'],
  ['zh-Hant', 'MOP 480,000', 'EUR 12.80', '1,234,567.5', '40%'],
  ['zh-Hans', 'MOP 480,000', 'EUR 12.80', '1,234,567.5', '40%'],
  ['pt', '480 000 MOP', '12,80 EUR', '1 234 567,5', '40%'],
] as const)('figures in %s', (language, patacas, euros, number, percent) => {
  const formats = formatsIn(language);
  test('money carries its code, and cents only where there are some', () => {
    expect(plain(formats.money({ amount: '48000000', currency: 'MOP' }))).toBe(patacas);
    expect(plain(formats.money({ amount: '1280', currency: 'EUR' }))).toBe(euros);
  });
  test('numbers and shares', () => {
    expect(plain(formats.number(1234567.5))).toBe(number);
    expect(plain(formats.percent(0.4))).toBe(percent);
  });
});

test('a currency without minor units is not divided', () => {
  expect(plain(formatsIn('en').money({ amount: '500', currency: 'JPY' }))).toBe('JPY 500');
  expect(minorDigits('JPY')).toBe(0);
});

test('an amount beyond the exact integers of a number keeps every digit', () => {
  expect(plain(formatsIn('en').money({ amount: '900719925474099301', currency: 'MOP' }))).toBe(
    'MOP 9,007,199,254,740,993.01',
  );
});

test.each([
  ['en', 'MOP 1.2m'],
  ['zh-Hant', 'MOP 120萬'],
  ['zh-Hans', 'MOP 120万'],
  ['pt', '1,2 M MOP'],
] as const)('large money on the wall in %s', (language, text) => {
  expect(plain(formatsIn(language).compactMoney({ amount: '120000000', currency: 'MOP' }))).toBe(text);
});

test.each([
  ['en', 'Sat 21 Nov', '21 November 2026', 'a, b and c'],
  ['zh-Hant', '11月21日週六', '2026年11月21日', 'a、b及c'],
  ['zh-Hans', '11月21日周六', '2026年11月21日', 'a、b和c'],
  ['pt', 'sábado, 21/11', '21 de novembro de 2026', 'a, b e c'],
] as const)('dates and lists in %s', (language, short, full, list) => {
  const formats = formatsIn(language);
  expect(plain(formats.shortDate(AFTERNOON, MACAO))).toBe(short);
  expect(plain(formats.date(AFTERNOON, MACAO))).toBe(full);
  expect(formats.list(['a', 'b', 'c'])).toBe(list);
});

test.each(['en', 'zh-Hant', 'zh-Hans', 'pt'] as const)(
  'the clock has 24 hours in %s, in the zone of the fair',
  (language) => {
    const formats = formatsIn(language);
    expect(formats.time(AFTERNOON, MACAO)).toBe('15:20');
    expect(formats.time('2026-11-20T16:05:00Z', MACAO)).toBe('00:05');
    expect(formats.time(AFTERNOON, 'Europe/Lisbon')).toBe('07:20');
  },
);

test('territories are named without a sovereign', () => {
  expect(['MO', 'HK', 'CN', 'PT'].map((code) => formatsIn('zh-Hant').country(code))).toEqual([
    '澳門',
    '香港',
    '內地',
    '葡萄牙',
  ]);
  expect(formatsIn('pt').country('MO')).toBe('Macau');
  expect(formatsIn('en').country('no code')).toBe('no code');
});

test('spoken languages are named once each', () => {
  expect(formatsIn('en').spokenLanguages(['yue', 'pt', 'pt'])).toBe('Cantonese and Portuguese');
  expect(formatsIn('zh-Hans').spokenLanguages(['cmn', 'yue'])).toBe('普通话和粤语');
});

test('a clock face never shows a negative time', () => {
  expect([clockFace(504), clockFace(59.2), clockFace(0), clockFace(-3), clockFace(3723)]).toEqual([
    '8:24',
    '1:00',
    '0:00',
    '0:00',
    '1:02:03',
  ]);
});

describe('an amount as somebody typed it', () => {
  test.each([
    ['480000', '48000000'],
    ['480,000', '48000000'],
    ['480.000', '48000000'],
    ['480 000', '48000000'],
    ['12,80', '1280'],
    ['1.234,56', '123456'],
    ['0', '0'],
  ])('%s', (text, minor) => {
    expect(typedAmount(text, 'MOP')).toBe(minor);
  });
  test.each(['', '-5', 'abc', '1,2345', '12萬'])('%s is not an amount', (text) => {
    expect(typedAmount(text, 'MOP')).toBeUndefined();
  });
  test('decimals that the currency does not have are refused', () => {
    expect(typedAmount('12.50', 'JPY')).toBeUndefined();
  });
});

test('a minute is written once for all who show it, and those of a clock that runs all day are not all kept', () => {
  const english = new Formats('en');
  // A getter, which the types of the language tell as a method.
  const prototype: { readonly format: unknown } = Intl.DateTimeFormat.prototype;
  const written = vi.spyOn(prototype, 'format', 'get');
  const midnight = Date.parse('2026-11-21T00:00:00Z');
  for (let second = 0; second < 60; second++) english.time(midnight + second * 1_000, 'Asia/Macau');
  expect(written).toHaveBeenCalledTimes(1);
  for (let minute = 1; minute < 24 * 60; minute++) english.time(midnight + minute * 60_000, 'Asia/Macau');
  expect(english.time(midnight, 'Asia/Macau')).toBe('08:00');
  expect(written).toHaveBeenCalledTimes(24 * 60 + 1);
  written.mockRestore();
});
