import { parseArgs } from 'node:util';
import { ensureClientBuilt } from '../client/clientBuild.ts';
import { SETTINGS } from '../config.ts';
import type { Command } from './command.ts';
import { untilAsked } from './untilAsked.ts';

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
    const client = ensureClientBuilt(root, say);
    const installation = await open({ say, needsSecret: true });
    try {
      const port = values.port === undefined ? installation.config.port : Number(values.port);
      const host = values.host ?? installation.config.host;
      const { url } = await installation.serve({ host, port, client: await client, tls: null });
      say(`Ponte is ready at ${url}`);
      await untilAsked(say);
      return 0;
    } finally {
      await installation.close();
    }
  },
};
