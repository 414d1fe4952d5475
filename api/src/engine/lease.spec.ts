import { describe, expect, test } from 'vitest';
import { facts, NINE } from '../../test/builders/pairing.ts';
import { EngineFloor, SESSION } from '../../test/engine/engineFloor.ts';
import { MINUTE, SECOND } from '../domain/kernel/time.ts';
import { VirtualClock } from '../memory/virtualClock.ts';

const checkIn = { kind: 'check-in' as const, facts: facts('roaster', 'exhibitor') };

describe('a lease', () => {
  test('[CO8] is kept as long as the engine runs, and handed over when it stops', async () => {
    const floor = await new EngineFloor().open();
    await floor.clock.advance(MINUTE);
    const held = await floor.store.head(SESSION);
    expect(held).toMatchObject({ epoch: 1, holder: 'node-1' });
    expect(held!.leaseUntil).toBeGreaterThan(floor.clock.now() + 3 * SECOND);
    await floor.engine.stop();
    expect(await floor.store.head(SESSION)).toMatchObject({ holder: null });
  });

  test('[CO8] that a dead node left behind is taken once it has run out, within a lease and two seconds', async () => {
    const floor = await new EngineFloor().open();
    const died = floor.clock.now();
    floor.log.isDown = true;
    void floor.engine.stop();
    const other = floor.newEngine({ log: floor.store });
    await other.start();
    expect((await floor.store.head(SESSION))?.epoch).toBe(1);
    await floor.clock.advance(7 * SECOND);
    expect(await floor.store.head(SESSION)).toMatchObject({ epoch: 2, holder: 'node-2' });
    expect(floor.clock.now() - died).toBe(7 * SECOND);
  });

  test('[CO8] that ran out stops its holder from deciding until it is renewed', async () => {
    const floor = await new EngineFloor().open();
    const sent = floor.log.sent.length;
    floor.log.isDown = true;
    await floor.clock.advance(6 * SECOND);
    const answer = floor.send({ kind: 'announce', announcement: 'text-1' as never, reason: null });
    await floor.clock.advance(SECOND);
    expect(floor.log.sent.length).toBe(sent);
    floor.log.isDown = false;
    await floor.clock.advance(2 * SECOND);
    expect(await answer).toMatchObject({ sequence: (await floor.session()).head });
  });

  test('[CO8] is not taken of a session that is not known, and the command is refused', async () => {
    const floor = new EngineFloor();
    await floor.engine.start();
    expect(await floor.send({ kind: 'open-session', reason: null })).toMatchObject({ refused: 'session-unknown' });
    expect(await floor.store.head(SESSION)).toBeNull();
    expect(await floor.engine.read(SESSION)).toBeNull();
  });

  test('[CO8] answers what waits before it is handed over', async () => {
    const floor = await new EngineFloor().open();
    const release = floor.log.hold();
    const answer = floor.send({ kind: 'announce', announcement: 'text-1' as never, reason: null });
    const stopped = floor.engine.stop();
    release();
    await stopped;
    expect(await answer).toMatchObject({ session: SESSION });
    await expect(floor.send({ kind: 'open-session', reason: null })).rejects.toThrow('stops');
  });

  test('[CO9] does not let a node decide before the last event', async () => {
    const floor = await new EngineFloor().open();
    const cafe = await floor.arrives('cafe', 'buyer');
    const { asOf } = await floor.session();
    await floor.engine.stop();
    const slow = new VirtualClock(asOf - MINUTE);
    const other = floor.newEngine({ clock: slow });
    await other.start();
    await other.send(SESSION, { actor: { by: 'system' }, kind: 'leave', participant: cafe }, null);
    const last = (await floor.events()).at(-1);
    expect(last?.event.at).toBe(asOf);
  });

  test('[CO9] does not let a round wait for a node whose clock is behind', async () => {
    const floor = await new EngineFloor().open();
    await floor.arrives('roaster', 'exhibitor');
    const cafe = await floor.checksIn('cafe', 'buyer');
    await floor.engine.stop();
    const slow = new VirtualClock((await floor.session()).asOf - MINUTE);
    const other = floor.newEngine({ clock: slow });
    await other.start();
    await slow.advance(0);
    await other.send(SESSION, { actor: { by: 'system' }, kind: 'become-available', participant: cafe }, null);
    expect((await other.read(SESSION))?.participants.get(cafe)?.state).toBe('OFFERED');
  });

  test('[CO8] that was taken by another is noticed at the next renewal: what is read here then comes from the log', async () => {
    const slow = new VirtualClock(NINE);
    const floor = await new EngineFloor({ clock: slow }).open();
    await floor.clock.advance(6 * SECOND);
    const other = floor.newEngine();
    await other.start();
    await other.send(SESSION, { actor: { by: 'system' }, ...checkIn }, null);
    expect((await floor.session()).participants.size).toBe(0);
    await slow.advance(SECOND);
    expect((await floor.session()).participants.size).toBe(1);
  });
});
