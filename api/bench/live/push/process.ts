import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Asked, Stat } from './server.ts';

/** What has not come by then is lost. */
const LOST_AFTER_MS = 60_000;

/** Starts a file of this folder as a process of its own. */
export function run(file: string, args: readonly string[]): ChildProcess {
  const path = new URL(file, import.meta.url);
  const child = fork(path, args, {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const inbox: Record<string, unknown>[] = [];
  INBOXES.set(child, inbox);
  child.on('message', (message: Record<string, unknown>) => inbox.push(message));
  return child;
}

/** What the server has used so far. */
export async function statOf(server: ChildProcess): Promise<Stat> {
  const stat = heard<Stat>(server, 'stat');
  server.send({ do: 'stat' } satisfies Asked);
  return stat;
}

/** Messages that came before somebody waited for them. */
const INBOXES = new WeakMap<ChildProcess, Record<string, unknown>[]>();

/** The next message that has this part; the part, or the whole message where that is all it is. */
export async function heard<Part>(child: ChildProcess, part: string, within = LOST_AFTER_MS): Promise<Part> {
  const signal = AbortSignal.timeout(within);
  const inbox = INBOXES.get(child)!;
  for (;;) {
    const at = inbox.findIndex((message) => part in message);
    const [message] = at < 0 ? [] : inbox.splice(at, 1);
    if (message) return (typeof message[part] === 'object' ? message[part] : message) as Part;
    await once(child, 'message', { signal });
  }
}

/** Waits. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((later) => setTimeout(later, milliseconds));
}
