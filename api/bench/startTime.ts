import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../web/e2e/support/freePort.ts';
import { absolute, type Figure } from './figure.ts';

const GIVE_UP_AFTER = 300_000;
const LOOK_EVERY = 100;

/** From a fresh clone, with empty caches, to a served page; then a second start of the same clone. */
export async function run(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ponte-start-'));
  const clone = join(folder, 'ponte');
  execFileSync('git', ['clone', '--quiet', resolve(import.meta.dirname, '../..'), clone]);
  const env = {
    ...process.env,
    HOME: join(folder, 'home'),
    npm_config_cache: join(folder, 'npm'),
    DATABASE_URL: '',
    DATA_DIR: '',
  };
  try {
    const first = await secondsToPage(clone, env);
    const later = await secondsToPage(clone, env);
    const note = 'demo with robots on 2 cores';
    return [
      absolute({
        bench: 'start',
        metric: 'fresh clone to served page',
        value: first,
        unit: 's',
        goal: 120,
        note: `${note}, empty caches`,
      }),
      absolute({ bench: 'start', metric: 'later start to served page', value: later, unit: 's', goal: 10, note }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function secondsToPage(cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
  const port = await freePort();
  const from = performance.now();
  const child = spawn('npx', ['-y', 'pnpm@12', 'demo', '--port', String(port)], {
    cwd,
    env,
    stdio: 'ignore',
    detached: true,
  });
  try {
    await served(`http://127.0.0.1:${port}/`, from + GIVE_UP_AFTER);
    return (performance.now() - from) / 1_000;
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid!, 'SIGTERM');
    await gone;
  }
}

async function served(url: string, until: number): Promise<void> {
  while (performance.now() < until) {
    const page = await fetch(url).catch(() => null);
    if (page?.ok && (await page.text()).includes('<html')) return;
    await new Promise((again) => setTimeout(again, LOOK_EVERY));
  }
  throw new Error(`no page at ${url} within ${GIVE_UP_AFTER / 1_000} s`);
}
