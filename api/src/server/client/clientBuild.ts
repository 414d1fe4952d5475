import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { withBuildLock } from './buildLock.ts';
import { replaceFile } from '../wholeFile.ts';

/** What the client is built from, below the repository's root. */
const SOURCES = [
  'web/src',
  'web/static',
  'web/tools',
  'web/vite.config.ts',
  'web/package.json',
  // its folder also gets files that paraglide makes of itself
  'web/project.inlang/settings.json',
  'schema/messages',
  'schema/schema.graphql',
];
const MADE = new Set(['node_modules', 'paraglide', '.svelte-kit', 'cache']);
/** Written into the build: the digest of the sources that it was made from. */
const MARK = 'made-from.txt';

/** What a build of the client needs to know. */
export interface ClientBuild {
  /** The repository's root. */
  root: string;
  /** Told before and after. */
  say: (line: string) => void;
  /** Aborted: the build is given up, with the signal's reason. */
  asked: AbortSignal;
}

/**
 * Builds the web client where the build is missing or older than its sources, and does the work meanwhile. Where the work fails the
 * build is given up; where the build fails, awaiting `client` (its folder) tells.
 */
export async function whileClientBuilds<Result>(
  asking: ClientBuild,
  work: () => Promise<Result>,
): Promise<{ client: Promise<string>; result: Result }> {
  const failed = new AbortController();
  const client = ensureBuilt({ ...asking, asked: AbortSignal.any([asking.asked, failed.signal]) });
  client.catch(() => undefined);
  try {
    return { client, result: await work() };
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}

async function ensureBuilt(asking: ClientBuild): Promise<string> {
  const { root, asked } = asking;
  const build = join(root, 'web/build');
  await mkdir(join(root, '.cache'), { recursive: true });
  await withBuildLock(join(root, '.cache', 'client-build.lock'), () => buildWhereStale(asking, build), asked);
  return build;
}

async function buildWhereStale({ root, say, asked }: ClientBuild, build: string): Promise<void> {
  const digest = await digestOf(root);
  const mark = join(build, MARK);
  const isBuilt = existsSync(join(build, 'handler.js')) && existsSync(mark);
  if (isBuilt && (await readFile(mark, 'utf8')) === digest) return;
  say('building the web client');
  const from = performance.now();
  await runVite(root, asked);
  await replaceFile(mark, { text: digest });
  say(`built the web client in ${((performance.now() - from) / 1_000).toFixed(1)} s`);
}

async function digestOf(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES)
    for (const file of await filesIn(join(root, source))) {
      hash.update(file.slice(root.length));
      await pipeline(createReadStream(file), async (chunks) => {
        for await (const chunk of chunks) hash.update(chunk as Buffer);
      });
    }
  return hash.digest('hex');
}

async function filesIn(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (entries === null) return [path];
  const below = await Promise.all(
    entries
      .filter(({ name }) => !MADE.has(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)])),
  );
  return below.flat();
}

async function runVite(root: string, asked: AbortSignal): Promise<void> {
  asked.throwIfAborted();
  const vite = join(root, 'web/node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'web'),
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: asked,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  }).finally(() => asked.throwIfAborted());
  if (code !== 0) throw new Error(`the web client could not be built:\n${output.slice(-4_000)}`);
}
