/**
 * Numbers, money, dates and lists as each language writes them (design: words, section 6).
 * Times are shown in the exhibition's zone, always in 24 hours; money by its ISO 4217 code, never by a sign.
 */
import type { Language } from './language.ts';

/** An amount in minor units, as a decimal string, with its ISO 4217 code. */
export interface Money {
  amount: string;
  currency: string;
}

/** An instant: RFC 3339 text from the wire, or milliseconds since 1970. */
export type Instant = string | number | Date;

/** CLDR locales: a bare `pt` counts and dates as in Brazil, and `zh-Hant` alone dates as in Taiwan. */
const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  'zh-Hant': 'zh-Hant-HK',
  'zh-Hans': 'zh-Hans-CN',
  pt: 'pt-PT',
};

/** Compact figures of `zh-Hant-HK` would say 1.2M where readers expect 120萬. */
const COMPACT_LOCALES: Readonly<Record<Language, string>> = { ...LOCALES, 'zh-Hant': 'zh-Hant' };

/** Names that CLDR would lengthen with a sovereign: the fair names its territories plainly. */
const TERRITORIES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  MO: { en: 'Macao', 'zh-Hant': '澳門', 'zh-Hans': '澳门', pt: 'Macau' },
  HK: { en: 'Hong Kong', 'zh-Hant': '香港', 'zh-Hans': '香港', pt: 'Hong Kong' },
  CN: { en: 'Mainland', 'zh-Hant': '內地', 'zh-Hans': '内地', pt: 'Interior da China' },
};

/** Spoken Chinese, which CLDR names by its script. */
const SPOKEN: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  zh: { en: 'Chinese', 'zh-Hant': '中文', 'zh-Hans': '中文', pt: 'chinês' },
  cmn: { en: 'Mandarin', 'zh-Hant': '普通話', 'zh-Hans': '普通话', pt: 'mandarim' },
  yue: { en: 'Cantonese', 'zh-Hant': '廣東話', 'zh-Hans': '粤语', pt: 'cantonês' },
  'zh-Hant': { en: 'Cantonese', 'zh-Hant': '廣東話', 'zh-Hans': '粤语', pt: 'cantonês' },
  'zh-Hans': { en: 'Mandarin', 'zh-Hant': '普通話', 'zh-Hans': '普通话', pt: 'mandarim' },
};

const MINUTE_MS = 60_000;
/** Lists show the same minutes again and again: so many are kept, as many as a screen shows at once. A hall screen's clock passes every minute of a day, and needs none of them again. */
const MOST_MINUTES = 200;

/** Formats of one language. Made once and kept, since building an Intl object costs more than using it. */
export class Formats {
  readonly #locale: string;
  readonly #compactLocale: string;
  readonly #made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.DisplayNames | Intl.ListFormat>();

  readonly #minutes = new Map<string, string>();

  constructor(readonly language: Language) {
    this.#locale = LOCALES[language];
    this.#compactLocale = COMPACT_LOCALES[language];
  }

  /** 1,234.5 */
  number(value: number): string {
    return this.#make('number', () => new Intl.NumberFormat(this.#locale)).format(value);
  }

  /** A share between 0 and 1, in whole per cent unless decimals are asked for. */
  percent(share: number, mostDecimals = 0): string {
    const format = this.#make(
      `percent ${mostDecimals}`,
      () => new Intl.NumberFormat(this.#locale, { style: 'percent', maximumFractionDigits: mostDecimals }),
    );
    return format.format(share);
  }

