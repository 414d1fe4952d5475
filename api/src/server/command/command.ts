import type { Installation, OpenOptions } from '../installation.ts';

/** One word of the command line: `ponte <name> ...`. */
export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** Runs with the words behind the name and answers the exit code: 0 done, 1 refused or failed, 2 wrong words. */
  run(argv: readonly string[], context: CommandContext): Promise<number>;
}

/** Why a command cannot run now; its message is a line for the operator. */
export class CannotRun extends Error {}

/** What a command may use. */
export interface CommandContext {
  /** The repository's root. */
  root: string;
  env: NodeJS.ProcessEnv;
  /** A line on standard output. */
  say(line: string): void;
  /** A line on standard error. */
  complain(line: string): void;
  /** Opens the database (migrated, reference data seeded) and joins the adapters; `close` it in the end. */
  open(options?: OpenOptions): Promise<Installation>;
}
