import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ApiClient, Result } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, ME, STEP } from '../builders/documents.ts';

let floor: ApiFloor;
let organiser: ApiClient;
let exhibitor: ApiClient;
let buyer: ApiClient;
let keys = 0;
const key = () => `acts-key-${++keys}`;

const presence = async (client: ApiClient): Promise<Result> => (await client.ask(ME)).participants[0];
const act = (client: ApiClient, name: string, input: object = {}): Promise<Result> =>
  client.ask(ACT(name), { input: { idempotencyKey: key(), ...input } });
const step = (name: string, input: object = {}, type = 'StepInInput'): Promise<Result> =>
  organiser.ask(STEP(name, type), { input: { session: floor.session, idempotencyKey: key(), ...input } });
const places = async (): Promise<Result> =>
  (
    await organiser.ask('query ($id: ID!) { pairingSession(id: $id) { places { id label open meeting { id } } } }', {
      id: floor.session,
    })
  ).places;

/** A fresh fair whose two people are offered to each other. */
beforeEach(async () => {
  floor = await ApiFloor.open({ people: 1, places: 2 });
  organiser = await floor.organiser();
  [exhibitor, buyer] = await Promise.all([floor.as(floor.fair.exhibitors[0]!), floor.as(floor.fair.buyers[0]!)]);
  await step('openSession');
  await step('startPairing');
  for (const client of [exhibitor, buyer]) {
    await act(client, 'checkIn', { session: floor.session });
    await act(client, 'becomeAvailable', { session: floor.session });
  }
  await expect.poll(() => presence(exhibitor)).toMatchObject({ state: 'OFFERED' });
});
afterEach(() => floor.close());

/** Both accept; answers the meeting. */
async function meet(): Promise<string> {
  for (const client of [exhibitor, buyer])
    await act(client, 'acceptOffer', { offer: (await presence(client)).offer.id });
  return (await presence(exhibitor)).meeting.id;
}

async function talk(): Promise<string> {
  const meeting = await meet();
  for (const client of [exhibitor, buyer]) await act(client, 'arriveAtPlace', { meeting });
  return meeting;
}

describe('answers to an offer', () => {
  test('declineOffer: not this one, and the reason is not told to the other', async () => {
    const { offer } = await presence(exhibitor);
    expect(await act(exhibitor, 'declineOffer', { offer: offer.id, reason: 'PRICE' })).toMatchObject({
      offer: { state: 'DECLINED' },
      participant: { state: 'AVAILABLE', offer: null },
    });
    expect(await presence(buyer)).toMatchObject({ state: 'AVAILABLE' });
  });

  test('deferOffer: later', async () => {
    const { offer } = await presence(buyer);
    expect(await act(buyer, 'deferOffer', { offer: offer.id })).toMatchObject({ participant: { state: 'AVAILABLE' } });
  });

  test('extendAnswer: more time, once', async () => {
    const { offer } = await presence(buyer);
    const extended = await act(buyer, 'extendAnswer', { offer: offer.id });
    expect(extended.participant.offer).toMatchObject({ extended: true, mayExtend: false });
    expect(Date.parse(extended.participant.offer.deadline) - Date.parse(offer.deadline)).toBe(30_000);
    expect(await act(buyer, 'extendAnswer', { offer: offer.id })).toMatchObject({
      __typename: 'OfferProblem',
      code: 'already-extended',
    });
  });
});

