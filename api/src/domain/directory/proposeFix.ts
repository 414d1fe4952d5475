import type { FairListName } from './fairLists.ts';
import { foldLabel } from './foldLabel.ts';
import type { Reason, RowProblem } from './rowProblem.ts';

/** What references there are, for a reference that names none. */
export type KnownKeys = (list: FairListName) => readonly string[];

/** Letters by which a reference may be mistyped and still be taken for the one that was meant. */
const MOST_TYPOS = 2;

/** What most likely was meant by a wrong cell; null where nobody can know. A person says yes to it before anything is read again. */
export function proposeFix({ value, reason }: RowProblem, known: KnownKeys): string | null {
  const proposed = proposal(value.trim(), reason, known);
  return proposed === '' || proposed === value ? null : proposed;
}

function proposal(value: string, { code, facts = {} }: Reason, known: KnownKeys): string | null {
  switch (code) {
    case 'date':
      return likelyDate(value);
    case 'email-form':
      return likelyEmail(value);
    case 'website-form':
      return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(value) ? `https://${value}` : null;
    case 'hs-code-form':
      return likelyHsCode(value);
    case 'number-ambiguous':
      return value.replaceAll(/[.,\s]/g, '');
    case 'number':
    case 'amount':
      return /^\D{0,4}\s*(\d[\d\s]*([.,]\d{1,2})?)\s*\D{0,4}$/.exec(value)?.[1]?.replaceAll(/\s/g, '') ?? null;
    case 'row-unknown':
      return nearest(String(facts['reference'] ?? value), known(facts['list'] as FairListName));
    case 'choice-unknown':
      return nearest(value, String(facts['choices'] ?? '').split(', '));
    default:
      return null;
  }
}

/** Day and month that changed places (12/31/2026), or a day that its month does not have (31/02/2026). */
function likelyDate(value: string): string | null {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(value);
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(value);
  if (!parts && !dayFirst) return null;
  const [, year = '', second = '', third = ''] = parts ?? [value, dayFirst?.[3], dayFirst?.[2], dayFirst?.[1]];
  const isSwapped = Number(second) > 12 && Number(third) <= 12;
  const month = Number(isSwapped ? third : second);
  const day = Number(isSwapped ? second : third);
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const last = lastDayOf(Number(year), month);
  return `${year}-${twoFigures(month)}-${twoFigures(Math.min(day, last))}`;
}

function lastDayOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function twoFigures(number: number): string {
  return String(number).padStart(2, '0');
}

function likelyEmail(value: string): string | null {
  const mended = value
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/@+/, '@')
    .replaceAll(/[,;。，]/g, '.')
    .replace(/\.+$/, '');
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(mended) ? mended : null;
}

/** A spreadsheet takes the leading zero of a code that it holds for a number; an O or I beside a figure was meant as the figure that it looks like. */
function likelyHsCode(value: string): string | null {
  const figures = value
    .normalize('NFKC')
    .replaceAll(/(?<=\d)o|o(?=\d)/gi, '0')
    .replaceAll(/(?<=\d)[il]|[il](?=\d)/gi, '1');
  const parts = figures.split('.').map((part) => part.replaceAll(/\D/g, ''));
  const even = parts.map((part) => (part.length % 2 === 1 ? `0${part}` : part)).join('');
  return even === '' ? null : even.slice(0, 6);
}

/** The one reference that is closest, if it is close and no other is as close. */
function nearest(value: string, keys: readonly string[]): string | null {
  const folded = foldLabel(value);
  const ranked = keys
    .map((key) => ({ key, typos: typosBetween(folded, foldLabel(key)) }))
    .filter(({ typos }) => typos <= MOST_TYPOS)
    .sort((one, other) => one.typos - other.typos);
  const [best, next] = ranked;
  return best === undefined || next?.typos === best.typos ? null : best.key;
}

/** Letters to insert, remove or change (Levenshtein), counted no further than needed. */
function typosBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > MOST_TYPOS) return MOST_TYPOS + 1;
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const change = (above[at - 1] ?? 0) + (one[row - 1] === other[at - 1] ? 0 : 1);
      line.push(Math.min((above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1, change));
    }
    above = line;
  }
  return above[other.length] ?? 0;
}
