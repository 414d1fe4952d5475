import { parseArgs } from 'node:util';
import { runOne } from './steps.ts';

const HELP = `pnpm soak: the long counts of the tests that pnpm test runs briefly

First the full counts, once: a million steps of the simulated nodes, the browser stories of every capability, the guards without which a test is red, and real processes and a real database that
are killed, stopped, cut and starved under load. Then, again and again with other seeds, the properties of the rules, the simulated hours, the engine's storms and the
simulated nodes, and the embedded PostgreSQL that is killed, adopted and started at once. Ends with 1 at the first failure and says how to see it again. Options:
  --minutes <n>  how long the second part takes, about (60): what has begun is finished
  --from <n>     the first seed (1000)
  --seeds <n>    seeds of a pass (12)
  --only <part>  full, or passes
  --help         this text
`;

/** Sequences of orders drawn a pass, from the pass's first seed. */
const RUNS_OF_A_PASS = 400;
const MINUTE_MS = 60_000;
const VITEST = ['vitest', 'run', '--config', 'api/vitest.config.ts', '--reporter', 'dot'];
const SIMULATE = 'api/test/simulation/nodes/simulate.ts';
const SIMULATIONS = [...VITEST, 'api/test/simulation', 'api/src/engine/stormyHour.spec.ts', 'api/src/domain'];
/** The full counts, one after the other. */
const FULL: readonly { name: string; command: readonly string[]; env?: Readonly<Record<string, string>> }[] = [
  { name: 'a million simulated steps', command: ['node', '--import', 'tsx', SIMULATE, '--steps', '1000000'] },
  { name: 'browser stories of every capability', command: ['pnpm', 'run', 'stories:whole'] },
  { name: 'guards', command: ['node', '--import', 'tsx', '.ci/mutations.ts'] },
  {
    name: 'real faults',
    command: [...VITEST, '--project', 'faults'],
    env: { FAULT_KILLS: '20', FAULT_OFFERS: '1000' },
  },
];
const DATABASE = [...VITEST, 'api/test/contract/embeddedPostgres.spec.ts', 'api/test/contract/engine.spec.ts'];

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    from: { type: 'string', default: '1000' },
    seeds: { type: 'string', default: '12' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(HELP);
else process.exitCode = await everything();

async function everything(): Promise<number> {
  const { only } = values;
  if (only !== 'passes')
    for (const { name, command, env = {} } of FULL) if (!(await passed(name, command, env))) return 1;
  return only === 'full' ? 0 : soak(whole('minutes'), { from: whole('from'), seeds: whole('seeds') });
}

async function soak(minutes: number, { from, seeds }: { from: number; seeds: number }): Promise<number> {
  const until = Date.now() + minutes * MINUTE_MS;
  let passes = 0;
  do {
    const first = from + passes * seeds;
    const chosen = {
      SIMULATION_FROM: String(first),
      SIMULATION_SEEDS: String(seeds),
      SIMULATION_RUNS: String(RUNS_OF_A_PASS),
    };
    if (!(await passed(`seeds ${first} to ${first + seeds - 1}`, SIMULATIONS, chosen))) return 1;
    if (!(await passed('the embedded database', DATABASE, {}))) return 1;
    passes++;
  } while (Date.now() < until);
  process.stdout.write(`\n${passes} passes, seeds ${from} to ${from + passes * seeds - 1}: nothing failed\n`);
  return 0;
}

async function passed(
  name: string,
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<boolean> {
  process.stdout.write(`\n== ${name}\n`);
  const code = await runOne(command, env);
  if (code === 0) return true;
  const again = [...Object.entries(env).map(([setting, value]) => `${setting}=${value}`), ...command].join(' ');
  process.stderr.write(`\n== ${name} failed; to see it again:\n   ${again}\n`);
  return false;
}

function whole(name: 'minutes' | 'from' | 'seeds'): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 1) return value;
  process.stderr.write(`--${name} is "${values[name]}": a whole number from 1 on is expected\n`);
  process.exit(2);
}
