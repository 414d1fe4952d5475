import type { SessionId, VenueId } from '../../domain/kernel/id.ts';
import { textIn, type Language } from '../../domain/kernel/language.ts';
import type { Reason } from '../../domain/pairing/offer.ts';
import type { ApiContext } from '../context.ts';
import { zoneOf } from '../problem/zone.ts';
import { LOCALES } from '../wording.ts';

type Fact = Reason['facts'][string];

/** What a sentence is made from. */
interface Worded {
  key: string;
  facts: Reason['facts'];
  /** The session whose names and zone the facts belong to. */
  session: SessionId;
  /** Null: the viewer's. */
  languages: readonly Language[] | null;
}

/** The sentence of a reason; codes among its facts become names in the reader's language. */
export async function wordReason(context: ApiContext, { key, facts, session, languages }: Worded): Promise<string> {
  const wanted = languages?.length ? languages : context.languages;
  const language = wanted[0] ?? 'en';
  const worded = await Promise.all(
    Object.entries(facts).map(async ([name, fact]) => [
      name,
      await wordFact(context, { name, fact, session, language, wanted }),
    ]),
  );
  return context.wording.word(key, language, Object.fromEntries(worded));
}

interface FactAsked {
  name: string;
  fact: Fact;
  session: SessionId;
  language: Language;
  wanted: readonly Language[];
}

async function wordFact(context: ApiContext, asked: FactAsked): Promise<string | number> {
  const { name, fact, language } = asked;
  const locale = LOCALES[language];
  switch (name) {
    case 'languages':
      return list(
        locale,
        asList(fact).map((tag) => displayName(locale, 'language', tag)),
      );
    case 'market':
      return displayName(locale, 'region', String(fact));
    case 'percent':
      return new Intl.NumberFormat(locale, { style: 'percent' }).format(Number(fact) / 100);
    case 'scheme':
    case 'through':
      return schemeName(context, asked);
    case 'heading':
      return headingName(context, asked);
    case 'theme':
      return themeName(context, asked);
    case 'venue':
      return venueName(context, asked);
    case 'time':
      return clockTime(context, asked);
    default:
      return typeof fact === 'number' ? fact : asList(fact).join(', ');
  }
}

/** A country or language by name; "Macao" and "Hong Kong" stand without the country beside them. */
export function displayName(locale: string, type: 'language' | 'region', code: string): string {
  const key = `${locale} ${type}`;
  const names = NAMES.get(key) ?? new Intl.DisplayNames(locale, { type, style: 'short' });
  NAMES.set(key, names);
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Making one costs a hundred times what asking it does; there is one for each language and type. */
const NAMES = new Map<string, Intl.DisplayNames>();

/** Themes are keys of the organiser; the usual ones have words, another stands as it is. */
function themeName({ wording }: ApiContext, { fact, language }: FactAsked): string {
  const key = `theme_${String(fact).toLowerCase()}`;
  return wording.has(key) ? wording.word(key, language) : String(fact);
}

/** A code of goods with its name, or that of the heading or else the chapter that it stands in; the code alone where none is known. */
async function headingName({ loaders }: ApiContext, { fact, wanted, language }: FactAsked): Promise<string> {
  const code = String(fact);
  const levels = [code, code.slice(0, 4), code.slice(0, 2)];
  const known = await Promise.all(levels.map((level) => loaders.heading.load(level)));
  const name = textIn(known.find((found) => found !== null)?.name ?? {}, wanted)?.text;
  if (!name) return code;
  return language.startsWith('zh') ? `${code}（${name}）` : `${code} (${name})`;
}

async function schemeName({ loaders }: ApiContext, { fact, wanted }: FactAsked): Promise<string> {
  const names = await Promise.all(
    asList(fact).map(async (key) => textIn((await loaders.scheme.load(key))?.name ?? {}, wanted)?.text ?? key),
  );
  return names.join(', ');
}

async function venueName({ loaders }: ApiContext, { fact, session, wanted }: FactAsked): Promise<string> {
  const plan = await loaders.plan.load(session);
  const venues = plan ? await loaders.venuesOf.load(plan.exhibition) : [];
  const venue = venues.find(({ id }) => id === (fact as VenueId));
  return (venue && textIn(venue.name, wanted)?.text) ?? '';
}

async function clockTime(context: ApiContext, { fact, session, language }: FactAsked): Promise<string> {
  const timeZone = await zoneOf(context, session);
  const format = new Intl.DateTimeFormat(LOCALES[language], { timeStyle: 'short', hourCycle: 'h23', timeZone });
  return format.format(Number(fact));
}

function list(locale: string, items: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}

function asList(fact: Fact): readonly string[] {
  return typeof fact === 'string' || typeof fact === 'number' ? [String(fact)] : fact;
}
