import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The figures of this process for Prometheus. */
export interface Metrics {
  requests: Histogram<'route' | 'status'>;
  operations: Counter<'kind' | 'name'>;
  refusals: Counter<'code'>;
  sockets: Gauge;
  subscriptions: Gauge<'name'>;
  /** The text of `/metrics` and its type. */
  text(): Promise<{ type: string; body: string }>;
}

/** Seconds of requests: from a page of a list to a slow import. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Fresh figures, with the process's own. `conducting`: how many live sessions this node conducts. */
export function createMetrics({ conducting }: { conducting: () => number }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const conducted = new Gauge({
    name: 'ponte_sessions_conducted',
    help: 'Live sessions whose lease this node holds.',
    collect() {
      this.set(conducting());
    },
    registers: [],
  });
  registry.registerMetric(conducted);
  return {
    requests: new Histogram({
      name: 'ponte_http_request_seconds',
      help: 'Time to answer, by route and status.',
      labelNames: ['route', 'status'],
      buckets: BUCKETS,
      registers,
    }),
    operations: new Counter({
      name: 'ponte_graphql_operations_total',
      help: 'Operations that ran, by kind and root field.',
      labelNames: ['kind', 'name'],
      registers,
    }),
    refusals: new Counter({
      name: 'ponte_graphql_errors_total',
      help: 'Refused requests and faults, by code.',
      labelNames: ['code'],
      registers,
    }),
    sockets: new Gauge({ name: 'ponte_sockets', help: 'Open sockets.', registers }),
    subscriptions: new Gauge({
      name: 'ponte_subscriptions',
      help: 'Running subscriptions, by root field.',
      labelNames: ['name'],
      registers,
    }),
    text: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  };
}
