import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionId } from '../../src/domain/kernel/id.ts';
import type { Batch, KeptAnswer, Lease, SessionLog } from '../../src/ports/sessionLog.ts';
import {
  announced,
  batchAfter,
  interpreterOf,
  meetingOf,
  newId,
  offerOf,
  participantOf,
  type ContractFair,
} from './sessionLog.builders.ts';

/** What the contract needs of an adapter: its log over an empty store, and the ids of a small fair that exists there. */
export interface SessionLogHarness {
  log: SessionLog;
  fair: ContractFair;
  /** Makes a session's lease run out by the store's clock. */
  letLeaseRunOut(session: SessionId): Promise<void>;
  close(): Promise<void>;
}

/** What every session log must do, in memory as on PostgreSQL. */
export function sessionLogContract(open: () => Promise<SessionLogHarness>): void {
  let harness: SessionLogHarness;
  let log: SessionLog;
  let fair: ContractFair;
  let session: SessionId;
  let lease: Lease;

  beforeEach(async () => {
    harness = await open();
    ({ log, fair } = harness);
    session = fair.sessions[0];
    lease = await taken(session, 'node-a');
  });
  afterEach(() => harness.close());

  async function taken(of: SessionId, holder: string): Promise<Lease> {
    const got = await log.take(of, holder);
    if (!got) throw new Error('the lease was not free');
    return got;
  }

  /** Appends what must be accepted; the lease then stands at the new head. */
  async function appended(batch: Batch): Promise<void> {
    expect(await log.append(batch)).toEqual({ appended: batch.expectedHead + batch.events.length });
    lease = { ...lease, head: batch.expectedHead + batch.events.length };
  }

  /** Appends what must be refused, and proves that nothing of it was written. */
  async function refused(batch: Batch, expected: object): Promise<void> {
    const contents = async () => [
      { ...(await log.head(batch.session)), databaseNow: null },
      await log.read(batch.session, 0, 100),
    ];
    const before = await contents();
    expect(await log.append(batch)).toMatchObject(expected);
    expect(await contents()).toEqual(before);
    expect(await log.batchHead(batch.session, batch.batch)).toBeNull();
    for (const key of batch.keys) expect(await log.keptAnswer(batch.session, key)).toBeNull();
  }

  const next = (written: Partial<Batch> = {}) => batchAfter(lease, fair, written);
  const nodeB = 'node-b';

  describe('the lease', () => {
    test('is taken when nobody holds it, and lasts 5 s by the store’s clock', () => {
      expect(lease).toMatchObject({ session, epoch: 1, head: 0 });
      expect(lease.leaseUntil - lease.databaseNow).toBeGreaterThan(4_000);
      expect(lease.leaseUntil - lease.databaseNow).toBeLessThanOrEqual(5_000);
    });

    test('is not taken while another holds it', async () => {
      expect(await log.take(session, nodeB)).toBeNull();
      expect(await log.head(session)).toMatchObject({ epoch: 1, holder: 'node-a', databaseNow: expect.any(Number) });
    });

    test('is taken with a higher epoch once it has run out', async () => {
      await appended(next({ events: announced(2) }));
      await harness.letLeaseRunOut(session);
      expect(await taken(session, nodeB)).toMatchObject({ epoch: 2, head: 2 });
    });

    test('is taken with a higher epoch once it was handed over', async () => {
      await log.handOver(lease);
      expect(await log.head(session)).toMatchObject({ holder: null, leaseUntil: null });
      expect(await taken(session, nodeB)).toMatchObject({ epoch: 2 });
    });

    test('is prolonged by its holder, also after it ran out while nobody else took it', async () => {
      await harness.letLeaseRunOut(session);
      const renewed = await log.renew(lease, 'node-a');
      expect(renewed).toMatchObject({ epoch: 1 });
      expect(renewed!.leaseUntil).toBeGreaterThan(renewed!.databaseNow);
      expect(await log.take(session, nodeB)).toBeNull();
    });

    test('is neither prolonged nor handed over by a holder whose epoch has passed', async () => {
      await harness.letLeaseRunOut(session);
      const other = await taken(session, nodeB);
      expect(await log.renew(lease, 'node-a')).toBeNull();
      await log.handOver(lease);
      expect(await log.head(session)).toMatchObject({ epoch: other.epoch, holder: nodeB });
    });
  });

  describe('an append', () => {
    test('numbers its events from the head on, and they read back as they were written', async () => {
      const first = next({ events: announced(3) });
      await appended(first);
      const second = next({ events: announced(2) });
      await appended(second);
      expect(await log.read(session, 0, 100)).toEqual([...first.events, ...second.events]);
      expect(await log.head(session)).toMatchObject({ head: 5 });
    });

    test('is read in pages', async () => {
      await appended(next({ events: announced(5) }));
      expect((await log.read(session, 2, 2)).map(({ sequence }) => sequence)).toEqual([3, 4]);
      expect(await log.read(session, 5, 2)).toEqual([]);
    });

    test('is fenced for a holder whose epoch has passed', async () => {
      await harness.letLeaseRunOut(session);
      await taken(session, nodeB);
      await refused(next({ events: announced(1) }), { fenced: true });
    });

    test('is fenced when the head is not where it was expected', async () => {
      await appended(next({ events: announced(1) }));
      await refused(next({ events: announced(1), expectedHead: 0 }), { fenced: true });
      await refused(batchAfter({ ...lease, head: 7 }, fair, { events: announced(1) }), { fenced: true });
    });

    test('is refused when its events do not follow the head without a hole', async () => {
      const events = announced(2).map((event, at) => ({ ...event, sequence: 1 + 2 * at }));
      await refused({ ...next(), events }, { guarded: 'sequence' });
    });

    test('goes in once when two are made at the same head', async () => {
      const results = await Promise.all([
        log.append(next({ events: announced(1) })),
        log.append(next({ events: announced(2) })),
      ]);
      expect(results.filter((result) => 'appended' in result)).toHaveLength(1);
      expect(results.filter((result) => 'fenced' in result)).toHaveLength(1);
    });

    test('is found again by the name of its batch', async () => {
      const batch = next({ events: announced(2) });
      expect(await log.batchHead(session, batch.batch)).toBeNull();
      await appended(batch);
      expect(await log.batchHead(session, batch.batch)).toBe(2);
    });

    test('is found again by the name of its batch when it holds only keys', async () => {
      const batch = next({ keys: [kept('k1')] });
      await appended(batch);
      expect(await log.batchHead(session, batch.batch)).toBe(0);
    });
  });

  function kept(key: string, answer: Partial<KeptAnswer> = {}): KeptAnswer {
    const told = { session, sequence: 0, participant: null, offer: null, meeting: null };
    return { actor: 'participant p1', mutation: 'becomeAvailable', key, inputHash: 'h1', answer: told, ...answer };
  }

  describe('kept answers', () => {
    test('are read by actor, mutation and key', async () => {
      await appended(next({ events: announced(1), keys: [kept('k1')] }));
      expect(await log.keptAnswer(session, kept('k1'))).toEqual(kept('k1'));
      expect(await log.keptAnswer(session, kept('k2'))).toBeNull();
      expect(await log.keptAnswer(session, { ...kept('k1'), actor: 'participant p2' })).toBeNull();
      expect(await log.keptAnswer(session, { ...kept('k1'), mutation: 'pause' })).toBeNull();
      expect(await log.keptAnswer(fair.sessions[1], kept('k1'))).toBeNull();
    });

    test('are kept once: a batch with a key that is known is refused whole', async () => {
      await appended(next({ events: announced(1), keys: [kept('k1')] }));
      const again = next({ events: announced(1), keys: [kept('k1', { inputHash: 'h2' })] });
      expect(await log.append(again)).toMatchObject({ guarded: 'other' });
      expect(await log.head(session)).toMatchObject({ head: 1 });
      expect(await log.keptAnswer(session, kept('k1'))).toEqual(kept('k1'));
    });
  });

  describe('the guards', () => {
    const inOffer = (who: number, offer: string) => ({
      participant: participantOf(fair, who).participant,
      offer: offerOf(fair, offer).offer,
      meeting: null,
    });
    const everybody = () => [0, 1, 2, 3].map((who) => participantOf(fair, who));

    test('refuse a second live offer of one participant', async () => {
      const offer = newId();
      await appended(
        next({
          events: announced(1),
          participants: everybody(),
          offers: [offerOf(fair, offer)],
          engagementsTaken: [inOffer(0, offer), inOffer(2, offer)],
        }),
      );
      const second = newId();
      await refused(
        next({ events: announced(1), offers: [offerOf(fair, second)], engagementsTaken: [inOffer(0, second)] }),
        { guarded: 'engagement' },
      );
    });

    test('let an offer end and the next begin, or become a meeting, in one batch', async () => {
      const [first, second, meeting] = [newId(), newId(), newId()];
      await appended(
        next({
          events: announced(1),
          participants: everybody(),
          offers: [offerOf(fair, first)],
          engagementsTaken: [inOffer(0, first), inOffer(2, first)],
        }),
      );
      const both = [participantOf(fair, 0).participant, participantOf(fair, 2).participant];
      await appended(
        next({
          events: announced(1),
          offers: [offerOf(fair, second)],
          engagementsEnded: both,
          engagementsTaken: [inOffer(0, second), inOffer(2, second)],
        }),
      );
      const held = meetingOf(fair, meeting, second);
      await appended(
        next({
          events: announced(1),
          meetings: [held],
          engagementsEnded: both,
          engagementsTaken: both.map((participant) => ({ participant, offer: null, meeting: held.meeting })),
          placesTaken: [{ place: fair.tables[0], meeting: held.meeting }],
        }),
      );
    });

    test('refuse a second live meeting at one place, also in another session, until the first has freed it', async () => {
      const [offers, meetings] = [
        [newId(), newId()],
        [newId(), newId()],
      ];
      const held = meetings.map((meeting, at) => meetingOf(fair, meeting, offers[at]!));
      const rows = { participants: everybody(), offers: offers.map((offer) => offerOf(fair, offer)), meetings: held };
      const taking = (at: number) => [{ place: fair.tables[0], meeting: held[at]!.meeting }];
      await appended(next({ events: announced(1), ...rows, placesTaken: taking(0) }));
      await refused(next({ events: announced(1), placesTaken: taking(1) }), { guarded: 'place-use' });
      const other = await taken(fair.sessions[1], nodeB);
      await refused(batchAfter(other, fair, { events: announced(1), placesTaken: taking(1) }), {
        guarded: 'place-use',
      });
      await appended(next({ events: announced(1), placesFreed: [fair.tables[0]], placesTaken: taking(1) }));
    });

    test('refuse a person who is live in another session, until it has left that one', async () => {
      const other = await taken(fair.sessions[1], nodeB);
      const elsewhere = { ...participantOf(fair, 0), participant: participantOf(fair, 0, newId()).participant };
      const joining = () => batchAfter(other, fair, { events: announced(1), participants: [elsewhere] });
      const here = (state: 'AVAILABLE' | 'LEFT') =>
        next({ events: announced(1), participants: [{ ...participantOf(fair, 0), state }] });
      await appended(here('AVAILABLE'));
      await refused(joining(), { guarded: 'live-person' });
      await appended(here('LEFT'));
      expect(await log.append(joining())).toEqual({ appended: 1 });
    });

    test('refuse an interpreter a second live offer or meeting, until the first has let it go', async () => {
      const [first, second] = [newId(), newId()];
      const { interpreter } = interpreterOf(fair);
      const helps = (offer: string) => [{ interpreter, offer: offerOf(fair, offer).offer, meeting: null }];
      await appended(
        next({
          events: announced(1),
          participants: everybody(),
          interpreters: [interpreterOf(fair)],
          offers: [offerOf(fair, first), offerOf(fair, second)],
          interpretersTaken: helps(first),
        }),
      );
      const written = { events: announced(1), interpreters: [interpreterOf(fair)], interpretersTaken: helps(second) };
      await refused(next(written), { guarded: 'engagement' });
      await appended(next({ ...written, interpretersEnded: [interpreter] }));
    });

    test('refuse a person who interprets in another session, until it has left that one', async () => {
      const other = await taken(fair.sessions[1], nodeB);
      const elsewhere = interpreterOf(fair, newId());
      const joining = () => batchAfter(other, fair, { events: announced(1), interpreters: [elsewhere] });
      await appended(next({ events: announced(1), interpreters: [interpreterOf(fair)] }));
      await refused(joining(), { guarded: 'live-person' });
      await appended(next({ events: announced(1), interpreters: [{ ...interpreterOf(fair), state: 'LEFT' }] }));
      expect(await log.append(joining())).toEqual({ appended: 1 });
    });

    test('let a person who is only expected be live in another session', async () => {
      const other = await taken(fair.sessions[1], nodeB);
      const elsewhere = { ...participantOf(fair, 0, newId()), state: 'AVAILABLE' as const };
      await appended(next({ events: announced(1), participants: [{ ...participantOf(fair, 0), state: 'EXPECTED' }] }));
      const joining = batchAfter(other, fair, { events: announced(1), participants: [elsewhere] });
      expect(await log.append(joining)).toEqual({ appended: 1 });
    });
  });

  describe('snapshots', () => {
    test('are read by state version, the newest of each', async () => {
      await appended(next({ events: announced(5) }));
      await log.saveSnapshot(session, { stateVersion: 'v1', sequence: 3, body: '{"at":3}' });
      await log.saveSnapshot(session, { stateVersion: 'v1', sequence: 5, body: '{"at":5}' });
      await log.saveSnapshot(session, { stateVersion: 'v1', sequence: 4, body: '{"at":4}' });
      expect(await log.snapshot(session, 'v1')).toEqual({ stateVersion: 'v1', sequence: 5, body: '{"at":5}' });
      expect(await log.snapshot(session, 'v2')).toBeNull();
    });
  });

  describe('the sessions', () => {
    test('that are open are those that are not closed', async () => {
      expect(await log.openSessions()).toContain(session);
      await appended(next({ events: announced(1), state: 'CLOSED' }));
      expect(await log.openSessions()).not.toContain(session);
    });

    test('that nobody knows have no head, no events and no answers', async () => {
      const unknown = newId() as SessionId;
      expect(await log.head(unknown)).toBeNull();
      expect(await log.read(unknown, 0, 10)).toEqual([]);
      expect(await log.batchHead(unknown, newId())).toBeNull();
      expect(await log.snapshot(unknown, 'v1')).toBeNull();
      expect(await log.keptAnswer(unknown, kept('k1'))).toBeNull();
    });
  });
}
