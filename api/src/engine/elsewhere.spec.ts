import { describe, expect, test, vi } from 'vitest';
import { NINE, staff } from '../../test/builders/pairing.ts';
import { EngineFloor, SESSION } from '../../test/engine/engineFloor.ts';
import { FaultyLog } from '../../test/engine/faultyLog.ts';
import type { OrganisationId, SessionId } from '../domain/kernel/id.ts';
import { MINUTE, SECOND } from '../domain/kernel/time.ts';
import type { Order } from '../domain/pairing/command.ts';
import { DEFAULT_RULES } from '../domain/pairing/rules.ts';
import { MemoryNodes } from '../memory/memoryNodes.ts';
import { settle } from '../memory/virtualClock.ts';
import type { Nodes } from '../ports/nodes.ts';
import type { Head } from '../ports/sessionLog.ts';
import { SendAgain } from '../ports/sessions.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { NodeClock } from './nodeClock.ts';

const SYSTEM = { by: 'system' as const };
const announce = (name: string): Order => ({ kind: 'announce', announcement: name as never, reason: null });
const keyed = (key: string) => ({ actor: 'user 1', mutation: 'announce', key, inputHash: 'h' });

/** A session that node-a conducts, and node-b, where clients come in. `between` stands in the way from b to the others. */
async function twoNodes({ between }: { between?: (line: Nodes) => Nodes } = {}) {
  const lines = new MemoryNodes();
  const node = (name: string) => ({ nodes: lines.of(name), holder: name });
  const floor = await new EngineFloor(node('node-a')).open();
  const line = lines.of('node-b');
  const other = floor.newEngine({ nodes: between?.(line) ?? line, holder: 'node-b' });
  await other.start();
  const joined = async (name: string, options: Partial<EngineOptions> = {}) => {
    const engine = floor.newEngine({ ...node(name), ...options });
    await engine.start();
    return engine;
  };
  return { floor, other, lines, joined };
}

/** Knows who holds the session since it was asked first, and says it when told to. */
class SlowToSayWhoHolds extends FaultyLog {
  say!: () => void;
  readonly #said = new Promise<void>((resolve) => (this.say = resolve));

  override async head(session: SessionId): Promise<Head | null> {
    const head = await super.head(session);
    await this.#said;
    return head;
  }
}

/** A node's clock on a host whose own is off by `skew` milliseconds, in the floor's time. */
function clockOf({ clock }: EngineFloor, skew: number): NodeClock {
  return new NodeClock({
    monotonic: () => clock.now() - NINE,
    wall: () => clock.now() + skew,
    after: (milliseconds, wake) => clock.at(clock.now() + milliseconds, wake),
  });
}

const send = (engine: Engine, order: Order, key: ReturnType<typeof keyed> | null = null) =>
  engine.send(SESSION, { actor: SYSTEM, ...order }, key);

