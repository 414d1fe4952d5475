/** What `append_session_batch` writes, and that a refused append writes nothing. */
import { describe, expect, test } from 'vitest';
import { AppendUnknown } from '../../src/ports/sessionLog.ts';
import { PostgresSessionLog } from '../../src/postgres/sessionLog.ts';
import { openPool } from '../../src/postgres/sql.ts';
import { freshDatabase } from '../builders/database.ts';
import { fairIds, insertFair } from '../builders/databaseFair.ts';
import { guardedSession } from '../builders/databaseSession.ts';
import {
  announced,
  batchAfter,
  meetingOf,
  newId,
  offerOf,
  participantOf,
  type ContractFair,
} from './sessionLog.builders.ts';

const it = await guardedSession();

describe('an append that is refused leaves every row as it was', () => {
  test.each([
    ['by the fence of a passed epoch', () => ({ epoch: 0 }), { fenced: true }],
    ['by the fence of a moved head', () => ({ expectedHead: 2 }), { fenced: true }],
    ['by a guard at its very end', () => ({ keys: [keptKey(), keptKey()] }), { guarded: 'other' }],
    [
      'by a foreign key that is checked at the commit',
      () => ({ placesTaken: [{ place: it.fair.tables[1], meeting: newId() as never }] }),
      { guarded: 'other' },
    ],
    [
      'by a row that is to be changed and is not there',
      () => {
        const offer = newId();
        return { offers: [offerOf(it.fair, offer)], known: new Set([offer]) };
      },
      { guarded: 'other' },
    ],
    [
      'by data that cannot be stored',
      () => ({ offers: [{ ...offerOf(it.fair, newId()), state: 'UNKNOWN' as never }] }),
      { guarded: 'other' },
    ],
  ])('%s', async (_, wrong, expected) => {
    const everything = {
      events: announced(2),
      state: 'PAUSED' as const,
      participants: [{ ...participantOf(it.fair, 0), state: 'LEFT' as const }],
      engagementsEnded: [participantOf(it.fair, 0).participant],
      placesFreed: [it.fair.tables[0]],
    };
    const before = await it.contents();
    expect(await it.log.append({ ...batchAfter(it.lease, it.fair, everything), ...wrong() })).toMatchObject(expected);
    expect(await it.contents()).toBe(before);
  });

  const keptKey = () => ({
    actor: 'p',
    mutation: 'pause',
    key: 'k',
    inputHash: 'h',
    answer: { session: it.lease.session, sequence: 0, participant: null, offer: null, meeting: null },
  });
});

