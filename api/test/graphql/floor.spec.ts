import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient, FeedReader } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, FEED, STEP } from '../builders/documents.ts';

let floor: ApiFloor;
let organiser: ApiClient;
let exhibitor: ApiClient;
let buyer: ApiClient;
let feeds: FeedReader[];

beforeAll(async () => {
  floor = await ApiFloor.open({ people: 1, places: 1 });
  organiser = await floor.organiser();
  exhibitor = await floor.as(floor.fair.exhibitors[0]!);
  buyer = await floor.as(floor.fair.buyers[0]!);
});
afterAll(async () => {
  await Promise.all([exhibitor.close(), buyer.close()]);
  await floor.close();
});

let keys = 0;
const key = () => `floor-key-${++keys}`;

describe('two people meet', () => {
  test('the organiser opens the session and starts the pairing', async () => {
    const session = floor.session;
    expect(await organiser.ask(STEP('openSession'), { input: { session, idempotencyKey: key() } })).toMatchObject({
      __typename: 'SessionSuccess',
      session: { state: 'OPEN' },
    });
    expect(await organiser.ask(STEP('startPairing'), { input: { session, idempotencyKey: key() } })).toMatchObject({
      session: { state: 'PAIRING' },
    });
  });

  test('each feed begins with the present state', async () => {
    feeds = [exhibitor, buyer].map((client) => client.follow(FEED, { session: floor.session }));
    for (const feed of feeds) {
      expect(await feed.next()).toMatchObject({
        __typename: 'PresentState',
        participant: { state: 'EXPECTED', offer: null, frontCode: expect.stringMatching(/^[EB]-\d{4}$/) },
        missed: [],
      });
    }
  });

  test('both become available and read the offer with its reasons', async () => {
    for (const client of [exhibitor, buyer]) {
      const session = floor.session;
      expect(await client.ask(ACT('checkIn'), { input: { session, idempotencyKey: key() } })).toMatchObject({
        participant: { state: 'CHECKED_IN' },
      });
      expect(await client.ask(ACT('becomeAvailable'), { input: { session, idempotencyKey: key() } })).toMatchObject({
        __typename: 'PresenceSuccess',
      });
    }
    for (const feed of feeds) {
      const { participant } = await feed.until(({ notice }) => notice?.kind === 'offer-made');
      expect(participant).toMatchObject({ state: 'OFFERED', offer: { accepted: false, mayExtend: true } });
      expect(participant.offer.forMe.reasons[0].message).toMatch(/\w/);
      expect(participant.offer.counterpart).toMatchObject({ contact: null, country: expect.stringMatching(/^[A-Z]{2}$/) });
    }
  });

  test('both accept, and are sent to the same table', async () => {
    const tables = [];
    for (const client of [exhibitor, buyer]) {
      const { offer } = await client.ask(`{ viewer { participants { offer { id } } } }`).then(({ participants }) => participants[0]);
      expect(await client.ask(ACT('acceptOffer'), { input: { offer: offer.id, idempotencyKey: key() } })).toMatchObject({
        __typename: 'OfferSuccess',
        offer: { accepted: true },
      });
    }
    for (const feed of feeds) {
      const { participant } = await feed.until(({ notice }) => notice?.kind === 'offer-confirmed');
      expect(participant.state).toBe('SUMMONED');
      tables.push(participant.meeting.place.label);
    }
    expect(tables).toEqual(['1', '1']);
  });
});
