/** A process with one contestant's server: `server.ts <mode> <people>`. It does what it is told over the parent's channel. */
import { createServer as createHttp } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { buildApiSchema } from '../../../src/graphql/schema.ts';
import { createServer } from '../../../src/server/http/createServer.ts';
import { Contexts } from '../../../src/server/http/contexts.ts';
import { KnownDocuments } from '../../../src/server/push/knownDocuments.ts';
import { textFrame } from '../../../src/server/push/frame.ts';
import { noticeOf } from '../../../src/graphql/feed/notice.ts';
import { participantSeen } from '../../../src/graphql/floor/seen.ts';
import { PARTICIPANT_FEED } from './documents.ts';
import { startFloor, startGraphqlWs, startMercurius, type Publisher } from './peers.ts';
import { Stage } from './stage.ts';
import { badgeOf, SESSION } from './stageHall.ts';
import { nodeId } from '../../../src/graphql/relay/nodeId.ts';

/** What the parent asks, and how often where it is something that happens. */
export type Asked =
  { do: 'publish'; padding: number } | { do: 'answers'; times: number } | { do: 'stat' } | { do: 'exit' };

/** What the server answers to `stat`. */
export interface Stat {
  followers: number;
  /** Microseconds of processor time so far. */
  cpu: number;
  /** Bytes, after collecting what can be. */
  rss: number;
}

const [mode = 'ponte', people = '0'] = process.argv.slice(2);
const SILENT = { info: nothing, warn: complain, error: complain };

interface Contestant extends Publisher {
  /** Something happens to the two of a pair. */
  answer?(pair: number): Promise<void>;
  publishPadded?(stamp: string, padding: string): void;
}

const MODES: Readonly<Record<string, () => Promise<Contestant>>> = {
  floor: startFloor,
  'graphql-ws': startGraphqlWs,
  mercurius: startMercurius,
  ponte: startPonte,
  'hall-floor': startHallFloor,
};

const contestant = await MODES[mode]!();
process.on('message', (asked: Asked) => void obey(asked));
process.on('disconnect', () => process.exit(0));
process.send!({ port: contestant.port, session: nodeId('PairingSession', SESSION) });

async function obey(asked: Asked): Promise<void> {
  if (asked.do === 'exit') process.exit(0);
  else if (asked.do === 'stat') process.send!({ stat: await stat() });
  else if (asked.do === 'publish') {
    if (asked.padding > 0) contestant.publishPadded?.(stamp(), 'x'.repeat(asked.padding));
    else contestant.publish(stamp());
  } else {
    for (let at = 0; at < asked.times; at++) {
      await contestant.answer?.(Math.floor(Math.random() * (Number(people) >> 1)));
      await new Promise(setImmediate);
    }
  }
}

async function stat(): Promise<Stat> {
  const { user, system } = process.cpuUsage();
  global.gc?.();
  return { followers: contestant.followers(), cpu: user + system, rss: process.memoryUsage().rss };
}

/** Of the clock that all processes of a machine share. */
function stamp(): string {
  return String(process.hrtime.bigint() / 1_000n).padStart(14, '0');
}

/** The product's server over a stage. */
async function startPonte(): Promise<Contestant> {
  const stage = new Stage(Number(people));
  const server = await createServer({ ports: stage.ports, logger: SILENT, fairDoor: null, mostSockets: 20_000 });
  const { url } = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    port: Number(new URL(url).port),
    followers: () => 0,
    publish: (at) => void stage.announce(at),
    publishPadded: (at, padding) => void stage.announce(at, padding),
    answer: async (pair) => void stage.answer(pair),
  };
}

/** The floor of the hot path: for each of the two one execution of the document and one write of bytes that were framed before. */
async function startHallFloor(): Promise<Contestant> {
  const stage = new Stage(Number(people));
  const contexts = new Contexts({ ports: stage.ports, fairDoor: null, logger: SILENT, publicUrl: null });
  const document = new KnownDocuments(buildApiSchema()).read(PARTICIPANT_FEED.text, null);
  if ('length' in document) throw document[0]!;
  const variables = { session: nodeId('PairingSession', SESSION), languages: ['en'] };
  const streams: { write(frame: Buffer): void }[] = [];
  const http = createHttp();
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    handleProtocols: (all) => [...all][0]!,
  });
  http.on('upgrade', (request, stream, head) =>
    sockets.handleUpgrade(request, stream, head, (socket) =>
      socket.on('message', (data) => {
        if (String(data).includes('connection_init')) return socket.send('{"type":"connection_ack"}');
        streams.push(stream);
      }),
    ),
  );
  let frame: Buffer | null = null;
  const of = async (event: ReturnType<Stage['answer']>, number: number) => {
    const me = badgeOf(number);
    const socket = { caller: me, languages: ['en' as const], address: '', origin: '' };
    const own = stage.session.byPerson.get(me.person)!;
    const notice = noticeOf(event, own, stage.session);
    const [sequence, previous, now] = [event.sequence, 0, Date.now()];
    const participant = participantSeen(stage.session, own);
    const item = { __typename: 'ParticipantNotice', sequence, previous, now, notice, participant };
    const result = await document.run(item, contexts.ofFeed(socket), variables);
    frame ??= textFrame(`{"id":"1","type":"next","payload":${JSON.stringify(result)}}`);
    streams[number]?.write(frame);
  };
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', 4_096, resolve));
  return {
    port: (http.address() as AddressInfo).port,
    followers: () => streams.length,
    publish: nothing,
    answer: async (pair) => {
      const event = stage.answer(pair);
      await Promise.all([of(event, 2 * pair), of(event, 2 * pair + 1)]);
    },
  };
}

function nothing(): void {}

function complain(...facts: unknown[]): void {
  process.stderr.write(`${JSON.stringify(facts)}\n`);
}
