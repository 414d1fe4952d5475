import { DatabaseFault } from '../embeddedPostgres/fault.ts';
import { badges } from './badges.ts';
import type { Command, CommandContext } from './command.ts';
import { demo } from './demo.ts';
import { dev } from './dev.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { match } from './match.ts';
import { migrate } from './migrate.ts';
import { recommend } from './recommend.ts';
import { start } from './start.ts';
import { users } from './users.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  demo,
  start,
  dev,
  import: importCommand,
  export: exportCommand,
  migrate,
  users,
  badges,
  match,
  recommend,
};

/** Runs one command with its words; answers the exit code. */
export async function runCommandLine([name, ...words]: readonly string[], context: CommandContext): Promise<number> {
  const command = COMMANDS[name ?? ''];
  if (!command) {
    const isAsked = name === undefined || name === '--help' || name === 'help';
    (isAsked ? context.say : context.complain)(helpText());
    return isAsked ? 0 : 2;
  }
  try {
    return await command.run(words, context);
  } catch (error) {
    context.complain(inWords(error));
    return isWrongWord(error) ? 2 : 1;
  }
}

/** What an operator can mend is said in a line; anything else is a bug and shows where it happened. */
function inWords(error: unknown): string {
  if (error instanceof DatabaseFault || isWrongWord(error)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isWrongWord(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function helpText(): string {
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`);
  return `pnpm ponte <command>\n\n${lines.join('\n')}\n\nEach takes --help.`;
}
