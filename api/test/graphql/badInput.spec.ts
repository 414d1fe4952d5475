import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { liveId } from '../../src/graphql/relay/nodeId.ts';
import type { ApiClient, Result } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, ME, STEP } from '../builders/documents.ts';
import { PATIENCE } from '../builders/patience.ts';

let floor: ApiFloor;
let organiser: ApiClient;
let exhibitor: ApiClient;
let buyer: ApiClient;
let meeting: string;
let keys = 0;
const key = () => `input-key-${++keys}`;
const presence = async (client: ApiClient): Promise<Result> => (await client.ask(ME)).participants[0];

beforeAll(async () => {
  floor = await ApiFloor.open({ people: 1, places: 1 });
  organiser = await floor.organiser();
  [exhibitor, buyer] = await Promise.all([floor.as(floor.fair.exhibitors[0]!), floor.as(floor.fair.buyers[0]!)]);
});
afterAll(() => floor.close());

/** Everything that a refusal must leave as it was. */
async function traces(): Promise<object> {
  const count = async (table: string) =>
    Number((await floor.pool.query(`select count(*) from ${table}`)).rows[0].count);
  return {
    head: await floor.head(),
    texts: await count('private_text'),
    leads: await count('lead'),
    consents: await count('consent'),
    keys: await count('idempotency_key'),
    outcomes: await count('outcome'),
  };
}

/** Sends what must be refused; answers the problem, having seen that nothing changed. */
async function refusedOf(send: () => Promise<Result>): Promise<Result> {
  const before = await traces();
  const answer = await send();
  expect(await traces()).toEqual(before);
  return answer;
}

describe('before the session', () => {
  test('a session that is not open says when it opens, where the fair is', async () => {
    const answer = await refusedOf(() =>
      exhibitor.ask(ACT('checkIn'), { input: { session: floor.session, idempotencyKey: key() } }),
    );
    expect(answer).toMatchObject({ __typename: 'SessionProblem', code: 'session-not-open' });
    expect(answer.message).toMatch(/^This session is not open yet\. It opens at \d\d:\d\d\.$/);
  });

  test.each(['not an id', '', 'AAAA', 'DAGiAH0NunTJvlGAmojqnuABogB9EWN3x55xnW57qw-W'])(
    'a session id that is none of ours: %j',
    async (session) => {
      const answer = await refusedOf(() =>
        exhibitor.ask(ACT('checkIn'), { input: { session, idempotencyKey: key() } }),
      );
      expect(answer).toMatchObject({
        __typename: 'SessionProblem',
        code: 'session-unknown',
        path: ['input', 'session'],
      });
    },
  );
});