describe('an append', () => {
  test('whose connection is cut is unknown, and the log says afterwards that it is not in it', async () => {
    const blocker = await it.pool.connect();
    await blocker.query('begin');
    await blocker.query('select from session_head where session_id = $1 for update', [it.lease.session]);
    const batch = batchAfter(it.lease, it.fair, { events: announced(1) });
    const result = it.log.append(batch).catch((error: unknown) => error);
    await cutWhoWaits();
    expect(await result).toBeInstanceOf(AppendUnknown);
    await blocker.query('rollback');
    blocker.release();
    expect(await it.log.batchHead(it.lease.session, batch.batch)).toBeNull();
    expect(await it.log.append(batch)).toEqual({ appended: 4 });
  });

  test('that the server rolled back for a reason of its own is said to have failed, not to be unknown', async () => {
    const batch = batchAfter(it.lease, it.fair, { events: announced(1) });
    const before = await it.contents();
    await it.pool.query('alter function instant(bigint) rename to instant_of_old');
    try {
      const failed: unknown = await new PostgresSessionLog(it.pool).append(batch).catch((error: unknown) => error);
      expect(failed).not.toBeInstanceOf(AppendUnknown);
      expect(String(failed)).toContain('42883');
    } finally {
      await it.pool.query('alter function instant_of_old(bigint) rename to instant');
    }
    expect(await it.contents()).toBe(before);
    expect(await it.log.append(batch)).toEqual({ appended: 4 });
  });

  /** Ends the backend that waits for the lock, as soon as it does. */
  async function cutWhoWaits(): Promise<void> {
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%append_session_batch%'`;
    while ((await it.sql.run(cut)) === 0);
  }

  test.each([
    ['whole', () => new Set<string>()],
    ['as changes of known rows', () => new Set([participantOf(it.fair, 0).participant, it.offer, it.meeting])],
  ])('writes what the session came to, %s', async (_, known) => {
    const summoned = meetingOf(it.fair, it.meeting, it.offer);
    const outcome = {
      kind: 'contract' as const,
      amount: '123456789012345678901',
      currency: 'MOP',
      followUpOn: '2027-04-01',
      note: null,
      publish: true,
      at: 1_800_000_000_123,
    };
    const batch = batchAfter(it.lease, it.fair, {
      events: announced(1),
      state: 'CLOSING',
      participants: [
        {
          ...participantOf(it.fair, 0),
          state: 'PAUSED',
          until: 1_800_000_060_000,
          meetings: 2,
          waitingSince: null,
          reachable: false,
        },
      ],
      offers: [
        { ...offerOf(it.fair, it.offer), state: 'CONFIRMED', endedAt: 1_800_000_000_000, meeting: summoned.meeting },
      ],
      meetings: [
        {
          ...summoned,
          state: 'ENDED',
          places: { exhibitor: it.fair.tables[1], buyer: it.fair.tables[0] },
          endedAt: 1_800_000_001_000,
          outcomes: { exhibitor: outcome, buyer: null },
          outcomeConfirmed: { exhibitor: true, buyer: false },
        },
      ],
      places: [
        {
          place: it.fair.tables[1],
          venue: it.fair.venue,
          kind: 'table',
          label: '2',
          zone: null,
          organisation: null,
          open: false,
        },
      ],
      known: known(),
    });
    expect(await it.log.append(batch)).toEqual({ appended: 4 });
    expect(await it.sql.first('select state from pairing_session where id = $1', [it.lease.session])).toEqual({
      state: 'CLOSING',
    });
    expect(
      await it.sql.first(
        'select state, paused_until, meetings, waiting_since, is_reachable from participant where id = $1',
        [participantOf(it.fair, 0).participant],
      ),
    ).toEqual({
      state: 'PAUSED',
      paused_until: 1_800_000_060_000,
      meetings: 2,
      waiting_since: null,
      is_reachable: false,
    });
    expect(await it.sql.first('select state, ended_at, meeting_id from offer where id = $1', [it.offer])).toEqual({
      state: 'CONFIRMED',
      ended_at: 1_800_000_000_000,
      meeting_id: it.meeting,
    });
    expect(
      await it.sql.first('select state, exhibitor_place_id, buyer_place_id, ended_at from meeting where id = $1', [
        it.meeting,
      ]),
    ).toEqual({
      state: 'ENDED',
      exhibitor_place_id: it.fair.tables[1],
      buyer_place_id: it.fair.tables[0],
      ended_at: 1_800_000_001_000,
    });
    expect(
      await it.sql.many(
        'select side, kind, amount, currency, follow_up_on, is_public, is_confirmed, recorded_at from outcome where meeting_id = $1',
        [it.meeting],
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
    expect(await it.sql.many('select is_open from session_place where session_id = $1', [it.lease.session])).toEqual([
      { is_open: false },
    ]);
  });

  test('remembers for the exhibition who is not to be offered to whom, from either side, once', async () => {
    const forbid = (who: number, of: number, cause: 'met' | 'refused' | 'blocked') => ({
      at: 1_800_000_000_000,
      actor: { by: 'system' as const },
      kind: 'forbidden-added' as const,
      participant: participantOf(it.fair, who).participant,
      forbidden: { organisation: it.fair.people[of]!.organisation, cause },
    });
    const facts = [forbid(0, 2, 'met'), forbid(2, 0, 'met'), forbid(3, 1, 'blocked'), forbid(0, 1, 'blocked')];
    const events = facts.map((event, at) => ({ sequence: at + 1, version: 1, event }));
    expect(await it.log.append(batchAfter(it.lease, it.fair, { events }))).toEqual({ appended: 7 });
    const [companyA, companyB, buyerA, buyerB] = it.fair.people.map(({ organisation }) => organisation);
    expect(
      await it.sql.many(
        'select company_id, buyer_id, cause, sequence from pair_memory where exhibition_id = $1 order by cause',
        [it.fair.exhibition],
      ),
    ).toEqual([
      { company_id: companyB, buyer_id: buyerB, cause: 'blocked', sequence: 7 },
      { company_id: companyA, buyer_id: buyerA, cause: 'met', sequence: 7 },
    ]);
  });
});

describe('a lease', () => {
  test('goes to one of many who ask at once', async () => {
    const asked = await Promise.all(
      Array.from({ length: 8 }, (_, node) => it.log.take(it.fair.sessions[1], `node-${node}`)),
    );
    expect(asked.filter((got) => got !== null)).toHaveLength(1);
  });

  test('of a session that does not exist is not given', async () => {
    expect(await it.log.take(newId() as never, 'node-a')).toBeNull();
  });
});

describe('a connection that appended when the tables were empty', () => {
  test('finds every row by its key when they are long', async () => {
    const url = await freshDatabase();
    const ids = fairIds({ people: 2, places: 2, sessions: 2 });
    await insertFair(url, ids);
    const fair: ContractFair = {
      ...ids,
      sessions: [ids.sessions[0]!, ids.sessions[1]!],
      tables: [ids.places[0]!, ids.places[1]!],
      people: [...ids.exhibitors, ...ids.buyers],
    };
    const pool = openPool(url, { name: 'one connection', max: 1 });
    const log = new PostgresSessionLog(pool);
    let lease = (await log.take(fair.sessions[0], 'node-a'))!;
    const both = [participantOf(fair, 0), participantOf(fair, 2)];
    for (let round = 0; round < 60; round++) {
      const offer = offerOf(fair, newId());
      const result = await log.append(
        batchAfter(lease, fair, {
          events: announced(5),
          participants: both,
          offers: [offer],
          engagementsEnded: both.map(({ participant }) => participant),
          engagementsTaken: both.map(({ participant }) => ({ participant, offer: offer.offer, meeting: null })),
        }),
      );
      expect(result).toEqual({ appended: lease.head + 5 });
      lease = { ...lease, head: lease.head + 5 };
    }
    await pool.query('select pg_stat_force_next_flush()');
    const { rows } = await pool.query(
      `select relname, seq_tup_read as read from pg_stat_user_tables
       where seq_tup_read > 0 and relname in ('session_event', 'session_head', 'engagement', 'participant', 'offer', 'meeting')`,
    );
    await pool.end();
    expect(rows).toEqual([]);
  });
});
