/** Runs the simulated nodes with new seeds, or one run again. */
import { parseArgs } from 'node:util';
import { optionsOf, type SimulationOptions } from './options.ts';
import { breaks, shrink } from './shrink.ts';
import { Simulation, SimulationBroken, type SimulationResult } from './simulation.ts';

const HELP = `pnpm simulate: k nodes over one store in virtual time, with faults, from seeds

After every append the promises of the floor are checked. The first seed that breaks one is made smaller, printed with its options, and ends
the run with 1. Options:
  --minutes <n>    how long, about (5)
  --steps <n>      steps in all, instead of a time: ends with the seed that reaches them
  --from <n>       the first seed (by the clock)
  --of <n>         steps of a seed (1000)
  --again <json>   one run again, by the options that were printed
  --help           this text
`;
const MINUTE_MS = 60_000;
/** A line of progress each so many seeds. */
const SAID_EACH = 50;

/** What all runs came to. */
interface Sum {
  seeds: number;
  steps: number;
  happenings: number;
  events: number;
  meetings: number;
  takeovers: number;
  faults: Map<string, number>;
}

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    steps: { type: 'string' },
    from: { type: 'string' },
    of: { type: 'string', default: '1000' },
    again: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(HELP);
else if (values.again) process.exitCode = await again(JSON.parse(values.again) as SimulationOptions);
else process.exitCode = await simulate();

async function again(options: SimulationOptions): Promise<number> {
  const broken = await breaks(options);
  process.stdout.write(broken ? `${broken.message}\n` : 'nothing breaks\n');
  return broken ? 1 : 0;
}

async function simulate(): Promise<number> {
  const first = values.from ? Number(values.from) : Math.floor(Date.now() / 1_000) % 1_000_000_000;
  const until = Date.now() + Number(values.minutes) * MINUTE_MS;
  const enough = (sum: Sum) => (values.steps ? sum.steps >= Number(values.steps) : Date.now() >= until);
  const sum: Sum = { seeds: 0, steps: 0, happenings: 0, events: 0, meetings: 0, takeovers: 0, faults: new Map() };
  for (let seed = first; !enough(sum); seed++) {
    try {
      add(sum, await new Simulation(optionsOf(seed, Number(values.of))).run());
    } catch (fault) {
      return failed(fault);
    }
    if (sum.seeds % SAID_EACH === 0) process.stdout.write(`seed ${seed}: ${sum.steps} steps\n`);
  }
  process.stdout.write(reportOf(sum, first));
  return 0;
}

async function failed(fault: unknown): Promise<number> {
  if (!(fault instanceof SimulationBroken)) throw fault;
  process.stderr.write(`${fault.message}\nmaking it smaller ...\n`);
  const { message, options } = await shrink(fault);
  process.stderr.write(`${message}\nto see it again:\n  pnpm simulate --again '${JSON.stringify(options)}'\n`);
  return 1;
}

function add(sum: Sum, { steps, happenings, events, meetings, takeovers, faults }: SimulationResult): void {
  sum.seeds++;
  sum.steps += steps;
  sum.happenings += happenings;
  sum.events += events;
  sum.meetings += meetings;
  sum.takeovers += takeovers;
  for (const [fault, times] of faults) sum.faults.set(fault, (sum.faults.get(fault) ?? 0) + times);
}

/** A run ends at the first broken promise, so that all of these are 0 when it comes to its end. */
function reportOf(sum: Sum, first: number): string {
  const faults = [...sum.faults].map(([fault, times]) => `${fault} ${times}`).join(', ');
  return `
seeds ${first} to ${first + sum.seeds - 1}: ${sum.steps} steps, ${sum.happenings} messages and timers, ${sum.events} events, ${sum.meetings} meetings, ${sum.takeovers} leases taken
faults: ${faults}
participants in two live offers or meetings: 0
persons live in two sessions: 0
tables double-booked: 0
acknowledged commands lost: 0
event gaps, doubles, inversions: 0
timers fired twice or never: 0
`;
}