describe('a command at a node that does not conduct the session', () => {
  test('[CO15] is done where the session is conducted, in its actor’s name and under its key, and answered here', async () => {
    const { floor, other, lines } = await twoNodes();
    const { head } = await floor.session();
    const key = keyed('k1');
    const answer = await other.send(SESSION, { actor: staff(), ...announce('text-1') }, key);
    expect(answer).toMatchObject({ session: SESSION, sequence: head + 1 });
    expect((await floor.events()).at(-1)!.event).toMatchObject({ kind: 'announcement-made', actor: staff() });
    expect(await other.send(SESSION, { actor: staff(), ...announce('text-1') }, key)).toEqual(answer);
    expect((await floor.session()).head).toBe(head + 1);
    expect(lines.asked.map(({ node }) => node)).toEqual(['node-a', 'node-a']);
    expect(await floor.store.head(SESSION)).toMatchObject({ epoch: 1, holder: 'node-a' });
  });

  test('[CO15] that is refused there is refused here, and nothing has changed', async () => {
    const { floor, other } = await twoNodes();
    const { head } = await floor.session();
    const nobody = { kind: 'become-available', participant: 'nobody' as never } as const;
    expect(await send(other, nobody)).toMatchObject({ refused: 'participant-unknown' });
    expect((await floor.session()).head).toBe(head);
  });

  test('[CO15] whose node dies waits for the lease, and is done where that is taken', async () => {
    const { floor, other, lines } = await twoNodes();
    await lines.of('node-a').close();
    void floor.crash();
    const answer = send(other, announce('text-1'), keyed('k1'));
    await floor.clock.advance(7 * SECOND);
    await floor.clock.advance(2 * SECOND);
    expect(await answer).toMatchObject({ session: SESSION });
    expect(await floor.store.head(SESSION)).toMatchObject({ epoch: 2, holder: 'node-b' });
  });

  test.each([
    ['ahead', 10],
    ['behind', -10],
  ])('[CO15] waits as long where the clock of the host was minutes %s until the database answered', async (_, skew) => {
    const { floor, lines, joined } = await twoNodes();
    const log = new SlowToSayWhoHolds(floor.store);
    const skewed = await joined('node-c', { log, clock: clockOf(floor, skew * MINUTE) });
    await lines.of('node-a').close();
    void floor.crash();
    const answer = send(skewed, announce('text-1'));
    log.say();
    await floor.clock.advance(6 * SECOND);
    expect(await answer).toMatchObject({ session: SESSION });
    expect(await floor.store.head(SESSION)).toMatchObject({ epoch: 2, holder: 'node-c' });
  });

  test('[CO15] whose answer was lost is sent again with its key, and happens once', async () => {
    let lost = 2;
    const between = (line: Nodes): Nodes => ({
      ...line,
      ask: async (node, question, within) => {
        const reply = await line.ask(node, question, within);
        if (lost-- > 0) throw new Error('cut off');
        return reply;
      },
    });
    const { floor, other, lines } = await twoNodes({ between });
    const { head } = await floor.session();
    const answer = send(other, announce('text-1'), keyed('k1'));
    await settle();
    await floor.clock.advance(SECOND);
    expect(await answer).toMatchObject({ sequence: head + 1 });
    expect(lines.asked).toHaveLength(3);
    expect((await floor.session()).head).toBe(head + 1);
  });

  test('[CO15] without a key is never sent twice: its sender is told that nobody knows', async () => {
    const between = (line: Nodes): Nodes => ({ ...line, ask: () => Promise.reject(new Error('cut off')) });
    const { other, lines } = await twoNodes({ between });
    await expect(send(other, announce('text-1'))).rejects.toBeInstanceOf(SendAgain);
    expect(lines.asked).toEqual([]);
  });

  test('[CO15] that nobody answers in a lease and two seconds is given up, to be sent again', async () => {
    const between = (line: Nodes): Nodes => ({ ...line, ask: () => Promise.reject(new Error('cut off')) });
    const { floor, other } = await twoNodes({ between });
    const answer = send(other, announce('text-1'), keyed('k1')).catch((fault: unknown) => fault);
    for (let second = 0; second < 8; second++) await floor.clock.advance(SECOND);
    expect(await answer).toBeInstanceOf(SendAgain);
  });

  test('[CO15] is passed on twice at most: a third node does nothing with it', async () => {
    const { floor, lines, joined } = await twoNodes();
    await joined('node-c');
    const { head } = await floor.session();
    const question = {
      ask: 'send' as const,
      session: SESSION,
      key: null,
      command: { actor: SYSTEM, ...announce('t') },
    };
    const asked = (hops: number) => lines.of('tester').ask('node-c', { ...question, hops }, SECOND);
    expect(await asked(2)).toEqual({ undone: true });
    expect((await floor.session()).head).toBe(head);
    expect(await asked(1)).toMatchObject({ answer: { sequence: head + 1 } });
  });
});

test('[CO15] devices at another node are signs of life where the session is conducted', async () => {
  const { floor, other } = await twoNodes();
  const [here, silent] = [await floor.checksIn('roaster', 'exhibitor'), await floor.checksIn('mill', 'exhibitor')];
  for (let second = 0; second < 60; second++) {
    if (second % 5 === 0) other.seen(SESSION, here);
    await floor.clock.advance(SECOND);
  }
  const unreachable = (await floor.events()).flatMap(({ event }) =>
    event.kind === 'participant-unreachable' ? [event.participant] : [],
  );
  expect(unreachable).toEqual([silent]);
});

