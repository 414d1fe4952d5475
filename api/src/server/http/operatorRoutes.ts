import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import type { Metrics } from './metrics.ts';

/** What operators and partners ask for by plain HTTP. */
export interface OperatorParts {
  schema: GraphQLSchema;
  metrics: Metrics;
  /** Whether requests should come here: the database answers, and the server does not drain. */
  isReady(): Promise<boolean>;
}

/** `/healthz`, `/readyz`, `/metrics` and `/schema.graphql`. */
export function operatorRoutes(fastify: FastifyInstance, { schema, metrics, isReady }: OperatorParts): void {
  const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
  const etag = `"${createHash('sha256').update(printed).digest('base64url')}"`;
  fastify.get('/healthz', () => ({ alive: true }));
  fastify.get('/readyz', async (_request, reply) => {
    const ready = await Promise.race([isReady().catch(() => false), later()]);
    return reply.code(ready ? 200 : 503).send({ ready });
  });
  fastify.get('/metrics', async (_request, reply) => {
    const { type, body } = await metrics.text();
    return reply.type(type).send(body);
  });
  fastify.get('/schema.graphql', (request, reply) => {
    void reply.header('etag', etag).header('cache-control', 'no-cache');
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('text/plain; charset=utf-8').send(printed);
  });
}

/** A database that does not answer within this is as good as gone. */
const READY_WITHIN_MS = 2_000;

function later(): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, READY_WITHIN_MS, false).unref());
}
