import { isZoneName, ZONE_NAME_LENGTH } from '../../exhibition/hallPlan.ts';
import { minorDigits } from '../../kernel/currency.ts';
import type { Currency } from '../../kernel/currency.ts';
import type { Language, SpokenLanguage } from '../../kernel/language.ts';
import { readCountry } from '../country.ts';
import type { Country, HsCode, LocalDate, LocalTime, Reference } from '../fairLists.ts';
import { foldLabel } from '../foldLabel.ts';
import { readHsCode, writeHsCode } from '../hsNomenclature.ts';
import { daysAfter, readDate, readTime } from '../localDate.ts';
import type { Facts, ReasonCode } from '../rowProblem.ts';
import { readSpokenLanguage } from '../spokenLanguage.ts';
import type { TradeReference } from '../tradeReference.ts';
import type { Format } from './field.ts';
import { choiceWords, LANGUAGE_WORDS, YES_NO_WORDS } from './choiceWords.ts';

/** Text of one line; a line break inside a cell counts as a space. */
export const line = (most: number): Format<string> => ({
  ...text(most),
  read: (written, trade) => text(most).read(written.replaceAll(/\s*[\n\t]\s*/g, ' '), trade),
});

/** Text that may have several lines. */
export const text = (most: number): Format<string> => ({
  hint: `text, at most ${most} characters`,
  nothing: '',
  read(written) {
    if (written.length > most) return wrong('text-too-long', { max: most });
    return UNSTORABLE.test(written.replaceAll(/[\n\t]/g, ''))
      ? wrong('text-invalid')
      : { value: written.normalize('NFC') };
  },
  write: (value) => value,
});

/** Control characters, halves of characters, private use, signs that turn the direction of what follows, and the mark of a failed decoding. */
const UNSTORABLE = /[\p{Cc}\p{Cs}\p{Co}\u{FFFD}\u{202A}-\u{202E}\u{2066}-\u{2069}]/u;

/** The organiser's own name of a row: letters and figures of any script, and `- _ . /` between them. */
export const reference: Format<Reference> = {
  hint: 'reference',
  nothing: '',
  read(text) {
    const name = text.normalize('NFKC');
    return /^[\p{L}\p{N}](?:[\p{L}\p{N}._/-]{0,38}[\p{L}\p{N}])?$/u.test(name)
      ? { value: name }
      : wrong('reference-form');
  },
  write: (value) => value,
};

/** The name of a part of a hall, as its plan writes it. */
export const hallZone: Format<string> = {
  hint: `text, at most ${ZONE_NAME_LENGTH} characters`,
  nothing: '',
  read: (text) => (isZoneName(text) ? { value: text } : wrong('hall-zone', { max: ZONE_NAME_LENGTH })),
  write: (value) => value,
};

/** A whole number. */
export const whole = (least: number, most: number): Format<number> => ({
  hint: `whole number, ${least} to ${most}`,
  nothing: least,
  read(text) {
    const number = plainDecimal(text);
    if ('code' in number) return { wrong: number };
    const value = Number(number.decimal);
    return Number.isInteger(value) && value >= least && value <= most
      ? { value }
      : wrong('number-range', { least, most });
  },
  write: (value) => String(value),
});

/** A number of zero or more with at most three decimals, as goods are counted and weighed. */
export const measure: Format<number> = {
  hint: 'number',
  nothing: 0,
  read(text) {
    const number = plainDecimal(text);
    if ('code' in number) return { wrong: number };
    const value = Number(number.decimal);
    return value > 0 && value <= MOST_GOODS && /^\d+(\.\d{1,3}0*)?$/.test(number.decimal)
      ? { value }
      : wrong('number-range', { least: '0.001', most: MOST_GOODS });
  },
  write: (value) => writeDecimal(String(value)),
};
const MOST_GOODS = 1_000_000_000_000;

