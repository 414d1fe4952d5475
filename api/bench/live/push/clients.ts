/** A process with the clients of one contestant: `clients.ts <json>`. It counts what they are told. */
import { randomUUID } from 'node:crypto';
import { quantile } from '../../figure.ts';
import { PARTICIPANT_FEED, sessionFeed } from './documents.ts';
import { RawClient } from './rawClient.ts';

/** Who connects, and what it follows. */
export interface Clients {
  port: number;
  session: string;
  count: number;
  /** `all` follow the session, `own` each its own feed. */
  feed: 'all' | 'own';
  /** Documents that they share among them: each is a group. */
  groups: number;
  /** Whether each has an operation id of its own. */
  ownIds: boolean;
}

/** What a round of deliveries came to. */
export interface Round {
  /** Milliseconds from the event to the clients. */
  p99: number;
}

/** A key follows on at most forty sockets. */
const SOCKETS_A_KEY = 40;
/** Sockets opened before a pause, so that no backlog overflows. */
const AT_ONCE = 50;

const asked = JSON.parse(process.argv[2] ?? '{}') as Clients;
let wanted = Infinity;
let got = 0;
let latencies: number[] = [];
let firsts = 0;
const all: RawClient[] = [];

process.on('message', (message: { expect: number } | { exit: true }) => {
  if ('exit' in message) process.exit(0);
  got = 0;
  latencies = [];
  wanted = message.expect;
  process.send!({ ready: true });
});
process.on('disconnect', () => process.exit(0));

for (let at = 0; at < asked.count; at++) {
  all.push(open(at));
  if (at % AT_ONCE === AT_ONCE - 1) await new Promise((later) => setTimeout(later, 5));
}
process.send!({ opened: true });

function open(at: number): RawClient {
  const { port, session, feed, groups, ownIds } = asked;
  const isOwn = feed === 'own';
  return new RawClient({
    port,
    id: ownIds ? randomUUID() : '1',
    query: isOwn ? PARTICIPANT_FEED.text : sessionFeed(`Group${at % groups}`),
    variables: isOwn ? { session, after: null, languages: ['en'] } : { session },
    init: isOwn ? { ticket: String(at) } : { token: `ponte_${Math.floor(at / SOCKETS_A_KEY)}` },
    next: (message) => take(message, isOwn),
  });
}

function take(message: Buffer, isOwn: boolean): void {
  if (isOwn && message.includes('"PresentState"')) {
    if (++firsts === asked.count) process.send!({ level: true });
    return;
  }
  if (isOwn && message.includes('"Mark"')) return;
  const stamp = message.indexOf('"t":"');
  if (stamp >= 0) {
    const sent = Number(message.toString('latin1', stamp + 5, stamp + 19));
    latencies.push((Number(process.hrtime.bigint() / 1_000n) - sent) / 1_000);
  }
  if (++got !== wanted) return;
  process.send!({ round: { p99: quantile(latencies, 0.99) } satisfies Round });
}
