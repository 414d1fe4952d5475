import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
} from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import mercurius from 'mercurius';
import { WebSocketServer, type WebSocket } from 'ws';
import { textFrame } from '../../../src/server/push/frame.ts';

/** A server that sends one event to whoever follows it. */
export interface Publisher {
  port: number;
  /** How many follow. */
  followers(): number;
  publish(stamp: string): void;
}

/** The same message as the product's, so that every contestant sends the same bytes. */
const messageOf = (stamp: string, sequence: number) => ({
  __typename: 'SessionEvent',
  sequence,
  previous: sequence - 1,
  kind: 'staged',
  at: new Date().toISOString(),
  actor: { by: 'system' },
  facts: { t: stamp },
});

/** The floor: bytes framed once, written to each socket. What a server must do at the least. */
export async function startFloor(): Promise<Publisher> {
  const all: WebSocket[] = [];
  const streams: { write(frame: Buffer): void }[] = [];
  const http = createServer();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, handleProtocols: () => PROTOCOL });
  http.on('upgrade', (request, stream, head) =>
    sockets.handleUpgrade(request, stream, head, (socket) =>
      socket.on('message', (data) => {
        const { type } = JSON.parse(String(data)) as { type: string };
        if (type === 'connection_init') return socket.send('{"type":"connection_ack"}');
        if (type !== 'subscribe') return;
        all.push(socket);
        streams.push(stream);
      }),
    ),
  );
  let sequence = 0;
  return {
    port: await listening(http),
    followers: () => all.length,
    publish: (stamp) => {
      const payload = { data: { sessionFeed: messageOf(stamp, ++sequence) } };
      const frame = textFrame(`{"id":"1","type":"next","payload":${JSON.stringify(payload)}}`);
      for (const stream of streams) stream.write(frame);
    },
  };
}

const PROTOCOL = 'graphql-transport-ws';

/** The package graphql-ws as it is. */
export async function startGraphqlWs(): Promise<Publisher> {
  const topic = new Topic();
  const http = createServer();
  useServer({ schema: topic.schema }, new WebSocketServer({ server: http, path: '/graphql' }));
  return topic.publisher(await listening(http));
}

/** Mercurius, compiled from the first execution on. */
export async function startMercurius(): Promise<Publisher> {
  const topic = new Topic();
  const app = Fastify();
  await app.register(mercurius, { schema: topic.schema, subscription: true, jit: 1, graphiql: false });
  await app.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG });
  return topic.publisher((app.server.address() as AddressInfo).port);
}

const BACKLOG = 4_096;

async function listening(http: Server): Promise<number> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', BACKLOG, resolve));
  return (http.address() as AddressInfo).port;
}

/** A schema whose subscription hands each event to a queue of each follower: the cheapest correct form. */
class Topic {
  readonly #push = new Set<(event: object) => void>();
  readonly schema = topicSchema(() => this.#follow());
  #sequence = 0;

  publisher(port: number): Publisher {
    return {
      port,
      followers: () => this.#push.size,
      publish: (stamp) => {
        const event = messageOf(stamp, ++this.#sequence);
        for (const push of this.#push) push(event);
      },
    };
  }

  #follow(): AsyncIterableIterator<object> {
    const queue: object[] = [];
    let wake: ((event: IteratorResult<object>) => void) | null = null;
    const push = (event: object) => {
      if (!wake) return void queue.push(event);
      wake({ value: event, done: false });
      wake = null;
    };
    this.#push.add(push);
    return {
      next: async () => {
        const value = queue.shift();
        return value ? { value, done: false } : new Promise((resolve) => (wake = resolve));
      },
      return: async () => {
        this.#push.delete(push);
        return { value: undefined, done: true };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}

function topicSchema(follow: () => AsyncIterableIterator<object>): GraphQLSchema {
  const json = new GraphQLScalarType({ name: 'Json' });
  const event = new GraphQLObjectType({
    name: 'SessionEvent',
    fields: {
      sequence: { type: new GraphQLNonNull(GraphQLInt) },
      previous: { type: new GraphQLNonNull(GraphQLInt) },
      kind: { type: new GraphQLNonNull(GraphQLString) },
      at: { type: new GraphQLNonNull(GraphQLString) },
      actor: { type: new GraphQLNonNull(json) },
      facts: { type: new GraphQLNonNull(json) },
    },
  });
  const item = new GraphQLUnionType({ name: 'SessionFeedItem', types: [event], resolveType: () => event.name });
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { ready: { type: GraphQLBoolean } } }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: {
        sessionFeed: {
          type: new GraphQLNonNull(item),
          args: { session: { type: new GraphQLNonNull(GraphQLID) } },
          subscribe: follow,
          resolve: (value: unknown) => value,
        },
      },
    }),
  });
}
