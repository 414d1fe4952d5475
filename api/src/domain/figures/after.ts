import type { OrganisationId, PersonId, VenueId } from '../kernel/id.ts';
import { SIDES } from '../kernel/side.ts';
import type { Seconds } from '../kernel/time.ts';
import { measure, type Measure } from './fairnessReport.ts';
import { gini } from './gini.ts';
import type { Histogram } from './histogram.ts';
import { groupsOf, spreadOf, type PeopleGroup, type SpreadStep } from './peopleGroups.ts';
import { papersOf, type Papers } from './papers.ts';
import type { Brought, PersonTally, Tally } from './tally.ts';
import { tradeGap, type Goods, type HeadingGap } from './tradeGap.ts';

/** FI14: a count by venue; somebody at two venues is one of both, and once in the total. */
export interface CountByVenue {
  byVenue: ReadonlyMap<VenueId, number>;
  total: number;
}

/** What a session, or a whole exhibition, brought. */
export interface AfterFigures {
  /** Companies with somebody who came. */
  exhibitors: CountByVenue;
  /** People of buyers who came. */
  visitors: CountByVenue;
  visits: CountByVenue;
  atTwoVenues: number;
  countries: readonly { country: string; exhibitors: number; visitors: number }[];
  meetings: number;
  offers: Tally['offers'];
  notCome: number;
  people: number;
  papers: Papers;
  /** FI7, latest first. */
  signings: readonly Brought[];
  measures: readonly Measure[];
  spread: readonly SpreadStep[];
  groups: readonly PeopleGroup[];
  giniOfMeetings: number | null;
  longestWaitSeconds: Seconds | null;
  gap: readonly HeadingGap[];
}

/** What the directory says of who came. */
export interface Directory {
  countryOf(organisation: OrganisationId): string | null;
  goods: ReadonlyMap<OrganisationId, Goods>;
}

/** FI4, FI12, FI14 to FI17: what sessions brought together. A person, a company and a visit count once, however many sessions they were in. */
export function afterOf(tallies: readonly Tally[], { countryOf, goods }: Directory): AfterFigures {
  const people = [...peopleOfAll(tallies).values()];
  const visitors = people.filter(({ side }) => side === 'buyer');
  const companies = companiesOf(people);
  const brought = tallies.flatMap((tally) => tally.brought);
  const waits = waitsOfAll(tallies);
  const { meetings, notCome, measures } = together(tallies, people);
  return {
    exhibitors: byVenue(companies, (company) => company.venues),
    visitors: byVenue(visitors, ({ venues }) => venues),
    visits: visitsOf(visitors),
    atTwoVenues: visitors.filter(({ venues }) => venues.size > 1).length,
    countries: countriesOf({ companies, visitors }, countryOf),
    meetings,
    offers: sumOf(tallies.map(({ offers }) => offers)) as Tally['offers'],
    notCome,
    people: people.length,
    papers: papersOf(brought),
    signings: brought
      .filter(({ isSigning }) => isSigning)
      .sort((a, b) => b.at - a.at || (a.company < b.company ? -1 : 1)),
    measures,
    spread: spreadOf(people),
    groups: groupsOf(people, waits),
    giniOfMeetings: gini(people.map((person) => person.meetings)),
    longestWaitSeconds: longest(SIDES.map((side) => waits.get(`side ${side}`))),
    gap: tradeGap({ goods, met: metOfAll(tallies) }),
  };
}

function together(tallies: readonly Tally[], people: readonly PersonTally[]) {
  const offers = sumOf(tallies.map((tally) => tally.offers));
  const { begun = 0, noShows = 0, calledOff = 0, held = 0 } = sumOf(tallies.map((tally) => tally.meetings));
  const { confirmed = 0, declined = 0, expired = 0 } = offers;
  return {
    meetings: begun,
    notCome: noShows + calledOff,
    measures: [
      measure('acceptance', share(confirmed, confirmed + declined + expired)),
      measure('meetings', share(2 * held, people.length)),
      measure('kept', share(begun, begun + noShows + calledOff)),
      measure('second-meetings', share(people.filter(({ meetings }) => meetings >= 2).length, people.length)),
    ],
  };
}