describe('presence', () => {
  test('pause and leaveSession are kept during an offer', async () => {
    expect(await act(exhibitor, 'pause', { session: floor.session })).toMatchObject({
      participant: { state: 'OFFERED', keptWish: 'pause' },
    });
    expect(await act(exhibitor, 'leaveSession', { session: floor.session })).toMatchObject({
      participant: { keptWish: 'leave' },
    });
    await act(exhibitor, 'declineOffer', { offer: (await presence(exhibitor)).offer.id });
    expect(await presence(exhibitor)).toMatchObject({ state: 'LEFT' });
  });

  test('pause until a moment', async () => {
    await act(buyer, 'deferOffer', { offer: (await presence(buyer)).offer.id });
    const until = new Date(Date.now() + 600_000).toISOString();
    expect(await act(buyer, 'pause', { session: floor.session, until })).toMatchObject({
      participant: { state: 'PAUSED', until },
    });
  });

  test('a person is live in one session at a time', async () => {
    const other = floor.fair.sessions[1]!;
    const { id } = await organiser
      .ask('query ($id: ID!) { exhibition(id: $id) { sessions { id } } }', { id: await exhibitionId() })
      .then(({ sessions }) => sessions[1]);
    await floor.pool.query('insert into session_place (session_id, place_id, exhibition_id) values ($1, $2, $3)', [
      other,
      floor.fair.places[0],
      floor.fair.exhibition,
    ]);
    await organiser.ask(STEP('openSession'), { input: { session: id, idempotencyKey: key() } });
    expect(await act(exhibitor, 'checkIn', { session: id })).toMatchObject({
      __typename: 'PresenceProblem',
      code: 'in-other-session',
      message: expect.stringContaining('Demo session 1'),
    });
  });
});

describe('a meeting', () => {
  test('announceDelay tells the other how late one is', async () => {
    const meeting = await meet();
    await act(buyer, 'announceDelay', { meeting, minutes: 4 });
    expect((await presence(exhibitor)).meeting).toMatchObject({ otherLateMinutes: 4, myLateMinutes: 0 });
  });

  test('reportNoShow is a claim that the other may answer', async () => {
    const meeting = await meet();
    expect(await act(exhibitor, 'reportNoShow', { meeting })).toMatchObject({
      __typename: 'MeetingProblem',
      code: 'claim-needed',
    });
    await act(exhibitor, 'arriveAtPlace', { meeting });
    await act(exhibitor, 'reportNoShow', { meeting });
    expect((await presence(buyer)).meeting.claim).toEqual({ byMe: false });
    await act(buyer, 'arriveAtPlace', { meeting });
    expect(await presence(buyer)).toMatchObject({ state: 'MEETING', meeting: { claim: null } });
  });

  test('extendMeeting needs both', async () => {
    const meeting = await talk();
    const { endsAt } = (await presence(exhibitor)).meeting;
    await act(exhibitor, 'extendMeeting', { meeting });
    expect((await presence(buyer)).meeting.endsAt).toBe(endsAt);
    await act(buyer, 'extendMeeting', { meeting });
    expect(Date.parse((await presence(buyer)).meeting.endsAt)).toBeGreaterThan(Date.parse(endsAt));
  });
});

describe('staff', () => {
  test('does for somebody what they could do, by the front code of the badge', async () => {
    const { offer, frontCode } = await presence(buyer);
    expect(await act(organiser, 'acceptOffer', { offer: offer.id, frontCode })).toMatchObject({
      offer: { accepted: true },
    });
    const log = await floor.pool.query(
      `select payload -> 'actor' as actor from session_event where kind = 'offer-accepted'`,
    );
    expect(log.rows[0].actor).toMatchObject({ by: 'staff', user: expect.any(String), for: expect.any(String) });
  });

  test('a participant does nothing for another, neither by front code nor by id', async () => {
    const { offer, frontCode, id } = await presence(buyer);
    const head = await floor.head();
    expect(await act(exhibitor, 'acceptOffer', { offer: offer.id, frontCode })).toMatchObject({
      __typename: 'NotAllowed',
      code: 'not-yours',
    });
    expect(await act(exhibitor, 'acceptOffer', { offer: offer.id, participant: id })).toMatchObject({
      code: 'not-yours',
    });
    expect(await floor.head()).toBe(head);
    expect((await presence(buyer)).offer.accepted).toBe(false);
  });

  test('a front code that nobody has is told as it was typed', async () => {
    const { offer } = await presence(buyer);
    expect(await act(organiser, 'acceptOffer', { offer: offer.id, frontCode: 'B-9999' })).toMatchObject({
      code: 'participant-unknown',
      message: 'B-9999 is not in this session.',
      path: ['input', 'frontCode'],
    });
  });
});

