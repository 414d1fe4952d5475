import { describe, expect, test } from 'vitest';
import { EngineFloor, SESSION } from '../../test/engine/engineFloor.ts';
import type { SessionId, TextId } from '../domain/kernel/id.ts';
import { MemoryBell } from '../memory/memoryBell.ts';
import { settle } from '../memory/virtualClock.ts';
import type { LoggedEvent } from '../ports/sessionLog.ts';
import { CursorUnknown, FollowTooSlow, type Sessions } from '../ports/sessions.ts';

/** Follows in the background and keeps what came, until it is left. */
function follower(engine: Sessions, after = 0, most = Number.MAX_SAFE_INTEGER) {
  const left = new AbortController();
  const seen: LoggedEvent[] = [];
  const done = (async () => {
    for await (const event of engine.follow(SESSION, after, left.signal)) if (seen.push(event) >= most) break;
  })();
  done.catch(() => {});
  return { seen, done, leave: () => left.abort() };
}

const announce = (engine: Sessions) =>
  engine.send(
    SESSION,
    { actor: { by: 'system' }, kind: 'announce', announcement: 'text-1' as TextId, reason: null },
    null,
  );

const sequences = (events: readonly LoggedEvent[]) => events.map(({ sequence }) => sequence);
const upTo = (head: number, from = 1) => Array.from({ length: head - from + 1 }, (_, at) => from + at);

describe('who follows a session', () => {
  test('[CO13] gets every event from the cursor on, once and in order, then each new one right after its commit', async () => {
    const floor = await new EngineFloor().open();
    const { head } = await floor.session();
    const { seen, leave } = follower(floor.engine, 1);
    await settle();
    expect(sequences(seen)).toEqual(upTo(head, 2));
    await announce(floor.engine);
    await settle();
    expect(sequences(seen)).toEqual(upTo(head + 1, 2));
    expect(seen).toEqual((await floor.events()).slice(1));
    leave();
  });

  test.each([-1, 1_000])(
    '[CO13] by a cursor that the log never gave (%i) is told so, and not left waiting',
    async (after) => {
      const floor = await new EngineFloor().open();
      const { seen, done } = follower(floor.engine, after);
      const { head } = await floor.session();
      await expect(done).rejects.toMatchObject({ constructor: CursorUnknown, head });
      expect(seen).toEqual([]);
    },
  );

  test('[CO13] goes on from a cursor that its last node gave before this node heard of it', async () => {
    const floor = await new EngineFloor().open();
    const other = floor.newEngine({ bell: new MemoryBell() });
    await other.start();
    const early = follower(other);
    await settle();
    await announce(floor.engine);
    const { head } = await floor.session();
    expect(sequences(early.seen)).toEqual(upTo(head - 1));
    const late = follower(other, head);
    await settle();
    expect(sequences(early.seen)).toEqual(upTo(head));
    await announce(floor.engine);
    await floor.clock.advance(1_000);
    expect(sequences(late.seen)).toEqual([head + 1]);
    early.leave();
    late.leave();
  });

  test('[CO13] misses nothing and gets nothing twice while commands go on, wherever it begins', async () => {
    const floor = await new EngineFloor().open();
    const followers: ReturnType<typeof follower>[] = [];
    const sent: Promise<unknown>[] = [];
    for (let turn = 0; turn < 60; turn++) {
      sent.push(announce(floor.engine), announce(floor.engine));
      followers.push(follower(floor.engine, turn % 4));
      if (turn % 3 === 0) await settle();
    }
    await Promise.all(sent);
    await settle();
    const { head } = await floor.session();
    for (const [turn, { seen, leave }] of followers.entries()) {
      expect(sequences(seen)).toEqual(upTo(head, 1 + (turn % 4)));
      leave();
    }
  });

  test('[CO13] on another node gets everything, however the bell rings', async () => {
    const floor = await new EngineFloor().open();
    const heard: ((session: SessionId, head: number) => void)[] = [];
    const other = floor.newEngine({
      bell: { ring() {}, onRing: (listen) => (heard.push(listen), () => {}), close: async () => {} },
    });
    await other.start();
    const { seen, leave } = follower(other);
    await settle();
    const ring = async (head: number) => {
      for (const listen of heard) listen(SESSION, head);
      await settle();
    };
    for (let turn = 0; turn < 10; turn++) await announce(floor.engine);
    const { head } = await floor.session();
    await ring(head);
    await ring(head - 4);
    await ring(head);
    await ring(head + 1_000);
    expect(sequences(seen)).toEqual(upTo(head));
    await announce(floor.engine);
    await settle();
    expect(sequences(seen)).toEqual(upTo(head));
    await floor.clock.advance(1_000);
    expect(sequences(seen)).toEqual(upTo(head + 1));
    leave();
  });

  test('[CO13] goes on while the session moves from node to node', async () => {
    const floor = await new EngineFloor().open();
    const other = floor.newEngine();
    await other.start();
    const { seen, leave } = follower(other);
    await announce(floor.engine);
    await floor.engine.stop();
    await floor.clock.advance(2_000);
    await announce(other);
    await settle();
    const { length } = await floor.events();
    expect(sequences(seen)).toEqual(upTo(length));
    leave();
  });

  test('[CO13] leaves by its signal or by going away, also while it waits', async () => {
    const floor = await new EngineFloor().open();
    const waiting = follower(floor.engine, (await floor.session()).head);
    await settle();
    waiting.leave();
    await waiting.done;
    const events = floor.engine.follow(SESSION, 0, new AbortController().signal)[Symbol.asyncIterator]();
    await events.next();
    await events.return?.();
    const { head } = await floor.session();
    const pending = floor.engine.follow(SESSION, head, new AbortController().signal)[Symbol.asyncIterator]();
    const next = pending.next();
    await pending.return?.();
    expect(await next).toMatchObject({ done: true });
  });

  test('[CO13] is done when the engine stops, and when nobody knows the session', async () => {
    const floor = await new EngineFloor().open();
    const { done } = follower(floor.engine);
    await settle();
    await floor.engine.stop();
    await done;
    const unknown = 'session-unknown' as SessionId;
    const events = floor.newEngine().follow(unknown, 0, new AbortController().signal)[Symbol.asyncIterator]();
    expect(await events.next()).toMatchObject({ done: true });
  });

  test('[CO13] and is too slow is told so, and comes back by its last sequence', async () => {
    const floor = await new EngineFloor().open();
    const events = floor.engine.follow(SESSION, 0, new AbortController().signal)[Symbol.asyncIterator]();
    const { head } = await floor.session();
    const seen: number[] = [];
    for (let at = 0; at < head; at++) seen.push((await events.next()).value!.sequence);
    const next = events.next();
    await announce(floor.engine);
    seen.push((await next).value!.sequence);
    for (let batch = 0; batch < 25; batch++)
      await Promise.all(Array.from({ length: 100 }, () => announce(floor.engine)));
    const slow = (async () => {
      for (;;) seen.push((await events.next()).value!.sequence);
    })();
    await expect(slow).rejects.toBeInstanceOf(FollowTooSlow);
    const { seen: rest, leave } = follower(floor.engine, seen.at(-1));
    await settle();
    expect([...seen, ...sequences(rest)]).toEqual(upTo((await floor.session()).head));
    leave();
  });
});
