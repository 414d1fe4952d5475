import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient, FeedReader } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, FEED, ME, MEETING, STEP } from '../builders/documents.ts';

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
      expect(participant.offer.counterpart).toMatchObject({
        contact: null,
        country: expect.stringMatching(/^[A-Z]{2}$/),
      });
    }
  });

  test('a buyer reads the names of what is supplied, what it seeks first; an exhibitor reads what is sought', async () => {
    // Listed before the coffee; the buyer seeks coffee.
    await floor.pool.query(
      `insert into product (id, company_id, exhibition_id, reference, name, hs_codes, origin, tokens)
       select '00000000-0000-0000-0000-000000000001', p.company_id, p.exhibition_id, 'PR-0', '{"en": "Demo tableware"}', '{6911}', p.origin, '{}'
       from product p where p.company_id = $1`,
      [floor.fair.exhibitors[0]!.organisation],
    );
    const ask = `{ viewer { participants { offer { counterpart { supplies { text(languages: [en]) } goods need { text(languages: [en]) } } } } } }`;
    const across = async (client: ApiClient) => (await client.ask(ask)).participants[0].offer.counterpart;
    const ofCompany = await across(buyer);
    expect(ofCompany.supplies).toEqual([{ text: 'Demo coffee' }, { text: 'Demo tableware' }]);
    expect(ofCompany.goods).toEqual(['6911', '0901']);
    await floor.pool.query(
      `insert into product (id, company_id, exhibition_id, reference, name, hs_codes, origin, tokens)
       select gen_random_uuid(), p.company_id, p.exhibition_id, 'PR-M' || n, '{"en": "Demo bowl"}', '{6911}', p.origin, '{}'
       from product p, generate_series(1, 20) n where p.reference = 'PR-0'`,
    );
    const ofTradingHouse = await across(buyer);
    expect(ofTradingHouse.supplies).toHaveLength(12);
    expect(ofTradingHouse.supplies[0]).toEqual({ text: 'Demo coffee' });
    expect(await across(exhibitor)).toMatchObject({ supplies: [], need: { text: expect.stringMatching(/\w/) } });
  });

  test('both accept, and are sent to the same table', async () => {
    const tables = [];
    for (const client of [exhibitor, buyer]) {
      const { offer } = await client
        .ask(`{ viewer { participants { offer { id } } } }`)
        .then(({ participants }) => participants[0]);
      expect(await client.ask(ACT('acceptOffer'), { input: { offer: offer.id, idempotencyKey: key() } })).toMatchObject(
        {
          __typename: 'OfferSuccess',
          offer: { accepted: true },
        },
      );
    }
    for (const feed of feeds) {
      const { participant } = await feed.until(({ notice }) => notice?.kind === 'offer-confirmed');
      expect(participant.state).toBe('SUMMONED');
      tables.push(participant.meeting.place.label);
    }
    expect(tables).toEqual(['1', '1']);
  });

  test('both arrive, talk and say that they are done', async () => {
    for (const client of [exhibitor, buyer]) {
      const { meeting } = await presence(client);
      const input = { meeting: meeting.id, idempotencyKey: key() };
      expect(await client.ask(ACT('arriveAtPlace'), { input })).toMatchObject({ __typename: 'MeetingSuccess' });
    }
    expect(await presence(exhibitor)).toMatchObject({ state: 'MEETING', meeting: { state: 'IN_PROGRESS' } });
    for (const client of [exhibitor, buyer]) {
      const { meeting } = await presence(client);
      const input = { meeting: meeting.id, idempotencyKey: key() };
      expect(await client.ask(ACT('endMeeting'), { input })).toMatchObject({ __typename: 'MeetingSuccess' });
    }
    for (const feed of feeds) {
      const { participant } = await feed.until(({ notice }) => notice?.kind === 'meeting-ended');
      expect(participant).toMatchObject({
        state: 'COOLDOWN',
        meeting: null,
        lastMeeting: { state: 'ENDED', outcome: null },
      });
    }
  });

  test('an outcome is recorded by one side and confirmed by the other; its note stays private', async () => {
    const meeting = (await presence(exhibitor)).lastMeeting.id;
    const outcome = {
      kind: 'LETTER_OF_INTENT',
      amount: '4000000',
      currency: 'MOP',
      note: 'Call on Monday',
      publish: true,
    };
    const recorded = await exhibitor.ask(ACT('recordOutcome'), {
      input: { meeting, idempotencyKey: key(), ...outcome },
    });
    expect(recorded).toMatchObject({ __typename: 'MeetingSuccess' });
    const input = { meeting, idempotencyKey: key() };
    expect(await buyer.ask(ACT('confirmOutcome'), { input })).toMatchObject({ __typename: 'MeetingSuccess' });
    const [mine, theirs] = await Promise.all([ownMeeting(exhibitor, meeting), ownMeeting(buyer, meeting)]);
    expect(mine.outcome).toMatchObject({
      kind: 'LETTER_OF_INTENT',
      money: { amount: '4000000', currency: 'MOP' },
      note: 'Call on Monday',
    });
    expect(theirs).toMatchObject({
      outcome: null,
      otherOutcome: { kind: 'LETTER_OF_INTENT', note: null },
      outcomeConfirmed: true,
    });
  });

  test('a note and a rating are for the one who keeps them', async () => {
    const meeting = (await presence(exhibitor)).lastMeeting.id;
    await exhibitor.ask(ACT('keepNote'), { input: { meeting, idempotencyKey: key(), text: '見過，很好' } });
    await exhibitor.ask(ACT('rateLead'), { input: { meeting, idempotencyKey: key(), rating: 4 } });
    expect(await ownMeeting(exhibitor, meeting)).toMatchObject({ note: '見過，很好', rating: 4 });
    expect(await ownMeeting(buyer, meeting)).toMatchObject({ note: null, rating: null });
    expect(await ownMeeting(organiser, meeting)).toMatchObject({ note: null, rating: null });
  });

  test('contact data is shown once its owner agrees, and no longer when that is taken back', async () => {
    const meeting = (await presence(exhibitor)).lastMeeting.id;
    const contactOf = async () => (await ownMeeting(buyer, meeting)).counterpart.contact;
    expect(await contactOf()).toBeNull();
    expect(await exhibitor.ask(ACT('giveConsent'), { input: { meeting, idempotencyKey: key() } })).toMatchObject({
      shared: true,
    });
    expect(await contactOf()).toEqual({ email: 'PE-1@demo.example', phone: '+853 0000 0000' });
    expect((await ownMeeting(exhibitor, meeting)).counterpart.contact).toBeNull();
    await exhibitor.ask(ACT('giveConsent'), { input: { meeting, idempotencyKey: key(), share: false } });
    expect(await contactOf()).toBeNull();
  });

  test('who comes back with a cursor reads what it missed', async () => {
    const feed = exhibitor.follow(FEED, { session: floor.session, after: 5 });
    const { missed, sequence } = await feed.next();
    expect(missed.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining([
        'participant-checked-in',
        'offer-made',
        'offer-confirmed',
        'meeting-ended',
        'outcome-recorded',
      ]),
    );
    expect(sequence).toBe(await floor.head());
    await feed.end();
  });
});

async function presence(client: ApiClient) {
  return (await client.ask(ME)).participants[0];
}

async function ownMeeting(client: ApiClient, meeting: string) {
  return client.ask(MEETING, { id: meeting });
}
