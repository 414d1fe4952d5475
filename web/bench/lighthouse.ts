import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { absolute, quantile, type Figure } from '../../api/bench/figure.ts';
import { bundledChromium } from '../e2e/support/chromium.ts';
import { freePort } from '../e2e/support/freePort.ts';
import { Installation } from '../e2e/support/installation.ts';
import { ROOT } from './inBrowser.ts';

/** Fetched only where this is measured: it is large, and nothing else needs it. */
const LIGHTHOUSE = 'lighthouse@13.5.0';
const RUNS = 5;
/** Points of performance that our pages may lie below a page with nothing in it. */
const BEHIND = 3;
const LISTENS_WITHIN_MS = 20_000;

const CATEGORIES = 'performance,accessibility,best-practices';

type Category = 'performance' | 'accessibility' | 'best-practices';
type Scores = Record<Category, number>;

/** Lighthouse's points, as for a phone on a slow line, beside a blank page of the same framework in the same run. */
export async function run(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ponte-lighthouse-'));
  const fair = await Installation.start();
  const blank = await serveBlank(folder);
  try {
    const people = fair.demo.participants;
    const scores: Record<'blank' | 'sign-in' | 'badge', Scores[]> = { blank: [], 'sign-in': [], badge: [] };
    for (let round = 0; round < RUNS; round++) {
      scores.blank.push(await scoresOf(blank.url, folder));
      scores['sign-in'].push(await scoresOf(`${fair.url}/`, folder));
      // Each on a phone of their own, as a badge lets one in.
      scores.badge.push(await scoresOf(people[round % people.length]!.badgeUrl, folder));
    }
    return [
      ...figuresOf('sign-in', scores['sign-in'], scores.blank),
      ...figuresOf('badge link', scores.badge, scores.blank),
    ];
  } finally {
    blank.stop();
    await fair.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf(page: string, ours: readonly Scores[], blank: readonly Scores[]): Figure[] {
  const median = (scores: readonly Scores[], category: Category) =>
    quantile(
      scores.map((score) => score[category]),
      0.5,
    );
  const floor = median(blank, 'performance');
  const points = (category: Category, goal: number, note: string) =>
    absolute({
      bench: 'web lighthouse',
      metric: `${page}, ${category}`,
      value: median(ours, category),
      unit: 'points',
      goal,
      atLeast: true,
      note,
    });
  const note = `median of ${RUNS}`;
  return [
    points('accessibility', 100, note),
    points('best-practices', 100, note),
    points('performance', floor - BEHIND, `${note}; blank page ${floor}`),
  ];
}

async function scoresOf(url: string, folder: string): Promise<Scores> {
  const { executablePath, args, env } = await bundledChromium(ROOT);
  const report = join(folder, 'report.json');
  const flags = ['--headless', ...args].join(' ');
  execFileSync(
    'npx',
    `-y pnpm@12 dlx ${LIGHTHOUSE} ${url} --quiet --output json --output-path ${report} --only-categories ${CATEGORIES}`
      .split(' ')
      .concat(`--chrome-flags=${flags}`),
    { cwd: folder, env: { ...env, ...(executablePath ? { CHROME_PATH: executablePath } : {}) }, stdio: 'ignore' },
  );
  const { categories } = JSON.parse(readFileSync(report, 'utf8')) as {
    categories: Record<Category, { score: number }>;
  };
  const of = (category: Category) => Math.round(categories[category].score * 100);
  return { performance: of('performance'), accessibility: of('accessibility'), 'best-practices': of('best-practices') };
}

/** Builds the blank page and serves it as the client is served. */
async function serveBlank(folder: string): Promise<{ url: string; stop: () => void }> {
  const out = join(folder, 'blank');
  execFileSync(join(ROOT, 'web/node_modules/.bin/vite'), ['build'], {
    cwd: join(import.meta.dirname, 'blank'),
    env: { ...process.env, BLANK_OUT: out },
    stdio: 'ignore',
  });
  const port = await freePort();
  const server = spawn(process.execPath, [join(out, 'index.js')], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((listens, failed) => {
    const timer = setTimeout(() => failed(new Error('the blank page is not served')), LISTENS_WITHIN_MS);
    server.stdout.once('data', () => {
      clearTimeout(timer);
      listens();
    });
  });
  return { url: `http://127.0.0.1:${port}/`, stop: () => void server.kill() };
}
