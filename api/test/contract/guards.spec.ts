/** What the database refuses when the core is bypassed: plain SQL, as a bug, a second program or a person at a console would send it. */
import { Pool } from 'pg';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { PostgresSessionLog } from '../../src/postgres/sessionLog.ts';
import type { Lease } from '../../src/ports/sessionLog.ts';
import { AppendUnknown } from '../../src/ports/sessionLog.ts';
import { fairIds, insertFair } from '../builders/databaseFair.ts';
import { fairDatabase } from '../builders/databaseSql.ts';
import {
  announced,
  batchAfter,
  meetingOf,
  newId,
  offerOf,
  participantOf,
  type ContractFair,
} from './sessionLog.builders.ts';

const { url, sql } = await fairDatabase();
const pool = new Pool({ connectionString: url });
afterAll(() => pool.end());
const log = new PostgresSessionLog(pool);

let fair: ContractFair;
let lease: Lease;
let offer: string;
let meeting: string;

/** A session with four people, an open offer of the first two, and a meeting row at the first table. */
beforeEach(async () => {
  const ids = fairIds({ people: 2, places: 2, sessions: 2 });
  await insertFair(url, ids);
  const [first, second] = ids.sessions;
  const [table, other] = ids.places;
  fair = { ...ids, sessions: [first!, second!], tables: [table!, other!], people: [...ids.exhibitors, ...ids.buyers] };
  lease = (await log.take(first!, 'node-a'))!;
  [offer, meeting] = [newId(), newId()];
  const held = meetingOf(fair, meeting, offer);
  await log.append(
    batchAfter(lease, fair, {
      events: announced(3),
      participants: [0, 1, 2, 3].map((who) => participantOf(fair, who)),
      offers: [offerOf(fair, offer)],
      meetings: [held],
      engagementsTaken: [
        { participant: participantOf(fair, 0).participant, offer: offerOf(fair, offer).offer, meeting: null },
      ],
      placesTaken: [{ place: fair.tables[0], meeting: held.meeting }],
    }),
  );
  lease = { ...lease, head: 3 };
});

const TABLES = [
  'session_head',
  'session_event',
  'engagement',
  'place_use',
  'participant',
  'offer',
  'meeting',
  'session_place',
  'outcome',
  'pair_memory',
  'idempotency_key',
  'pairing_session',
];

/** Every row of the live tables, so that a refusal can prove that it changed none. */
async function contents() {
  const found = await Promise.all(
    TABLES.map((table) => sql.first(`select coalesce(jsonb_agg(t order by t::text), '[]') as rows from ${table} t`)),
  );
  return JSON.stringify(found);
}

/** Sends plain SQL that must be refused by the named guard, and proves that nothing changed. */
async function refuses(guard: string, text: string, values: readonly unknown[]) {
  const before = await contents();
  await expect(sql.run(text, values)).rejects.toMatchObject({ constraint: guard });
  expect(await contents()).toBe(before);
}

