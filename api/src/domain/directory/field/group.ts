import { decimalOf, minorUnits } from '../../kernel/currency.ts';
import { LANGUAGES } from '../../kernel/language.ts';
import type { Language, LocalizedText } from '../../kernel/language.ts';
import type { MoneyBand, PartyName, Quantity } from '../fairLists.ts';
import type { Cells, Field, Format, Presence } from './field.ts';
import { currency, measure, plainDecimal, reference, writeDecimal } from './format.ts';

/** The key of the column that holds one language of a text. */
export function languageColumn(key: string, language: Language): string {
  return `${key}.${language}`;
}

/** A text for people in up to four columns, one a language; a required one is there in at least one of them. */
export function localized(key: string, format: Format<string>, presence: Presence = 'optional'): Field<LocalizedText> {
  return {
    columns: LANGUAGES.map((language) => ({
      key: languageColumn(key, language),
      required: false,
      hint: `${format.hint}, in up to four languages`,
    })),
    read(cells) {
      const text: Partial<Record<Language, string>> = {};
      for (const language of LANGUAGES) {
        const column = languageColumn(key, language);
        const written = cells.get(column);
        if (written === '') continue;
        const reading = format.read(written, cells.trade);
        if ('value' in reading) text[language] = reading.value;
        else cells.refuse(column, reading.wrong);
      }
      const isEmpty = LANGUAGES.every((language) => cells.get(languageColumn(key, language)) === '');
      if (presence === 'required' && isEmpty) cells.refuse(key, { code: 'required' });
      return text;
    },
    write: (text) => LANGUAGES.map((language) => text[language] ?? ''),
  };
}

/** A band of money in three columns: low, high and currency. */
export function moneyBand(key: string): Field<MoneyBand | null> {
  const [low, high, code] = [`${key}Low`, `${key}High`, `${key}Currency`];
  return {
    columns: [
      { key: low, required: false, hint: 'amount' },
      { key: high, required: false, hint: 'amount' },
      { key: code, required: false, hint: currency.hint },
    ],
    read(cells) {
      if (cells.get(low) === '' && cells.get(high) === '') return null;
      const written = cells.get(code);
      if (written === '') return refused(cells, code, 'currency-missing');
      const money = currency.read(written, cells.trade);
      if ('wrong' in money) {
        cells.refuse(code, money.wrong);
        return null;
      }
      const band = {
        low: amount(cells, low, money.value),
        high: amount(cells, high, money.value),
        currency: money.value,
      };
      if (band.low !== null && band.high !== null && band.low > band.high) return refused(cells, high, 'band-order');
      return band;
    },
    write: (band) =>
      band === null
        ? ['', '', '']
        : [
            ...[band.low, band.high].map((end) => (end === null ? '' : writeDecimal(decimalOf(end, band.currency)))),
            band.currency,
          ],
  };
}

/** An amount of goods in two columns: how many and of what. */
export function quantity(key: string, unitFormat: Format<string>): Field<Quantity | null> {
  const [amountColumn, unitColumn] = [key, `${key}Unit`];
  return {
    columns: [
      { key: amountColumn, required: false, hint: measure.hint },
      { key: unitColumn, required: false, hint: unitFormat.hint },
    ],
    read(cells) {
      const [written, unit] = [cells.get(amountColumn), cells.get(unitColumn)];
      if (written === '') return null;
      const number = measure.read(written, cells.trade);
      if ('wrong' in number) cells.refuse(amountColumn, number.wrong);
      if (unit === '') return refused(cells, unitColumn, 'unit-missing');
      const counted = unitFormat.read(unit, cells.trade);
      if ('wrong' in counted) cells.refuse(unitColumn, counted.wrong);
      return 'value' in number && 'value' in counted ? { amount: number.value, unit: counted.value } : null;
    },
    write: (value) => (value === null ? ['', ''] : [measure.write(value.amount), value.unit]),
  };
}

/** A company or a buyer, in one of two columns. */
export function party(): Field<PartyName | null> {
  return {
    columns: [
      { key: 'company', required: false, hint: reference.hint },
      { key: 'buyer', required: false, hint: reference.hint },
    ],
    read(cells) {
      const names = (['company', 'buyer'] as const).filter((side) => cells.get(side) !== '');
      if (names.length === 2) return refused(cells, 'buyer', 'party-two');
      const [side] = names;
      if (side === undefined) return null;
      const reading = reference.read(cells.get(side), cells.trade);
      if ('value' in reading) return { side, reference: reading.value };
      cells.refuse(side, reading.wrong);
      return null;
    },
    write: (name) => [name?.side === 'company' ? name.reference : '', name?.side === 'buyer' ? name.reference : ''],
  };
}

/** A company or a buyer that must be named. */
export function holder(): Field<PartyName> {
  const field = party();
  return {
    columns: field.columns,
    read(cells) {
      if (field.columns.every((column) => cells.get(column.key) === ''))
        cells.refuse('company', { code: 'party-missing' });
      return field.read(cells) ?? { side: 'company', reference: '' };
    },
    write: field.write,
  };
}

function amount(cells: Cells, column: string, code: string): number | null {
  const written = cells.get(column);
  if (written === '') return null;
  const number = plainDecimal(written);
  if ('code' in number) return refused(cells, column, number.code === 'number' ? 'amount' : number.code);
  const units = minorUnits(number.decimal, code);
  return units ?? refused(cells, column, 'amount');
}

function refused(
  cells: Cells,
  column: string,
  code: 'amount' | 'number-ambiguous' | 'currency-missing' | 'unit-missing' | 'band-order' | 'party-two',
): null {
  cells.refuse(column, { code });
  return null;
}
