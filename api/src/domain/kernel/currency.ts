/** ISO 4217, three capital letters. */
export type Currency = string;

/** Currencies in use, ISO 4217, grouped by the digits of their minor unit. Funds codes, metals and test codes are not money of a trade. */
const CODES_BY_DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD ' +
    'EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD ' +
    'MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK ' +
    'SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
};

const DIGITS: ReadonlyMap<Currency, number> = new Map(
  Object.entries(CODES_BY_DIGITS).flatMap(([digits, codes]) =>
    codes.split(' ').map((code) => [code, Number(digits)] as const),
  ),
);

/** Digits of the currency's minor unit (MOP 2, JPY 0); null for a code that is not a currency. */
export function minorDigits(currency: Currency): number | null {
  return DIGITS.get(currency) ?? null;
}

/** Whole minor units of a plain decimal (`12.5` MOP is 1250); null where the currency has no such digits or the figure is too large to be exact. */
export function minorUnits(decimal: string, currency: Currency): number | null {
  const digits = DIGITS.get(currency);
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (digits === undefined || parts === null) return null;
  const fraction = (parts[2] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return null;
  const units = Number((parts[1] ?? '') + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(units) ? units : null;
}

/** The plain decimal of whole minor units, without needless zeros (1250 MOP is `12.5`). */
export function decimalOf(units: number, currency: Currency): string {
  const digits = DIGITS.get(currency) ?? 0;
  if (digits === 0) return String(units);
  const figures = String(units).padStart(digits + 1, '0');
  const fraction = figures.slice(-digits).replace(/0+$/, '');
  return figures.slice(0, -digits) + (fraction === '' ? '' : `.${fraction}`);
}
