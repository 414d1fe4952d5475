/** The log of live sessions in PostgreSQL. One round trip for each append; a pool of its own, so that nothing else holds it up. */
import { promisify } from 'node:util';
import { gunzip, gzip, type ZlibOptions } from 'node:zlib';
import type { Pool, QueryResultRow } from 'pg';
import type { SessionId } from '../domain/kernel/id.ts';
import type { Rules } from '../domain/pairing/rules.ts';
import type { SessionState } from '../domain/pairing/session.ts';
import type { CommandAnswer } from '../ports/sessions.ts';
import type {
  AppendResult,
  Batch,
  Head,
  KeptAnswer,
  KeyName,
  Lease,
  LoggedEvent,
  SessionLog,
  Snapshot,
} from '../ports/sessionLog.ts';
import { appendStatement } from './appendStatement.ts';
import { mayBeSentAgain, refusalFrom } from './appendFault.ts';
import { appendArguments, withSessionNow } from './appendRows.ts';

/** How long a lease lasts by the database's clock; its holder renews it each second. */
export const LEASE_SECONDS = 5;

/** A deadlock with another session's append is rolled back by the database and sent again. */
const SENT_AT_MOST = 3;

/** Of gzip: a sixth of the text for a tenth of the time of the best. */
const FASTEST = 1;
const pack = promisify<string, ZlibOptions, Buffer>(gzip);
const unpack = promisify<Buffer, Buffer>(gunzip);

/** The port `SessionLog` on a pool of `openPool`, whose rows come in the domain's own types, to a migrated database. */
export class PostgresSessionLog implements SessionLog {
  readonly #pool: Pool;
  /** What each session's row holds since our last append, so that it is written only when it changes. */
  readonly #written = new Map<SessionId, { epoch: number; state: SessionState; rules: Rules }>();
  /** Batches that are written as rows already. */
  readonly #prepared = new WeakMap<Batch, readonly unknown[]>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async take(session: SessionId, holder: string): Promise<Lease | null> {
    const lease = await this.#first<LeaseRow>('select * from take_session_lease($1, $2, make_interval(secs => $3))', [
      session,
      holder,
      LEASE_SECONDS,
    ]);
    return lease && leaseFrom(session, lease);
  }

  async renew(lease: Lease, holder: string): Promise<Lease | null> {
    const renewed = await this.#first<LeaseRow>(
      'select * from renew_session_lease($1, $2, $3, make_interval(secs => $4))',
      [lease.session, holder, lease.epoch, LEASE_SECONDS],
    );
    return renewed && leaseFrom(lease.session, renewed);
  }

  async handOver(lease: Lease): Promise<void> {
    this.#written.delete(lease.session);
    await this.#pool.query('select hand_over_session_lease($1, $2)', [lease.session, lease.epoch]);
  }

  async head(session: SessionId): Promise<Head | null> {
    return this.#first<Head>(
      'select epoch, head, holder, lease_until as "leaseUntil", clock_timestamp() as "databaseNow" from session_head where session_id = $1',
      [session],
    );
  }

  prepare(batch: Batch): void {
    if (!this.#prepared.has(batch)) this.#prepared.set(batch, appendArguments(batch));
  }

  async append(batch: Batch): Promise<AppendResult> {
    const written = this.#written.get(batch.session);
    const { epoch, state, rules } = batch;
    const known = written?.epoch === epoch && written.state === state && written.rules === rules;
    this.#written.delete(batch.session);
    this.prepare(batch);
    const values = withSessionNow(this.#prepared.get(batch)!, batch, known);
    for (let sent = 1; ; sent++) {
      try {
        const { rows } = await this.#pool.query<{ head: number }>(appendStatement(batch, values));
        this.#written.set(batch.session, { epoch, state, rules });
        return { appended: rows[0]!.head };
      } catch (error) {
        if (!mayBeSentAgain(error) || sent === SENT_AT_MOST) return refusalFrom(error);
      }
    }
  }

  async batchHead(session: SessionId, batch: string): Promise<number | null> {
    const row = await this.#first<{ head: number | null }>(BATCH_HEAD, [session, batch]);
    return row?.head ?? null;
  }

  async read(session: SessionId, after: number, limit: number): Promise<LoggedEvent[]> {
    const { rows } = await this.#pool.query<LoggedEvent>({
      name: 'read',
      text: 'select sequence, version, payload as event from session_event where session_id = $1 and sequence > $2 order by sequence limit $3',
      values: [session, after, limit],
    });
    return rows;
  }

  async keptAnswer(session: SessionId, { actor, mutation, key }: KeyName): Promise<KeptAnswer | null> {
    const row = await this.#first<{ input_hash: string; answer: CommandAnswer }>(
      'select input_hash, answer from idempotency_key where session_id = $1 and actor = $2 and mutation = $3 and key = $4',
      [session, actor, mutation, key],
    );
    return row && { actor, mutation, key, inputHash: row.input_hash, answer: row.answer };
  }

  async snapshot(session: SessionId, stateVersion: string): Promise<Snapshot | null> {
    const row = await this.#first<{ sequence: number; packed: Buffer | null }>(
      'select sequence, packed from session_snapshot where session_id = $1 and state_version = $2',
      [session, stateVersion],
    );
    if (!row?.packed) return null;
    return { stateVersion, sequence: row.sequence, body: (await unpack(row.packed)).toString() };
  }

  async saveSnapshot(session: SessionId, { stateVersion, sequence, body }: Snapshot): Promise<void> {
    await this.#pool.query(SAVE_SNAPSHOT, [session, stateVersion, sequence, await pack(body, { level: FASTEST })]);
  }

  async openSessions(): Promise<SessionId[]> {
    const { rows } = await this.#pool.query<{ id: SessionId }>(
      `select id from pairing_session where state <> 'CLOSED' order by id`,
    );
    return rows.map(({ id }) => id);
  }

  async #first<Row extends QueryResultRow>(text: string, values: unknown[]): Promise<Row | null> {
    const { rows } = await this.#pool.query<Row>(text, values);
    return rows[0] ?? null;
  }
}

/** A lease as the functions give it. */
interface LeaseRow {
  epoch: number;
  head: number;
  lease_until: number;
  database_now: number;
}

function leaseFrom(session: SessionId, { epoch, head, lease_until, database_now }: LeaseRow): Lease {
  return { session, epoch, head, leaseUntil: lease_until, databaseNow: database_now };
}

/** A batch that held keys and no event is known by the head row alone; any other by its last event. */
const BATCH_HEAD = `
select coalesce(
  (select sequence from session_event where session_id = $1 and batch = $2 order by sequence desc limit 1),
  (select head from session_head where session_id = $1 and last_batch = $2)
) as head`;

/** A snapshot of an earlier moment never takes the place of a later one. */
const SAVE_SNAPSHOT = `
insert into session_snapshot as kept (session_id, state_version, sequence, packed) values ($1, $2, $3, $4)
on conflict (session_id, state_version) do update
set sequence = excluded.sequence, body = null, packed = excluded.packed, taken_at = now() where kept.sequence < excluded.sequence`;
