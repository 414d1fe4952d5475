import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Result } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, ME, STEP } from '../builders/documents.ts';
import { OfferedPair } from '../builders/offeredPair.ts';
import { PATIENCE } from '../builders/patience.ts';

let pair: OfferedPair;
beforeEach(async () => {
  pair = await OfferedPair.open();
});
afterEach(() => pair.floor.close());

describe('the desk', () => {
  test('closePlaces closes all by one act, openPlaces opens them', async () => {
    const places = (await pair.places()).map(({ id }: { id: string }) => id);
    const open = async () => (await pair.places()).map((place: { open: boolean }) => place.open);
    expect(await pair.step('closePlaces', { places, reason: 'Water' }, 'PlacesInput')).toMatchObject({
      __typename: 'SessionSuccess',
    });
    expect(await open()).toEqual([false, false]);
    await pair.step('openPlaces', { places, reason: 'Dry' }, 'PlacesInput');
    expect(await open()).toEqual([true, true]);
    const head = await pair.floor.head();
    expect(await pair.step('closePlaces', { places: [] }, 'PlacesInput')).toMatchObject({ code: 'place-unknown' });
    expect(await pair.floor.head()).toBe(head);
  });

  test('withdrawOffer takes an open offer back', async () => {
    const { offer } = await pair.presence(pair.exhibitor);
    await pair.step('withdrawOffer', { offer: offer.id, reason: 'Wrong pair' }, 'WithdrawOfferInput');
    expect(await pair.presence(pair.exhibitor)).toMatchObject({ state: 'AVAILABLE', offer: null });
  });

  test('substitute refuses whoever stays or is unknown, and swapTables one and the same meeting', async () => {
    const [left, right] = [await pair.presence(pair.exhibitor), await pair.presence(pair.buyer)];
    const meeting = await pair.meet();
    const head = await pair.floor.head();
    for (const comes of [left.id, 'nobody']) {
      expect(await pair.step('substitute', { leaves: right.id, comes }, 'SubstituteInput')).toMatchObject({
        code: 'participant-unknown',
      });
    }
    expect(await pair.step('swapTables', { meeting, other: meeting }, 'SwapTablesInput')).toMatchObject({
      code: 'meeting-self',
    });
    expect(await pair.floor.head()).toBe(head);
  });

  test('swapTables lets two summoned pairs change tables', async () => {
    const floor = await ApiFloor.open({ people: 2, places: 2 });
    try {
      const organiser = await floor.organiser();
      const { exhibitors, buyers } = floor.fair;
      let keys = 0;
      const input = (own: object) => ({ session: floor.session, idempotencyKey: `swap-key-${++keys}`, ...own });
      const step = (name: string, type: string, own: object = {}): Promise<Result> =>
        organiser.ask(STEP(name, type), { input: input(own) });
      for (const name of ['openSession', 'startPairing']) await step(name, 'StepInInput');
      const meetings: string[] = [];
      for (const at of [0, 1]) {
        const pair = [await floor.as(exhibitors[at]!), await floor.as(buyers[at]!)];
        for (const client of pair) {
          await client.ask(ACT('checkIn'), { input: input({}) });
          await client.ask(ACT('becomeAvailable'), { input: input({}) });
        }
        for (const client of pair) {
          const offer = await vi.waitUntil(async () => (await client.ask(ME)).participants[0].offer, PATIENCE);
          await client.ask(ACT('acceptOffer'), { input: { idempotencyKey: `swap-key-${++keys}`, offer: offer.id } });
        }
        meetings.push((await pair[0]!.ask(ME)).participants[0].meeting.id);
      }
      const tables = async (): Promise<Map<string, string>> => {
        const TABLES = 'query ($id: ID!) { pairingSession(id: $id) { places { id meeting { id } } } }';
        const { places } = await organiser.ask(TABLES, { id: floor.session });
        return new Map(places.map((place: Result) => [place.meeting.id, place.id]));
      };
      const [meeting, other] = meetings as [string, string];
      const before = await tables();
      expect(await step('swapTables', 'SwapTablesInput', { meeting, other })).toMatchObject({
        __typename: 'SessionSuccess',
      });
      const after = await tables();
      expect(before.get(meeting)).not.toBe(before.get(other));
      expect([after.get(meeting), after.get(other)]).toEqual([before.get(other), before.get(meeting)]);
    } finally {
      await floor.close();
    }
  });
});