/** A percentage, 0 to 100, with at most two decimals; the sign may stand after it. */
export const percent: Format<number> = {
  hint: 'percentage',
  nothing: 0,
  read(text) {
    const number = plainDecimal(text.normalize('NFKC').replace(/\s*%$/, ''));
    if ('code' in number) return { wrong: number };
    const value = Number(number.decimal);
    return value <= 100 && /^\d+(\.\d{1,2}0*)?$/.test(number.decimal) ? { value } : wrong('percent');
  },
  write: (value) => String(value),
};

/** How much of a currency is worth one US dollar: more than nothing, at most nine figures before and six behind the point. */
export const rate: Format<number> = {
  hint: 'number',
  nothing: 1,
  read(written) {
    // A rate has as many decimals as it needs, so here a point is always the decimal sign.
    const number = /^\d+\.\d+$/.test(written) ? { decimal: written } : plainDecimal(written);
    if ('code' in number) return { wrong: number };
    const value = Number(number.decimal);
    return value > 0 && /^\d{1,9}(\.\d{1,6})?$/.test(number.decimal) ? { value } : wrong('rate');
  },
  write: (value) => String(value),
};

/** A day. */
export const date: Format<LocalDate> = {
  hint: 'day',
  nothing: '',
  read: (text) => found(readDate(text), 'date'),
  write: (value) => value,
  shift: daysAfter,
};

/** A day and a time of day. */
export const time: Format<LocalTime> = {
  hint: 'day and time',
  nothing: '',
  read: (text) => found(readTime(text), 'time-of-day'),
  write: (value) => value.replace('T', ' '),
  shift: (value, days) => daysAfter(value.slice(0, 10), days) + value.slice(10),
};

/** A territory by its ISO 3166-1 code or by name. */
export const country: Format<Country> = {
  hint: 'ISO 3166-1 code or name',
  nothing: '',
  read: (text) => found(readCountry(text), 'country-unknown'),
  write: (value) => value,
};

/** A currency by its ISO 4217 code. */
export const currency: Format<Currency> = {
  hint: 'ISO 4217 code',
  nothing: '',
  read(text) {
    const code = text.normalize('NFKC').toUpperCase();
    return minorDigits(code) === null ? wrong('currency-unknown', { currency: text }) : { value: code };
  },
  write: (value) => value,
};

/** A spoken language by its tag or by name. */
export const spokenLanguage: Format<SpokenLanguage> = {
  hint: 'spoken language: yue, cmn, pt, en, ... or its name',
  nothing: '',
  read: (text) => found(readSpokenLanguage(text), 'spoken-language-unknown'),
  write: (value) => value,
};

/** One of the four languages of the client. */
export const readingLanguage: Format<Language> = {
  hint: 'zh-Hant, zh-Hans, pt, en',
  nothing: 'en',
  read: (text) => found(LANGUAGE_WORDS.get(foldLabel(text)) ?? null, 'reading-language-unknown'),
  write: (value) => value,
};

/** An HS code, 2, 4 or 6 digits, with or without a dot. */
export const hsCode: Format<HsCode> = {
  hint: 'HS code',
  nothing: '',
  read(text) {
    const reading = readHsCode(text.normalize('NFKC'));
    return 'code' in reading ? { value: reading.code } : wrong(reading.fault, { code: text });
  },
  write: writeHsCode,
};

/** One of a few words, in any of the four languages. */
export function choice<T extends string>(of: readonly T[]): Format<T> {
  const words = choiceWords(of);
  return {
    hint: of.join(', '),
    nothing: of[0] as T,
    read: (text) => found(words.get(foldLabel(text)) ?? null, 'choice-unknown', { choices: of.join(', ') }),
    write: (value) => value,
  };
}

/** Yes or no. */
export const yesNo: Format<boolean> = {
  hint: 'yes, no',
  nothing: false,
  read: (text) => found(YES_NO_WORDS.get(foldLabel(text)) ?? null, 'yes-or-no'),
  write: (value) => (value ? 'yes' : 'no'),
};

/** A mail address: one at sign, no space, a dot in the domain; whether it is answered is not known here. */
export const email: Format<string> = {
  hint: 'mail address',
  nothing: '',
  read: (text) =>
    text.length <= 254 && /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;.]+$/.test(text)
      ? { value: text }
      : wrong('email-form'),
  write: (value) => value,
};

