import type {
  BuyerRow,
  CommitmentRow,
  CompanyRow,
  FairListName,
  FairRow,
  PersonRow,
  PlaceRow,
  SessionRow,
} from '../../domain/directory/fairLists.ts';
import type { RowProblem } from '../../domain/directory/rowProblem.ts';
import { NO_FAIR } from '../../domain/directory/settleRows.ts';
import type { Sheet } from '../../domain/directory/sheet.ts';
import { minorDigits } from '../../domain/kernel/currency.ts';
import type {
  AccountId,
  InterpreterId,
  OrganisationId,
  ParticipantId,
  PersonId,
  PlaceId,
  VenueId,
} from '../../domain/kernel/id.ts';
import { rarityAt } from '../../domain/matching/goods.ts';
import type { BuyerProfile, CompanyProfile, TradeContext } from '../../domain/matching/profile.ts';
import type { ParticipantFacts } from '../../domain/pairing/participant.ts';
import type { Place } from '../../domain/pairing/place.ts';
import { DEFAULT_RULES } from '../../domain/pairing/rules.ts';
import type { RehearsedFair } from '../../domain/rehearsal/rehearsedFair.ts';
import type { FairStore, FoldedWords, TradeNames } from '../../ports/fairStore.ts';
import type { ReferenceData } from '../../ports/referenceStore.ts';
import type { TextFolder } from '../../ports/textFolder.ts';
import { foldWords } from '../fair/foldWords.ts';
import { importFair } from '../fair/importFair.ts';
import { dayAndHourAt, instantOf } from './hourAt.ts';
import { buyerProfile, companyProfile } from './listedProfile.ts';

/** Lists that are to be rehearsed without a database. */
export interface ListedFair {
  sheets: readonly Sheet[];
  /** Files that could not be read at all. */
  unreadable: readonly RowProblem[];
  reference: ReferenceData;
  folder: TextFolder;
  /** Reference of the session; null: the first of the list. */
  session: string | null;
}

/** Rows of one list, as they were read. */
export type Rows = { readonly [Name in FairListName]: readonly FairRow<Name>[] };

/** What the lists come to: a fair, or what is wrong with them. */
export type Listed =
  | { fair: RehearsedFair; session: SessionRow; names: ReadonlyMap<ParticipantId, PersonRow> }
  | { problems: readonly RowProblem[] }
  | { sessions: readonly string[] };

/** RH17: an organiser's lists as a fair to rehearse, read by the very import and kept nowhere. References stand for ids. */
export async function listedFair({ sheets, unreadable, reference, folder, session }: ListedFair): Promise<Listed> {
  const names = tradeNamesOf(reference);
  const report = await importFair(
    { fairs: onlyReads(names), folder },
    {
      account: '' as AccountId,
      sheets,
      unreadable,
      exhibition: null,
      startOn: null,
      badRows: 'refuse',
      mode: 'preview',
    },
  );
  const { change, problems } = report;
  if (report.outcome === 'refused' || change === null) return { problems };
  const rows = Object.fromEntries(Object.entries(change).map(([list, { added }]) => [list, added])) as unknown as Rows;
  const chosen = session === null ? rows.sessions[0] : rows.sessions.find((one) => one.reference === session);
  if (!chosen) return { sessions: rows.sessions.map((one) => one.reference) };
  const words = foldWords(change, names, folder);
  const people = rows.people.filter((person) => person.sessions.includes(chosen.reference));
  return {
    fair: fairOf(chosen, rows, { reference, words }),
    session: chosen,
    names: new Map(people.map((person) => [person.reference as string as ParticipantId, person])),
  };
}

function fairOf(
  session: SessionRow,
  rows: Rows,
  { reference, words }: { reference: ReferenceData; words: FoldedWords },
): RehearsedFair {
  const timeZone = rows.exhibition[0]!.timeZone;
  const opensAt = instantOf(session.startsAt, timeZone);
  const { meetingMinutes, answerSeconds, cooldownSeconds, placeKind } = session;
  const companies = rows.companies.map((company) => companyProfile(company, rows, words));
  const buyers = rows.buyers.map((buyer) => buyerProfile(buyer, rows, words));
  const places = placesOf(session, rows);
  const expected = rows.people.filter((person) => person.sessions.includes(session.reference));
  return {
    opensAt,
    endsAt: instantOf(session.endsAt, timeZone),
    ...dayAndHourAt(opensAt, timeZone),
    rules: { ...DEFAULT_RULES, meetingMinutes, answerSeconds, cooldownSeconds, placeKind },
    venues: rows.venues.map((venue) => ({
      venue: venue.reference as VenueId,
      code: venue.reference,
      walkMinutes: venue.walkMinutes,
    })),
    places,
    people: expected.flatMap((person) => factsOf(person, rows, { places, timeZone })),
    interpreters: rows.people.flatMap((person) => interpreterOf(person, places, rows)),
    profiles: [...companies, ...buyers],
    trade: tradeOf(rows, reference, { companies, buyers }),
    witnessed: null,
  };
}

