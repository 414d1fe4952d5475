import { describe, expect, test } from 'vitest';
import { EngineFloor, SESSION } from '../../test/engine/engineFloor.ts';
import { facts, NINE } from '../../test/builders/pairing.ts';
import type { ParticipantId } from '../domain/kernel/id.ts';
import { settle, VirtualClock } from '../memory/virtualClock.ts';
import { SendAgain, type CommandKey } from '../ports/sessions.ts';
import { MOST_A_BATCH, MOST_WAITING } from './conductor.ts';
import { pairingCore } from './pairingCore.ts';

const checkIn = (name: string) => ({ kind: 'check-in' as const, facts: facts(name, 'exhibitor') });
const checksIn = (name: string, batch: { participants: readonly { participant: string }[] }) =>
  batch.participants.some(({ participant }) => participant === `participant-${name}`);

const many = <Made>(count: number, make: (at: number) => Made): Made[] =>
  Array.from({ length: count }, (_, at) => make(at));

/** Whether a promise is settled, without waiting for it. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const note = () => (settled = true);
  promise.then(note, note);
  await settle();
  return settled;
}

describe('a batch', () => {
  test('[CO1] is neither answered nor seen before it is committed', async () => {
    const floor = await new EngineFloor().open();
    const head = (await floor.session()).head;
    const release = floor.log.hold();
    const answer = floor.send(checkIn('roaster'));
    expect(await isSettled(answer)).toBe(false);
    expect((await floor.session()).head).toBe(head);
    release();
    expect(await answer).toMatchObject({ sequence: head + 1, participant: 'participant-roaster' });
    expect((await floor.session()).head).toBe(head + 1);
  });

  test('[CO1] holds back a refusal that depends on what is not committed yet', async () => {
    const floor = await new EngineFloor().open();
    const release = floor.log.hold();
    const answers = [
      floor.send({ kind: 'close-session', reason: null }),
      floor.send({ kind: 'start-pairing', reason: null }),
    ];
    expect(await isSettled(answers[1]!)).toBe(false);
    release();
    expect(await answers[1]).toMatchObject({ refused: 'session-closed' });
  });

  test('[CO2] takes what waits together, and one is in flight at a time', async () => {
    const floor = await new EngineFloor().open();
    const before = floor.log.sent.length;
    const release = floor.log.hold();
    const first = floor.send(checkIn('first'));
    await settle();
    const rest = Array.from({ length: 30 }, (_, at) => floor.send(checkIn(`next-${at}`)));
    await settle();
    release();
    const answers = await Promise.all([first, ...rest]);
    expect(floor.log.sent.length - before).toBe(2);
    expect(floor.log.mostInFlight).toBe(1);
    expect(new Set(answers.slice(1).map((answer) => 'sequence' in answer && answer.sequence)).size).toBe(1);
  });

  test('[CO2] is decided one command after the other: the second sees what the first did', async () => {
    const floor = await new EngineFloor().open();
    const answers = await Promise.all([
      floor.send(checkIn('roaster')),
      floor.send({ kind: 'become-available', participant: 'participant-roaster' as ParticipantId }),
    ]);
    expect(answers[0]).toEqual(answers[1]);
    expect((await floor.session()).participants.get('participant-roaster' as ParticipantId)?.state).toBe('AVAILABLE');
  });

  test('[CO2] that is decided while another is in flight is neither sent nor told before that one is committed', async () => {
    const floor = await new EngineFloor().open();
    const [head, before] = [(await floor.session()).head, floor.log.sent.length];
    const release = floor.log.hold();
    const answers = many(2 * MOST_A_BATCH, (at) => floor.send(checkIn(`person-${at}`)));
    expect(await isSettled(Promise.race(answers))).toBe(false);
    expect(floor.log.sent.length - before).toBe(1);
    expect((await floor.session()).head).toBe(head);
    release();
    await Promise.all(answers);
    const sent = floor.log.sent.slice(before);
    expect(sent.map(({ expectedHead, events }) => [expectedHead, events.length])).toEqual([
      [head, MOST_A_BATCH],
      [head + MOST_A_BATCH, MOST_A_BATCH],
    ]);
    expect(floor.log.mostInFlight).toBe(1);
  });

  test('[CO4] that was decided on top of one that a guard refused is decided again on what is committed', async () => {
    const floor = await new EngineFloor().open();
    floor.log.guard = (batch) => (checksIn('person-1', batch) ? 'place-use' : null);
    const answers = await Promise.allSettled(many(2 * MOST_A_BATCH, (at) => floor.send(checkIn(`person-${at}`))));
    expect(answers.flatMap(({ status }, at) => (status === 'rejected' ? [at] : []))).toEqual([1]);
    const sequences = (await floor.events()).map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.map((_, at) => at + 1));
    expect((await floor.session()).participants.size).toBe(2 * MOST_A_BATCH - 1);
  });

  test('[CO6] that was decided on top of one that the fence refused goes to whoever holds the session next', async () => {
    const floor = await new EngineFloor().open();
    const release = floor.log.hold();
    const answers = many(2 * MOST_A_BATCH, (at) => floor.send(checkIn(`person-${at}`)));
    await settle();
    const { epoch } = (await floor.store.head(SESSION))!;
    await floor.store.handOver({ session: SESSION, epoch, head: 0, leaseUntil: 0, databaseNow: 0 });
    const other = (await floor.store.take(SESSION, 'another node'))!;
    release();
    await settle();
    await floor.store.handOver(other);
    await floor.clock.advance(1_000);
    expect((await Promise.all(answers)).every((answer) => 'sequence' in answer)).toBe(true);
    expect((await floor.session()).participants.size).toBe(2 * MOST_A_BATCH);
  });

  test('[CO2] is not appended when nothing came of it', async () => {
    const floor = await new EngineFloor().open();
    const before = floor.log.sent.length;
    const nobody = 'participant-nobody' as ParticipantId;
    const refused = await floor.send({ kind: 'become-available', participant: nobody });
    expect(refused).toMatchObject({ refused: 'participant-unknown' });
    expect(floor.log.sent.length).toBe(before);
  });

  test('[CO3] is not joined by a command that finds too many waiting; nothing of it happens', async () => {
    const floor = await new EngineFloor().open();
    const release = floor.log.hold();
    const first = floor.send(checkIn('first'));
    await settle();
    const opening = { kind: 'open-session' as const, reason: null };
    const waiting = Array.from({ length: MOST_WAITING }, () => floor.send(opening));
    const refused = await floor.send(checkIn('late'));
    expect(refused).toMatchObject({ refused: 'overloaded', facts: { waiting: MOST_WAITING } });
    release();
    await Promise.all([first, ...waiting]);
    expect((await floor.session()).participants.has('participant-late' as ParticipantId)).toBe(false);
    expect(MOST_A_BATCH).toBeLessThan(MOST_WAITING);
  });

  test('[CO4] leaves a command that the core fails on behind, and the others go on', async () => {
    const floor = await new EngineFloor({
      core: {
        ...pairingCore,
        decide(session, command, means) {
          if (command.kind === 'announce') throw new Error('a bug');
          return pairingCore.decide(session, command, means);
        },
      },
    }).open();
    const answers = await Promise.allSettled([
      floor.send(checkIn('before')),
      floor.send({ kind: 'announce', announcement: 'text-1' as never, reason: null }),
      floor.send(checkIn('after')),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(floor.lines.errors).toEqual(['a command failed']);
  });
});

describe('a batch that a guard of the database refuses', () => {
  test('[CO4] is decided again one command a batch; the one refused again gets the fault, the others go on', async () => {
    const floor = await new EngineFloor().open();
    floor.log.guard = (batch) => (checksIn('bad', batch) ? 'place-use' : null);
    const before = floor.log.sent.length;
    const answers = await Promise.allSettled(['one', 'bad', 'two'].map((name) => floor.send(checkIn(name))));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(answers[1]).toMatchObject({ reason: { guard: 'place-use' } });
    expect(floor.log.sent.slice(before).map(({ events }) => events.length)).toEqual([3, 1, 1, 1]);
    const { participants } = await floor.session();
    expect([...participants.keys()].sort()).toEqual(['participant-one', 'participant-two']);
    expect(floor.lines.errors).toEqual(['a command failed']);
  });

  test('[CO4] is a “no”, not a bug, where a person is in another session', async () => {
    const floor = await new EngineFloor().open();
    floor.log.guard = (batch) => (checksIn('elsewhere', batch) ? 'live-person' : null);
    const head = (await floor.session()).head;
    expect(await floor.send(checkIn('elsewhere'))).toMatchObject({ refused: 'in-other-session' });
    expect((await floor.session()).head).toBe(head);
    expect(floor.lines.errors).toEqual([]);
  });

  test('[CO4] costs its commands nothing when only the round beside them was refused', async () => {
    const floor = await new EngineFloor().open();
    await floor.arrives('roaster', 'exhibitor');
    floor.log.guard = (batch) => (batch.offers.length > 0 ? 'engagement' : null);
    const cafe = await floor.arrives('cafe', 'buyer');
    expect((await floor.session()).participants.get(cafe)?.state).toBe('AVAILABLE');
    await floor.clock.advance(1_000);
    floor.log.guard = () => null;
    await floor.clock.advance(3_000);
    expect((await floor.session()).participants.get(cafe)?.state).toBe('OFFERED');
  });
});

describe('a batch whose answer was lost', () => {
  for (const fault of ['lost-before', 'lost-after', 'late'] as const)
    test(`[CO5] is looked for before anybody is answered, and happens once (${fault})`, async () => {
      const floor = await new EngineFloor().open();
      const head = (await floor.session()).head;
      floor.log.failNext(fault);
      const answer = floor.send(checkIn('roaster'));
      await floor.clock.advance(5_000);
      expect(await answer).toMatchObject({ sequence: head + 1, participant: 'participant-roaster' });
      expect(floor.log.lookUps).toBeGreaterThan(0);
      expect(await floor.kinds(head)).toEqual(['participant-checked-in']);
      expect((await floor.session()).head).toBe(head + 1);
    });

  test('[CO5] is answered only once the database can be asked again', async () => {
    const floor = await new EngineFloor().open();
    floor.log.failNext('lost-after');
    const release = floor.log.hold();
    const answer = floor.send(checkIn('roaster'));
    await settle();
    release();
    floor.log.isDown = true;
    await floor.clock.advance(3_000);
    expect(await isSettled(answer)).toBe(false);
    floor.log.isDown = false;
    await floor.clock.advance(2_000);
    expect(await answer).toMatchObject({ participant: 'participant-roaster' });
    expect((await floor.kinds()).filter((kind) => kind === 'participant-checked-in')).toHaveLength(1);
  });

  test('[CO5] and that the log could not write is asked to be sent again, and nothing is written', async () => {
    const floor = await new EngineFloor().open();
    const head = (await floor.session()).head;
    floor.log.failNext('error', 'error');
    const failed = floor.send(checkIn('roaster'));
    await expect(failed).rejects.toThrow('the disk is full');
    await expect(failed).rejects.toBeInstanceOf(SendAgain);
    expect(await floor.kinds(head)).toEqual([]);
    expect(await floor.send(checkIn('roaster'))).toMatchObject({ sequence: head + 1 });
  });
});

describe('a session that another node took over', () => {
  /** The first node's clock stands still, so that it believes in its lease for ever. */
  async function takenOver() {
    const stopped = new VirtualClock(NINE);
    const floor = await new EngineFloor({ clock: stopped }).open();
    await stopped.advance(0);
    const old = floor.engine;
    await floor.clock.advance(6_000);
    const other = floor.newEngine();
    await other.start();
    return { floor, old, other, stopped };
  }

  test('[CO6] is dropped at the fence: nothing of the old holder gets in', async () => {
    const { floor, old, other } = await takenOver();
    const answer = old.send(SESSION, { actor: { by: 'system' }, ...checkIn('roaster') }, null);
    answer.catch(() => {});
    await settle();
    expect((await other.read(SESSION))?.participants.size).toBe(0);
    expect(floor.lines.lines.map(({ message }) => message)).toContain('a session was taken over');
    expect(await isSettled(answer)).toBe(false);
  });

  test('[CO6] gets the commands that waited at its old holder, when that holds the lease again', async () => {
    const { floor, old, other, stopped } = await takenOver();
    const answer = old.send(SESSION, { actor: { by: 'system' }, ...checkIn('roaster') }, null);
    await settle();
    await other.stop();
    await stopped.advance(1_000);
    expect(await answer).toMatchObject({ participant: 'participant-roaster' });
    expect((await floor.kinds()).filter((kind) => kind === 'participant-checked-in')).toHaveLength(1);
  });

  test('[CO6] and stays with its new holder is a fault for them, after a lease and two seconds', async () => {
    const { old, stopped } = await takenOver();
    const answer = old.send(SESSION, { actor: { by: 'system' }, ...checkIn('roaster') }, null);
    answer.catch(() => {});
    await settle();
    await stopped.advance(9_000);
    await expect(answer).rejects.toThrow('answered in time');
  });
});

