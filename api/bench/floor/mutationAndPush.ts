import { ApolloServer } from '@apollo/server';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { GraphQLBoolean, GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { createClient } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { EventEmitter, on } from 'node:events';
import { Pool } from 'pg';
import { WebSocket, WebSocketServer } from 'ws';
import { openDatabase } from '../../src/server/embeddedPostgres/openDatabase.ts';

/** The floor of the offer's latency: the same stack with nothing in it but one durable commit and one push. */
export interface Floor {
  /** Milliseconds from the request to the pushed number on the socket. */
  step(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the floor's server beside the product's, on the product's database server. */
export async function startFloor(dataDir: string): Promise<Floor> {
  const database = await openDatabase({ dataDir, log: { info: nothing, warn: nothing, error: nothing } });
  const pool = new Pool({ connectionString: database.url, max: 2 });
  await pool.query(
    'create schema if not exists bench; drop table if exists bench.step; create table bench.step (id bigint primary key)',
  );
  const steps = new EventEmitter();
  const schema = floorSchema(pool, steps);
  const app = Fastify();
  const apollo = new ApolloServer({
    schema,
    stopOnTerminationSignals: false,
    plugins: [fastifyApolloDrainPlugin(app)],
  });
  await apollo.start();
  await app.register(fastifyApollo(apollo));
  await app.listen({ port: 0, host: '127.0.0.1' });
  const sockets = new WebSocketServer({ server: app.server, path: '/graphql' });
  const ended = useServer({ schema }, sockets);
  const address = app.server.address() as { port: number };
  const door = client(address.port);
  return {
    step: door.step,
    async stop() {
      await door.close();
      await ended.dispose();
      await app.close();
      await pool.query('drop schema bench cascade');
      await pool.end();
      await database.stop();
    },
  };
}

function floorSchema(pool: Pool, steps: EventEmitter): GraphQLSchema {
  const step = { id: { type: GraphQLInt } };
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { ready: { type: GraphQLBoolean, resolve: () => true } } }),
    mutation: new GraphQLObjectType({
      name: 'Mutation',
      fields: {
        step: {
          type: GraphQLInt,
          args: step,
          resolve: async (_: unknown, { id }: { id: number }) => {
            await pool.query({ name: 'step', text: 'insert into bench.step (id) values ($1)', values: [id] });
            steps.emit('step', id);
            return id;
          },
        },
      },
    }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: {
        steps: {
          type: GraphQLInt,
          subscribe: () => on(steps, 'step'),
          resolve: ([id]: [number]) => id,
        },
      },
    }),
  });
}

function client(port: number): { step: () => Promise<number>; close: () => Promise<void> } {
  const socket = createClient({ url: `ws://127.0.0.1:${port}/graphql`, webSocketImpl: WebSocket, lazy: false });
  let wake: (id: number) => void = () => undefined;
  socket.subscribe<{ steps: number }>(
    { query: 'subscription { steps }' },
    { next: ({ data }) => wake(data!.steps), error: () => undefined, complete: () => undefined },
  );
  let id = 0;
  return {
    async step() {
      const mine = ++id;
      const from = performance.now();
      const pushed = new Promise<void>((resolve) => (wake = (seen) => seen === mine && resolve()));
      void fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: 'mutation Step($id: Int) { step(id: $id) }', variables: { id: mine } }),
      }).then((response) => response.arrayBuffer());
      await pushed;
      return performance.now() - from;
    },
    close: async () => void (await socket.dispose()),
  };
}

function nothing(): void {}
