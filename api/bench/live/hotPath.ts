import { loadavg } from 'node:os';
import { absolute, ratioOfPairs, type Figure } from '../figure.ts';
import { Contestant } from './push/contestant.ts';

const BENCH = 'hotPath';
/** Every pair is one round of the contestant and one of its floor. */
const PAIRS = 9;
const KILOBYTE = 1_024;
const HALL = { small: 500, large: 5_000 };
const ANSWERS = 1_000;

/** An event that concerns two of a hall. */
export async function run(): Promise<Figure[]> {
  const open = (mode: string, count: number) =>
    Contestant.open({ name: mode, mode, count, feed: 'own', groups: 1, ownIds: false });
  const opened: Contestant[] = [];
  try {
    for (const count of [HALL.small, HALL.large]) opened.push(await open('ponte', count));
    opened.push(await open('hall-floor', HALL.large));
    const [small, large, floor] = opened as [Contestant, Contestant, Contestant];
    const rounds: { small: number; large: number; floor: number }[] = [];
    for (let pair = 0; pair < PAIRS; pair++) {
      rounds.push({
        small: await small.answer(ANSWERS),
        large: await large.answer(ANSWERS),
        floor: await floor.answer(ANSWERS),
      });
    }
    const note = `${HALL.large} participantFeed sockets, events that concern two; load ${loadavg()[0]!.toFixed(1)}`;
    const what = { bench: BENCH, unit: 'us', note };
    return [
      ratioOfPairs(
        { ...what, metric: 'server CPU an event, floor: two executions and two writes', goal: 4 },
        rounds.map((round) => ({ value: round.large, floor: round.floor })),
      ),
      ratioOfPairs(
        { ...what, metric: `server CPU an event, floor: itself with ${HALL.small} sockets`, goal: 1.2 },
        rounds.map((round) => ({ value: round.large, floor: round.small })),
      ),
      absolute({
        bench: BENCH,
        metric: 'memory of an idle participantFeed socket',
        unit: 'KB',
        goal: 18,
        value: large.bytesASocket / KILOBYTE,
        note: `${HALL.large} participants`,
      }),
    ];
  } finally {
    for (const contestant of opened) contestant.close();
  }
}