describe('an idempotency key', () => {
  const key = (more: Partial<CommandKey> = {}): CommandKey => ({
    actor: 'participant roaster',
    mutation: 'checkIn',
    key: 'k1',
    inputHash: 'h1',
    ...more,
  });
  const system = { by: 'system' as const };

  test('[CO7] that waits gives its second command the answer of the first', async () => {
    const floor = await new EngineFloor().open();
    const before = floor.log.sent.length;
    const [first, second] = await Promise.all([
      floor.send(checkIn('roaster'), system, key()),
      floor.send(checkIn('roaster'), system, key()),
    ]);
    expect(second).toEqual(first);
    expect(floor.log.sent.length - before).toBe(1);
  });

  test('[CO7] that was answered is answered again, whatever has happened since', async () => {
    const floor = await new EngineFloor().open();
    const first = await floor.send(checkIn('roaster'), system, key());
    await floor.do({ kind: 'leave', participant: 'participant-roaster' as ParticipantId });
    const head = (await floor.session()).head;
    expect(await floor.send(checkIn('roaster'), system, key())).toEqual(first);
    expect((await floor.session()).head).toBe(head);
  });

  test('[CO7] belongs to its actor and mutation', async () => {
    const floor = await new EngineFloor().open();
    await floor.send(checkIn('roaster'), system, key());
    const other = await floor.send(checkIn('baker'), system, key({ actor: 'participant baker' }));
    expect(other).toMatchObject({ participant: 'participant-baker' });
  });

  for (const when of ['waiting', 'answered'] as const)
    test(`[CO7] with another input is refused (${when}), and nothing changes`, async () => {
      const floor = await new EngineFloor().open();
      const first = floor.send(checkIn('roaster'), system, key());
      if (when === 'answered') await first;
      const second = await floor.send(checkIn('baker'), system, key({ inputHash: 'h2' }));
      expect(second).toMatchObject({ refused: 'key-reused' });
      await first;
      expect((await floor.session()).participants.has('participant-baker' as ParticipantId)).toBe(false);
    });

  test('[CO7] of a refused command is not kept: it is decided anew', async () => {
    const floor = await new EngineFloor().open();
    const available = { kind: 'become-available' as const, participant: 'participant-roaster' as ParticipantId };
    expect(await floor.send(available, system, key())).toMatchObject({ refused: 'participant-unknown' });
    await floor.do(checkIn('roaster'));
    expect(await floor.send(available, system, key())).toMatchObject({ participant: 'participant-roaster' });
  });

  describe('after a takeover', () => {
    async function afterTakeover() {
      const floor = await new EngineFloor().open();
      const first = await floor.send(checkIn('roaster'), system, key());
      await floor.crash();
      floor.engine = floor.newEngine();
      await floor.engine.start();
      return { floor, first };
    }

    test('[CO7] gets the first answer, where the command would be accepted once more', async () => {
      const { floor, first } = await afterTakeover();
      await floor.do({ kind: 'leave', participant: 'participant-roaster' as ParticipantId });
      const head = (await floor.session()).head;
      expect(await floor.send(checkIn('roaster'), system, key())).toEqual(first);
      expect((await floor.session()).head).toBe(head);
    });

    test('[CO7] gets the first answer, where the command would be refused by now', async () => {
      const { floor, first } = await afterTakeover();
      await floor.do({ kind: 'close-session', reason: null });
      expect(await floor.send(checkIn('roaster'), system, key())).toEqual(first);
    });

    test('[CO7] with another input is refused', async () => {
      const { floor } = await afterTakeover();
      const head = (await floor.session()).head;
      const answer = await floor.send(checkIn('baker'), system, key({ inputHash: 'h2' }));
      expect(answer).toMatchObject({ refused: 'key-reused' });
      expect((await floor.session()).head).toBe(head);
    });
  });
});
