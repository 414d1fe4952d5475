import { parseArgs } from 'node:util';
import type { Command } from './command.ts';

const HELP = `pnpm migrate: brings the database up to this version of the code

Runs what is pending, all of it or nothing, under a lock, and seeds the reference data. \`start\` and \`demo\` do the same.
  --help  this text
`;

/** `ponte migrate`. */
export const migrate: Command = {
  summary: 'bring the database up to date',
  async run(argv, { say, open }) {
    const { values } = parseArgs({ args: [...argv], options: { help: { type: 'boolean' } } });
    if (values.help) return (say(HELP), 0);
    const installation = await open({ say });
    await installation.close();
    say('the database is up to date');
    return 0;
  },
};
