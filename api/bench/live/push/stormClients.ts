/** A hall of phones in one process: `stormClients.ts <port> <session> <count>`. Told to, all of them lose their line at once and come back by our client's back-off. */
import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { retryWait } from '../../../../web/src/lib/live/retry.ts';
import { PARTICIPANT_FEED } from './documents.ts';
import { RawClient } from './rawClient.ts';

const [port = 0, , count = 0] = process.argv.slice(2).map(Number);
const session = process.argv[3];
const agent = new Agent({ keepAlive: false, maxSockets: 500 });
const OPEN_SOCKET = 'mutation { openSocket { ... on OpenSocketSuccess { ticket } } }';

/** What is told of the hall. */
export interface Hall {
  live: number;
  /** Notices that each phone has had, live or as missed. */
  notices: number[];
}

/** One phone: it names its last sequence when it comes back. */
class Phone {
  readonly #badge: number;
  #client: RawClient | null = null;
  #sequence: number | null = null;
  #attempt = 0;
  isLive = false;
  notices = 0;

  constructor(badge: number) {
    this.#badge = badge;
  }

  async open(): Promise<void> {
    try {
      const ticket = await this.#ticket();
      const variables = { session, after: this.#sequence, languages: ['en'] };
      this.#client = new RawClient({
        port,
        id: '1',
        query: PARTICIPANT_FEED.text,
        variables,
        init: { ticket },
        next: (message) => this.#take(JSON.parse(message.toString()) as Message),
        closed: () => this.#lost(),
      });
    } catch {
      this.#lost();
    }
  }

  cut(): void {
    this.#client?.close();
  }

  #take({ payload: { data } }: Message): void {
    const { __typename, sequence, missed = [] } = data.participantFeed;
    if (__typename === 'Mark') return;
    this.notices += __typename === 'PresentState' ? missed.length : 1;
    this.#sequence = sequence;
    this.#attempt = 0;
    if (!this.isLive) told(1);
    this.isLive = true;
  }

  #lost(): void {
    if (this.isLive) told(-1);
    this.isLive = false;
    setTimeout(() => void this.open(), retryWait(this.#attempt++, Math.random()));
  }

  async #ticket(): Promise<string> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.#badge}` };
    const asked = request({ host: '127.0.0.1', port, path: '/graphql', method: 'POST', agent, headers });
    asked.end(JSON.stringify({ query: OPEN_SOCKET }));
    const [answer] = (await once(asked, 'response')) as [AsyncIterable<Buffer>];
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part);
    const { data } = JSON.parse(Buffer.concat(parts).toString()) as { data: { openSocket: { ticket: string } } };
    return data.openSocket.ticket;
  }
}

interface Message {
  payload: { data: { participantFeed: { __typename: string; sequence: number; missed?: unknown[] } } };
}

let live = 0;
function told(change: 1 | -1): void {
  live += change;
  if (live === count) process.send!({ all: true });
}

const phones = Array.from({ length: count }, (_, badge) => new Phone(badge));
for (const [at, phone] of phones.entries()) {
  void phone.open();
  if (at % 50 === 49) await new Promise((later) => setTimeout(later, 20));
}

process.on('message', (asked: { cut: true } | { look: true }) => {
  if ('cut' in asked) for (const phone of phones) phone.cut();
  else process.send!({ hall: { live, notices: phones.map(({ notices }) => notices) } satisfies Hall });
});
process.on('disconnect', () => process.exit(0));
