import { parseArgs } from 'node:util';
import { whileClientBuilds } from '../client/clientBuild.ts';
import { portOf, SETTINGS } from '../config.ts';
import { askedToStop, untilAsked } from './askedToStop.ts';
import type { Command } from './command.ts';

const HELP = `pnpm start: the server of a fair

  --port <n>     overrides PORT
  --host <addr>  overrides HOST
  --help         this text

Settings of the environment:
${SETTINGS.map(({ name, fallback, meaning }) => `  ${name.padEnd(13)} ${meaning} (${fallback})`).join('\n')}
`;

/** `ponte start`. */
export const start: Command = {
  summary: 'the server of a fair',
  async run(argv, { root, say, open }) {
    const { values } = parseArgs({
      args: [...argv],
      options: { port: { type: 'string' }, host: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) return (say(HELP), 0);
    const portAsked = values.port === undefined ? null : portOf(values.port);
    const asked = askedToStop(say);
    const opening = () => open({ say, needsSecret: true, isNode: true });
    const { client, result: installation } = await whileClientBuilds({ root, say, asked }, opening);
    try {
      asked.throwIfAborted();
      const port = portAsked ?? installation.config.port;
      const host = values.host ?? installation.config.host;
      const { url } = await installation.serve({ host, port, client: await client, tls: null });
      say(`Ponte is ready at ${url}`);
      await untilAsked(asked);
      return 0;
    } finally {
      await installation.close();
    }
  },
};
