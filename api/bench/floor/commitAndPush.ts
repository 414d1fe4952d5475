import { Pool } from 'pg';
import { heard, startProcess } from '../process.ts';

/**
 * The least that it takes from a step of a pair to both its sockets: one statement that writes an event and two rows and rings, and a process
 * that hears the ring and sends the same small frame to both.
 */
export class CommitAndPushFloor {
  readonly port: number;
  readonly #pool: Pool;
  readonly #server: ReturnType<typeof startProcess>;
  #step = 0;

  private constructor(port: number, pool: Pool, server: ReturnType<typeof startProcess>) {
    this.port = port;
    this.#pool = pool;
    this.#server = server;
  }

  static async open(url: string): Promise<CommitAndPushFloor> {
    const pool = new Pool({ connectionString: url, max: 16 });
    // The database may end before the benchmark does.
    pool.on('error', () => undefined);
    await pool.query(SETUP);
    const server = startProcess(new URL('pushServer.ts', import.meta.url), [url]);
    return new CommitAndPushFloor(await heard<number>(server, 'port'), pool, server);
  }

  /** One step; the stamp is in the frames that the sockets get. */
  async step(stamp: number): Promise<void> {
    const at = ((this.#step += 2) % PAIRS) + 1;
    await this.#pool.query({ name: 'step', text: STEP, values: [at, (at % PAIRS) + 1, JSON.stringify({ t: stamp })] });
  }

  async close(): Promise<void> {
    this.#server.kill('SIGKILL');
    await this.#pool.end();
  }
}

const PAIRS = 20_000;

const SETUP = `
create schema if not exists bench;
drop table if exists bench.pushed, bench.pushed_event;
create table bench.pushed (id int primary key, state text not null, version int not null default 0);
insert into bench.pushed select i, 'available', 0 from generate_series(1, ${PAIRS}) i;
create table bench.pushed_event (id bigint generated always as identity primary key, pairing_a int not null, pairing_b int not null,
  kind text not null, payload jsonb not null, at timestamptz not null default clock_timestamp())`;

const STEP = `
with e as (insert into bench.pushed_event (pairing_a, pairing_b, kind, payload) values ($1, $2, 'OFFER', $3) returning id),
u as (update bench.pushed set state = 'offered', version = version + 1 where id in ($1, $2) returning id)
select pg_notify('bench_push', $3::text), (select count(*) from u), (select id from e)`;
