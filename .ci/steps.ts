import { spawn } from 'node:child_process';

/** One thing to prove: a name for the reader and the command that proves it. */
export interface Step {
  name: string;
  command: readonly string[];
}

/** Runs the steps one after the other, says how long each took, and ends the process with 1 at the first that fails. */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  const began = Date.now();
  for (const { name, command } of steps) {
    const from = Date.now();
    process.stdout.write(`\n== ${name}\n`);
    const code = await runOne(command);
    if (code !== 0) {
      process.stderr.write(`\n== ${name} failed (${command.join(' ')}, exit ${code})\n`);
      process.exit(1);
    }
    process.stdout.write(`== ${name}: ${((Date.now() - from) / 1000).toFixed(1)} s\n`);
  }
  process.stdout.write(`\nall ${steps.length} steps passed in ${((Date.now() - began) / 1000).toFixed(0)} s\n`);
}

/** Runs one command, with these settings in its environment, and answers its exit code. */
export function runOne(
  [program, ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program!, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
}
