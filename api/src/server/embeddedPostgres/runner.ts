/**
 * Whom the server runs as. PostgreSQL refuses to run as root, and another user can reach neither a clone nor data under a 0700 folder
 * (root's home, `mktemp -d`). As root there are two ways: a user namespace, in which the process keeps root's eyes on files but is
 * somebody else by name, so that data and binaries stay where they are; or a system user of its own, for which both may have to move.
 */
import { readFile, stat } from 'node:fs/promises';
import type { Binaries } from './binaries.ts';
import { DatabaseFault } from './fault.ts';
import { run, type Command } from './program.ts';

/** A way to run the server's programs. `user` is set where the files have to belong to another user than ours. */
export interface Runner {
  readonly way: RunnerWay;
  readonly user?: { readonly name: string; readonly uid: number; readonly gid: number };
  command(file: string, args: readonly string[]): Command;
}

/** `ourselves`: as the user who started us; `namespace`: in a user namespace; `system-user`: as another user of this machine. */
export type RunnerWay = 'ourselves' | 'namespace' | 'system-user';

/** Chooses the way for new data, or for data that belongs to somebody already (`owner`). */
export async function chooseRunner(options: {
  binaries: Binaries;
  owner?: { uid: number; gid: number };
  forbid?: readonly RunnerWay[];
}): Promise<Runner> {
  const { binaries, owner, forbid = [] } = options;
  if (process.getuid?.() !== 0) return asOurselves();
  if (owner && owner.uid !== 0) return asUser({ name: `user ${owner.uid}`, ...owner });
  if (!forbid.includes('namespace')) {
    const namespace = await inNamespace();
    if (namespace && (await canRun(namespace, binaries))) return namespace;
  }
  return asUser(await systemUser());
}

/** Whether the runner can start the server program where it lies. */
export async function canRun(runner: Runner, binaries: Binaries): Promise<boolean> {
  return (await run(runner.command(binaries.postgres, ['--version']))).code === 0;
}

/** Whether the runner can enter the folder; only a system user may be shut out of what we ourselves can enter. */
export async function canEnter(runner: Runner, folder: string): Promise<boolean> {
  if (!runner.user) return true;
  return (await run(runner.command('/bin/sh', ['-c', 'cd "$1"', 'sh', folder]))).code === 0;
}

function asOurselves(): Runner {
  return { way: 'ourselves', command: (file, args) => ({ file, args }) };
}

function asUser(user: NonNullable<Runner['user']>): Runner {
  return { way: 'system-user', user, command: (file, args) => ({ file, args, uid: user.uid, gid: user.gid }) };
}

async function inNamespace(): Promise<Runner | undefined> {
  if (process.platform !== 'linux') return undefined;
  // initdb looks its user up by name, so the namespace must map to a user that exists.
  const somebody = (await usersOfThisMachine()).find(({ uid }) => uid > 0);
  if (!somebody) return undefined;
  const mapping = ['--user', `--map-user=${somebody.uid}`, `--map-group=${somebody.gid}`];
  return { way: 'namespace', command: (file, args) => ({ file: 'unshare', args: [...mapping, file, ...args] }) };
}

/** In this order; the last is nobody's own, and only taken where no user can be made. */
const USER_NAMES = ['postgres', 'ponte', 'nobody'] as const;

async function systemUser(): Promise<NonNullable<Runner['user']>> {
  const [preferred, made, last] = USER_NAMES;
  const before = await usersOfThisMachine();
  const known = before.find(({ name }) => name === preferred) ?? before.find(({ name }) => name === made);
  if (known) return known;
  await run({
    file: 'useradd',
    args: ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', made],
  });
  const after = await usersOfThisMachine();
  const user = after.find(({ name }) => name === made) ?? after.find(({ name }) => name === last);
  if (user) return user;
  throw new DatabaseFault(
    'no-permission',
    `PostgreSQL does not run as root, and no other user could be made (useradd). Start Ponte as another user, or set DATABASE_URL.`,
  );
}

async function usersOfThisMachine(): Promise<NonNullable<Runner['user']>[]> {
  const lines = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return lines.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/** Who owns a folder, where it is there. */
export async function ownerOf(folder: string): Promise<{ uid: number; gid: number } | undefined> {
  return stat(folder).then(
    ({ uid, gid }) => ({ uid, gid }),
    () => undefined,
  );
}
