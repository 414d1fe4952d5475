import { describe, expect, test } from 'vitest';
import { interpreterFacts } from '../../test/builders/pairing.ts';
import { EngineFloor, SESSION } from '../../test/engine/engineFloor.ts';
import { FaultyLog } from '../../test/engine/faultyLog.ts';
import type { ParticipantId } from '../domain/kernel/id.ts';
import { MINUTE } from '../domain/kernel/time.ts';
import { emptySession } from '../domain/pairing/emptySession.ts';
import type { EventKind } from '../domain/pairing/event.ts';
import type { Session } from '../domain/pairing/session.ts';
import { pairingCore } from './pairingCore.ts';
import { rebuild } from './rebuild.ts';
import { sessionOf, snapshotText, STATE_VERSION } from './snapshotText.ts';

const atOnce = async () => {};

/** Two who were offered to each other. */
async function offered(): Promise<EngineFloor & { roaster: ParticipantId; cafe: ParticipantId }> {
  const floor = await new EngineFloor().open();
  const roaster = await floor.arrives('roaster', 'exhibitor');
  const cafe = await floor.arrives('cafe', 'buyer');
  return Object.assign(floor, { roaster, cafe });
}

async function restarted(floor: EngineFloor): Promise<void> {
  await floor.crash();
  floor.engine = floor.newEngine();
  await floor.engine.start();
}

/** Plain data of a session, to compare two of them. */
async function textOf(session: Session): Promise<string> {
  return snapshotText(session, atOnce);
}

describe('a restart', () => {
  test('[CO10] passes a deadline that fell due while nobody conducted, once and at once', async () => {
    const floor = await offered();
    await floor.crash();
    await floor.clock.advance(2 * MINUTE);
    const head = (await floor.events()).length;
    floor.engine = floor.newEngine();
    await floor.engine.start();
    await floor.clock.advance(0);
    expect(await floor.kinds(head)).toContain('offer-expired');
    await floor.clock.advance(5 * MINUTE);
    const expired = (await floor.kinds(head)).filter((kind) => kind === 'offer-expired');
    expect(expired).toHaveLength(1);
  });

  test('[CO10] passes a deadline that is still to come at its own instant', async () => {
    const floor = await offered();
    const { liveOffers, offers } = await floor.session();
    const [live] = [...liveOffers.keys()];
    const { deadline } = offers.get(live!)!.answers.buyer;
    await restarted(floor);
    for (const side of ['roaster', 'cafe'] as const) floor.engine.seen(SESSION, floor[side]);
    await floor.clock.advance(deadline - floor.clock.now() - 1);
    expect(await floor.kinds()).not.toContain('offer-expired');
    await floor.clock.advance(1);
    const expired = (await floor.events()).find(({ event }) => event.kind === 'offer-expired');
    expect(expired?.event.at).toBe(deadline);
  });

  test('[CO12] gives the same session, from the log alone', async () => {
    const floor = await offered();
    const before = await textOf(await floor.session());
    await restarted(floor);
    expect(await textOf(await floor.session())).toBe(before);
  });

  test('[CO12] gives the same session, from a snapshot and the events after it', async () => {
    const floor = await offered();
    const { head } = await floor.session();
    await floor.engine.stop();
    expect(await floor.store.snapshot(SESSION, STATE_VERSION)).toMatchObject({ sequence: head });
    floor.engine = floor.newEngine();
    await floor.engine.start();
    await floor.do({ kind: 'leave', participant: floor.cafe });
    const log = new FaultyLog(floor.store);
    const folded = await rebuild(SESSION, { log, core: pairingCore, logger: floor.lines });
    expect(log.readAfter).toEqual([head, head + 1]);
    let whole = emptySession(SESSION);
    for (const { event } of await floor.events()) whole = pairingCore.evolve(whole, event);
    expect(await textOf(folded)).toBe(await textOf(whole));
  });

  test('[CO12] does not trip over a snapshot that cannot be read', async () => {
    const floor = await offered();
    const before = await textOf(await floor.session());
    await floor.store.saveSnapshot(SESSION, { stateVersion: STATE_VERSION, sequence: 1_000, body: '{\n"half' });
    await restarted(floor);
    expect(await textOf(await floor.session())).toBe(before);
  });

  test('[CO12] leaves a session alone whose log holds an event that this version does not read', async () => {
    const floor = await offered();
    await floor.engine.stop();
    const lease = (await floor.store.take(SESSION, 'a newer node'))!;
    const { offers, ...session } = await floor.session();
    const newer = { at: floor.clock.now(), actor: { by: 'system' as const }, kind: 'robot-danced' as EventKind };
    await floor.store.append({
      ...floor.log.sent.at(-1)!,
      batch: 'newer',
      epoch: lease.epoch,
      expectedHead: lease.head,
      events: [{ sequence: session.head + 1, version: 1, event: newer as never }],
      engagementsEnded: [],
      engagementsTaken: [],
      keys: [],
    });
    await floor.store.handOver(lease);
    expect(offers.size).toBe(1);
    floor.engine = floor.newEngine();
    await floor.engine.start();
    await expect(floor.send({ kind: 'leave', participant: floor.cafe })).rejects.toThrow('robot-danced');
    expect((await floor.events()).length).toBe(session.head + 1);
    expect(await floor.store.head(SESSION)).toMatchObject({ holder: null });
  });
});

