/** The settings of an installation, all read here and nowhere else. */
import { CLUSTER_SECRET_LENGTH } from '../bus/nodeTalk.ts';

/** What an operator may set. */
export interface Config {
  port: number;
  host: string;
  /** Null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  dataDir: string;
  /** Null: none was given. */
  secret: string | null;
  /** Where people reach the server, without a slash at the end; null: as each request names it. */
  publicUrl: string | null;
  /** Which proxies may say who a client is: `true`, a number of hops, or addresses. */
  trustProxy: boolean | number | string;
  logLevel: LogLevel;
  /** Sockets of this process. */
  mostSockets: number;
  /** Null: nodes ring each other through the database. */
  natsUrl: string | null;
  /** Where the other nodes reach this one; null: they do not. */
  clusterUrl: string | null;
  /** What nodes seal their messages with. */
  clusterSecret: string | null;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
/** How much is logged. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One setting as the README lists it. */
export interface Setting {
  name: string;
  fallback: string;
  meaning: string;
}

/** Every setting, for the README's table and for `--help`. */
export const SETTINGS: readonly Setting[] = [
  { name: 'PORT', fallback: '4000', meaning: 'Port of API and client.' },
  { name: 'HOST', fallback: '127.0.0.1', meaning: 'Address that is listened on; 0.0.0.0 for all.' },
  { name: 'DATABASE_URL', fallback: 'embedded', meaning: 'A PostgreSQL 15 or later; without it one runs inside.' },
  { name: 'DATA_DIR', fallback: '.ponte', meaning: 'Where the process keeps what it makes for itself.' },
  {
    name: 'PONTE_SECRET',
    fallback: 'required',
    meaning: '32 characters or more; all keys are derived from it. The demo makes its own.',
  },
  {
    name: 'PUBLIC_URL',
    fallback: 'as requested',
    meaning: 'Where people reach the server (`https://fair.example.org`).',
  },
  {
    name: 'TRUST_PROXY',
    fallback: 'false',
    meaning: 'Whose X-Forwarded-For counts: `true`, a number of hops, or addresses.',
  },
  { name: 'LOG_LEVEL', fallback: 'info', meaning: '`debug`, `info`, `warn`, `error` or `silent`.' },
  { name: 'MOST_SOCKETS', fallback: '5000', meaning: 'Open sockets of one process.' },
  { name: 'NATS_URL', fallback: 'none', meaning: 'NATS between the nodes; several with commas between.' },
  {
    name: 'CLUSTER_URL',
    fallback: 'none',
    meaning: 'Where the other nodes reach this one without NATS (`http://10.0.0.5:4100`).',
  },
  {
    name: 'CLUSTER_SECRET',
    fallback: 'none',
    meaning: '32 characters or more, the same on every node; required with either of the two above.',
  },
];

/** A setting that cannot be taken; its message is for the operator. */
export class ConfigFault extends Error {}

/** A port that was given as `name`; throws `ConfigFault` where it is none. */
export function portOf(text: string, name = '--port'): number {
  return whole({ [name]: text }, name, { ...PORTS, fallback: 0 });
}

const PORTS = { least: 0, most: 65_535 } as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings of an environment; throws `ConfigFault` naming the setting and what it may be. */
export function readConfig(env: Environment): Config {
  const natsUrl = natsOf(env['NATS_URL']);
  const clusterUrl = address(env, 'CLUSTER_URL', ['http:']);
  return {
    natsUrl,
    clusterUrl,
    clusterSecret: clusterSecretOf(env['CLUSTER_SECRET'], natsUrl ? 'NATS_URL' : clusterUrl ? 'CLUSTER_URL' : null),
    port: whole(env, 'PORT', { ...PORTS, fallback: 4_000 }),
    host: env['HOST'] || '127.0.0.1',
    databaseUrl: address(env, 'DATABASE_URL', ['postgres:', 'postgresql:']),
    dataDir: env['DATA_DIR'] || '.ponte',
    secret: env['PONTE_SECRET'] || null,
    publicUrl: address(env, 'PUBLIC_URL', ['http:', 'https:'])?.replace(/\/+$/, '') ?? null,
    trustProxy: trustOf(env['TRUST_PROXY']),
    logLevel: levelOf(env['LOG_LEVEL']),
    mostSockets: whole(env, 'MOST_SOCKETS', { fallback: 5_000, least: 1, most: 1_000_000 }),
  };
}

function whole(env: Environment, name: string, range: { fallback: number; least: number; most: number }): number {
  const text = env[name];
  if (!text) return range.fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= range.least && value <= range.most) return value;
  throw new ConfigFault(`${name} is "${text}": a whole number from ${range.least} to ${range.most} is expected`);
}

function address(env: Environment, name: string, protocols: readonly string[]): string | null {
  const text = env[name];
  if (!text) return null;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  // The address may hold a password, so it is not repeated.
  throw new ConfigFault(
    `${name} is not an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}`,
  );
}

function natsOf(text: string | undefined): string | null {
  for (const one of text?.split(',') ?? []) address({ NATS_URL: one.trim() }, 'NATS_URL', ['nats:', 'tls:']);
  return text || null;
}

/** Without it anybody who reaches a node could give it commands in anybody's name. */
function clusterSecretOf(text: string | undefined, neededBy: string | null): string | null {
  if (!text && neededBy)
    throw new ConfigFault(`CLUSTER_SECRET is not set: ${neededBy} needs it, the same on every node`);
  if (!text || text.length >= CLUSTER_SECRET_LENGTH) return text || null;
  throw new ConfigFault(`CLUSTER_SECRET needs at least ${CLUSTER_SECRET_LENGTH} characters`);
}

function trustOf(text: string | undefined): Config['trustProxy'] {
  if (!text || text === 'false') return false;
  if (text === 'true') return true;
  return /^\d+$/.test(text) ? Number(text) : text;
}

function levelOf(text: string | undefined): LogLevel {
  if (!text) return 'info';
  const level = LOG_LEVELS.find((known) => known === text);
  if (level) return level;
  throw new ConfigFault(`LOG_LEVEL is "${text}": one of ${LOG_LEVELS.join(', ')} is expected`);
}
