import { loadavg } from 'node:os';
import { absolute, ratioOfPairs, type Figure } from '../figure.ts';
import { Contestant, type Contending } from './push/contestant.ts';

const BENCH = 'push';
/** Every pair is one round of the contestant and one of its floor. */
const PAIRS = 9;
/** Events a round: enough for a fraction of a second. */
const DELIVERIES_A_ROUND = 20_000;
const KILOBYTE = 1_024;

type Kind = Pick<Contending, 'name' | 'mode' | 'groups' | 'ownIds'>;
const FLOOR: Kind = { name: 'pre-framed writes', mode: 'floor', groups: 1, ownIds: false };
const OURS: readonly (Kind & { goal: number })[] = [
  { name: 'one group', mode: 'ponte', groups: 1, ownIds: false, goal: 1.3 },
  { name: 'ten groups', mode: 'ponte', groups: 10, ownIds: false, goal: 1.7 },
  { name: "clients' own ids", mode: 'ponte', groups: 1, ownIds: true, goal: 1.7 },
];
const PEERS: readonly Kind[] = [
  { name: 'graphql-ws', mode: 'graphql-ws', groups: 1, ownIds: true },
  { name: 'mercurius', mode: 'mercurius', groups: 1, ownIds: true },
];

/** What an event costs on its way to the sockets. */
export async function run(): Promise<Figure[]> {
  return [...(await fanOut(1_000, PEERS)), ...(await fanOut(5_000, []))];
}

/** One event to everybody. */
async function fanOut(count: number, peers: readonly Kind[]): Promise<Figure[]> {
  const opened: Contestant[] = [];
  try {
    const kinds = [FLOOR, ...OURS, ...peers];
    for (const kind of kinds) opened.push(await Contestant.open({ ...kind, count, feed: 'all' }));
    const events = Math.max(4, Math.round(DELIVERIES_A_ROUND / count));
    const rounds = kinds.map((): { cpu: number; p99: number }[] => []);
    for (let pair = 0; pair < PAIRS; pair++) {
      for (const [at, contestant] of opened.entries()) rounds[at]!.push(await contestant.publish(events));
    }
    return [...figuresOf(count, kinds, rounds), ...memoryOf(count, opened)];
  } finally {
    for (const contestant of opened) contestant.close();
  }
}

function figuresOf(
  count: number,
  kinds: readonly (Kind & { goal?: number })[],
  rounds: readonly { cpu: number; p99: number }[][],
): Figure[] {
  const floor = rounds[0]!;
  return kinds.slice(1).flatMap((kind, index) => {
    const of = rounds[index + 1]!;
    const pairs = (what: 'cpu' | 'p99') => of.map((round, at) => ({ value: round[what], floor: floor[at]![what] }));
    const isPeer = kind.goal === undefined;
    const note = `${count} subscribers, ${kind.name}${isPeer ? ' (a peer)' : ''}; load ${loadavg()[0]!.toFixed(1)}`;
    const cpu = { bench: BENCH, metric: 'server CPU a delivery', unit: 'us', goal: kind.goal ?? Infinity, note };
    const last = { bench: BENCH, metric: 'p99 to the last', unit: 'ms', goal: isPeer ? Infinity : 1.5, note };
    return [ratioOfPairs(cpu, pairs('cpu')), ratioOfPairs(last, pairs('p99'))];
  });
}

function memoryOf(count: number, opened: readonly Contestant[]): Figure[] {
  return opened.map(({ is, bytesASocket }) =>
    absolute({
      bench: BENCH,
      metric: 'memory of an idle subscribed socket',
      unit: 'KB',
      value: bytesASocket / KILOBYTE,
      goal: is.mode === 'ponte' ? 18 : Infinity,
      note: `${count} subscribers, ${is.name}`,
    }),
  );
}