describe('the text of a snapshot', () => {
  test('[CO12] reads back as the same session', async () => {
    const floor = await offered();
    const session = await floor.session();
    const read = sessionOf(await textOf(session));
    expect(await textOf(read)).toBe(await textOf(session));
    expect([...read.participants.keys()]).toEqual([...session.participants.keys()]);
    expect(pairingCore.nextDeadline(read)).toBe(pairingCore.nextDeadline(session));
  });

  test('[CO12] has the shape that STATE_VERSION names: who changes one raises the other', async () => {
    const floor = await offered();
    await floor.do({ kind: 'interpret', facts: interpreterFacts('ines') });
    const [offer] = (await floor.session()).liveOffers.keys();
    await floor.do({ kind: 'accept-offer', offer: offer!, participant: floor.roaster });
    await floor.do({ kind: 'accept-offer', offer: offer!, participant: floor.cafe });
    const session = await floor.session();
    const first = <V>(values: Iterable<V>) => Object.keys([...values][0] ?? {}).sort();
    expect({
      stateVersion: STATE_VERSION,
      session: Object.keys(session).sort(),
      participant: first(session.participants.values()),
      offer: first(session.offers.values()),
      meeting: first(session.meetings.values()),
      interpreter: first(session.interpreters.values()),
      place: first(session.places.values()),
      pool: first(session.pools.values()),
    }).toMatchInlineSnapshot(`
      {
        "interpreter": [
          "engagement",
          "interpreter",
          "kept",
          "languages",
          "leavesAt",
          "meetings",
          "person",
          "reachable",
          "state",
          "stateSince",
          "unreachableSince",
          "until",
          "venue",
        ],
        "meeting": [
          "absent",
          "arrivedAt",
          "begunAt",
          "buyer",
          "claim",
          "confirmedAt",
          "done",
          "endedAt",
          "endsAt",
          "exhibitor",
          "interpreter",
          "interpreterArrivedAt",
          "lateMinutes",
          "meeting",
          "moreTime",
          "needsInterpreter",
          "offer",
          "outcomeConfirmed",
          "outcomes",
          "placeExpectedAt",
          "placeKind",
          "places",
          "revision",
          "state",
          "summonedAt",
          "summonsEndsAt",
          "summonsWarnsAt",
          "wayAskedAt",
        ],
        "offer": [
          "answers",
          "buyer",
          "endedAt",
          "exhibitor",
          "fit",
          "interpreter",
          "madeAt",
          "meeting",
          "offer",
          "placeKind",
          "round",
          "state",
        ],
        "participant": [
          "answerSeconds",
          "commitments",
          "engagement",
          "forbidden",
          "kept",
          "languages",
          "leavesAt",
          "meetings",
          "organisation",
          "ownerGroup",
          "participant",
          "pausedFor",
          "person",
          "reachable",
          "side",
          "size",
          "stand",
          "state",
          "stateSince",
          "unreachableSince",
          "until",
          "venue",
          "waitingSince",
        ],
        "place": [
          "kind",
          "label",
          "open",
          "organisation",
          "place",
          "venue",
          "zone",
        ],
        "pool": [
          "free",
          "offers",
          "open",
          "pool",
          "running",
          "summoned",
          "venue",
          "waiting",
        ],
        "session": [
          "asOf",
          "available",
          "byPerson",
          "closesBy",
          "deadlines",
          "deeds",
          "endsAt",
          "engagements",
          "exhibition",
          "forbidden",
          "head",
          "heldByDay",
          "heldElsewhere",
          "interpreterByPerson",
          "interpreters",
          "liveMeetings",
          "liveOffers",
          "meetings",
          "meetingsHeld",
          "meetingsWith",
          "metAt",
          "notBefore",
          "offers",
          "opensAt",
          "pairsEngaged",
          "partedOnce",
          "participants",
          "pausedUntil",
          "placeUse",
          "places",
          "pools",
          "round",
          "rules",
          "session",
          "state",
          "teams",
          "venues",
          "waitingForPlace",
          "withoutInterpreter",
          "zoneMinutes",
        ],
        "stateVersion": "5",
      }
    `);
  });
});
