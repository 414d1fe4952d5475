import { expect, test } from 'vitest';
import { EngineFloor } from '../../test/engine/engineFloor.ts';
import type { ParticipantId } from '../domain/kernel/id.ts';
import { emptySession } from '../domain/pairing/emptySession.ts';
import { netResult } from './netResult.ts';

/** Two who are offered to each other, and the session before and after some more happened. */
async function between(happens: (floor: EngineFloor, people: ParticipantId[]) => Promise<void>) {
  const floor = await new EngineFloor().open({}, 1);
  const people = [await floor.arrives('roaster', 'exhibitor'), await floor.arrives('cafe', 'buyer')];
  const before = await floor.session();
  await happens(floor, people);
  return { before, after: await floor.session(), people };
}

async function accepted(floor: EngineFloor): Promise<void> {
  const { liveOffers, offers } = await floor.session();
  const offer = offers.get([...liveOffers.keys()][0]!)!;
  for (const participant of [offer.exhibitor, offer.buyer])
    await floor.do({ kind: 'accept-offer', offer: offer.offer, participant });
}

const only = <V>(values: Iterable<V>): V => [...values][0]!;

test('[CO2] an offer that became a meeting ends two engagements, takes two, and takes its place', async () => {
  const { before, after, people } = await between(accepted);
  const meeting = only(after.meetings.values());
  const net = netResult(before, after);
  expect([...net.engagementsEnded].sort()).toEqual([...people].sort());
  expect(net.engagementsTaken.map(({ meeting, offer }) => [meeting, offer])).toEqual([
    [meeting.meeting, null],
    [meeting.meeting, null],
  ]);
  expect(net.placesTaken).toEqual([{ place: meeting.places!.buyer, meeting: meeting.meeting }]);
  expect(net.placesFreed).toEqual([]);
  expect(net.offers.map(({ state }) => state)).toEqual(['CONFIRMED']);
  expect(net.meetings).toEqual([meeting]);
});

test('[CO2] what changed and changed back within a batch is not written', async () => {
  const { before, after } = await between(async (floor) => {
    await accepted(floor);
    const { meeting } = only((await floor.session()).meetings.values());
    await floor.do({ kind: 'cancel-meeting', meeting, reason: null });
  });
  const net = netResult(before, after);
  expect(net.engagementsTaken.filter(({ meeting }) => meeting !== null)).toEqual([]);
  expect(net.placesTaken).toEqual([]);
  expect(net.placesFreed).toEqual([]);
  expect(net.meetings.map(({ state }) => state)).toEqual(['CANCELLED']);
});

test('[CO2] nothing changed is nothing written', async () => {
  const { before } = await between(async () => {});
  const { state, rules, known, ...lists } = netResult(before, before);
  expect({ state, rules }).toEqual({ state: before.state, rules: before.rules });
  expect(Object.values(lists).every((list) => list.length === 0)).toBe(true);
  expect(known).toEqual(new Set());
});

test('[CO2] all batches together write the session as it stands', async () => {
  const { after } = await between(accepted);
  const net = netResult(emptySession(after.session), after);
  expect(new Set(net.participants)).toEqual(new Set(after.participants.values()));
  expect(new Set(net.places)).toEqual(new Set(after.places.values()));
  expect(net.engagementsTaken).toHaveLength(2);
});

test('[CO2] whoever stays in the same offer keeps its engagement, whatever else of it changed', async () => {
  const { before, after } = await between(async (floor, people) => {
    await floor.do({ kind: 'pause', participant: people[0]!, until: null });
  });
  const net = netResult(before, after);
  expect(net.participants.map(({ kept }) => kept?.wish)).toEqual(['pause']);
  expect([net.engagementsEnded, net.engagementsTaken]).toEqual([[], []]);
});