describe('in a meeting', () => {
  beforeAll(async () => {
    for (const name of ['openSession', 'startPairing']) {
      await organiser.ask(STEP(name), { input: { session: floor.session, idempotencyKey: key() } });
    }
    for (const client of [exhibitor, buyer]) {
      for (const name of ['checkIn', 'becomeAvailable'])
        await client.ask(ACT(name), { input: { session: floor.session, idempotencyKey: key() } });
    }
    await vi.waitUntil(async () => (await presence(exhibitor)).state === 'OFFERED', PATIENCE);
    for (const client of [exhibitor, buyer]) {
      await client.ask(ACT('acceptOffer'), {
        input: { offer: (await presence(client)).offer.id, idempotencyKey: key() },
      });
    }
    meeting = (await presence(exhibitor)).meeting.id;
    for (const client of [exhibitor, buyer])
      await client.ask(ACT('arriveAtPlace'), { input: { meeting, idempotencyKey: key() } });
  });

  test('an offer that was answered, and one that never was', async () => {
    const [id] = [...(await floor.ports.sessions.read(floor.sessionId))!.offers.keys()];
    const decline = (offer: string) =>
      refusedOf(() => buyer.ask(ACT('declineOffer'), { input: { offer, idempotencyKey: key() } }));
    expect(await decline(liveId('Offer', floor.sessionId, id!))).toMatchObject({
      __typename: 'OfferProblem',
      code: 'already-answered',
    });
    const never = '01900000-0000-7000-8000-000000000000';
    expect(await decline(liveId('Offer', floor.sessionId, never))).toMatchObject({
      __typename: 'OfferProblem',
      code: 'offer-gone',
    });
    expect(await decline('none of ours')).toMatchObject({
      __typename: 'OfferProblem',
      code: 'offer-gone',
      path: ['input', 'offer'],
    });
  });

  const MONEY = [
    ['a currency that is none', { amount: '100', currency: 'XQQ' }, 'currency-unknown', ['input', 'currency']],
    ['a currency in small letters', { amount: '100', currency: 'mop' }, 'currency-unknown', ['input', 'currency']],
    ['an amount without currency', { amount: '100' }, 'currency-unknown', ['input', 'currency']],
    ['a currency without amount', { currency: 'MOP' }, 'amount', ['input', 'amount']],
    ['an amount below zero', { amount: '-1', currency: 'MOP' }, 'amount', ['input', 'amount']],
    ['an amount that is no number', { amount: 'a lot', currency: 'MOP' }, 'amount', ['input', 'amount']],
    ['an amount with a point', { amount: '12.50', currency: 'MOP' }, 'amount', ['input', 'amount']],
    ['an amount longer than any money', { amount: '9'.repeat(40), currency: 'MOP' }, 'amount', ['input', 'amount']],
    ['a day that does not exist', { followUpOn: '2027-02-30' }, 'date-invalid', ['input', 'followUpOn']],
    ['a day that is no day', { followUpOn: 'next week' }, 'date-invalid', ['input', 'followUpOn']],
    ['control characters', { note: 'a\u0000b' }, 'text-invalid', ['input', 'note']],
    ['half a character', { note: 'a\ud800b' }, 'text-invalid', ['input', 'note']],
    ['marks that turn the direction of the text', { note: 'a\u202eb' }, 'text-invalid', ['input', 'note']],
    ['a note that is too long', { note: 'x'.repeat(2_001) }, 'text-too-long', ['input', 'note']],
    ['a note of half a megabyte', { note: '長'.repeat(300_000) }, 'text-too-long', ['input', 'note']],
  ] as const;

  test.each(MONEY)('an outcome with %s', async (_, outcome, code, path) => {
    const input = { meeting, idempotencyKey: key(), kind: 'CONTRACT', ...outcome };
    expect(await refusedOf(() => exhibitor.ask(ACT('recordOutcome'), { input }))).toMatchObject({
      __typename: 'InputProblem',
      code,
      path,
    });
  });

  test('is refused in the language of the viewer', async () => {
    const input = { meeting, kind: 'CONTRACT', amount: '1', currency: 'XQQ' };
    const said = async (language: string) =>
      (
        await exhibitor.ask(
          ACT('recordOutcome'),
          { input: { ...input, idempotencyKey: key() } },
          { headers: { 'accept-language': language } },
        )
      ).message;
    expect([await said('zh-MO'), await said('zh-CN'), await said('pt'), await said('en')]).toEqual([
      '查不到貨幣代號XQQ。',
      '查不到币种代码XQQ。',
      'Código de moeda desconhecido: XQQ.',
      'XQQ is not a currency code we know.',
    ]);
  });

  test.each([
    ['keepNote', { text: 'long '.repeat(401) }, 'text-too-long'],
    ['keepNote', { text: '\u0007' }, 'text-invalid'],
    ['rateLead', { rating: 6 }, 'rating'],
    ['rateLead', { rating: 0 }, 'rating'],
    ['announceDelay', { minutes: 0 }, 'minutes'],
    ['announceDelay', { minutes: 600 }, 'minutes'],
  ])('%s with what it cannot take', async (name, rest, code) => {
    const input = { meeting, idempotencyKey: key(), ...rest };
    expect(await refusedOf(() => exhibitor.ask(ACT(name), { input }))).toMatchObject({
      __typename: 'InputProblem',
      code,
    });
  });

  test('a pause that ends before it begins', async () => {
    const input = { session: floor.session, idempotencyKey: key(), until: '2020-01-01T00:00:00Z' };
    expect(await refusedOf(() => exhibitor.ask(ACT('pause'), { input }))).toMatchObject({
      code: 'dates-order',
      path: ['input', 'until'],
    });
  });

  test('a place that is none, and a meeting that is none', async () => {
    const input = { session: floor.session, idempotencyKey: key(), place: 'nowhere' };
    expect(await refusedOf(() => organiser.ask(STEP('closePlace', 'PlaceInput'), { input }))).toMatchObject({
      __typename: 'PlaceProblem',
      code: 'place-unknown',
    });
    expect(
      await refusedOf(() => exhibitor.ask(ACT('endMeeting'), { input: { meeting: 'none', idempotencyKey: key() } })),
    ).toMatchObject({ code: 'meeting-gone' });
  });

  test.each([
    [
      'an unknown language',
      [{ language: 'tlh', text: 'nuqneH' }],
      'language-unknown',
      ['input', 'text', '0', 'language'],
    ],
    ['no text', [], 'text-invalid', ['input', 'text']],
    ['only spaces', [{ language: 'en', text: '   ' }], 'text-invalid', ['input', 'text']],
    [
      'a text that is too long',
      [{ language: 'en', text: 'x'.repeat(501) }],
      'text-too-long',
      ['input', 'text', '0', 'text'],
    ],
    ['an escape character', [{ language: 'en', text: '\u001b[31m' }], 'text-invalid', ['input', 'text', '0', 'text']],
  ])('an announcement with %s', async (_, text, code, path) => {
    const input = { session: floor.session, idempotencyKey: key(), text };
    expect(await refusedOf(() => organiser.ask(STEP('announce', 'AnnounceInput'), { input }))).toMatchObject({
      __typename: 'InputProblem',
      code,
      path,
    });
  });

  test('a reason whose command is refused is not kept', async () => {
    const input = { session: floor.session, idempotencyKey: key(), reason: 'Because', meeting, place: 'none' };
    await refusedOf(() => organiser.ask(STEP('moveMeeting', 'MoveMeetingInput'), { input }));
    const wrong = { session: floor.session, idempotencyKey: key(), reason: 'Because', until: '2020-01-01T00:00:00Z' };
    await refusedOf(() => organiser.ask(STEP('pausePairing', 'PausePairingInput'), { input: wrong }));
    const cancelled = {
      session: floor.session,
      idempotencyKey: key(),
      reason: 'Because',
      exhibitor: (await presence(exhibitor)).id,
      buyer: (await presence(buyer)).id,
    };
    expect(
      await refusedOf(() => organiser.ask(STEP('pairByHand', 'PairByHandInput'), { input: cancelled })),
    ).toMatchObject({ __typename: 'PresenceProblem' });
  });
});

