import type { InterpreterId, PersonId, PlaceId, VenueId } from '../kernel/id.ts';
import type { SpokenLanguage } from '../kernel/language.ts';
import type { Minutes } from '../kernel/time.ts';
import type { InterpreterFacts } from '../pairing/interpreter.ts';
import type { Place, PlaceKind } from '../pairing/place.ts';
import type { Policy } from './policy.ts';
import type { RehearsedFair } from './rehearsedFair.ts';

/** One way in which a session could be held; null: as it is planned. Plain data: a task of a worker names it. */
export interface Scenario {
  policy: Policy;
  /** How many tables of each kind at each venue; a pool that is not named stays as planned. */
  tables: readonly TableCount[] | null;
  meetingMinutes: Minutes | null;
  interpreters: readonly InterpreterCount[] | null;
}

/** So many places of one kind at one venue. */
export interface TableCount {
  venue: VenueId;
  kind: PlaceKind;
  places: number;
}

/** So many interpreters between two languages at one venue. */
export interface InterpreterCount {
  venue: VenueId;
  between: readonly [SpokenLanguage, SpokenLanguage];
  count: number;
}

/** The session as planned, by the matchmaker. */
export const AS_PLANNED: Scenario = { policy: 'ponte', tables: null, meetingMinutes: null, interpreters: null };

/** The fair as a scenario has it: places are taken from the end of each pool's list, or invented. */
export function fairIn(scenario: Scenario, fair: RehearsedFair): RehearsedFair {
  const { tables, meetingMinutes, interpreters } = scenario;
  return {
    ...fair,
    places: tables ? placesIn(tables, fair) : fair.places,
    rules: meetingMinutes === null ? fair.rules : { ...fair.rules, meetingMinutes },
    interpreters: interpreters ? interpreters.flatMap(interpretersOf) : fair.interpreters,
  };
}

/** The places of a fair, counted by pool; a company's own stand is no table that an organiser sets out. */
export function tablesOf({ places }: Pick<RehearsedFair, 'places'>): readonly TableCount[] {
  const counts = new Map<string, TableCount>();
  for (const { venue, kind } of places) {
    if (kind === 'stand') continue;
    const key = poolName({ venue, kind });
    counts.set(key, { venue, kind, places: (counts.get(key)?.places ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** Names the places of one kind at one venue. */
export function poolName({ venue, kind }: Pick<TableCount, 'venue' | 'kind'>): string {
  return `${kind} ${venue}`;
}

/** Names interpreters of one kind: between two languages at one venue. */
export function kindOf({ venue, between }: Pick<InterpreterCount, 'venue' | 'between'>): string {
  return `${venue} ${between.join('-')}`;
}

/** The kind of an interpreter that a scenario invented; any other is a kind of its own. */
export function kindOfInterpreter(interpreter: InterpreterId): string {
  return interpreter.split(' ').slice(0, 2).join(' ');
}

function placesIn(tables: readonly TableCount[], { places }: RehearsedFair): readonly Place[] {
  const named = new Map(tables.map((count) => [poolName(count), count]));
  const kept = places.filter((place) => place.kind === 'stand' || !named.has(poolName(place)));
  return [
    ...kept,
    ...tables.flatMap((count) => {
      const own = places.filter((place) => place.kind !== 'stand' && poolName(place) === poolName(count));
      return Array.from({ length: count.places }, (_, at) => own[at] ?? inventedPlace(count, at));
    }),
  ];
}

function inventedPlace({ venue, kind }: TableCount, at: number): Place {
  const place = `rehearsed ${kind} ${venue} ${at + 1}` as PlaceId;
  return { place, venue, kind, label: String(at + 1), zone: null, organisation: null, open: true };
}

function interpretersOf({ venue, between, count }: InterpreterCount): InterpreterFacts[] {
  return Array.from({ length: count }, (_, at) => {
    const name = `${kindOf({ venue, between })} ${at + 1}`;
    return { interpreter: name as InterpreterId, person: name as PersonId, venue, languages: between };
  });
}
