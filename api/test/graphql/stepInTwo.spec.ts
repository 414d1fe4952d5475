import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OfferedPair } from '../builders/offeredPair.ts';

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
});
