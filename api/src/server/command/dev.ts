import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { portOf } from '../config.ts';
import { askedToStop, untilAsked } from './askedToStop.ts';
import type { Command } from './command.ts';

const HELP = `pnpm dev: the server, and the client reloading as it is edited

  --port <n>  of the API (4000); the client is served on the next one and passes /graphql on
  --help      this text
`;

/** `ponte dev`. */
export const dev: Command = {
  summary: 'the server, and the client reloading as it is edited',
  async run(argv, { root, env, say, open }) {
    const { values } = parseArgs({ args: [...argv], options: { port: { type: 'string' }, help: { type: 'boolean' } } });
    if (values.help) return (say(HELP), 0);
    const portAsked = values.port === undefined ? null : portOf(values.port);
    const asked = askedToStop(say);
    const installation = await open({ say });
    try {
      asked.throwIfAborted();
      const port = portAsked ?? installation.config.port;
      const { url } = await installation.serve({ host: '127.0.0.1', port, client: null, tls: null });
      asked.throwIfAborted();
      const vite = spawn(
        process.execPath,
        [join(root, 'web/node_modules/vite/bin/vite.js'), 'dev', '--port', String(port + 1)],
        { cwd: join(root, 'web'), env: { ...env, PONTE_API: url }, stdio: ['ignore', 'inherit', 'inherit'] },
      );
      asked.addEventListener('abort', () => vite.kill());
      say(`API at ${url}, client at http://127.0.0.1:${port + 1}`);
      await untilAsked(asked);
      return 0;
    } finally {
      await installation.close();
    }
  },
};
