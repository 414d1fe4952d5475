/** The rows of a small invented fair, put straight into a database; ids are made first, so that adapters without a database can use them too. */
import { Client } from 'pg';
import { v7 } from 'uuid';
import type {
  AccountId,
  ExhibitionId,
  OrganisationId,
  PersonId,
  PlaceId,
  SessionId,
  VenueId,
} from '../../src/domain/kernel/id.ts';
import type { Side } from '../../src/domain/kernel/side.ts';
import { DEFAULT_RULES } from '../../src/domain/pairing/rules.ts';

/** Somebody who may take part: exhibitors of companies, buyers of buyers. */
export interface FairPerson {
  readonly person: PersonId;
  readonly side: Side;
  readonly organisation: OrganisationId;
}

/** The ids of a fair. */
export interface FairIds {
  readonly account: AccountId;
  readonly exhibition: ExhibitionId;
  readonly venue: VenueId;
  readonly places: readonly PlaceId[];
  readonly sessions: readonly SessionId[];
  readonly exhibitors: readonly FairPerson[];
  readonly buyers: readonly FairPerson[];
}

/** A new id of any kind. */
export function newId<Kind extends string>(): Kind {
  return v7() as Kind;
}

/** Ids of a fair with so many of each. */
export function fairIds({ people = 3, places = 3, sessions = 2 } = {}): FairIds {
  const some = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  const somebody = (side: Side) => () => ({ side, person: newId<PersonId>(), organisation: newId<OrganisationId>() });
  return {
    account: newId(),
    exhibition: newId(),
    venue: newId(),
    places: some(places, newId<PlaceId>),
    sessions: some(sessions, newId<SessionId>),
    exhibitors: some(people, somebody('exhibitor')),
    buyers: some(people, somebody('buyer')),
  };
}

/** Rows by the names of their columns, put into a table as they are. */
export type InsertRows = (table: string, rows: readonly Readonly<Record<string, unknown>>[]) => Promise<void>;

/** Puts rows straight into a database, all of them or none. */
export async function insertRows(url: string, work: (insert: InsertRows) => Promise<void>): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query('begin');
    await work(async (table, rows) => {
      for (const row of rows) {
        const names = Object.keys(row);
        const holes = names.map((_, at) => `$${at + 1}`);
        await client.query(
          `insert into ${table} (${names.join(', ')}) values (${holes.join(', ')})`,
          Object.values(row),
        );
      }
    });
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** Puts the fair's rows into the database. */
export async function insertFair(url: string, fair: FairIds): Promise<void> {
  const { account, exhibition } = fair;
  const owned = (id: string, at: number, prefix: string) => ({
    id,
    exhibition_id: exhibition,
    reference: `${prefix}-${at + 1}`,
  });
  const named = (word: string, at: number) => ({ name: { en: `Demo ${word} ${at + 1}` } });
  await insertRows(url, async (insert) => {
    await insert('account', [{ id: account, name: 'Demo account' }]);
    await insert('exhibition', [
      {
        id: exhibition,
        account_id: account,
        reference: `demo-${exhibition}`,
        name: { en: 'Demo fair' },
        starts_on: '2027-03-04',
        ends_on: '2027-03-07',
        time_zone: 'Asia/Macau',
      },
    ]);
    await insert('venue', [{ ...owned(fair.venue, 0, 'MO'), ...named('hall', 0), country: 'MO' }]);
    await insert(
      'place',
      fair.places.map((id, at) => ({
        id,
        exhibition_id: exhibition,
        venue_id: fair.venue,
        kind: 'table',
        label: String(at + 1),
      })),
    );
    await insert(
      'company',
      fair.exhibitors.map(({ organisation }, at) => ({
        ...owned(organisation, at, 'CO'),
        ...named('company', at),
        country: 'MO',
      })),
    );
    await insert(
      'buyer',
      fair.buyers.map(({ organisation }, at) => ({
        ...owned(organisation, at, 'BU'),
        ...named('buyer', at),
        country: 'PT',
        home_market: 'PT',
      })),
    );
    await insert(
      'person',
      fair.exhibitors.map((it, at) => ({
        ...owned(it.person, at, 'PE'),
        ...named('exhibitor', at),
        role: 'exhibitor',
        company_id: it.organisation,
      })),
    );
    await insert(
      'person',
      fair.buyers.map((it, at) => ({
        ...owned(it.person, at, 'PB'),
        ...named('buyer', at),
        role: 'buyer',
        buyer_id: it.organisation,
      })),
    );
    await insert(
      'pairing_session',
      fair.sessions.map((id, at) => ({
        ...owned(id, at, 'SE'),
        ...named('session', at),
        kind: 'sourcing',
        opens_at: '2027-03-04T02:00:00Z',
        ends_at: '2027-03-04T10:00:00Z',
        rules: DEFAULT_RULES,
      })),
    );
  });
}
