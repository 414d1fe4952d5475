import { parseArgs } from 'node:util';
import { asTable, type Figure } from './figure.ts';
import { LIVE_GROUPS } from './live/groups.ts';

type Bench = () => Promise<{ run: () => Promise<Figure[]> }>;

/** Every benchmark by name: one file each, loaded only when it is asked for. */
const BENCHES: Readonly<Record<string, Bench>> = {
  offer: () => import('./offerLatency.ts'),
  start: () => import('./startTime.ts'),
  matching: () => import('./matching.ts'),
  recommendation: () => import('./recommendation.ts'),
  rehearsal: () => import('./rehearsal.ts'),
};

/** Benchmarks of several groups: the name runs them all, and group names after it only these. */
const FAMILIES: Readonly<Record<string, Readonly<Record<string, Bench>>>> = {
  live: LIVE_GROUPS,
  web: {
    size: () => import('../../web/bench/size.ts'),
    frame: () => import('../../web/bench/frame.ts'),
    heap: () => import('../../web/bench/heap.ts'),
    lighthouse: () => import('../../web/bench/lighthouse.ts'),
  },
};

const HELP = `pnpm bench [name ...] [--json]

Measures, each figure beside its floor in the same run: ${[...Object.keys(BENCHES), ...Object.keys(FAMILIES)].join(', ')} (all where none is named).
${Object.entries(FAMILIES)
  .map(([family, groups]) => `  ${family} [${Object.keys(groups).join(' | ')} ...]   some of its groups`)
  .join('\n')}
  --json   one JSON line a figure: { bench, metric, value, unit, floor, ratio, goal, met }
  --help   this text
`;

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, help: { type: 'boolean' } },
  allowPositionals: true,
});
const { chosen, unknown } = choose(
  positionals.length > 0 ? positionals : [...Object.keys(BENCHES), ...Object.keys(FAMILIES)],
);
if (values.help || unknown.length > 0) {
  process.stdout.write(unknown.length > 0 ? `no benchmark called ${unknown.join(', ')}\n\n${HELP}` : HELP);
  process.exit(unknown.length > 0 ? 2 : 0);
}
const figures: Figure[] = [];
for (const bench of chosen) {
  const { run } = await bench();
  for (const figure of await run()) {
    figures.push(figure);
    if (values.json) process.stdout.write(`${JSON.stringify(figure)}\n`);
  }
}
if (!values.json) process.stdout.write(`${asTable(figures)}\n`);

function choose(names: readonly string[]): { chosen: Bench[]; unknown: string[] } {
  const chosen: Bench[] = [];
  const unknown: string[] = [];
  for (let at = 0; at < names.length; at++) {
    const name = names[at]!;
    const groups = FAMILIES[name];
    if (groups) {
      const named: Bench[] = [];
      for (let group = groups[names[at + 1] ?? '']; group; group = groups[names[at + 1] ?? '']) {
        named.push(group);
        at++;
      }
      chosen.push(...(named.length > 0 ? named : Object.values(groups)));
    } else if (BENCHES[name]) chosen.push(BENCHES[name]);
    else unknown.push(name);
  }
  return { chosen, unknown };
}
