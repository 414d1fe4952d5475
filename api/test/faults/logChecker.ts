import type { Pool, PoolClient } from 'pg';
import type { SessionId } from '../../src/domain/kernel/id.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import { nextDeadline } from '../../src/domain/pairing/deadline.ts';
import { emptySession } from '../../src/domain/pairing/emptySession.ts';
import type { PairingEvent } from '../../src/domain/pairing/event.ts';
import { evolve } from '../../src/domain/pairing/evolve.ts';
import type { Session } from '../../src/domain/pairing/session.ts';
import type { Followed } from '../builders/roamingClient.ts';
import { brokenInState, type Broken } from '../simulation/promises.ts';
import { Witness } from '../simulation/witness.ts';

/** What a client was told of one of its commands. */
export interface Told {
  key: string;
  /** What was asked for, as the event names it where it always makes one; null: it may make none. */
  event: PairingEvent['kind'] | null;
}

/** From when on the session was conducted again, after something broke: by the database's clock. */
export interface Healed {
  at: Instant;
}

/** What clients were told, compared with what the database holds. Everything but the counts of what was done should be 0. */
export interface Checked {
  acknowledged: number;
  events: number;
  acknowledgedAndLost: number;
  doneTwice: number;
  /** In the log: holes, doubles, and events of an epoch after those of a later one. */
  logGaps: number;
  staleWrites: number;
  /** As any follower saw it. */
  feedGaps: number;
  feedDoubles: number;
  feedsBehind: number;
  inTwoOffersOrMeetings: number;
  tablesDoubleBooked: number;
  otherPromises: readonly Broken[];
  /** Rows of the guards that the log does not lead to, or the other way round. */
  guardsAstray: number;
  /** Timers that had fallen due when the session was healed, at most so late after it; in milliseconds. */
  latestTimer: number;
  timersOverdue: number;
}

interface Row {
  sequence: number;
  epoch: number;
  event: PairingEvent;
}

/** What the clients know. */
interface Clients {
  told: readonly Told[];
  followed: readonly Followed[];
  healed: readonly Healed[];
}

/** Reads the whole log, every key and every guard as they stand at one moment, and compares. */
export async function check(pool: Pool, session: SessionId, clients: Clients): Promise<Checked> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await compare(client, session, clients);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

async function compare(client: PoolClient, session: SessionId, { told, followed, healed }: Clients): Promise<Checked> {
  // Before the log is read: what falls due while it is folded is not late.
  const now = (await client.query<{ now: number }>('select clock_timestamp() as now')).rows[0]!.now;
  const { rows } = await client.query<Row>(
    'select sequence, epoch, payload as event from session_event where session_id = $1 order by sequence',
    [session],
  );
  const { rows: kept } = await client.query<{ key: string }>('select key from idempotency_key where session_id = $1', [
    session,
  ]);
  const keys = new Set(kept.map(({ key }) => key));
  const replayed = replay(session, rows, healed);
  const due = nextDeadline(replayed.session);
  return {
    acknowledged: told.length,
    events: rows.length,
    acknowledgedAndLost: told.filter(({ key }) => !keys.has(key)).length,
    doneTwice: doneTwice(told, rows),
    logGaps: rows.filter(({ sequence }, at) => sequence !== at + 1).length,
    staleWrites: rows.filter(({ epoch }, at) => epoch < (rows[at - 1]?.epoch ?? 0)).length,
    feedGaps: sum(
      followed,
      ({ came }) => came.filter(({ sequence }, at) => sequence > (came[at - 1]?.sequence ?? 0) + 1).length,
    ),
    feedDoubles: sum(
      followed,
      ({ came }) => came.filter(({ sequence }, at) => sequence <= (came[at - 1]?.sequence ?? 0)).length,
    ),
    feedsBehind: followed.filter(({ came }) => came.at(-1)?.sequence !== rows.at(-1)?.sequence).length,
    ...replayed.counts,
    guardsAstray: await guardsAstray(client, replayed.session),
    latestTimer: replayed.latestTimer,
    timersOverdue: due !== null && due < now - 2_000 ? 1 : 0,
  };
}

/** An announcement is made once for each key that was acknowledged: more of them means that a key was done twice. */
function doneTwice(told: readonly Told[], rows: readonly Row[]): number {
  const asked = told.filter(({ event }) => event === 'announcement-made').length;
  return Math.max(0, rows.filter(({ event }) => event.kind === 'announcement-made').length - asked);
}

function replay(id: SessionId, rows: readonly Row[], healed: readonly Healed[]) {
  const witness = new Witness();
  const broken: Broken[] = [];
  let session: Session = emptySession(id);
  let latestTimer = 0;
  for (const { event } of rows) {
    const before = session;
    const due = nextDeadline(before);
    session = evolve(before, event);
    broken.push(...witness.notices({ before, event, after: session }), ...brokenInState(session));
    if (due !== null && due < event.at && event.actor.by === 'system')
      latestTimer = Math.max(latestTimer, event.at - conductedSince(due, event.at, healed));
  }
  const other = broken.filter((each) => !each.startsWith('1:'));
  return {
    session,
    latestTimer,
    counts: {
      inTwoOffersOrMeetings: broken.filter((each) => each.startsWith('1: participant') || / is in /.test(each)).length,
      tablesDoubleBooked: broken.filter((each) => / holds | is not held | places held/.test(each)).length,
      otherPromises: other.slice(0, 10),
    },
  };
}

/** When a timer could have fired at the earliest: when it fell due, or when the session was conducted again after that. */
function conductedSince(due: Instant, fired: Instant, healed: readonly Healed[]): Instant {
  return healed.reduce((since, { at }) => (at > due && at <= fired ? Math.max(since, at) : since), due);
}

async function guardsAstray(client: PoolClient, session: Session): Promise<number> {
  const { rows: engaged } = await client.query<{ who: string; where: string }>(
    'select participant_id as who, coalesce(offer_id, meeting_id) as where from engagement where session_id = $1',
    [session.session],
  );
  const { rows: used } = await client.query<{ who: string; where: string }>(
    'select place_id as who, meeting_id as where from place_use where session_id = $1',
    [session.session],
  );
  const folded = [
    ...[...session.participants.values()].flatMap(({ participant, engagement }) =>
      engagement ? [`${participant} ${'offer' in engagement ? engagement.offer : engagement.meeting}`] : [],
    ),
    ...[...session.placeUse].map(([place, meeting]) => `${place} ${meeting}`),
  ];
  const written = new Set([...engaged, ...used].map(({ who, where }) => `${who} ${where}`));
  return folded.filter((each) => !written.has(each)).length + Math.abs(written.size - folded.length);
}

function sum<T>(things: readonly T[], of: (thing: T) => number): number {
  return things.reduce((total, thing) => total + of(thing), 0);
}
