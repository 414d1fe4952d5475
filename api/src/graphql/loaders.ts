import DataLoader from 'dataloader';
import type { ExhibitionId, OrganisationId, ParticipantId, PersonId, SessionId, VenueId } from '../domain/kernel/id.ts';
import type { ContactPair } from '../ports/consents.ts';
import type {
  BuyerFound,
  CertificateFound,
  CompanyFound,
  HeadingFound,
  ProductFound,
  RequirementFound,
  SchemeFound,
} from '../ports/directory.ts';
import type { FairFound, VenueFound } from '../ports/fairs.ts';
import type { DrawnHall } from '../ports/hallPlans.ts';
import type { LeadFound } from '../ports/leads.ts';
import type { ContactFound, PersonFound } from '../ports/people.ts';
import type { AnnouncementFound } from '../ports/privateTexts.ts';
import type { SessionBrief } from '../ports/sessionPlans.ts';
import type { Ports } from '../operations/kernel/ports.ts';

/** Nested reads of one request, batched: one query a level. */
export interface Loaders {
  exhibition: DataLoader<ExhibitionId, FairFound | null>;
  venuesOf: DataLoader<ExhibitionId, VenueFound[]>;
  /** Null: nobody drew it. It does not change while a session is open there. */
  hallPlan: DataLoader<VenueId, DrawnHall | null>;
  sessionsOf: DataLoader<ExhibitionId, SessionBrief[]>;
  plan: DataLoader<SessionId, SessionBrief | null>;
  person: DataLoader<PersonId, PersonFound | null>;
  contact: DataLoader<PersonId, ContactFound | null>;
  company: DataLoader<OrganisationId, CompanyFound | null>;
  buyer: DataLoader<OrganisationId, BuyerFound | null>;
  productsOf: DataLoader<OrganisationId, ProductFound[]>;
  requirementsOf: DataLoader<OrganisationId, RequirementFound[]>;
  certificatesOf: DataLoader<OrganisationId, CertificateFound[]>;
  scheme: DataLoader<string, SchemeFound | null>;
  heading: DataLoader<string, HeadingFound | null>;
  /** What everybody in a session was told last: never remembered, but asked once for all who ask at the same time. */
  announcement: DataLoader<SessionId, AnnouncementFound | null>;
  leadsOf: DataLoader<ParticipantId, LeadFound[]>;
  consented: DataLoader<ContactPair, boolean, string>;
}

/** Fresh loaders; they remember for one request, or for one item of a feed. */
export function createLoaders(ports: Ports): Loaders {
  const { fairs, plans, people, directory } = ports;
  return {
    exhibition: one((ids: readonly ExhibitionId[]) => fairs.byIds(ids)),
    venuesOf: many(
      (ids: readonly ExhibitionId[]) => fairs.venuesOf(ids),
      (venue) => venue.exhibition,
    ),
    hallPlan: one((ids: readonly VenueId[]) => ports.hallPlans.drawn(ids)),
    sessionsOf: many(
      (ids: readonly ExhibitionId[]) => plans.briefsOf(ids),
      (plan) => plan.exhibition,
    ),
    plan: one((ids: readonly SessionId[]) => plans.briefs(ids)),
    person: one((ids: readonly PersonId[]) => people.byIds(ids)),
    company: one((ids: readonly OrganisationId[]) => directory.companiesByIds(ids)),
    buyer: one((ids: readonly OrganisationId[]) => directory.buyersByIds(ids)),
    productsOf: many(
      (ids: readonly OrganisationId[]) => directory.productsOf(ids),
      (product) => product.company,
    ),
    requirementsOf: many(
      (ids: readonly OrganisationId[]) => directory.requirementsOf(ids),
      (sought) => sought.buyer,
    ),
    certificatesOf: many(
      (ids: readonly OrganisationId[]) => directory.certificatesOf(ids),
      ({ company }) => company,
    ),
    scheme: one((keys: readonly string[]) => directory.schemes(keys)),
    heading: one((codes: readonly string[]) => directory.headings(codes)),
    announcement: new DataLoader((asked) => atOnce(asked, (session) => ports.privateTexts.lastAnnouncement(session)), {
      cache: false,
    }),
    ...createPrivateLoaders(ports),
  };
}

/** Loaders of what people keep and grant: an event may just have changed it, so a feed remembers it for one item only. */
export function createPrivateLoaders({
  people,
  leads,
  consents,
}: Pick<Ports, 'people' | 'leads' | 'consents'>): Pick<Loaders, 'contact' | 'leadsOf' | 'consented'> {
  return {
    contact: one(
      (ids: readonly PersonId[]) => people.contacts(ids),
      (contact) => contact.person,
    ),
    leadsOf: new DataLoader((owners) => Promise.all(owners.map((owner) => leads.of(owner)))),
    consented: new DataLoader<ContactPair, boolean, string>(
      async (pairs) => {
        const granted = new Set((await consents.granted(pairs)).map(pairKey));
        return pairs.map((pair) => granted.has(pairKey(pair)));
      },
      { cacheKeyFn: pairKey },
    ),
  };
}

function pairKey({ of, to }: ContactPair): string {
  return `${of} ${to}`;
}

/** One row an id, in the order asked for; null where there is none. */
function one<Key extends string, Row extends { id: string } | { person: string }>(
  load: (keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string = (row) => ('id' in row ? row.id : row.person),
): DataLoader<Key, Row | null> {
  return new DataLoader(async (keys) => {
    const found = new Map((await load(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

/** Asks for each key once, however often it is asked for. */
function atOnce<Key, Value>(asked: readonly Key[], ask: (key: Key) => Promise<Value>): Promise<Value[]> {
  const asking = new Map([...new Set(asked)].map((key) => [key, ask(key)]));
  return Promise.all(asked.map((key) => asking.get(key)!));
}

/** The rows that belong to each id, in their order. */
function many<Key extends string, Row>(
  load: (keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): DataLoader<Key, Row[]> {
  return new DataLoader(async (keys) => {
    const found = new Map<Key, Row[]>(keys.map((key) => [key, []]));
    for (const row of await load(keys)) found.get(keyOf(row))?.push(row);
    return keys.map((key) => found.get(key) ?? []);
  });
}
