import { minorDigits } from '../../domain/kernel/currency.ts';
import type { Language } from '../../domain/kernel/language.ts';
import type { Instant, Seconds } from '../../domain/kernel/time.ts';
import { displayName } from '../../graphql/text/wordReason.ts';
import { LOCALES, type Wording } from '../../graphql/wording.ts';

/** Names that CLDR would lengthen with a sovereign: the fair names its territories plainly. */
const TERRITORIES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  MO: { en: 'Macao', 'zh-Hant': '澳門', 'zh-Hans': '澳门', pt: 'Macau' },
  HK: { en: 'Hong Kong', 'zh-Hant': '香港', 'zh-Hans': '香港', pt: 'Hong Kong' },
  CN: { en: 'Mainland', 'zh-Hant': '內地', 'zh-Hans': '内地', pt: 'Interior da China' },
};

/** Spoken Chinese, which CLDR names by its script. */
const SPOKEN: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  cmn: { en: 'Mandarin', 'zh-Hant': '普通話', 'zh-Hans': '普通话', pt: 'mandarim' },
  yue: { en: 'Cantonese', 'zh-Hant': '廣東話', 'zh-Hans': '粤语', pt: 'cantonês' },
};

/** Numbers, money, times and names as the reader's language writes them. */
export class ReportFormats {
  readonly #locale: string;
  readonly #numbers: Intl.NumberFormat;
  readonly #percents: Intl.NumberFormat;
  readonly #dates: Intl.DateTimeFormat;
  readonly #weekdays: Intl.DateTimeFormat;
  readonly #zones: Intl.DateTimeFormat;
  readonly #times: Intl.DateTimeFormat;
  readonly #lists: Intl.ListFormat;

  constructor(
    readonly language: Language,
    readonly wording: Wording,
    timeZone: string,
  ) {
    this.#locale = LOCALES[language];
    this.#numbers = new Intl.NumberFormat(this.#locale);
    this.#percents = new Intl.NumberFormat(this.#locale, { style: 'percent', maximumFractionDigits: 0 });
    this.#dates = new Intl.DateTimeFormat(this.#locale, { dateStyle: 'long', timeZone });
    this.#weekdays = new Intl.DateTimeFormat(this.#locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone,
    });
    this.#zones = new Intl.DateTimeFormat(this.#locale, { timeZoneName: 'longGeneric', timeZone });
    this.#times = new Intl.DateTimeFormat(this.#locale, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    });
    this.#lists = new Intl.ListFormat(this.#locale, { type: 'conjunction' });
  }

  word(key: string, facts: Readonly<Record<string, string>> = {}): string {
    return this.wording.word(key, this.language, facts);
  }

  number(value: number): string {
    return this.#numbers.format(value);
  }

  /** With so many digits after the point at most. */
  rounded(value: number, digits: number): string {
    return this.#numbers.format(Math.round(value * 10 ** digits) / 10 ** digits);
  }

  percent(share: number): string {
    return this.#percents.format(share);
  }

  date(instant: Instant): string {
    return this.#dates.format(instant);
  }

  /** `Saturday 21 November`. */
  weekday(instant: Instant): string {
    return this.#weekdays.format(instant);
  }

  /** The name of the zone that times are in. */
  zone(instant: Instant): string {
    return this.#zones.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  }

  time(instant: Instant): string {
    return this.#times.format(instant);
  }

  /** `3:20`; a dash where there is none. */
  clock(seconds: Seconds | null): string {
    if (seconds === null) return '–';
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  }

  list(items: readonly string[]): string {
    return this.#lists.format(items);
  }

  /** Minor units in major ones, exact; cents only where there are some. */
  amount(minor: string, currency: string): string {
    const digits = minorDigits(currency) ?? 2;
    const cents = digits === 0 || /^0*$/.test(minor.slice(-digits)) ? 0 : digits;
    const padded = minor.padStart(digits + 1, '0');
    const major = digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
    const format = new Intl.NumberFormat(this.#locale, { minimumFractionDigits: cents, maximumFractionDigits: cents });
    return format.format(major as Intl.StringNumericLiteral);
  }

  country(code: string): string {
    if (code === '') return this.word('after_country_unknown');
    return TERRITORIES[code]?.[this.language] ?? displayName(this.#locale, 'region', code);
  }

  spoken(tag: string): string {
    return SPOKEN[tag]?.[this.language] ?? displayName(this.#locale, 'language', tag);
  }
}