describe('the database refuses', () => {
  const engage =
    'insert into engagement (participant_id, exhibition_id, session_id, offer_id, meeting_id) values ($1, $2, $3, $4, $5)';
  const exhibitor = () => participantOf(fair, 0).participant;

  test('a second offer of one participant', () =>
    refuses('engagement_pkey', engage, [exhibitor(), fair.exhibition, lease.session, offer, null]));

  test('a meeting of a participant with an open offer', () =>
    refuses('engagement_pkey', engage, [exhibitor(), fair.exhibition, lease.session, null, meeting]));

  test('an engagement in both an offer and a meeting, or in neither', async () => {
    const buyer = participantOf(fair, 2).participant;
    await refuses('engagement_one_cause', engage, [buyer, fair.exhibition, lease.session, offer, meeting]);
    await refuses('engagement_one_cause', engage, [buyer, fair.exhibition, lease.session, null, null]);
  });

  test('an engagement in an offer that does not exist', () =>
    refuses('engagement_offer', engage, [
      participantOf(fair, 2).participant,
      fair.exhibition,
      lease.session,
      newId(),
      null,
    ]));

  test('a second live meeting at one place', () =>
    refuses(
      'place_use_pkey',
      'insert into place_use (place_id, exhibition_id, session_id, meeting_id) values ($1, $2, $3, $4)',
      [fair.tables[0], fair.exhibition, fair.sessions[1], meeting],
    ));

  const join = `insert into participant (id, exhibition_id, session_id, person_id, side, company_id, buyer_id, venue_id, state, state_since)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())`;

  test.each(['CHECKED_IN', 'AVAILABLE', 'PAUSED', 'OFFERED', 'SUMMONED', 'MEETING', 'COOLDOWN'])(
    'a person who is live in another session: %s',
    (state) => {
      const { person, organisation } = fair.people[0]!;
      return refuses('participant_live_person', join, [
        newId(),
        fair.exhibition,
        fair.sessions[1],
        person,
        'exhibitor',
        organisation,
        null,
        fair.venue,
        state,
      ]);
    },
  );

  test('a person twice in one session, even if only expected', () => {
    const { person, organisation } = fair.people[0]!;
    return refuses('participant_person_key', join, [
      newId(),
      fair.exhibition,
      lease.session,
      person,
      'exhibitor',
      organisation,
      null,
      fair.venue,
      'EXPECTED',
    ]);
  });

  test('a participant without the party of its side', () => {
    const { person, organisation } = fair.people[0]!;
    return refuses('participant_party', join, [
      newId(),
      fair.exhibition,
      fair.sessions[1],
      person,
      'buyer',
      organisation,
      null,
      fair.venue,
      'EXPECTED',
    ]);
  });

  test('a row that points into another exhibition', async () => {
    const other = fairIds({ people: 1, places: 1, sessions: 1 });
    await insertFair(url, other);
    const { person, organisation } = fair.people[0]!;
    await refuses('participant_session', join, [
      newId(),
      fair.exhibition,
      other.sessions[0],
      person,
      'exhibitor',
      organisation,
      null,
      fair.venue,
      'EXPECTED',
    ]);
  });

  const write = `insert into session_event (session_id, sequence, exhibition_id, epoch, batch, kind, version, at, payload)
    values ($1, $2, $3, $4, 'console', 'pairing-started', 1, now(), '{}')`;

  test.each([
    ['the next event while the head has not moved', 4, 1],
    ['an event after a hole', 6, 1],
    ['an event of an epoch that has passed', 4, 0],
    ['an event of an epoch to come', 4, 2],
  ])('%s', (_, sequence, epoch) =>
    refuses('session_event_follows_head', write, [lease.session, sequence, fair.exhibition, epoch]),
  );

  test('an event whose number is taken', () =>
    refuses('session_event_pkey', write, [lease.session, 2, fair.exhibition, 1]));

  test('an event numbered 0', () =>
    refuses('session_event_sequence_check', write, [lease.session, 0, fair.exhibition, 1]));

  test('an event after a hole even where somebody moved the head', async () => {
    await sql.run('update session_head set head = 9 where session_id = $1', [lease.session]);
    await refuses('session_event_follows_head', write, [lease.session, 9, fair.exhibition, 1]);
  });

  test.each([
    `update session_event set kind = 'pairing-paused' where session_id = $1`,
    'delete from session_event where session_id = $1',
  ])('a change of the log: %s', (text) => refuses('session_event_is_kept', text, [lease.session]));

  test('an emptying of the log', () => refuses('session_event_is_kept', 'truncate session_event', []));
});

describe('an append that is refused leaves every row as it was', () => {
  test.each([
    ['by the fence of a passed epoch', () => ({ epoch: 0 }), { fenced: true }],
    ['by the fence of a moved head', () => ({ expectedHead: 2 }), { fenced: true }],
    ['by a guard at its very end', () => ({ keys: [keptKey(), keptKey()] }), { guarded: 'other' }],
    [
      'by a foreign key that is checked at the commit',
      () => ({ placesTaken: [{ place: fair.tables[1], meeting: newId<never>() }] }),
      { guarded: 'other' },
    ],
    [
      'by data that cannot be stored',
      () => ({ offers: [{ ...offerOf(fair, newId()), state: 'UNKNOWN' as never }] }),
      { guarded: 'other' },
    ],
  ])('%s', async (_, wrong, expected) => {
    const everything = {
      events: announced(2),
      state: 'PAUSED' as const,
      participants: [{ ...participantOf(fair, 0), state: 'LEFT' as const }],
      engagementsEnded: [participantOf(fair, 0).participant],
      placesFreed: [fair.tables[0]],
    };
    const before = await contents();
    expect(await log.append({ ...batchAfter(lease, fair, everything), ...wrong() })).toMatchObject(expected);
    expect(await contents()).toBe(before);
  });

  const keptKey = () => ({
    actor: 'p',
    mutation: 'pause',
    key: 'k',
    inputHash: 'h',
    answer: { session: lease.session, sequence: 0, participant: null, offer: null, meeting: null },
  });
});

