/** The connection to NATS that a node's bell and line share. The client connects again by itself, for as long as it takes. */
import { connect, type ConnectionOptions, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '../ports/logger.ts';

const RECONNECT_AFTER_MILLISECONDS = 250;
/** A server that does not answer two pings is taken for gone: after ten seconds, not the client's four minutes. */
const PING_EVERY_MILLISECONDS = 5_000;
const CONNECT_WITHIN_MILLISECONDS = 5_000;

/** Connects, and fails where no server can be reached at all. `url` names one server, or several with commas between. */
export async function openNats(url: string, logger: Logger): Promise<NatsConnection> {
  const connection = await connect({
    ...serversOf(url),
    name: 'ponte',
    noEcho: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: RECONNECT_AFTER_MILLISECONDS,
    reconnectJitter: RECONNECT_AFTER_MILLISECONDS,
    pingInterval: PING_EVERY_MILLISECONDS,
    maxPingOut: 2,
    timeout: CONNECT_WITHIN_MILLISECONDS,
  });
  void tellChanges(connection, logger);
  return connection;
}

/** Whether messages can be sent now: while the client reconnects it would keep them for later, and a late ring is worth nothing. */
export class NatsState {
  #isUp = true;

  constructor(connection: NatsConnection) {
    void this.#watch(connection);
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  async #watch(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect' || type === 'close') this.#isUp = false;
      if (type === 'reconnect') this.#isUp = true;
    }
    this.#isUp = false;
  }
}

async function tellChanges(connection: NatsConnection, logger: Logger): Promise<void> {
  for await (const { type } of connection.status()) {
    if (type === 'disconnect')
      logger.warn({}, 'the bell lost NATS; until it is back, news of other nodes comes by the poll');
    if (type === 'reconnect') logger.info({}, 'the bell hears again');
  }
}

/** The client takes user and password apart from the address. */
function serversOf(url: string): Pick<ConnectionOptions, 'servers' | 'user' | 'pass' | 'token' | 'tls'> {
  const addresses = url.split(',').map((one) => new URL(one.trim()));
  const [{ username, password, protocol } = new URL('nats://127.0.0.1')] = addresses;
  return {
    servers: addresses.map(({ host }) => host),
    ...(password ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : {}),
    ...(username && !password ? { token: decodeURIComponent(username) } : {}),
    ...(protocol === 'tls:' ? { tls: {} } : {}),
  };
}