describe('the organiser', () => {
  test('pausePairing and startPairing', async () => {
    expect(await step('pausePairing', { reason: 'Fire drill' }, 'PausePairingInput')).toMatchObject({
      session: { state: 'PAUSED' },
    });
    expect(await step('startPairing')).toMatchObject({ session: { state: 'PAIRING' } });
    const kept = await floor.pool.query(`select text from private_text where kind = 'reason'`);
    expect(kept.rows).toEqual([{ text: { en: 'Fire drill' } }]);
  });

  test('closeSession withdraws what is open', async () => {
    await step('closeSession', { reason: 'End of the day' });
    await expect.poll(() => presence(exhibitor).then((me) => me ?? null)).toBeNull();
  });

  test('pairByHand offers two to each other again after "later"', async () => {
    const [left, right] = [await presence(exhibitor), await presence(buyer)];
    await act(buyer, 'deferOffer', { offer: right.offer.id });
    expect(
      await step('pairByHand', { exhibitor: left.id, buyer: right.id, reason: 'They asked' }, 'PairByHandInput'),
    ).toMatchObject({
      __typename: 'SessionSuccess',
    });
    const { offer } = await presence(exhibitor);
    expect(offer.forMe.score).toBeGreaterThan(0);
  });

  test('pairByHand refuses who is busy, and who is not of the right side', async () => {
    const [left, right] = [await presence(exhibitor), await presence(buyer)];
    const head = await floor.head();
    expect(await step('pairByHand', { exhibitor: left.id, buyer: right.id }, 'PairByHandInput')).toMatchObject({
      __typename: 'PresenceProblem',
      code: 'busy-now',
    });
    expect(await step('pairByHand', { exhibitor: right.id, buyer: left.id }, 'PairByHandInput')).toMatchObject({
      code: 'participant-unknown',
    });
    expect(await floor.head()).toBe(head);
  });

  test('moveMeeting, closePlace and openPlace', async () => {
    const meeting = await meet();
    const [first, second] = await places();
    const [here, there] = first.meeting ? [first, second] : [second, first];
    expect(await step('moveMeeting', { meeting, place: there.id, reason: 'Noise' }, 'MoveMeetingInput')).toMatchObject({
      __typename: 'SessionSuccess',
    });
    expect((await presence(buyer)).meeting.place.label).toBe(there.label);
    expect(await step('moveMeeting', { meeting, place: there.id }, 'MoveMeetingInput')).toMatchObject({
      __typename: expect.any(String),
    });
    await step('closePlace', { place: here.id, reason: 'Broken lamp' }, 'PlaceInput');
    expect((await places()).find(({ id }: Result) => id === here.id)).toMatchObject({ open: false });
    expect(await step('moveMeeting', { meeting, place: here.id }, 'MoveMeetingInput')).toMatchObject({
      __typename: 'PlaceProblem',
      code: 'place-closed',
      message: `Table ${here.label} is closed.`,
    });
    await step('openPlace', { place: here.id }, 'PlaceInput');
    expect((await places()).find(({ id }: Result) => id === here.id)).toMatchObject({ open: true });
  });

  test('cancelMeeting cancels a summons and ends a meeting', async () => {
    const meeting = await meet();
    await step('cancelMeeting', { meeting, reason: 'Ill' }, 'CancelMeetingInput');
    expect(await presence(exhibitor)).toMatchObject({ meeting: null });
    expect(await step('cancelMeeting', { meeting }, 'CancelMeetingInput')).toMatchObject({
      __typename: 'MeetingProblem',
    });
  });

  test('announce reaches everybody in their language', async () => {
    const text = [
      { language: 'zh-Hant', text: '十五分鐘後結束' },
      { language: 'en', text: 'We end in fifteen minutes' },
    ];
    expect(await step('announce', { text }, 'AnnounceInput')).toMatchObject({ __typename: 'SessionSuccess' });
    const ANNOUNCED =
      'query ($id: ID!) { pairingSession(id: $id) { announcement { text { text language all { language text } } } } }';
    const read = (language: string) =>
      buyer.ask(ANNOUNCED, { id: floor.session }, { headers: { 'accept-language': language } });
    expect((await read('zh-MO')).announcement.text).toMatchObject({ text: '十五分鐘後結束', language: 'zh_Hant' });
    expect((await read('pt')).announcement.text).toMatchObject({ text: 'We end in fifteen minutes', language: 'en' });
  });

  test('changeRules says first whom it would concern', async () => {
    const CHANGE = `mutation ($input: ChangeRulesInput!) { changeRules(input: $input) { __typename
      ... on SessionSuccess { session { rules { answerSeconds } } } ... on ChangeRulesPreview { affected rules { answerSeconds meetingMinutes } }
      ... on Problem { code message path } } }`;
    const input = { session: floor.session, rules: { answerSeconds: 60 }, idempotencyKey: key() };
    const head = await floor.head();
    expect(await organiser.ask(CHANGE, { input: { ...input, dryRun: true } })).toMatchObject({
      affected: 2,
      rules: { answerSeconds: 60, meetingMinutes: 15 },
    });
    expect(await floor.head()).toBe(head);
    expect(await organiser.ask(CHANGE, { input })).toMatchObject({ session: { rules: { answerSeconds: 60 } } });
    const wrong = { session: floor.session, rules: { answerSeconds: -1 }, idempotencyKey: key() };
    expect(await organiser.ask(CHANGE, { input: wrong })).toMatchObject({
      __typename: 'InputProblem',
      code: 'rules-out-of-range',
    });
  });

  test('is the only one who steps in', async () => {
    const head = await floor.head();
    for (const client of [exhibitor, floor.client(), await floor.partner(['see-board', 'follow-session'])]) {
      const answer = await client.ask(STEP('closeSession'), {
        input: { session: floor.session, idempotencyKey: key() },
      });
      expect(['NotAllowed', 'NotSignedIn']).toContain(answer.__typename);
    }
    expect(await floor.head()).toBe(head);
  });
});

