import type { Figure } from '../figure.ts';
import { stoppedReaders, storm } from './push/hardTimes.ts';

/** What sockets do to a server in hard times: readers that stop, and a hall that loses its line. */
export async function run(): Promise<Figure[]> {
  return [...(await stoppedReaders(20)), ...(await storm(10_000))];
}
