import { parseArgs } from 'node:util';
import { ensureClientBuilt } from '../client/clientBuild.ts';
import type { Command } from './command.ts';
import { untilAsked } from './untilAsked.ts';

const HELP = `pnpm start: the server of a fair

Settings come from the environment (README: PORT, HOST, DATABASE_URL, DATA_DIR, PONTE_SECRET, PUBLIC_URL, TRUST_PROXY, LOG_LEVEL).
  --port <n>     overrides PORT
  --host <addr>  overrides HOST
  --help         this text
`;

/** `ponte start`. */
export const start: Command = {
  summary: 'the server of a fair',
  async run(argv, { root, env, say, open }) {
    const { values } = parseArgs({
      args: [...argv],
      options: { port: { type: 'string' }, host: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) return (say(HELP), 0);
    const client = ensureClientBuilt(root, say);
    const installation = await open({ say, needsSecret: true });
    try {
      const port = Number(values.port ?? env['PORT'] ?? 4_000);
      const host = values.host ?? env['HOST'] ?? '127.0.0.1';
      const { url } = await installation.serve({ host, port, client: await client, tls: null });
      say(`Ponte is ready at ${url}`);
      await untilAsked(say);
      return 0;
    } finally {
      await installation.close();
    }
  },
};
