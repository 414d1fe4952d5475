import { Client } from 'pg';

/** Steps that one commit of the batch shape carries. */
export const STEPS_A_COMMIT = 20;
/** Pairs that are moved; each connection walks through its own part of them. */
const PAIRS = 20_000;
const APART = 600;

const SETUP = `
create schema if not exists bench;
drop table if exists bench.pairing, bench.pairing_event;
create table bench.pairing (id int primary key, state text not null, version int not null default 0);
insert into bench.pairing select i, 'available', 0 from generate_series(1, ${PAIRS}) i;
create table bench.pairing_event (id bigint generated always as identity primary key, pairing_a int not null, pairing_b int not null,
  kind text not null, payload jsonb not null, at timestamptz not null default clock_timestamp())`;

const ONE = `
with e as (insert into bench.pairing_event (pairing_a, pairing_b, kind, payload) values ($1, $2, 'OFFER', $3) returning id),
u as (update bench.pairing set state = 'offered', version = version + 1 where id in ($1, $2) returning id)
select $3::text, (select count(*) from u), (select id from e)`;

const MANY = `
with e as (insert into bench.pairing_event (pairing_a, pairing_b, kind, payload) select a, b, 'OFFER', $3 from unnest($1::int[], $2::int[]) x (a, b) returning id),
l as (select id from bench.pairing where id = any($1 || $2) order by id for update),
u as (update bench.pairing p set state = 'offered', version = version + 1 from l where p.id = l.id returning p.id)
select $3::text, (select count(*) from u), (select count(*) from e)`;

/**
 * The least that a durable step of a pair costs on a database: one event and two rows by one prepared statement, on connections of its own.
 * It rings no bell: a NOTIFY inside the transaction would only make it slower.
 */
export class OneStatementFloor {
  readonly #clients: readonly Client[];
  readonly #steps: number[];

  private constructor(clients: readonly Client[]) {
    this.#clients = clients;
    this.#steps = clients.map(() => 0);
  }

  static async open(url: string, connections: number): Promise<OneStatementFloor> {
    const clients = Array.from({ length: connections }, () => new Client({ connectionString: url }));
    await Promise.all(clients.map((client) => client.connect()));
    await clients[0]!.query(SETUP);
    await clients[0]!.query('analyze bench.pairing');
    return new OneStatementFloor(clients);
  }

  /** One step on the first connection. */
  async step(): Promise<void> {
    const { a, b } = this.#next(0, 1);
    await this.#clients[0]!.query({ name: 'one', text: ONE, values: [a[0], b[0], PAYLOAD] });
  }

  /** So many steps, 20 a commit, shared out among the connections. */
  async steps(count: number): Promise<void> {
    const commits = Math.ceil(count / STEPS_A_COMMIT / this.#clients.length);
    await Promise.all(
      this.#clients.map(async (client, at) => {
        for (let commit = 0; commit < commits; commit++) {
          const { a, b } = this.#next(at, STEPS_A_COMMIT);
          await client.query({ name: 'many', text: MANY, values: [a, b, PAYLOAD] });
        }
      }),
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.end()));
  }

  #next(connection: number, count: number): { a: number[]; b: number[] } {
    const from = connection * APART + this.#steps[connection]!;
    this.#steps[connection]! += 2 * count;
    const a = Array.from({ length: count }, (_, at) => 1 + ((from + 2 * at) % PAIRS));
    return { a, b: a.map((id) => 1 + (id % PAIRS)) };
  }
}

const PAYLOAD = JSON.stringify({ t: '00000000000000', i: 1 });