function peopleOfAll(tallies: readonly Tally[]): Map<PersonId, PersonTally> {
  const all = new Map<PersonId, PersonTally>();
  for (const { people } of tallies)
    for (const [id, person] of people) {
      const known = all.get(id);
      all.set(id, known ? both(known, person) : person);
    }
  return all;
}

function both(one: PersonTally, other: PersonTally): PersonTally {
  return {
    ...other,
    venues: new Set([...one.venues, ...other.venues]),
    visits: new Set([...one.visits, ...other.visits]),
    meetings: one.meetings + other.meetings,
  };
}

function companiesOf(people: readonly PersonTally[]): { organisation: OrganisationId; venues: ReadonlySet<VenueId> }[] {
  const exhibitors = people.filter(({ side }) => side === 'exhibitor');
  const companies = new Map<OrganisationId, ReadonlySet<VenueId>>();
  for (const { organisation, venues } of exhibitors)
    companies.set(organisation, new Set([...(companies.get(organisation) ?? []), ...venues]));
  return [...companies].map(([organisation, venues]) => ({ organisation, venues }));
}

function byVenue<Thing>(things: readonly Thing[], venuesOf: (thing: Thing) => Iterable<VenueId>): CountByVenue {
  const counts = new Map<VenueId, number>();
  for (const thing of things) for (const venue of venuesOf(thing)) counts.set(venue, (counts.get(venue) ?? 0) + 1);
  return { byVenue: counts, total: things.length };
}

function visitsOf(visitors: readonly PersonTally[]): CountByVenue {
  const visits = visitors.flatMap((visitor) => [...visitor.visits]);
  return byVenue(visits, (visit) => [visit.slice(0, visit.indexOf(' ')) as VenueId]);
}

function countriesOf(
  { companies, visitors }: { companies: ReturnType<typeof companiesOf>; visitors: readonly PersonTally[] },
  countryOf: Directory['countryOf'],
): AfterFigures['countries'] {
  const counts = new Map<string, { country: string; exhibitors: number; visitors: number }>();
  const count = (organisation: OrganisationId, whom: 'exhibitors' | 'visitors') => {
    const country = countryOf(organisation) ?? '';
    const known = counts.get(country) ?? { country, exhibitors: 0, visitors: 0 };
    counts.set(country, { ...known, [whom]: known[whom] + 1 });
  };
  for (const { organisation } of companies) count(organisation, 'exhibitors');
  for (const { organisation } of visitors) count(organisation, 'visitors');
  return [...counts.values()].sort(
    (a, b) => b.exhibitors + b.visitors - a.exhibitors - a.visitors || (a.country < b.country ? -1 : 1),
  );
}

function waitsOfAll(tallies: readonly Tally[]): ReadonlyMap<string, Histogram> {
  const all = new Map<string, Histogram>();
  for (const { waits } of tallies)
    for (const [key, histogram] of waits) all.set(key, all.get(key)?.plus(histogram) ?? histogram);
  return all;
}

function metOfAll(tallies: readonly Tally[]): Tally['met'] {
  const all = new Map<OrganisationId, ReadonlySet<OrganisationId>>();
  for (const { met } of tallies)
    for (const [buyer, companies] of met) all.set(buyer, new Set([...(all.get(buyer) ?? []), ...companies]));
  return all;
}

function longest(histograms: readonly (Histogram | undefined)[]): Seconds | null {
  const ends = histograms.flatMap((histogram) => histogram?.quantile(1) ?? []);
  return ends.length === 0 ? null : Math.max(...ends);
}

function sumOf(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const each of counts) for (const [name, count] of Object.entries(each)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
