import { describe, expect, test } from 'vitest';
import { EngineFloor, SESSION } from '../../test/engine/engineFloor.ts';
import { itself, staff } from '../../test/builders/pairing.ts';
import type { TextId } from '../domain/kernel/id.ts';
import { SECOND } from '../domain/kernel/time.ts';
import type { Core } from './core.ts';
import { pairingCore } from './pairingCore.ts';

describe('a device', () => {
  test('[CO11] that is silent for the rule’s time makes its participant unreachable, once', async () => {
    const floor = await new EngineFloor().open({ silentSeconds: 30 });
    const cafe = await floor.arrives('cafe', 'buyer');
    floor.engine.seen(SESSION, cafe);
    await floor.clock.advance(29 * SECOND);
    expect(await floor.kinds()).not.toContain('participant-unreachable');
    await floor.clock.advance(3 * SECOND);
    expect((await floor.session()).participants.get(cafe)?.reachable).toBe(false);
    await floor.clock.advance(60 * SECOND);
    expect((await floor.kinds()).filter((kind) => kind === 'participant-unreachable')).toHaveLength(1);
  });

  test('[CO11] that is heard now and then keeps its participant reachable', async () => {
    const floor = await new EngineFloor().open({ silentSeconds: 30 });
    const cafe = await floor.arrives('cafe', 'buyer');
    for (let turn = 0; turn < 10; turn++) {
      floor.engine.seen(SESSION, cafe);
      await floor.clock.advance(20 * SECOND);
    }
    expect(await floor.kinds()).not.toContain('participant-unreachable');
  });

  test('[CO11] that comes back makes it reachable at once, and counts from then', async () => {
    const floor = await new EngineFloor().open({ silentSeconds: 30 });
    const cafe = await floor.arrives('cafe', 'buyer');
    await floor.clock.advance(40 * SECOND);
    const head = (await floor.session()).head;
    floor.engine.seen(SESSION, cafe);
    await floor.clock.advance(0);
    expect(await floor.kinds(head)).toEqual(['participant-reachable']);
    await floor.clock.advance(29 * SECOND);
    expect((await floor.session()).participants.get(cafe)?.reachable).toBe(true);
    await floor.clock.advance(3 * SECOND);
    expect((await floor.session()).participants.get(cafe)?.reachable).toBe(false);
  });

  test('[CO11] is heard in whatever its participant asks for', async () => {
    const floor = await new EngineFloor().open({ silentSeconds: 30 });
    const cafe = await floor.checksIn('cafe', 'buyer');
    await floor.clock.advance(25 * SECOND);
    await floor.do({ kind: 'become-available', participant: cafe }, itself(cafe));
    await floor.clock.advance(25 * SECOND);
    expect((await floor.session()).participants.get(cafe)?.reachable).toBe(true);
  });

  test('[CO11] is heard in whatever staff does for its participant', async () => {
    const floor = await new EngineFloor().open({ silentSeconds: 30 });
    const cafe = await floor.checksIn('cafe', 'buyer');
    await floor.clock.advance(25 * SECOND);
    await floor.do({ kind: 'become-available', participant: cafe }, staff(cafe));
    await floor.clock.advance(25 * SECOND);
    expect((await floor.session()).participants.get(cafe)?.reachable).toBe(true);
  });

  test('[CO11] has the whole time before it again after a restart', async () => {
    const floor = await new EngineFloor().open({ silentSeconds: 30 });
    const cafe = await floor.arrives('cafe', 'buyer');
    await floor.clock.advance(20 * SECOND);
    await floor.crash();
    floor.engine = floor.newEngine();
    await floor.engine.start();
    await floor.clock.advance(29 * SECOND);
    expect((await floor.session()).participants.get(cafe)?.reachable).toBe(true);
    await floor.clock.advance(4 * SECOND);
    expect((await floor.session()).participants.get(cafe)?.reachable).toBe(false);
  });

  test('[CO11] of somebody who has left is not waited for', async () => {
    const floor = await new EngineFloor().open({ silentSeconds: 30 });
    const cafe = await floor.arrives('cafe', 'buyer');
    await floor.do({ kind: 'leave', participant: cafe });
    const head = (await floor.session()).head;
    await floor.clock.advance(120 * SECOND);
    floor.engine.seen(SESSION, cafe);
    await floor.clock.advance(120 * SECOND);
    expect(await floor.kinds(head)).toEqual([]);
  });

  test('[CO11] is told of once, however long the session takes to hear it', async () => {
    let told = 0;
    const core: Core = {
      ...pairingCore,
      decide(session, command, means) {
        if (command.kind === 'mark-unreachable') told++;
        return pairingCore.decide(session, command, means);
      },
    };
    const floor = await new EngineFloor({ core }).open({ silentSeconds: 30 });
    await floor.arrives('cafe', 'buyer');
    const release = floor.log.hold();
    const held = floor.do({ kind: 'announce', announcement: 'text-1' as TextId, reason: null });
    await floor.clock.advance(36 * SECOND);
    release();
    await held;
    await floor.clock.advance(5 * SECOND);
    expect(told).toBe(1);
    expect(await floor.kinds()).toContain('participant-unreachable');
  });
});
