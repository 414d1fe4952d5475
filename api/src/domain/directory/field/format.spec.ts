import { describe, expect, test } from 'vitest';
import type { TradeReference } from '../tradeReference.ts';
import * as format from './format.ts';
import type { Format } from './field.ts';

const trade: TradeReference = {
  schemes: new Map([['mmark', 'M-MARK']]),
  agreements: new Map(),
  regulatedGoods: new Map(),
  isTimeZone: (text) => text === 'Asia/Macau',
};

/** The value, or the code of what is wrong. */
function read<T>(of: Format<T>, text: string): T | string {
  const reading = of.read(text, trade);
  return 'value' in reading ? reading.value : reading.wrong.code;
}

describe('figures', () => {
  test.each([
    ['1250', '1250'],
    ['12.5', '12.5'],
    ['12,5', '12.5'],
    ['1 250', '1250'],
    ['1 250,75', '1250.75'],
    ['1,250.75', '1250.75'],
    ['1.250,75', '1250.75'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ["1'234'567.5", '1234567.5'],
    ['１２３', '123'],
    ['0.125', '0.125'],
    ['1.2340', '1.2340'],
  ])('%s is %s', (text, decimal) => {
    expect(format.plainDecimal(text)).toEqual({ decimal });
  });

  test.each(['1,234', '1.234', '12,345', '999.999'])(
    '%s may be a thousand or a decimal: refused, not guessed',
    (text) => {
      expect(format.plainDecimal(text)).toEqual({ code: 'number-ambiguous' });
    },
  );

  test.each(['', '-5', '1e6', '12.', '.5', '1,23,456', '1.234,567.8', 'MOP 5', '=1+1'])('%s is no figure', (text) => {
    expect(format.plainDecimal(text)).toEqual({ code: 'number' });
  });

  test('what is written reads the same, three decimals too', () => {
    for (const value of [1, 0.125, 1.234, 12.5, 999.999, 1_000_000])
      expect(read(format.measure, format.measure.write(value))).toBe(value);
  });

  test('bounds', () => {
    expect(read(format.whole(1, 10), '11')).toBe('number-range');
    expect(read(format.whole(1, 10), '2.5')).toBe('number-range');
    expect(read(format.percent, '100.5')).toBe('percent');
    expect(read(format.percent, '38 %')).toBe(38);
    expect(read(format.measure, '0')).toBe('number-range');
    expect(read(format.rate, '0')).toBe('rate');
    expect(read(format.rate, '8.034')).toBe(8.034);
  });
});

describe('texts', () => {
  test('control characters, halves of characters and signs that turn the direction are refused', () => {
    for (const sign of [
      '\u{0}',
      '\u{7}',
      '\u{1B}',
      '\u{7F}',
      '\u{D800}',
      '\u{FFFD}',
      '\u{202E}',
      '\u{2066}',
      '\u{E000}',
    ]) {
      expect(read(format.line(20), `a${sign}b`)).toBe('text-invalid');
      expect(read(format.text(20), `a${sign}b`)).toBe('text-invalid');
    }
  });

  test('a line break is kept in a text and is a space in a line', () => {
    expect(read(format.text(20), 'a\nb')).toBe('a\nb');
    expect(read(format.line(20), 'a \n b')).toBe('a b');
  });

  test('megabytes are refused by their length', () => {
    expect(read(format.text(4000), 'x'.repeat(10_000_000))).toBe('text-too-long');
    expect(read(format.line(3), 'abc')).toBe('abc');
  });

  test('characters are kept as they are, composed', () => {
    expect(read(format.line(50), '示範霧蓮（澳門）')).toBe('示範霧蓮（澳門）');
    expect(read(format.line(50), 'Conceic\u{327}a\u{303}o')).toBe('Conceição');
  });
});

describe('codes and words', () => {
  test.each([
    ['reference', format.reference, 'CO-017', 'CO-017'],
    ['reference', format.reference, '企業１', '企業1'],
    ['reference', format.reference, 'CO 1', 'reference-form'],
    ['reference', format.reference, '-1', 'reference-form'],
    ['country', format.country, 'mo', 'MO'],
    ['country', format.country, 'Moçambique', 'MZ'],
    ['country', format.country, '中國內地', 'CN'],
    ['country', format.country, 'XX', 'country-unknown'],
    ['currency', format.currency, 'mop', 'MOP'],
    ['currency', format.currency, 'MOP$', 'currency-unknown'],
    ['currency', format.currency, 'XAU', 'currency-unknown'],
    ['spoken language', format.spokenLanguage, '粵語', 'yue'],
    ['spoken language', format.spokenLanguage, 'Putonghua', 'cmn'],
    ['spoken language', format.spokenLanguage, 'zh-Hant', 'spoken-language-unknown'],
    ['reading language', format.readingLanguage, '繁體中文', 'zh-Hant'],
    ['reading language', format.readingLanguage, 'fr', 'reading-language-unknown'],
    ['time zone', format.timeZone, 'Asia/Macau', 'Asia/Macau'],
    ['time zone', format.timeZone, 'Macao', 'time-zone-unknown'],
    ['scheme', format.keyOf('schemes'), 'M-Mark', 'M-MARK'],
    ['scheme', format.keyOf('schemes'), 'Z-Mark', 'scheme-unknown'],
    ['mail', format.email, 'a.b@demo.example', 'a.b@demo.example'],
    ['mail', format.email, 'a b@demo.example', 'email-form'],
    ['mail', format.email, 'a@b', 'email-form'],
    ['telephone', format.phone, '+853 (6000) 0001', '+853 6000 0001'],
    ['telephone', format.phone, '2800 0000', 'phone-form'],
    ['address', format.website, 'demo.example', 'https://demo.example'],
    ['address', format.website, 'javascript:alert(1)', 'website-form'],
  ])('%s: %o reads %s as %s', (_, of, text, value) => {
    expect(read<string>(of, text)).toBe(value);
  });

  test('yes and no in four languages', () => {
    expect(['是', 'Sim', 'YES', '1', '否', 'não', 'no', '0'].map((text) => read(format.yesNo, text))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(read(format.yesNo, 'perhaps')).toBe('yes-or-no');
  });

  test('a choice in four languages, and the choices where it is none', () => {
    const kind = format.choice(['table', 'stand', 'video']);
    expect(['洽談桌', '视频桌', 'mesa', 'STAND'].map((text) => read(kind, text))).toEqual([
      'table',
      'video',
      'table',
      'stand',
    ]);
    expect(kind.read('sofa', trade)).toEqual({
      wrong: { code: 'choice-unknown', facts: { choices: 'table, stand, video' } },
    });
  });
});