test('[CO15] why somebody is not paired yet can be asked at any node', async () => {
  const { floor, other } = await twoNodes();
  const alone = await floor.arrives('roaster', 'exhibitor');
  await floor.clock.advance(6 * SECOND);
  const why = await floor.engine.whyNotYet(SESSION, alone);
  expect(why).not.toBeNull();
  expect(await other.whyNotYet(SESSION, alone)).toEqual(why);
});

test('[CO15] a profile that changed is told to the node that conducts the session', async () => {
  const { floor, other } = await twoNodes();
  await floor.arrives('roaster', 'exhibitor');
  await floor.clock.advance(6 * SECOND);
  const readings = vi.spyOn(floor.profiles, 'profiles');
  other.profileChanged(SESSION, 'organisation-roaster' as OrganisationId);
  await floor.clock.advance(SECOND);
  expect(readings.mock.calls).toEqual([[SESSION, ['organisation-roaster']]]);
});

test('[CO8] sessions that nobody holds spread over the nodes, all of them within a second and a half', async () => {
  const lines = new MemoryNodes();
  const floor = await new EngineFloor({ nodes: lines.of('node-a'), holder: 'node-a' }).open();
  const started = async (name: string) => {
    const engine = floor.newEngine({ nodes: lines.of(name), holder: name });
    await engine.start();
    return engine;
  };
  const planned = { exhibition: 'exhibition-1', opensAt: NINE, endsAt: NINE + MINUTE, rules: DEFAULT_RULES };
  for (let at = 2; at <= 24; at++) {
    const session = `session-${at}` as SessionId;
    const draft = { kind: 'draft-session', session, ...planned, venues: [], places: [] } as never as Order;
    await floor.engine.send(session, { actor: SYSTEM, ...draft }, null);
  }
  const [b, c] = [await started('node-b'), await started('node-c')];
  expect(floor.engine.conducting()).toBe(24);
  await floor.engine.leave();
  for (let tenth = 0; tenth < 15; tenth++) await floor.clock.advance(SECOND / 10);
  expect(b.conducting() + c.conducting()).toBe(24);
  expect(Math.min(b.conducting(), c.conducting())).toBeGreaterThanOrEqual(8);
});

describe('a node that leaves', () => {
  test('[CO16] hands its sessions over at once, answers what it has decided, and passes on what still comes', async () => {
    const { floor, other } = await twoNodes();
    const release = floor.log.hold();
    const decided = send(floor.engine, announce('text-1'), keyed('k1'));
    await settle();
    const waiting = send(floor.engine, announce('text-3'), keyed('k3'));
    const left = floor.engine.leave();
    release();
    await left;
    expect(await decided).toMatchObject({ session: SESSION });
    expect(floor.engine.conducting()).toBe(0);
    expect(await floor.store.head(SESSION)).toMatchObject({ holder: null });
    const after = send(floor.engine, announce('text-2'), keyed('k2'));
    await floor.clock.advance(2 * SECOND);
    expect(await after).toMatchObject({ session: SESSION });
    expect(await waiting).toMatchObject({ session: SESSION });
    expect(other.conducting()).toBe(1);
    expect(await floor.store.head(SESSION)).toMatchObject({ epoch: 2, holder: 'node-b' });
  });

  test('[CO16] does nothing that another asks of it: that one looks who conducts now', async () => {
    const { floor, other, lines } = await twoNodes();
    await floor.engine.leave();
    const answer = send(other, announce('text-1'), keyed('k1'));
    await floor.clock.advance(SECOND);
    expect(await answer).toMatchObject({ session: SESSION });
    expect(lines.asked.map(({ node }) => node)).toEqual(['node-a']);
    expect(other.conducting()).toBe(1);
  });

  test('[CO16] and is alone answers what waits, and then asks its clients to send again', async () => {
    const floor = await new EngineFloor().open();
    const before = floor.send(announce('text-1'));
    await floor.engine.leave();
    expect(await before).toMatchObject({ session: SESSION });
    await expect(floor.send(announce('text-2'))).rejects.toBeInstanceOf(SendAgain);
  });
});
