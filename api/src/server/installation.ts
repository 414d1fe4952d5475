import type { Engine } from '../engine/engine.ts';
import type { Ports } from '../operations/kernel/ports.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { FairStore } from '../ports/fairStore.ts';
import type { Logger } from '../ports/logger.ts';
import type { SessionSchedule } from '../ports/sessionSchedule.ts';
import type { Config } from './config.ts';
import type { KeyPair } from './tls/localCertificate.ts';

/** How an installation is opened. */
export interface OpenOptions {
  /** Told what happens while it opens: database, migrations. */
  say?: (line: string) => void;
  /** A secret of the operator's own (PONTE_SECRET) must be given; otherwise the data folder's own is made. */
  needsSecret?: boolean;
  /** It is a node: it serves, conducts sessions, and talks to the other nodes where there are any. */
  isNode?: boolean;
  /** Used where LOG_LEVEL says nothing. */
  logLevel?: Config['logLevel'];
}

/** A database with everything that the operations need joined to it. */
export interface Installation {
  config: Config;
  ports: Ports;
  accounts: Accounts;
  fairStore: FairStore;
  schedule: SessionSchedule;
  engine: Engine;
  logger: Logger;
  /** Of the database that is used, an embedded one or not. */
  databaseUrl: string;
  /** Where what the process makes for itself lies. */
  dataDir: string;
  /** Claims the demo of this database for this process until it closes; false where another process shows it. */
  claimDemo(): Promise<boolean>;
  /** Runs the live sessions and serves API and client; answers the address under which it can be reached on this machine. */
  serve(options: ServeOptions): Promise<{ url: string }>;
  /** Takes no more clients, hands the live sessions over, sends the clients to other nodes, and gives the database up. */
  close(): Promise<void>;
}

/** How it is served. */
export interface ServeOptions {
  host: string;
  port: number;
  /** The folder of the built client; null: the API alone. */
  client: string | null;
  tls: KeyPair | null;
}
