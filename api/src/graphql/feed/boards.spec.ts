import { beforeEach, describe, expect, test } from 'vitest';
import { settle, VirtualClock } from '../../memory/virtualClock.ts';
import { openFloor, type Floor } from '../../../test/builders/pairing.ts';
import type { LoggedEvent } from '../../ports/sessionLog.ts';
import { FollowTooSlow, type Sessions } from '../../ports/sessions.ts';
import { Boards, type BoardNews } from './boards.ts';

let floor: Floor;
let clock: VirtualClock;
let boards: Boards;
let follows: number;
let fails: Error[];
let people = 0;
let wake = () => {};
beforeEach(() => {
  floor = openFloor();
  clock = new VirtualClock();
  follows = 0;
  fails = [];
  boards = new Boards({
    clock,
    names: { heard: () => undefined },
    sessions: { read: async () => floor.session, follow } as Partial<Sessions> as Sessions,
  });
});

async function* follow(_: unknown, after: number, signal: AbortSignal): AsyncGenerator<LoggedEvent, void, undefined> {
  follows++;
  for (let at = after; !signal.aborted;) {
    const failure = fails.shift();
    if (failure) throw failure;
    const event = floor.log[at];
    if (event) yield { sequence: ++at, version: 1, event };
    else await new Promise<void>((resolve) => (wake = resolve));
  }
}

/** A screen that looks at the board. */
async function look() {
  await boards.now(floor.session);
  const told: BoardNews[] = [];
  const ends: unknown[] = [];
  const listening = boards
    .topic(floor.session)
    .listen({ hear: (news) => told.push(news), end: (error) => ends.push(error) });
  return { told, ends, listening };
}

async function happen(): Promise<void> {
  floor.buyer(`demo-${people++}`);
  wake();
  await settle();
}

describe('[PU10] the boards of a session', () => {
  test('are told at most twice a second, however much happens, and the same one to all', async () => {
    await happen();
    const [one, other] = [await look(), await look()];
    for (let at = 0; at < 5; at++) await happen();
    expect(one.told).toEqual([]);
    await clock.advance(500);
    expect(one.told).toHaveLength(1);
    expect(other.told[0]!.board).toBe(one.told[0]!.board);
    expect(one.told[0]!.sequence).toBe(floor.session.head);
    await clock.advance(5_000);
    expect(one.told).toHaveLength(1);
    expect(follows).toBe(1);
  });

  test('go on where they were when the fold fell too far behind, and end for the screens when the log is lost', async () => {
    await happen();
    const screen = await look();
    fails = [new FollowTooSlow('behind')];
    await happen();
    await clock.advance(500);
    expect(screen.told.map(({ sequence }) => sequence)).toEqual([floor.session.head]);
    expect(screen.ends).toEqual([]);
    const lost = new Error('the log is lost');
    fails = [lost];
    await happen();
    expect(screen.ends).toEqual([lost]);
  });

  test('are told once in 15 seconds where nothing happens, and to nobody who has left', async () => {
    await happen();
    const screen = await look();
    await clock.advance(15_000);
    expect(screen.told).toHaveLength(1);
    screen.listening.stop();
    await clock.advance(30_000);
    expect(screen.told).toHaveLength(1);
  });
});