/** What a person brings into a session; nothing without an organisation. */
function factsOf(
  person: PersonRow,
  rows: Rows,
  { places, timeZone }: { places: readonly Place[]; timeZone: string },
): ParticipantFacts[] {
  const { party, reference } = person;
  if (!party) return [];
  const list: readonly (CompanyRow | BuyerRow)[] = party.side === 'company' ? rows.companies : rows.buyers;
  const organisation = list.find((one) => one.reference === party.reference)!;
  const stands = places.filter(({ kind, organisation }) => kind === 'stand' && organisation === party.reference);
  return [
    {
      participant: reference as ParticipantId,
      person: reference as PersonId,
      side: party.side === 'company' ? 'exhibitor' : 'buyer',
      organisation: party.reference as OrganisationId,
      ownerGroup: organisation.ownerGroup,
      size: sizeOf(organisation.employees),
      hosted: 'hosted' in organisation && organisation.hosted,
      venue: (person.venue as VenueId | null) ?? mainVenue(places, rows),
      languages: person.spoken,
      stand: stands.map(({ place }) => place).sort()[0] ?? null,
      answerSeconds: person.answerSeconds,
      commitments: rows.commitments.filter((one) => one.person === reference).map((one) => commitmentOf(one, timeZone)),
      forbidden: [],
      heldElsewhere: {},
    },
  ];
}

/** Interpreters are the whole fair's; one whose venue is not said stands in the main one. */
function interpreterOf(
  { role, spoken, venue, reference }: PersonRow,
  places: readonly Place[],
  rows: Rows,
): RehearsedFair['interpreters'] {
  if (role !== 'interpreter') return [];
  const at = (venue as VenueId | null) ?? mainVenue(places, rows);
  return [{ interpreter: reference as InterpreterId, person: reference as PersonId, venue: at, languages: spoken }];
}

function commitmentOf({ startsAt, endsAt }: CommitmentRow, timeZone: string): ParticipantFacts['commitments'][number] {
  return { from: instantOf(startsAt, timeZone), to: instantOf(endsAt, timeZone), venue: null };
}

function sizeOf(employees: number | null): ParticipantFacts['size'] {
  if (employees === null) return null;
  return employees < 20 ? 'small' : employees < 100 ? 'medium' : 'large';
}

/** Somebody whose venue is not said stands where most of the session's places are. */
function mainVenue(places: readonly Place[], { venues }: Rows): VenueId {
  const count = (venue: string): number => places.filter((place) => place.venue === venue).length;
  const sorted = venues.map(({ reference }) => reference).sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1));
  return (sorted[0] ?? '') as VenueId;
}

function placesOf(session: SessionRow, rows: Rows): Place[] {
  return session.places.map(({ venue, label }) => {
    const row: PlaceRow = rows.places.find((place) => place.venue === venue && place.label === label)!;
    return {
      place: `${venue} ${label}` as PlaceId,
      venue: venue as VenueId,
      kind: row.kind,
      label,
      zone: row.hallZone,
      organisation: row.company as OrganisationId | null,
      open: true,
    };
  });
}

function tradeOf(
  { rates }: Rows,
  { agreements, recognitions, regulatedGoods }: ReferenceData,
  { companies, buyers }: { companies: readonly CompanyProfile[]; buyers: readonly BuyerProfile[] },
): TradeContext {
  const lines = [
    ...companies.flatMap(({ products }) => products),
    ...buyers.flatMap(({ requirements }) => requirements),
  ];
  return {
    recognitions: recognitions.map(({ fromScheme, toScheme, grants, status, conditions }) => ({
      from: fromScheme,
      to: toScheme,
      grants,
      status,
      conditions,
    })),
    agreements: agreements
      .filter(({ hasTariffEffect }) => hasTariffEffect)
      .map(({ key, exporters, importers, hsCodes, leastShare, inForceFrom, inForceUntil }) => ({
        agreement: key,
        exporters,
        importers,
        hsCodes,
        leastShare,
        inForceFrom,
        inForceUntil,
      })),
    regulatedGoods: regulatedGoods.map(({ key, hsCodes }) => ({ key, hsCodes })),
    // What one minor unit is worth in dollars.
    rates: new Map(
      rates.map(({ currency, perDollar }) => [currency, 1 / (perDollar * 10 ** (minorDigits(currency) ?? 0))]),
    ),
    rarity: rarityAt(lines),
  };
}

/** The reference data as lists may name it. */
function tradeNamesOf({ schemes, agreements, regulatedGoods, hsNames }: ReferenceData): TradeNames {
  const named = (rows: readonly { key: string; name: object }[]): TradeNames['schemes'] =>
    rows.map(({ key, name }) => ({ key, names: Object.values(name) }));
  return {
    schemes: named(schemes),
    agreements: named(agreements),
    regulatedGoods: named(regulatedGoods),
    hsNames: new Map(hsNames.map(({ code, name }) => [code, name])),
  };
}

/** A store that holds nothing and keeps nothing. */
function onlyReads(names: TradeNames): FairStore {
  return {
    tradeNames: async () => names,
    exhibitions: async () => [],
    load: async () => NO_FAIR,
    save: async () => 'stale',
    remove: async () => ({ outcome: 'unknown' }),
  };
}
