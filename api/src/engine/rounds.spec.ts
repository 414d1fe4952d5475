import { describe, expect, test, vi } from 'vitest';
import { aBuyer, aCompany, aTrade } from '../../test/builders/matching.ts';
import { facts } from '../../test/builders/pairing.ts';
import { EngineFloor, SESSION } from '../../test/engine/engineFloor.ts';
import type { OrganisationId } from '../domain/kernel/id.ts';
import { SECOND } from '../domain/kernel/time.ts';
import { verifyRound } from '../domain/matching/round.ts';
import type { EventOf } from '../domain/pairing/fold.ts';
import { MemoryMatchProfiles } from '../memory/memoryMatchProfiles.ts';
import { MemoryRoundGraphs } from '../memory/memoryRoundGraphs.ts';
import { settle } from '../memory/virtualClock.ts';
import type { Profile } from '../domain/matching/profile.ts';
import { evidenceOf } from './roundEvidence.ts';
import { RoundThread } from './roundThread.ts';

const lastRound = async (floor: EngineFloor) =>
  (await floor.events()).map(({ event }) => event).findLast((event) => event.kind === 'round-run') as
    EventOf<'round-run'> | undefined;

describe('a round', () => {
  test('[CO14] in a thin pool is decided in the same append as the command that made it due', async () => {
    const floor = await new EngineFloor().open();
    await floor.arrives('roaster', 'exhibitor');
    const cafe = await floor.checksIn('cafe', 'buyer');
    const [sent, { head }] = [floor.log.sent.length, await floor.session()];
    await floor.do({ kind: 'become-available', participant: cafe });
    expect(floor.log.sent.length - sent).toBe(1);
    expect(await floor.kinds(head)).toEqual(['participant-available', 'offer-made', 'round-run']);
  });

  test('[CO14] waits a moment where people become free quickly, so that there is something to choose from', async () => {
    const floor = await new EngineFloor().open({ silentSeconds: 3_600 });
    for (let at = 0; at < 10; at++) {
      await floor.arrives(`company-${at}`, 'exhibitor', false);
      await floor.arrives(`buyer-${at}`, 'buyer', false);
      await floor.clock.advance(100);
    }
    await floor.arrives('roaster', 'exhibitor');
    const { head } = await floor.session();
    await floor.arrives('cafe', 'buyer');
    expect(await floor.kinds(head)).toEqual(['participant-checked-in', 'participant-available']);
    await floor.clock.advance(2 * SECOND);
    expect(await lastRound(floor)).toMatchObject({ round: 1, made: 1 });
  });

  test('[CO14] pairs somebody as soon as its profile was read', async () => {
    const floor = await new EngineFloor().open();
    await floor.arrives('roaster', 'exhibitor');
    let release!: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    const read = floor.profiles.profiles.bind(floor.profiles);
    floor.profiles.profiles = async (session, organisations) => {
      await held;
      return read(session, organisations);
    };
    const cafe = await floor.arrives('cafe', 'buyer');
    await floor.clock.advance(SECOND);
    expect((await floor.session()).participants.get(cafe)?.state).toBe('AVAILABLE');
    release();
    await floor.clock.advance(0);
    expect((await floor.session()).participants.get(cafe)?.state).toBe('OFFERED');
  });

  test('[CO14] looks again at whoever waits when the directory has changed', async () => {
    const floor = await new EngineFloor().open({ silentSeconds: 3_600 });
    await floor.arrives('roaster', 'exhibitor');
    const cafe = await floor.arrives('cafe', 'buyer', false);
    await floor.clock.advance(10 * SECOND);
    expect((await floor.session()).participants.get(cafe)?.state).toBe('AVAILABLE');
    floor.profiles.keep(aBuyer({ organisation: 'organisation-cafe' as OrganisationId }));
    await floor.clock.advance(61 * SECOND);
    expect((await floor.session()).participants.get(cafe)?.state).toBe('OFFERED');
  });

  test('[CO14] comes again by itself when a bar between two has ended', async () => {
    const floor = await new EngineFloor().open({ silentSeconds: 3_600, laterMinutes: 1 });
    await floor.arrives('roaster', 'exhibitor');
    const cafe = await floor.arrives('cafe', 'buyer');
    const [offer] = (await floor.session()).liveOffers.keys();
    await floor.do({ kind: 'defer-offer', offer: offer!, participant: cafe });
    await floor.clock.advance(59 * SECOND);
    expect((await floor.session()).participants.get(cafe)?.state).toBe('AVAILABLE');
    await floor.clock.advance(6 * SECOND);
    expect((await floor.session()).participants.get(cafe)?.state).toBe('OFFERED');
  });

  test('[CO14] that found nobody leaves no event', async () => {
    const floor = await new EngineFloor().open({ silentSeconds: 3_600 });
    await floor.arrives('roaster', 'exhibitor');
    await floor.arrives('cafe', 'buyer', false);
    const { head } = await floor.session();
    await floor.clock.advance(30 * SECOND);
    expect(await floor.kinds(head)).toEqual([]);
  });

  test('[CO14] keeps the graph that proves it, beside the log', async () => {
    const roundGraphs = new MemoryRoundGraphs();
    const floor = await new EngineFloor({ roundGraphs }).open();
    await floor.arrives('roaster', 'exhibitor');
    await floor.arrives('cafe', 'buyer');
    const { round, certificate } = (await lastRound(floor))!;
    const kept = await awaited(() => roundGraphs.graph(SESSION, round));
    expect(kept.digest).toBe(certificate.digest);
    const { solution, ...graph } = evidenceOf(kept.body);
    const proof = verifyRound({ graph: graph as never, solution, certificate });
    expect(proof).not.toHaveProperty('fault');
    expect(
      verifyRound({ graph: graph as never, solution, certificate: { ...certificate, weight: 99 } }),
    ).toHaveProperty('fault');
  });

  test('[CO14] that is large is run in the session’s own thread, over the events since', async () => {
    const people = 25;
    const profiles: Profile[] = Array.from({ length: people }, (_, at) => [
      aCompany({ organisation: `organisation-company-${at}` as OrganisationId }),
      aBuyer({ organisation: `organisation-buyer-${at}` as OrganisationId }),
    ]).flat();
    const matchProfiles = new MemoryMatchProfiles({ trade: aTrade(), timeZone: 'Asia/Macau' }, profiles);
    const floor = await new EngineFloor({ matchProfiles }).open({ silentSeconds: 3_600 }, 50);
    await floor.do({ kind: 'pause-pairing', until: null, reason: null });
    for (let at = 0; at < people; at++) {
      await floor.do({ kind: 'check-in', facts: facts(`company-${at}`, 'exhibitor') });
      await floor.do({ kind: 'check-in', facts: facts(`buyer-${at}`, 'buyer') });
      for (const side of ['company', 'buyer'])
        await floor.do({ kind: 'become-available', participant: `participant-${side}-${at}` as never });
    }
    await floor.do({ kind: 'start-pairing', reason: null });
    await floor.clock.advance(2 * SECOND);
    await awaited(async () => (await lastRound(floor)) ?? null);
    expect(await lastRound(floor)).toMatchObject({ round: 1, made: people });
    expect(floor.lines.errors).toEqual([]);
    await floor.engine.stop();
  });
});