describe('an append', () => {
  test('whose connection is cut is unknown, and the log says afterwards that it is not in it', async () => {
    const blocker = await pool.connect();
    await blocker.query('begin');
    await blocker.query('select from session_head where session_id = $1 for update', [lease.session]);
    const batch = batchAfter(lease, fair, { events: announced(1) });
    const result = log.append(batch).catch((error: unknown) => error);
    await cutWhoWaits();
    expect(await result).toBeInstanceOf(AppendUnknown);
    await blocker.query('rollback');
    blocker.release();
    expect(await log.batchHead(lease.session, batch.batch)).toBeNull();
    expect(await log.append(batch)).toEqual({ appended: 4 });
  });

  /** Ends the backend that waits for the lock, as soon as it does. */
  async function cutWhoWaits(): Promise<void> {
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%append_session_batch%'`;
    while ((await sql.run(cut)) === 0);
  }

  test('writes what the session came to', async () => {
    const summoned = meetingOf(fair, meeting, offer);
    const outcome = {
      kind: 'contract' as const,
      amount: '123456789012345678901',
      currency: 'MOP',
      followUpOn: '2027-04-01',
      note: null,
      publish: true,
      at: 1_800_000_000_123,
    };
    const batch = batchAfter(lease, fair, {
      events: announced(1),
      state: 'CLOSING',
      participants: [
        {
          ...participantOf(fair, 0),
          state: 'PAUSED',
          until: 1_800_000_060_000,
          meetings: 2,
          waitingSince: null,
          reachable: false,
        },
      ],
      offers: [{ ...offerOf(fair, offer), state: 'CONFIRMED', endedAt: 1_800_000_000_000, meeting: summoned.meeting }],
      meetings: [
        {
          ...summoned,
          state: 'ENDED',
          places: { exhibitor: fair.tables[1], buyer: fair.tables[0] },
          endedAt: 1_800_000_001_000,
          outcomes: { exhibitor: outcome, buyer: null },
          outcomeConfirmed: { exhibitor: true, buyer: false },
        },
      ],
      places: [
        {
          place: fair.tables[1],
          venue: fair.venue,
          kind: 'table',
          label: '2',
          zone: null,
          organisation: null,
          open: false,
        },
      ],
    });
    expect(await log.append(batch)).toEqual({ appended: 4 });
    expect(await sql.first('select state from pairing_session where id = $1', [lease.session])).toEqual({
      state: 'CLOSING',
    });
    expect(
      await sql.first(
        'select state, paused_until, meetings, waiting_since, is_reachable from participant where id = $1',
        [participantOf(fair, 0).participant],
      ),
    ).toEqual({
      state: 'PAUSED',
      paused_until: 1_800_000_060_000,
      meetings: 2,
      waiting_since: null,
      is_reachable: false,
    });
    expect(await sql.first('select state, ended_at, meeting_id from offer where id = $1', [offer])).toEqual({
      state: 'CONFIRMED',
      ended_at: 1_800_000_000_000,
      meeting_id: meeting,
    });
    expect(
      await sql.first('select state, exhibitor_place_id, buyer_place_id, ended_at from meeting where id = $1', [
        meeting,
      ]),
    ).toEqual({
      state: 'ENDED',
      exhibitor_place_id: fair.tables[1],
      buyer_place_id: fair.tables[0],
      ended_at: 1_800_000_001_000,
    });
    expect(
      await sql.many(
        'select side, kind, amount, currency, follow_up_on, is_public, is_confirmed, recorded_at from outcome where meeting_id = $1',
        [meeting],
      ),
    ).toEqual([
      {
        side: 'exhibitor',
        kind: 'contract',
        amount: '123456789012345678901',
        currency: 'MOP',
        follow_up_on: '2027-04-01',
        is_public: true,
        is_confirmed: true,
        recorded_at: 1_800_000_000_123,
      },
    ]);
    expect(await sql.many('select is_open from session_place where session_id = $1', [lease.session])).toEqual([
      { is_open: false },
    ]);
  });

  test('remembers for the exhibition who is not to be offered to whom, from either side, once', async () => {
    const forbid = (who: number, of: number, cause: 'met' | 'refused' | 'blocked') => ({
      at: 1_800_000_000_000,
      actor: { by: 'system' as const },
      kind: 'forbidden-added' as const,
      participant: participantOf(fair, who).participant,
      forbidden: { organisation: fair.people[of]!.organisation, cause },
    });
    const facts = [forbid(0, 2, 'met'), forbid(2, 0, 'met'), forbid(3, 1, 'blocked'), forbid(0, 1, 'blocked')];
    const events = facts.map((event, at) => ({ sequence: at + 1, version: 1, event }));
    expect(await log.append(batchAfter(lease, fair, { events }))).toEqual({ appended: 7 });
    const [companyA, companyB, buyerA, buyerB] = fair.people.map(({ organisation }) => organisation);
    expect(
      await sql.many(
        'select company_id, buyer_id, cause, sequence from pair_memory where exhibition_id = $1 order by cause',
        [fair.exhibition],
      ),
    ).toEqual([
      { company_id: companyB, buyer_id: buyerB, cause: 'blocked', sequence: 7 },
      { company_id: companyA, buyer_id: buyerA, cause: 'met', sequence: 7 },
    ]);
  });
});

describe('a lease', () => {
  test('goes to one of many who ask at once', async () => {
    const asked = await Promise.all(Array.from({ length: 8 }, (_, node) => log.take(fair.sessions[1], `node-${node}`)));
    expect(asked.filter((got) => got !== null)).toHaveLength(1);
  });

  test('of a session that does not exist is not given', async () => {
    expect(await log.take(newId<never>(), 'node-a')).toBeNull();
  });
});