describe('requests that are none', () => {
  test('an enum value that does not exist is a refused request with a stable code and a reference', async () => {
    const { status, errors } = await exhibitor.send(ACT('declineOffer'), {
      input: { offer: 'x', idempotencyKey: key(), reason: 'UGLY' },
    });
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', correlationId: expect.any(String) });
  });

  test('a DateTime that is none', async () => {
    const { errors } = await exhibitor.send(ACT('pause'), {
      input: { session: floor.session, idempotencyKey: key(), until: 'tomorrow' },
    });
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  test('ten megabytes are refused before they are read, in the language of the viewer', async () => {
    const response = await fetch(`${floor.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': 'pt',
        authorization: `Bearer ${exhibitor.token}`,
      },
      body: JSON.stringify({ query: '{ viewer { user } }', variables: { note: 'x'.repeat(10_000_000) } }),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: 'É demasiado grande: no máximo 1 MB.',
          extensions: { code: 'TOO_LARGE', correlationId: expect.any(String) },
        },
      ],
    });
  });

  test('a page that goes both ways, and one that is too long', async () => {
    for (const paging of ['first: 5, last: 5', 'first: 101', 'first: -1', 'after: "nonsense"']) {
      const { errors } = await organiser.send(`{ exhibitions(${paging}) { edges { cursor } } }`);
      expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    }
  });

  test('no fault was logged in all of this', () => {
    expect(floor.log.errors).toEqual([]);
  });
});
