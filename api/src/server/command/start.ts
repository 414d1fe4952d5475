import { parseArgs } from 'node:util';
import { beginCode } from '../../operations/account/begin.ts';
import { whileClientBuilds } from '../client/clientBuild.ts';
import { nodeCountOf, nodesOf } from '../cluster/nodesOf.ts';
import { runNodes, type RunningNodes } from '../cluster/runNodes.ts';
import { portOf, SETTINGS } from '../config.ts';
import { askedToStop, untilAsked } from './askedToStop.ts';
import type { Command } from './command.ts';

const HELP = `pnpm start: the server of a fair

  --port <n>     overrides PORT
  --host <addr>  overrides HOST
  --cluster <n>  n nodes on this machine behind the one port, to try out what many machines do
  --no-client    the API alone
  --help         this text

Settings of the environment:
${SETTINGS.map(({ name, fallback, meaning }) => `  ${name.padEnd(13)} ${meaning} (${fallback})`).join('\n')}
`;

/** `ponte start`. */
export const start: Command = {
  summary: 'the server of a fair',
  async run(argv, { root, env, say, open }) {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        cluster: { type: 'string' },
        client: { type: 'boolean', default: true },
        help: { type: 'boolean' },
      },
      allowNegative: true,
    });
    if (values.help) return (say(HELP), 0);
    const portAsked = values.port === undefined ? null : portOf(values.port);
    const count = values.cluster === undefined ? null : nodeCountOf(values.cluster);
    const asked = askedToStop(say);
    // With several nodes this process only keeps the database up to date and the nodes running.
    const opening = () => open({ say, needsSecret: true, isNode: count === null });
    const { client, result: installation } = values.client
      ? await whileClientBuilds({ root, say, asked }, opening)
      : { client: null, result: await opening() };
    let nodes: RunningNodes | null = null;
    try {
      asked.throwIfAborted();
      const port = portAsked ?? installation.config.port;
      const host = values.host ?? installation.config.host;
      const at = { host, port, client: await client, tls: null };
      if (count !== null) nodes = await runNodes(nodesOf(installation, { root, env, count, say, at }));
      const { url } = nodes ?? (await installation.serve(at));
      say(`Ponte is ready at ${url}`);
      const { accounts, secrets } = installation.ports;
      if (await accounts.isEmpty()) {
        say(`Nobody uses it yet. Open this once to begin: ${url}/organiser/begin#${beginCode(secrets)}`);
      }
      await untilAsked(asked);
      return 0;
    } finally {
      await nodes?.stop();
      await installation.close();
    }
  },
};
