import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { untilAsked } from './untilAsked.ts';

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
    const port = Number(values.port ?? env['PORT'] ?? 4_000);
    const installation = await open({ say });
    const { url } = await installation.serve({ host: '127.0.0.1', port, client: null, tls: null });
    const vite = spawn(
      process.execPath,
      [join(root, 'web/node_modules/vite/bin/vite.js'), 'dev', '--port', String(port + 1)],
      {
        cwd: join(root, 'web'),
        env: { ...env, PONTE_API: url },
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    try {
      say(`API at ${url}, client at http://127.0.0.1:${port + 1}`);
      await untilAsked(say);
      return 0;
    } finally {
      vite.kill();
      await installation.close();
    }
  },
};
