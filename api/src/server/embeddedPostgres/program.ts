/** Runs one of the server's programs to its end and hands back what it said. */
import { spawn } from 'node:child_process';

/** A program with its arguments, and the user it runs as where that is not ours. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** How a program ended: its exit code (null where it could not be started), and everything it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Our environment without PostgreSQL's own variables, and with messages that we can read. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

/** Runs the program and waits for it; a program that cannot be started is told as an end without a code. */
export function run(command: Command): Promise<Ended> {
  return new Promise((resolve) => {
    const { file, args, uid, gid } = command;
    const child = spawn(file, [...args], {
      uid,
      gid,
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (part: Buffer) => (output += part.toString()));
    child.stderr.on('data', (part: Buffer) => (output += part.toString()));
    child.on('error', (error) => resolve({ code: null, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