  /** MOP 480,000; cents only where there are some. */
  money({ amount, currency }: Money): string {
    const digits = minorDigits(currency);
    const whole = digits === 0 || /^0*$/.test(amount.slice(-digits));
    const format = this.#make(
      `money ${currency} ${whole}`,
      () =>
        new Intl.NumberFormat(this.#locale, {
          style: 'currency',
          currency,
          currencyDisplay: 'code',
          minimumFractionDigits: whole ? 0 : digits,
          maximumFractionDigits: digits,
        }),
    );
    return format.format(majorUnits(amount, digits));
  }

  /** 480,000: under a heading that names the currency; cents only where there are some. */
  amount({ amount, currency }: Money): string {
    const digits = minorDigits(currency);
    const cents = digits === 0 || /^0*$/.test(amount.slice(-digits)) ? 0 : digits;
    const format = this.#make(
      `amount ${cents}`,
      () => new Intl.NumberFormat(this.#locale, { minimumFractionDigits: cents, maximumFractionDigits: cents }),
    );
    return format.format(majorUnits(amount, digits));
  }

  /** MOP 1.2m, MOP 120萬: for a wall, never for a field that people type in. */
  compactMoney({ amount, currency }: Money): string {
    const format = this.#make(
      `compact ${currency}`,
      () =>
        new Intl.NumberFormat(this.#compactLocale, {
          style: 'currency',
          currency,
          currencyDisplay: 'code',
          notation: 'compact',
          maximumFractionDigits: 1,
        }),
    );
    return format.format(majorUnits(amount, minorDigits(currency)));
  }

  /** 15:20 in the given IANA zone. */
  time(instant: Instant, zone: string): string {
    const at = toDate(instant);
    const minute = `${zone} ${Math.floor(at.getTime() / MINUTE_MS)}`;
    const known = this.#minutes.get(minute);
    if (known !== undefined) return known;
    const face = this.#date('time', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
    if (this.#minutes.size >= MOST_MINUTES) this.#minutes.clear();
    this.#minutes.set(minute, face);
    return face;
  }

  /** Sat 21 Nov */
  shortDate(instant: Instant, zone: string): string {
    return this.#date('short', zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(toDate(instant));
  }

  /** 21 November 2026 */
  date(instant: Instant, zone: string): string {
    return this.#date('full', zone, { day: 'numeric', month: 'long', year: 'numeric' }).format(toDate(instant));
  }

  /** Sat: a weekday under a day. */
  weekday(instant: Instant, zone: string): string {
    return this.#date('weekday', zone, { weekday: 'short' }).format(toDate(instant));
  }

  /** 21/11: a day on a button. */
  day(instant: Instant, zone: string): string {
    return this.#date('day', zone, { day: 'numeric', month: 'numeric' }).format(toDate(instant));
  }

  /** a, b and c */
  list(items: readonly string[]): string {
    return this.#make('list', () => new Intl.ListFormat(this.#locale, { type: 'conjunction' })).format(items);
  }

  /** A country or territory by its ISO 3166-1 code. */
  country(code: string): string {
    const territory = TERRITORIES[code.toUpperCase()];
    if (territory) return territory[this.language];
    return this.#displayName('region', code);
  }

  /** A spoken language by its BCP 47 tag. */
  spokenLanguage(tag: string): string {
    return SPOKEN[tag]?.[this.language] ?? this.#displayName('language', tag);
  }

  /** Several spoken languages in one phrase. */
  spokenLanguages(tags: readonly string[]): string {
    return this.list([...new Set(tags.map((tag) => this.spokenLanguage(tag)))]);
  }

  #displayName(type: 'region' | 'language', code: string): string {
    const names = this.#make(type, () => new Intl.DisplayNames(this.#locale, { type, fallback: 'code' }));
    try {
      return names.of(code) ?? code;
    } catch {
      return code; // not a well-formed code: shown as it was written rather than not at all
    }
  }

  #date(name: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return this.#make(`${name} ${timeZone}`, () => new Intl.DateTimeFormat(this.#locale, { ...options, timeZone }));
  }

  #make<Format extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.DisplayNames | Intl.ListFormat>(
    name: string,
    make: () => Format,
  ): Format {
    const known = this.#made.get(name);
    if (known) return known as Format;
    const made = make();
    this.#made.set(name, made);
    return made;
  }
}

const formatsByLanguage = new Map<Language, Formats>();

/** The formats of a language. */
export function formatsIn(language: Language): Formats {
  const known = formatsByLanguage.get(language) ?? new Formats(language);
  formatsByLanguage.set(language, known);
  return known;
}

/** Remaining or passed time on a clock face: 8:24, 1:02:03. Never below 0:00. */
export function clockFace(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** How many decimals a currency has (ISO 4217, from CLDR): MOP 2, JPY 0. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * What somebody typed as an amount, in minor units; nothing where it is not an amount.
 * Spaces group digits; a comma or point is decimal only before one or two last digits.
 */
export function typedAmount(text: string, currency: string): string | undefined {
  const compact = text.replace(/[\s\u00a0\u202f']/g, '');
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(compact);
  if (!match) return undefined;
  const digits = minorDigits(currency);
  const cents = match[2] ?? '';
  if (cents.length > digits) return undefined;
  const minor = BigInt(match[1]!.replace(/[.,]/g, '') + cents.padEnd(digits, '0'));
  return minor.toString();
}

/** Minor units as an exact decimal text, so that no amount passes through a floating number. */
function majorUnits(minor: string, digits: number): Intl.StringNumericLiteral {
  const negative = minor.startsWith('-');
  const padded = minor.replace('-', '').padStart(digits + 1, '0');
  const split = padded.length - digits;
  const text = digits === 0 ? padded : `${padded.slice(0, split)}.${padded.slice(split)}`;
  return `${negative ? '-' : ''}${text}` as Intl.StringNumericLiteral;
}

function toDate(instant: Instant): Date {
  return instant instanceof Date ? instant : new Date(instant);
}
