import {
  NOT_DRAWN,
  type ExhibitionRow,
  type FairListName,
  type FairRow,
  type PlaceRow,
  type SessionRow,
  type VenueRow,
} from '../../domain/directory/fairLists.ts';
import type { KeptFair } from '../../domain/directory/settleRows.ts';
import type { Sheet } from '../../domain/directory/sheet.ts';
import { writeList } from '../../domain/directory/writeList.ts';
import type { AccountId } from '../../domain/kernel/id.ts';
import type { Language } from '../../domain/kernel/language.ts';
import { refused, type Refused } from '../kernel/refused.ts';
import { importFair, type ImportPorts, type ImportReport } from './importFair.ts';

/** A venue as somebody sets it up on a screen: how many tables it has, not each of them. */
export type VenueAsked = Omit<VenueRow, 'address' | keyof typeof NOT_DRAWN> & {
  readonly tables: number;
  readonly videoTables: number;
};

/** A session as somebody sets it up on a screen; places null: every table and video table. */
export type SessionAsked = Omit<SessionRow, 'themes' | 'places'> & {
  /** As lists write them: `MO:1-20; HQ:V1-V6`. */
  readonly places: string | null;
};

/** What an exhibition is to consist of; venues and sessions that are not named stay as they are. */
export interface SetUpFair {
  readonly account: AccountId;
  readonly isNew: boolean;
  readonly exhibition: Omit<ExhibitionRow, 'description' | 'themes'>;
  readonly venues: readonly VenueAsked[];
  readonly sessions: readonly SessionAsked[];
  /** Of the headings that problems name. */
  readonly language: Language;
}

const MOST_TABLES = 1000;
const MOST_VENUES = 20;
const MOST_SESSIONS = 50;

/** Sets up an exhibition, its venues with their tables, and its sessions: judged and saved by the same rules as an import, all or nothing. */
export async function setUpFair(ports: ImportPorts, command: SetUpFair): Promise<ImportReport | Refused> {
  const { venues, sessions, exhibition, account, isNew } = command;
  if (venues.length > MOST_VENUES)
    return refused('too-many', { facts: { max: MOST_VENUES }, path: ['input', 'venues'] });
  if (sessions.length > MOST_SESSIONS) {
    return refused('too-many', { facts: { max: MOST_SESSIONS }, path: ['input', 'sessions'] });
  }
  if (venues.some(({ tables, videoTables }) => Math.max(tables, videoTables) > MOST_TABLES)) {
    return refused('too-many', { facts: { max: MOST_TABLES }, path: ['input', 'venues', 'tables'] });
  }
  const kept = await ports.fairs.load(account, exhibition.reference);
  if (isNew && kept.version !== null) return refused('reference-taken', { path: ['input', 'reference'] });
  return importFair(ports, {
    account,
    sheets: sheetsOf(command, kept),
    unreadable: [],
    exhibition: exhibition.reference,
    startOn: null,
    badRows: 'refuse',
    mode: 'save',
  });
}

/** The lists that an organiser would have written for the same. */
function sheetsOf({ exhibition, venues, sessions, language }: SetUpFair, { lists }: KeptFair): Sheet[] {
  const fair = { description: {}, themes: [], ...lists.exhibition[0], ...exhibition };
  const venueRows = venues.map(({ reference, name, country, zone, walkMinutes }): VenueRow => {
    const before = lists.venues.find((venue) => venue.reference === reference);
    return { address: {}, ...NOT_DRAWN, ...before, reference, name, country, zone, walkMinutes };
  });
  const added = venues.flatMap((venue) => placesToAdd(venue, lists.places));
  const everywhere = [...lists.places, ...added].filter(({ kind }) => kind !== 'stand');
  const sessionRows = sessions.map((session): SessionRow => {
    const before = lists.sessions.find(({ reference }) => reference === session.reference);
    return { themes: [], ...before, ...session, places: everywhere };
  });
  const placesAsked = new Map(sessions.map(({ reference, places }) => [reference, places]));
  const sheet = (list: FairListName, rows: readonly FairRow[]) => sheetOf(list, writeList(list, rows, language));
  const sessionSheet = sheetOf('sessions', withPlaces(writeList('sessions', sessionRows, language), placesAsked));
  return [sheet('exhibition', [fair]), sheet('venues', venueRows), sheet('places', added), sessionSheet].filter(
    ({ rows }) => rows.length > 1,
  );
}

/** Tables that are asked for beyond those that are there, numbered on from them. */
function placesToAdd({ reference, tables, videoTables }: VenueAsked, kept: readonly PlaceRow[]): PlaceRow[] {
  const own = kept.filter(({ venue }) => venue === reference);
  const add = (kind: 'table' | 'video', prefix: string, count: number): PlaceRow[] => {
    const missing = count - own.filter((place) => place.kind === kind).length;
    const taken = new Set(own.map(({ label }) => label));
    const labels: PlaceRow[] = [];
    for (let number = 1; labels.length < missing; number += 1) {
      const label = `${prefix}${number}`;
      if (!taken.has(label)) labels.push({ venue: reference, label, kind, company: null, hallZone: null, spots: [] });
    }
    return labels;
  };
  return [...add('table', '', tables), ...add('video', 'V', videoTables)];
}

/** What somebody typed as a session's places stands in its row as they typed it, and is judged like a list's. */
function withPlaces(
  [headings = [], ...lines]: readonly (readonly string[])[],
  asked: ReadonlyMap<string, string | null>,
): readonly (readonly string[])[] {
  return [headings, ...lines.map((line) => [...line.slice(0, -1), asked.get(line[0] ?? '') ?? line.at(-1) ?? ''])];
}

function sheetOf(list: FairListName, table: readonly (readonly string[])[]): Sheet {
  return { file: list, name: list, rows: table.map((cells, index) => ({ number: index + 1, cells })) };
}
