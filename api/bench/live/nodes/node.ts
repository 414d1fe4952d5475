/** One node of the benchmark, a process of its own: `node.ts <json of NodeAsked>`. Nothing of it is a stand-in. */
import { moveOnce, openMeeting } from './meeting.ts';
import { ApiFloor } from '../../../test/builders/apiFloor.ts';
import type { FairIds } from '../../../test/builders/databaseFair.ts';

/** What a node is started with. */
export interface NodeAsked {
  databaseUrl: string;
  secret: string;
  /** The fair that another node has made; null: it makes one, with two people in a meeting. */
  fair: FairIds | null;
}

/** A node that serves. */
export interface NodeReady {
  port: number;
  session: string;
  fair: FairIds;
  /** Of the two who meet; empty at a node that joined. */
  tokens: string[];
}

/** So many commands, so many a second. */
export interface Drive {
  count: number;
  perSecond: number;
}

const { databaseUrl, secret, fair } = JSON.parse(process.argv[2]!) as NodeAsked;
const floor = await ApiFloor.open({
  people: 1,
  places: 2,
  secret,
  databaseUrl,
  ...(fair ? { joins: { databaseUrl, fair } } : {}),
});
const meeting = fair ? null : await openMeeting(floor);
process.send!({
  ready: {
    port: Number(new URL(floor.url).port),
    session: floor.session,
    fair: floor.fair,
    tokens: meeting?.tokens ?? [],
  } satisfies NodeReady,
});
process.on('message', (drive: Drive) => void run(drive).then((sent) => process.send!({ sent })));
process.on('disconnect', () => process.exit(0));

/**
 * Sends the commands at the conductor's door, each at its time whether the one before is answered or not: when each began, by the sequence of
 * its event. Those that were committed together get the same answer, so the events themselves are followed: they come in the commands' order.
 */
async function run({ count, perSecond }: Drive): Promise<[sequence: number, microseconds: number][]> {
  const moved = movesAfter((await floor.engine.read(floor.sessionId))!.head, count);
  const began: number[] = [];
  const from = performance.now();
  for (let at = 0; at < count; at++) {
    const wait = from + (at * 1_000) / perSecond - performance.now();
    if (wait > 1) await new Promise((later) => setTimeout(later, wait));
    began.push(Number(process.hrtime.bigint() / 1_000n));
    void moveOnce(floor, meeting!);
  }
  return (await moved).map((sequence, at) => [sequence, began[at]!]);
}

async function movesAfter(head: number, count: number): Promise<number[]> {
  const sequences: number[] = [];
  const left = new AbortController();
  for await (const { sequence, event } of floor.engine.follow(floor.sessionId, head, left.signal)) {
    if (event.kind === 'meeting-moved') sequences.push(sequence);
    if (sequences.length === count) left.abort();
  }
  return sequences;
}
