import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ConfigFault } from '../config.ts';
import type { Installation, ServeOptions } from '../installation.ts';
import type { NodesWanted } from './runNodes.ts';

/** Nodes of one machine. */
const MOST_NODES = 16;

/** How many nodes `--cluster` asks for; throws `ConfigFault` where it is no number of nodes. */
export function nodeCountOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_NODES) return count;
  throw new ConfigFault(`--cluster is "${text}": a whole number from 1 to ${MOST_NODES} is expected`);
}

/** Where the nodes come from and how they serve. */
export interface NodesAt {
  /** The repository's root. */
  root: string;
  env: NodeJS.ProcessEnv;
  count: number;
  say(line: string): void;
  /** `tls` says only whether: each node reads the certificate from the data folder. */
  at: Omit<ServeOptions, 'tls'> & { tls: unknown };
}

/**
 * Nodes on this installation's database. They talk to each other on ports of their own of this machine, or by NATS where that is set, under a
 * secret that is made for this run where none is given.
 */
export function nodesOf(
  { databaseUrl, dataDir }: Pick<Installation, 'databaseUrl' | 'dataDir'>,
  { root, env, count, say, at }: NodesAt,
): NodesWanted {
  const { host, port, client, tls } = at;
  return {
    count,
    say,
    dataDir,
    program: join(root, 'api/src/main.ts'),
    words: [
      'node',
      '--host',
      host,
      '--port',
      String(port),
      ...(client === null ? [] : ['--client', client]),
      ...(tls ? ['--tls'] : []),
    ],
    env: {
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      CLUSTER_URL: env['NATS_URL'] ? '' : 'http://127.0.0.1:0',
      CLUSTER_SECRET: env['CLUSTER_SECRET'] || randomBytes(32).toString('base64url'),
    },
  };
}
