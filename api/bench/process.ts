import { fork, type ChildProcess } from 'node:child_process';

/** What has not come by then is lost. */
const LOST_AFTER_MS = 60_000;
const WAITING = new WeakMap<ChildProcess, Map<string, (part: unknown) => void>>();

/** Starts a file as a process of its own; it ends with this one. */
export function startProcess(file: URL, args: readonly string[]): ChildProcess {
  const child = fork(file, args, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<string, (part: unknown) => void>();
  WAITING.set(child, waiting);
  child.on('message', (message: Record<string, unknown>) => {
    for (const [part, said] of Object.entries(message)) waiting.get(part)?.(said);
  });
  return child;
}

/** This part of the next message that has it. To be asked for before the process is told what to answer. */
export function heard<Part>(child: ChildProcess, part: string): Promise<Part> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`a process did not say its ${part}`)), LOST_AFTER_MS);
    WAITING.get(child)!.set(part, (said) => {
      clearTimeout(timer);
      resolve(said as Part);
    });
  });
}