describe('a profile that changes', () => {
  test('[CO14] is read again at once where its organisation is present, and who waits is paired by it', async () => {
    const floor = await new EngineFloor().open();
    const roaster = 'organisation-roaster' as OrganisationId;
    const cafe = await floor.arrives('cafe', 'buyer');
    await floor.arrives('roaster', 'exhibitor', false);
    expect((await floor.session()).participants.get(cafe)).toMatchObject({ state: 'AVAILABLE' });
    floor.profiles.keep(aCompany({ organisation: roaster }));
    const profiles = floor.profiles.profiles.bind(floor.profiles);
    const readings = vi.spyOn(floor.profiles, 'profiles').mockImplementation(profiles);
    floor.engine.profileChanged(SESSION, 'organisation-stranger' as OrganisationId);
    expect(readings).not.toHaveBeenCalled();
    floor.engine.profileChanged(SESSION, roaster);
    floor.engine.profileChanged(SESSION, roaster);
    await settle();
    // The second word came while the first was being read: what it speaks of may be newer.
    expect(readings.mock.calls.map(([, asked]) => asked)).toEqual([[roaster], [roaster]]);
    await floor.clock.advance(SECOND);
    expect((await floor.session()).participants.get(cafe)).toMatchObject({ state: 'OFFERED' });
    await floor.engine.stop();
  });
});

describe('whoever waits', () => {
  test('[CO14] can be told why', async () => {
    const floor = await new EngineFloor().open();
    const cafe = await floor.arrives('cafe', 'buyer');
    expect(await floor.engine.whyNotYet(SESSION, cafe)).toMatchObject({
      participant: cafe,
      reasons: [{ code: 'nobody' }],
    });
    await floor.arrives('roaster', 'exhibitor');
    expect(await floor.engine.whyNotYet(SESSION, cafe)).toBeNull();
  });

  test('[CO14] is told the same by the thread of a large session', async () => {
    const floor = await new EngineFloor().open();
    const cafe = await floor.arrives('cafe', 'buyer');
    const thread = new RoundThread(await floor.session());
    thread.news({ profiles: [aBuyer({ organisation: 'organisation-cafe' as OrganisationId })], trade: aTrade() }, '');
    const told = await floor.engine.whyNotYet(SESSION, cafe);
    expect(await thread.whyNotYet(cafe, floor.clock.now(), '')).toEqual(told);
    expect(await thread.propose(floor.clock.now(), '')).toBeNull();
    thread.stop();
    await expect(thread.whyNotYet(cafe, 0, '')).rejects.toThrow('the round thread ended');
    await floor.engine.stop();
  });
});

/** What another thread brings: asked for again each turn of the event loop until it is there. */
async function awaited<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const found = await ask();
    if (found !== null) return found;
    await settle();
  }
}