/** A telephone number in international form, kept as plus and figures with single spaces. */
export const phone: Format<string> = {
  hint: 'number with its country code',
  nothing: '',
  read(text) {
    const plain = text
      .normalize('NFKC')
      .replaceAll(/[\s().-]+/g, ' ')
      .trim();
    return /^\+[0-9][0-9 ]{5,24}$/.test(plain) ? { value: plain } : wrong('phone-form');
  },
  write: (value) => value,
};

/** A web address; `https://` may be left out. */
export const website: Format<string> = {
  hint: 'web address',
  nothing: '',
  read(text) {
    const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
    return address.length <= 300 && /^https?:\/\/[^\s/?#@"'<>\\]+\.[^\s/?#@"'<>\\]+([/?#][^\s"'<>\\]*)?$/i.test(address)
      ? { value: address }
      : wrong('website-form');
  },
  write: (value) => value,
};

/** A zone of the IANA time zone database. */
export const timeZone: Format<string> = {
  hint: 'IANA time zone',
  nothing: '',
  read: (text, trade) => (trade.isTimeZone(text) ? { value: text } : wrong('time-zone-unknown')),
  write: (value) => value,
};

/** A key of the reference data, or a name of it in any of the four languages. */
export const keyOf = (kind: 'schemes' | 'agreements' | 'regulatedGoods'): Format<string> => ({
  hint: 'key or name of the reference data',
  nothing: '',
  read: (text, trade: TradeReference) => found(trade[kind].get(foldLabel(text)) ?? null, KEY_UNKNOWN[kind]),
  write: (value) => value,
});
const KEY_UNKNOWN = {
  schemes: 'scheme-unknown',
  agreements: 'agreement-unknown',
  regulatedGoods: 'goods-unknown',
} as const;

/**
 * The plain decimal (`1234.5`) of a figure as people write it: `1234.5`, `1234,5`, `1,234.50`, `1 234,5`, `1.234.567`.
 * One separator before exactly three figures (`1,234`) is read by some as a thousand and by others as a decimal: refused, not guessed.
 */
export function plainDecimal(
  text: string,
): { readonly decimal: string } | { readonly code: 'number' | 'number-ambiguous' } {
  const plain = text.normalize('NFKC').replaceAll(/[\s']/g, '');
  if (/^\d+([.,]\d+)?$/.test(plain)) {
    return AMBIGUOUS.test(plain) ? { code: 'number-ambiguous' } : { decimal: plain.replace(',', '.') };
  }
  const grouped = /^(\d{1,3})(([.,])\d{3})(\3\d{3})*(?:([.,])(\d+))?$/.exec(plain);
  const separator = grouped?.[3];
  if (!grouped || separator === undefined || grouped[5] === separator) return { code: 'number' };
  const [groups = '', fraction] = grouped[5] === undefined ? [plain] : splitAtLast(plain, grouped[5]);
  const digits = groups.replaceAll(separator, '');
  return { decimal: fraction === undefined ? digits : `${digits}.${fraction}` };
}

/** A plain decimal as it is written, so that it reads back: three decimals alone could be a thousand, a further zero says they are not. */
export function writeDecimal(decimal: string): string {
  return AMBIGUOUS.test(decimal) ? `${decimal}0` : decimal;
}

const AMBIGUOUS = /^[1-9]\d{0,2}[.,]\d{3}$/;

function splitAtLast(text: string, separator: string): readonly [string, string] {
  const at = text.lastIndexOf(separator);
  return [text.slice(0, at), text.slice(at + 1)];
}

function found<T>(
  value: T | null,
  code: ReasonCode,
  facts?: Facts,
): { value: T } | { wrong: { code: ReasonCode; facts?: Facts } } {
  return value === null ? wrong(code, facts) : { value };
}

function wrong(code: ReasonCode, facts?: Facts): { wrong: { code: ReasonCode; facts?: Facts } } {
  return { wrong: facts ? { code, facts } : { code } };
}
