import { parseArgs } from 'node:util';
import { asTable, type Figure } from './figure.ts';

/** Every benchmark by name: one file each, loaded only when it is asked for. */
const BENCHES: Readonly<Record<string, () => Promise<{ run: () => Promise<Figure[]> }>>> = {
  offer: () => import('./offerLatency.ts'),
  client: () => import('./clientSize.ts'),
  start: () => import('./startTime.ts'),
  matching: () => import('./matching.ts'),
  recommendation: () => import('./recommendation.ts'),
};

const HELP = `pnpm bench [name ...] [--json]

Measures, each figure beside its floor in the same run: ${Object.keys(BENCHES).join(', ')} (all where none is named).
  --json   one JSON line a figure: { bench, metric, value, unit, floor, ratio, goal, met }
  --help   this text
`;

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, help: { type: 'boolean' } },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const unknown = names.filter((name) => !(name in BENCHES));
if (values.help || unknown.length > 0) {
  process.stdout.write(unknown.length > 0 ? `no benchmark called ${unknown.join(', ')}\n\n${HELP}` : HELP);
  process.exit(unknown.length > 0 ? 2 : 0);
}
const figures: Figure[] = [];
for (const name of names) {
  const { run } = await BENCHES[name]!();
  for (const figure of await run()) {
    figures.push(figure);
    if (values.json) process.stdout.write(`${JSON.stringify(figure)}\n`);
  }
}
if (!values.json) process.stdout.write(`${asTable(figures)}\n`);
