import { Client } from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { ParticipantId } from '../../src/domain/kernel/id.ts';
import { MINUTE } from '../../src/domain/kernel/time.ts';
import type { Order } from '../../src/domain/pairing/command.ts';
import { isRefusal } from '../../src/domain/pairing/refusal.ts';
import { DEFAULT_RULES } from '../../src/domain/pairing/rules.ts';
import type { Session } from '../../src/domain/pairing/session.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { NodeClock } from '../../src/engine/nodeClock.ts';
import { MemoryBell } from '../../src/memory/memoryBell.ts';
import { MemoryMatchProfiles } from '../../src/memory/memoryMatchProfiles.ts';
import { PostgresSessionLog } from '../../src/postgres/sessionLog.ts';
import { openPool } from '../../src/postgres/sql.ts';
import type { LoggedEvent } from '../../src/ports/sessionLog.ts';
import { SendAgain, type CommandAnswer, type CommandKey } from '../../src/ports/sessions.ts';
import { freshDatabase } from '../builders/database.ts';
import { fairIds, insertFair, newId, type FairIds, type FairPerson } from '../builders/databaseFair.ts';
import { aBuyer, aCompany, aTrade } from '../builders/matching.ts';
import { facts, place } from '../builders/pairing.ts';
import { KeptLines } from '../engine/engineFloor.ts';

const url = await freshDatabase();
const pool = openPool(url, { name: 'engine spec', max: 10 });
// An idle connection that the server cuts is an event of its pool, and without a listener the end of the process.
pool.on('error', () => {});
const engines: Engine[] = [];
let fair: FairIds;
let lines: KeptLines;
let engine: Engine;

beforeEach(async () => {
  fair = fairIds({ people: 2, places: 2, sessions: 2 });
  await insertFair(url, fair);
  lines = new KeptLines();
  engine = await started();
});
afterAll(async () => {
  await Promise.all(engines.map((one) => one.stop()));
  await pool.end();
});

/** A node with clocks and connections of its own over the one database. */
async function started(): Promise<Engine> {
  const profiles = [
    ...fair.exhibitors.map(({ organisation }) => aCompany({ organisation })),
    ...fair.buyers.map(({ organisation }) => aBuyer({ organisation })),
  ];
  const node = createEngine({
    log: new PostgresSessionLog(pool),
    bell: new MemoryBell(),
    clock: new NodeClock(),
    newId,
    matchProfiles: new MemoryMatchProfiles({ trade: aTrade(), timeZone: 'Asia/Macau' }, profiles),
    logger: lines,
  });
  engines.push(node);
  await node.start();
  return node;
}

async function send(order: Order, key: CommandKey | null = null): Promise<CommandAnswer> {
  const answer = await engine.send(fair.sessions[0]!, { actor: { by: 'system' }, ...order }, key);
  if (isRefusal(answer)) throw new Error(`${order.kind} refused: ${answer.refused}`);
  return answer;
}

/** As a client does: a machine so busy that the session is not taken again in time says so, and is asked again under the key. */
async function untilAnswered(order: Order, key: CommandKey): Promise<CommandAnswer> {
  for (;;) {
    try {
      return await send(order, key);
    } catch (error) {
      if (!(error instanceof SendAgain)) throw error;
    }
  }
}

async function opened(): Promise<void> {
  await send({
    kind: 'draft-session',
    session: fair.sessions[0]!,
    exhibition: fair.exhibition,
    opensAt: Date.now(),
    endsAt: Date.now() + 60 * MINUTE,
    rules: DEFAULT_RULES,
    venues: [{ venue: fair.venue, code: 'MO', walkMinutes: 3 }],
    places: fair.places.map((id, at) => ({ ...place('table', at + 1), place: id, venue: fair.venue })),
  });
  await send({ kind: 'open-session', reason: null });
  await send({ kind: 'start-pairing', reason: null });
}

async function arrives({ person, side, organisation }: FairPerson): Promise<ParticipantId> {
  const participant = newId<ParticipantId>();
  const here = { participant, person, organisation, venue: fair.venue };
  await send({ kind: 'check-in', facts: facts('somebody', side, here) });
  await send({ kind: 'become-available', participant });
  return participant;
}

/** Waits for what happens by itself, by following the session from its beginning. */
async function until(kind: LoggedEvent['event']['kind']): Promise<Session> {
  const left = new AbortController();
  for await (const { event } of engine.follow(fair.sessions[0]!, 0, left.signal)) if (event.kind === kind) break;
  left.abort();
  return (await engine.read(fair.sessions[0]!))!;
}

const only = <V>(values: Iterable<V>): V => [...values][0]!;

