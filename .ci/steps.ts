import { spawn, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** One thing to prove: a name for the reader and the command that proves it. */
export interface Step {
  name: string;
  command: readonly string[];
}

/** At once as many as there are processors; a machine with one has little to gain, and two still fit into its memory. */
const AT_ONCE = Math.max(2, availableParallelism());

/**
 * Runs the stages one after the other, the steps of one at the same time, and says how long each took. What a step prints comes together when it ends; a step
 * that has its stage to itself prints as it goes. Ends the process with 1 at the first step that fails.
 */
export async function runStages(stages: readonly (readonly Step[])[]): Promise<void> {
  const began = Date.now();
  for (const stage of stages) {
    if (stage.length === 1) await runAlone(stage[0]!);
    else await runTogether(stage);
  }
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  process.stdout.write(`\nall ${stages.flat().length} steps passed in ${seconds} s\n`);
}

async function runAlone(step: Step): Promise<void> {
  const from = Date.now();
  process.stdout.write(`\n== ${step.name}\n`);
  end(step, { code: await runOne(step.command), from });
}

/** Each of `AT_ONCE` lanes takes the next step when it has ended one: put the long ones first. */
async function runTogether(steps: readonly Step[]): Promise<void> {
  const left = [...steps];
  const lane = async () => {
    for (let step = left.shift(); step; step = left.shift()) {
      const from = Date.now();
      const { code, said } = await runQuietly(step.command);
      process.stdout.write(`\n== ${step.name}\n${said}`);
      end(step, { code, from });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** Says how long it took; after one that failed the process ends, and with it what runs beside. */
function end({ name, command }: Step, { code, from }: { code: number; from: number }): void {
  if (code === 0) return void process.stdout.write(`== ${name}: ${((Date.now() - from) / 1000).toFixed(1)} s\n`);
  process.stderr.write(`\n== ${name} failed (${command.join(' ')}, exit ${code})\n`);
  for (const child of running) child.kill();
  process.exit(1);
}

const running = new Set<ChildProcess>();

/** Runs one command, and answers its exit code and all that it printed. */
function runQuietly([program, ...args]: readonly string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program!, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? (signal ? 128 : 1), said: Buffer.concat(said).toString() });
    });
  });
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
