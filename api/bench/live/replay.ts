import { loadavg } from 'node:os';
import { boardOf } from '../../src/domain/figures/board.ts';
import { Tape } from '../../src/graphql/replay/tape.ts';
import { absolute, quantile, type Figure } from '../figure.ts';
import { Hall, openHallDatabase } from './hall.ts';

/** Product.md's largest session. */
const PAIRS = 2_500;
const EVENTS = 200_000;
const MOMENTS = 60;

/** A day of 5,000 people and 200,000 events looked at again: until it can be, and then the board of moments all over it. */
export async function run(): Promise<Figure[]> {
  const database = await openHallDatabase();
  try {
    const hall = await Hall.open(database.url, { sessions: 1, pairs: PAIRS, connections: 4 });
    const [full] = hall.sessions;
    let head = 0;
    while (head < EVENTS) {
      await (
        await full!.nextWave()
      )();
      head = (await hall.engine.read(full!.session))!.head;
    }
    const tape = new Tape(full!.session, hall.engine);
    const began = performance.now();
    await tape.reached(head);
    const reading = performance.now() - began;
    const { from, to } = tape.index();
    const times: number[] = [];
    for (let at = 0; at < MOMENTS; at++) {
      // All over the day, never in order: each is a new way from a resting point.
      const instant = from + ((to - from) * ((at * 37) % MOMENTS)) / MOMENTS;
      const asked = performance.now();
      const { told } = await tape.moment(instant);
      boardOf(told.figures, told.session, instant);
      times.push(performance.now() - asked);
    }
    await hall.die();
    const note = `${2 * PAIRS} people, ${head} events; ${Math.round(process.memoryUsage().heapUsed / 2 ** 20)} MiB of heap; load ${loadavg()[0]!.toFixed(1)}`;
    const group = { bench: 'live replay', unit: 's', note };
    return [
      absolute({ ...group, metric: 'the day is read from the log', value: reading / 1_000, goal: 20 }),
      absolute({ ...group, metric: 'the board of a moment, median', value: quantile(times, 0.5) / 1_000, goal: 0.5 }),
      absolute({ ...group, metric: 'the board of a moment, p95', value: quantile(times, 0.95) / 1_000, goal: 1 }),
    ];
  } finally {
    await database.stop();
  }
}
