import { ConfigFault } from '../config.ts';
import { DatabaseFault } from '../embeddedPostgres/fault.ts';
import { Stopped } from './askedToStop.ts';
import { badges } from './badges.ts';
import { CannotRun, type Command, type CommandContext } from './command.ts';
import { demo } from './demo.ts';
import { dev } from './dev.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { match } from './match.ts';
import { migrate } from './migrate.ts';
import { node } from './node.ts';
import { recommend } from './recommend.ts';
import { rehearse } from './rehearse.ts';
import { start } from './start.ts';
import { users } from './users.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  demo,
  start,
  node,
  dev,
  import: importCommand,
  export: exportCommand,
  migrate,
  users,
  badges,
  match,
  recommend,
  rehearse,
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
    if (error instanceof Stopped) return 0;
    context.complain(inWords(error));
    return isWrongWord(error) ? 2 : 1;
  }
}

/** What an operator can mend is said in a line; anything else is a bug and shows where it happened. */
function inWords(error: unknown): string {
  if (isWrongWord(error) || SAID_IN_A_LINE.some((kind) => error instanceof kind)) return (error as Error).message;
  if (isOfListening(error)) return cannotListen(error);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const SAID_IN_A_LINE = [CannotRun, ConfigFault, DatabaseFault] as const;

interface ListenError extends Error {
  code: string;
  address?: string;
  port?: number;
}

function isOfListening(error: unknown): error is ListenError {
  return (
    error instanceof Error && 'syscall' in error && (error.syscall === 'listen' || error.syscall === 'getaddrinfo')
  );
}

function cannotListen({ code, message, address, port }: ListenError): string {
  const at = `port ${port} of ${address}`;
  if (code === 'EADDRINUSE') return `Another program listens on ${at}. Choose another port with --port or PORT.`;
  if (code === 'EACCES') return `This user may not listen on ${at}. Choose one above 1023 with --port or PORT.`;
  return `Nothing can be listened to there: ${message}. Choose another address with --host or HOST.`;
}

function isWrongWord(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function helpText(): string {
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`);
  return `pnpm ponte <command>\n\n${lines.join('\n')}\n\nEach takes --help.`;
}
