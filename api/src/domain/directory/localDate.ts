import type { LocalDate, LocalTime } from './fairLists.ts';

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * Reads `2027-03-11`, `2027/3/11`, `2027年3月11日` and, as Macao, Hong Kong and Portugal write it, `11/3/2027`
 * (day first; a month first is refused where it shows, and cannot be told where it does not).
 */
export function readDate(text: string): LocalDate | null {
  const plain = text.normalize('NFKC').trim();
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain);
  if (yearFirst) return dateOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(plain);
  return dayFirst ? dateOf(dayFirst[3], dayFirst[2], dayFirst[1]) : null;
}

/** Reads a date and a time of day, 24 hours, with a space or a T between them; seconds must be zero. */
export function readTime(text: string): LocalTime | null {
  const parts = /^(.*?)[T\s]\s*(\d{1,2}):(\d{2})(?::00(?:\.0+)?)?$/.exec(text.normalize('NFKC').trim());
  if (!parts) return null;
  const [, day = '', hour = '', minute = ''] = parts;
  const date = readDate(day);
  if (date === null || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${date}T${hour.padStart(2, '0')}:${minute}`;
}

/** The day `days` after a date (before it, if negative). */
export function daysAfter(date: LocalDate, days: number): LocalDate {
  return dateOfDay(dayNumber(date) + days);
}

/** How many days later `to` is than `from`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

function dateOf(year = '', month = '', day = ''): LocalDate | null {
  const days = DAYS_OF_MONTH[Number(month) - 1];
  if (days === undefined) return null;
  const leapDay = month.padStart(2, '0') === '02' && isLeap(Number(year)) ? 1 : 0;
  if (Number(day) < 1 || Number(day) > days + leapDay || Number(year) < 1900) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
function dayNumber(date: LocalDate): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `dayNumber`, from the same paper. */
function dateOfDay(number: number): LocalDate {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = ((marchMonth + 2) % 12) + 1;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