test('a pair meets, from the check-in to the outcome, and the rows say what the session says', async () => {
  await opened();
  const exhibitor = await arrives(fair.exhibitors[0]!);
  const buyer = await arrives(fair.buyers[0]!);
  const { offer } = only((await until('offer-made')).offers.values());
  for (const participant of [exhibitor, buyer]) await send({ kind: 'accept-offer', offer, participant });
  const { meeting } = only((await engine.read(fair.sessions[0]!))!.meetings.values());
  for (const participant of [exhibitor, buyer]) await send({ kind: 'arrive', meeting, participant });
  for (const participant of [exhibitor, buyer]) await send({ kind: 'end-meeting', meeting, participant, reason: null });
  const outcome = {
    kind: 'contract' as const,
    amount: '4200000000000',
    currency: 'MOP',
    followUpOn: '2027-04-01',
    note: null,
    publish: true,
  };
  await send({ kind: 'record-outcome', meeting, participant: buyer, outcome });

  const rows = async (text: string) => (await pool.query(text, [fair.sessions[0]])).rows;
  expect(await rows('select state from offer where session_id = $1')).toEqual([{ state: 'CONFIRMED' }]);
  expect(await rows('select state from meeting where session_id = $1')).toEqual([{ state: 'ENDED' }]);
  expect(await rows('select amount::text, currency, side from outcome where session_id = $1')).toEqual([
    { amount: '4200000000000', currency: 'MOP', side: 'buyer' },
  ]);
  expect(await rows('select * from engagement where session_id = $1')).toEqual([]);
  expect(await rows('select * from place_use where session_id = $1')).toEqual([]);
  expect(await rows('select distinct state from participant where session_id = $1')).toEqual([{ state: 'COOLDOWN' }]);
  const { head } = (await engine.read(fair.sessions[0]!))!;
  const [kept] = await rows(
    'select count(*)::int as events, max(sequence)::int as last from session_event where session_id = $1',
  );
  expect(kept).toEqual({ events: head, last: head });
  expect(lines.errors).toEqual([]);
});

test('a node that takes over gives the first answer to a key, and the session as it was', async () => {
  await opened();
  const exhibitor = await arrives(fair.exhibitors[0]!);
  const key = { actor: `participant ${exhibitor}`, mutation: 'pause', key: newId(), inputHash: 'h1' };
  const first = await send({ kind: 'pause', participant: exhibitor, until: null }, key);
  const before = (await engine.read(fair.sessions[0]!))!;
  await engine.stop();
  engine = await started();
  const after = (await engine.read(fair.sessions[0]!))!;
  expect([...after.participants]).toEqual([...before.participants]);
  expect(after.head).toBe(before.head);
  await send({ kind: 'become-available', participant: exhibitor });
  expect(await send({ kind: 'pause', participant: exhibitor, until: null }, key)).toEqual(first);
  expect((await engine.read(fair.sessions[0]!))!.participants.get(exhibitor)?.state).toBe('AVAILABLE');
});

test('[CO5, CO6] commands are answered, and happen once, while the database cuts connections', async () => {
  await opened();
  const cutter = new Client({ connectionString: url });
  await cutter.connect();
  const announcement = (at: number) =>
    untilAnswered(
      { kind: 'announce', announcement: newId(), reason: null },
      { actor: 'user 1', mutation: 'announce', key: `k${at}`, inputHash: 'h' },
    );
  const answers: Promise<CommandAnswer>[] = [];
  for (let at = 0; at < 200; at++) {
    answers.push(announcement(at));
    if (at % 20 === 0) {
      await Promise.race(answers);
      await cutter.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
    }
  }
  await Promise.all(answers);
  await cutter.end();
  const { rows } = await pool.query(
    `select count(*)::int as made from session_event where session_id = $1 and kind = 'announcement-made'`,
    [fair.sessions[0]],
  );
  expect(rows).toEqual([{ made: 200 }]);
});

test('a person who is live in another session is refused, and nothing changes', async () => {
  await opened();
  const somebody = fair.exhibitors[0]!;
  await arrives(somebody);
  const here = { ...somebody, participant: newId<ParticipantId>(), venue: fair.venue };
  const elsewhere = fair.sessions[1]!;
  const order = async (given: Order) => engine.send(elsewhere, { actor: { by: 'system' }, ...given }, null);
  await order({
    kind: 'draft-session',
    session: elsewhere,
    exhibition: fair.exhibition,
    opensAt: Date.now(),
    endsAt: Date.now() + 60 * MINUTE,
    rules: DEFAULT_RULES,
    venues: [{ venue: fair.venue, code: 'MO', walkMinutes: 3 }],
    places: [],
  });
  await order({ kind: 'open-session', reason: null });
  const { head } = (await engine.read(elsewhere))!;
  const answer = await order({ kind: 'check-in', facts: facts('somebody', 'exhibitor', here) });
  expect(answer).toMatchObject({ refused: 'in-other-session' });
  expect((await engine.read(elsewhere))!.head).toBe(head);
});
