import cluster from 'node:cluster';
import { parseArgs } from 'node:util';
import type { FromNode, ToNode } from '../cluster/nodeMessages.ts';
import { portOf } from '../config.ts';
import { localCertificate } from '../tls/localCertificate.ts';
import { Stopped, untilAsked } from './askedToStop.ts';
import { CannotRun, type Command } from './command.ts';

/** The process that started this node hears this often what it conducts. */
const TELL_EVERY_MS = 500;

/** `ponte node`: run by `start --cluster` and `demo --cluster`, never by hand. */
export const node: Command = {
  summary: 'one node of --cluster, which starts it',
  async run(argv, { open }) {
    const { values } = parseArgs({ args: [...argv], options: OPTIONS });
    if (!cluster.isWorker) throw new CannotRun('A node is started by `pnpm start --cluster <n>`.');
    const asked = askedToEnd();
    const installation = await open({ isNode: true, logLevel: 'warn' });
    let telling: NodeJS.Timeout | undefined;
    try {
      asked.throwIfAborted();
      const tls = values.tls ? await localCertificate(installation.dataDir, new Date()) : null;
      const at = { host: values.host ?? '127.0.0.1', port: portOf(values.port ?? '0') };
      const { url } = await installation.serve({ ...at, client: values.client ?? null, tls });
      tell({ told: 'ready', url });
      telling = tellConducting(() => installation.engine.conducting());
      await untilAsked(asked);
      return 0;
    } finally {
      clearInterval(telling);
      await installation.close();
      process.disconnect?.();
    }
  },
};

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  client: { type: 'string' },
  tls: { type: 'boolean', default: false },
} as const;

function tell(message: FromNode): void {
  if (process.connected) process.send?.(message);
}

function tellConducting(conducting: () => number): NodeJS.Timeout {
  let last = 0;
  return setInterval(() => {
    const sessions = conducting();
    if (sessions !== last) tell({ told: 'conducting', sessions });
    last = sessions;
  }, TELL_EVERY_MS);
}

/** Told by the process that started it, or by SIGTERM. A Ctrl-C of the terminal reaches all processes and is left to that one. */
function askedToEnd(): AbortSignal {
  const asked = new AbortController();
  const end = () => asked.abort(new Stopped('asked to stop'));
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', end);
  process.on('message', (message: ToNode) => {
    if (message === 'stop') end();
  });
  return asked.signal;
}
