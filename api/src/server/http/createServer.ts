import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cookie from '@fastify/cookie';
import { fastify as createFastify, type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { ApiContext } from '../../graphql/context.ts';
import type { FairDoor } from '../../graphql/fair/fairDoor.ts';
import { limitsRule, PARSE_OPTIONS } from '../../graphql/limits.ts';
import { buildApiSchema } from '../../graphql/schema.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import type { Logger } from '../../ports/logger.ts';
import { KnownDocuments } from '../push/knownDocuments.ts';
import { SocketServer } from '../socket/socketServer.ts';
import { costPlugin, faultPlugin, formatError, oneExecutor } from './apolloParts.ts';
import { BODY_LIMITS, bodyLimit } from './bodyLimit.ts';
import { ReportThread } from '../report/reportThread.ts';
import { calendarRoute } from './calendarRoute.ts';
import { clientRoutes, type WebHandler } from './clientRoutes.ts';
import { Contexts } from './contexts.ts';
import { CostBudgets } from './costBudgets.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { metricsPlugin } from './metricsPlugin.ts';
import { operatorRoutes } from './operatorRoutes.ts';
import { dayPlanRoute } from './dayPlanRoute.ts';
import { fairnessRoute } from './fairnessRoute.ts';
import { reportPdf } from './reportPdf.ts';
import { reportRoute } from './reportRoute.ts';
import { RequestsUnderWay } from './requestsUnderWay.ts';
import { setSecurityHeaders } from './securityHeaders.ts';
import { sendFault } from './sendFault.ts';

/** What a server is made of. */
export interface ServerParts {
  ports: Ports;
  logger: Logger;
  /** Null: this server takes and gives no fairs over the API. */
  fairDoor: FairDoor | null;
  /** The client; null: the API alone. */
  web?: WebHandler | null;
  /** Where people reach the server; null: as each request names it. */
  publicUrl?: string | null;
  trustProxy?: boolean | number | string;
  tls?: { key: string | Buffer; cert: string | Buffer } | null;
  mostSockets?: number;
  isReady?: () => Promise<boolean>;
  /** How many live sessions this node conducts. */
  conducting?: () => number;
}

/** A server that can be started and stopped. */
export interface ApiServer {
  /** Answers the address under which it is reached on this machine; port 0 takes a free one. */
  listen(at: { host: string; port: number }): Promise<{ url: string }>;
  /** Is not ready any more and takes no new connections; who is connected is still served. */
  drain(): void;
  /** Waits for the answers that are under way, ends the sockets, and stops. */
  close(): Promise<void>;
}

/** GraphQL over HTTP and sockets, the addresses of operators, and the client, on one port. */
export async function createServer(parts: ServerParts): Promise<ApiServer> {
  const { ports, logger, fairDoor, web = null, publicUrl = null } = parts;
  const schema = buildApiSchema();
  const metrics = createMetrics({ conducting: parts.conducting ?? (() => 0) });
  const contexts = new Contexts({ ports, fairDoor, logger, publicUrl });
  const budgets = new CostBudgets(ports.clock);
  const documents = new KnownDocuments(schema);
  const apollo = createApollo({ schema, metrics, budgets, logger, documents });
  await apollo.start();
  const fastify = createHttp(parts);
  const underWay = new RequestsUnderWay(fastify);
  let isDraining = false;
  const isReady = async () => !isDraining && ((await parts.isReady?.()) ?? true);
  await fastify.register(cookie);
  fastify.addHook('onResponse', async ({ routeOptions }, reply) => {
    metrics.requests.observe(
      { route: routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1_000,
    );
  });
  await fastify.register(async (api) => {
    api.addHook('onRequest', setSecurityHeaders);
    faultHandler(api, contexts, logger);
    operatorRoutes(api, { schema, metrics, isReady });
    calendarRoute(api, { ports, contexts });
    reportRoute(api, { ports, contexts });
    const thread = new ReportThread();
    api.addHook('onClose', () => thread.close());
    reportPdf(api, { ports, contexts, thread });
    dayPlanRoute(api, { ports, contexts, thread });
    fairnessRoute(api, { ports, contexts, thread });
    api.route({
      method: ['GET', 'POST', 'OPTIONS'],
      url: '/graphql',
      bodyLimit: BODY_LIMITS.import,
      onRequest: bodyLimit(contexts),
      handler: fastifyApolloHandler(apollo, { context: (request, reply) => contexts.ofRequest(request, reply) }),
    });
  });
  if (web) await clientRoutes(fastify, web);
  const sockets = new SocketServer({ schema, contexts, budgets, metrics, documents, ...parts });
  fastify.server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  const drain = () => {
    if (isDraining) return;
    isDraining = true;
    underWay.areLast();
    fastify.server.close();
  };
  return {
    async listen({ host, port }) {
      await fastify.listen({ host, port });
      sockets.start();
      const { port: taken } = fastify.server.address() as AddressInfo;
      const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
      return { url: `${parts.tls ? 'https' : 'http'}://${name}:${taken}` };
    },
    drain,
    async close() {
      drain();
      await sockets.close();
      await underWay.answered(ANSWERED_WITHIN_MS);
      contexts.close();
      await fastify.close();
      await apollo.stop();
    },
  };
}

/** Whatever is not answered when the server ends within this is cut off. */
const ANSWERED_WITHIN_MS = 5_000;
/** Requests end within this, also a slow import's. */
const REQUEST_TIMEOUT_MS = 120_000;

function createHttp({ trustProxy = false, tls }: ServerParts): FastifyInstance {
  const options = {
    trustProxy: trustProxy as boolean,
    genReqId: () => randomUUID(),
    requestTimeout: REQUEST_TIMEOUT_MS,
    bodyLimit: BODY_LIMITS.usual,
    forceCloseConnections: true as const,
    logger: false as const,
  };
  // Secure or not, the routes are the same; only the types of the raw server differ.
  return tls ? (createFastify({ ...options, https: tls }) as unknown as FastifyInstance) : createFastify(options);
}

interface ApolloParts {
  schema: GraphQLSchema;
  metrics: Metrics;
  budgets: CostBudgets;
  logger: Logger;
  documents: KnownDocuments;
}

function createApollo({ schema, metrics, budgets, logger, documents }: ApolloParts): ApolloServer<ApiContext> {
  return new ApolloServer<ApiContext>({
    gateway: oneExecutor(schema, documents),
    validationRules: [limitsRule],
    parseOptions: PARSE_OPTIONS,
    csrfPrevention: true,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      metricsPlugin(metrics),
      costPlugin(budgets),
      faultPlugin(logger),
    ],
  });
}

/** Requests that cannot be read, and bugs before there is an operation. */
function faultHandler(api: FastifyInstance, contexts: Contexts, logger: Logger): void {
  api.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 413) {
      const max = BODY_LIMITS.usual / 1_048_576;
      return sendFault(
        contexts,
        { request, reply },
        { status, code: 'TOO_LARGE', key: 'problem_too_large', facts: { max } },
      );
    }
    if (status < 500) {
      return sendFault(contexts, { request, reply }, { status, code: 'BAD_REQUEST', key: 'problem_bad_request' });
    }
    logger.error({ correlationId: request.id, error: error.stack ?? error.message }, 'a request failed');
    return sendFault(contexts, { request, reply }, { status, code: 'INTERNAL_SERVER_ERROR', key: 'problem_unknown' });
  });
}