describe('a request that is sent again', () => {
  test('gets the first answer and is done once', async () => {
    const { offer } = await presence(exhibitor);
    const input = { offer: offer.id, idempotencyKey: key() };
    const first = await exhibitor.ask(ACT('acceptOffer'), { input });
    const head = await floor.head();
    expect(await exhibitor.ask(ACT('acceptOffer'), { input })).toMatchObject({ __typename: first.__typename });
    expect(await floor.head()).toBe(head);
  });

  test('may name its key in the header', async () => {
    const { offer } = await presence(exhibitor);
    const input = { offer: offer.id };
    const headers = { 'idempotency-key': key() };
    expect(await exhibitor.ask(ACT('acceptOffer'), { input }, { headers })).toMatchObject({
      __typename: 'OfferSuccess',
    });
  });

  test('with another input under the same key is refused, and so is one without key', async () => {
    const { offer } = await presence(exhibitor);
    const idempotencyKey = key();
    const until = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    await act(exhibitor, 'pause', { session: floor.session, idempotencyKey, until: until(20) });
    const head = await floor.head();
    expect(await act(exhibitor, 'pause', { session: floor.session, idempotencyKey, until: until(30) })).toMatchObject({
      __typename: 'IdempotencyProblem',
      code: 'key-reused',
      message: 'This request was already sent with other contents.',
    });
    for (const wrong of [null, 'short', 'x'.repeat(200), 'with a space in it']) {
      expect(await act(exhibitor, 'acceptOffer', { offer: offer.id, idempotencyKey: wrong })).toMatchObject({
        __typename: 'IdempotencyProblem',
        code: 'key-missing',
      });
    }
    expect(await floor.head()).toBe(head);
  });
});

async function exhibitionId(): Promise<string> {
  return (await organiser.ask('{ viewer { organiserOf { id } } }')).organiserOf[0].id;
}
