import { parseArgs } from 'node:util';
import { runOne } from './steps.ts';

const HELP = `pnpm soak: the long counts of the tests that pnpm test runs briefly

Again and again, with other seeds each time: the simulated hours and the engine's storms, and the embedded PostgreSQL that is
killed, adopted and started at once. Ends with 1 at the first failure and says how to see it again. Options:
  --minutes <n>  how long, about (60): what has begun is finished
  --from <n>     the first seed (1000)
  --seeds <n>    seeds of a pass (12)
  --help         this text
`;

/** Sequences of orders drawn a pass; fast-check prints the seed of one that fails. */
const RUNS_OF_A_PASS = 400;
const MINUTE_MS = 60_000;
const VITEST = ['vitest', 'run', '--config', 'api/vitest.config.ts', '--reporter', 'dot'];
const SIMULATIONS = [...VITEST, 'api/test/simulation', 'api/src/engine/stormyHour.spec.ts'];
const DATABASE = [...VITEST, 'api/test/contract/embeddedPostgres.spec.ts', 'api/test/contract/engine.spec.ts'];

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    from: { type: 'string', default: '1000' },
    seeds: { type: 'string', default: '12' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(HELP);
else process.exitCode = await soak(whole('minutes'), { from: whole('from'), seeds: whole('seeds') });

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
    if (Date.now() < until && !(await passed('the embedded database', DATABASE, {}))) return 1;
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
