import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { postmaster } from './postmaster.ts';
import type { FaultFair } from './faultFair.ts';

/** Longer than a lease (5 s) and what a takeover needs: another holds the session by then. */
const PAST_THE_LEASE_MS = 8_000;

/** Something that breaks under load and is mended; the fair has healed when it is over. */
export interface Fault {
  name: string;
  /** Whether a process is killed by it. */
  kills: boolean;
  strike(fair: FaultFair): Promise<void>;
}

/** kill -9 of the node that holds the session; it comes back while the other goes on. */
export const killHolder: Fault = {
  name: 'kill -9 of the holder',
  kills: true,
  async strike(fair) {
    const node = await fair.holder();
    await fair.nodes[node]!.kill();
    await fair.heals();
    await fair.restart(node);
  },
};

/** kill -9 of PostgreSQL; its keeper starts it again. */
export const killPostgres: Fault = {
  name: 'kill -9 of PostgreSQL',
  kills: true,
  async strike(fair) {
    process.kill(await postmaster(fair.dataDir), 'SIGKILL');
    await fair.heals();
  },
};

/** SIGSTOP of the holder past its lease, then SIGCONT: whatever it still has in hand must not be written. */
export const stopHolder: Fault = {
  name: 'SIGSTOP past the lease',
  kills: false,
  async strike(fair) {
    const node = fair.nodes[await fair.holder()]!;
    node.signal('SIGSTOP');
    await wait(PAST_THE_LEASE_MS);
    node.signal('SIGCONT');
    await fair.heals();
  },
};

/** The connection on which a node hears the bell is cut. */
export const cutListeners: Fault = {
  name: 'listeners cut',
  kills: false,
  async strike(fair) {
    await fair.floor.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ponte bell'`,
    );
    await fair.heals();
  },
};

/** An append is committed, and its connection is cut before the answer. */
export const cutDuringCommit: Fault = {
  name: 'cut during COMMIT',
  kills: false,
  async strike(fair) {
    await fair.holdOn(1);
    const before = fair.proxy.cuts;
    // The name of the prepared statement comes with every execution.
    fair.proxy.cutNextAnswerTo('append');
    while (fair.proxy.cuts === before) await wait(20);
    await fair.heals();
  },
};

/** The line is slow, swallows everything for longer than a lease, and is half closed. */
export const badLine: Fault = {
  name: 'slow line, black hole, half-close',
  kills: false,
  async strike(fair) {
    await fair.holdOn(1);
    fair.proxy.line = { way: 'slow', milliseconds: 300 };
    await fair.heals();
    fair.proxy.line = { way: 'black-hole' };
    await wait(PAST_THE_LEASE_MS);
    await fair.goesOn();
    fair.proxy.line = { way: 'open' };
    fair.proxy.halfClose();
    await fair.heals();
    fair.proxy.cutAll();
    await fair.heals();
  },
};

/** Somebody else takes every connection that the server has. */
export const noConnections: Fault = {
  name: 'too many connections',
  kills: false,
  async strike(fair) {
    const taken: Client[] = [];
    for (;;) {
      const client = new Client({ connectionString: fair.databaseUrl, connectionTimeoutMillis: 5_000 });
      client.on('error', () => undefined);
      const isIn = await client.connect().then(
        () => true,
        () => false,
      );
      if (!isIn) break;
      taken.push(client);
    }
    await fair.floor.pool
      .query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ponte log'`)
      .catch(() => undefined);
    await wait(2_000);
    await Promise.all(taken.map((client) => client.end().catch(() => undefined)));
    await fair.heals();
  },
};
