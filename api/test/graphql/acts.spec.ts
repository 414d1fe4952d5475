import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ACT, STEP } from '../builders/documents.ts';
import { OfferedPair } from '../builders/offeredPair.ts';

let pair: OfferedPair;
beforeEach(async () => {
  pair = await OfferedPair.open();
});
afterEach(() => pair.floor.close());

describe('answers to an offer', () => {
  test('declineOffer: not this one, and the reason is not told to the other', async () => {
    const { offer } = await pair.presence(pair.exhibitor);
    expect(await pair.act(pair.exhibitor, 'declineOffer', { offer: offer.id, reason: 'PRICE' })).toMatchObject({
      offer: { state: 'DECLINED' },
      participant: { state: 'AVAILABLE', offer: null },
    });
    expect(await pair.presence(pair.buyer)).toMatchObject({ state: 'AVAILABLE' });
  });

  test('deferOffer: later', async () => {
    const { offer } = await pair.presence(pair.buyer);
    expect(await pair.act(pair.buyer, 'deferOffer', { offer: offer.id })).toMatchObject({
      participant: { state: 'AVAILABLE' },
    });
  });

  test('extendAnswer: more time, once', async () => {
    const { offer } = await pair.presence(pair.buyer);
    const extended = await pair.act(pair.buyer, 'extendAnswer', { offer: offer.id });
    expect(extended.participant.offer).toMatchObject({ extended: true, mayExtend: false });
    expect(Date.parse(extended.participant.offer.deadline) - Date.parse(offer.deadline)).toBe(30_000);
    expect(await pair.act(pair.buyer, 'extendAnswer', { offer: offer.id })).toMatchObject({
      __typename: 'OfferProblem',
      code: 'already-extended',
    });
  });
});

describe('presence', () => {
  test('pause and leaveSession are kept during an offer', async () => {
    expect(await pair.act(pair.exhibitor, 'pause', { session: pair.floor.session })).toMatchObject({
      participant: { state: 'OFFERED', keptWish: 'pause' },
    });
    expect(await pair.act(pair.exhibitor, 'leaveSession', { session: pair.floor.session })).toMatchObject({
      participant: { keptWish: 'leave' },
    });
    await pair.act(pair.exhibitor, 'declineOffer', { offer: (await pair.presence(pair.exhibitor)).offer.id });
    expect(await pair.presence(pair.exhibitor)).toMatchObject({ state: 'LEFT' });
  });

  test('pause until a moment', async () => {
    await pair.act(pair.buyer, 'deferOffer', { offer: (await pair.presence(pair.buyer)).offer.id });
    const until = new Date(Date.now() + 600_000).toISOString();
    expect(await pair.act(pair.buyer, 'pause', { session: pair.floor.session, until })).toMatchObject({
      participant: { state: 'PAUSED', until },
    });
  });

  test('a person is live in one session at a time', async () => {
    const other = pair.floor.fair.sessions[1]!;
    const { id } = await pair.organiser
      .ask('query ($id: ID!) { exhibition(id: $id) { sessions { id } } }', { id: await exhibitionId() })
      .then(({ sessions }) => sessions[1]);
    await pair.floor.pool.query('insert into session_place (session_id, place_id, exhibition_id) values ($1, $2, $3)', [
      other,
      pair.floor.fair.places[0],
      pair.floor.fair.exhibition,
    ]);
    await pair.organiser.ask(STEP('openSession'), { input: { session: id, idempotencyKey: pair.key() } });
    expect(await pair.act(pair.exhibitor, 'checkIn', { session: id })).toMatchObject({
      __typename: 'PresenceProblem',
      code: 'in-other-session',
      message: expect.stringContaining('Demo session 1'),
    });
  });
});

describe('a meeting', () => {
  test('announceDelay tells the other how late one is', async () => {
    const meeting = await pair.meet();
    await pair.act(pair.buyer, 'announceDelay', { meeting, minutes: 4 });
    expect((await pair.presence(pair.exhibitor)).meeting).toMatchObject({ otherLateMinutes: 4, myLateMinutes: 0 });
  });

  test('[PA33] staff says by the badge that somebody will be late: once, and the log names both', async () => {
    const meeting = await pair.meet();
    const frontCode = pair.floor.badges.get(pair.floor.fair.buyers[0]!.person)!.frontCode;
    await pair.act(pair.organiser, 'announceDelay', { meeting, minutes: 5, frontCode });
    expect((await pair.presence(pair.exhibitor)).meeting).toMatchObject({ otherLateMinutes: 5, myLateMinutes: 0 });
    const { rows } = await pair.floor.pool.query(
      `select payload -> 'actor' as actor from session_event where kind = 'delay-announced'`,
    );
    expect(rows).toEqual([{ actor: expect.objectContaining({ by: 'staff', user: expect.any(String) }) }]);
    const head = await pair.floor.head();
    expect(await pair.act(pair.organiser, 'announceDelay', { meeting, minutes: 5, frontCode })).toMatchObject({
      code: 'meeting-state',
    });
    expect(await pair.act(pair.organiser, 'announceDelay', { meeting, minutes: 11, frontCode })).toMatchObject({
      code: 'minutes',
    });
    expect(await pair.floor.head()).toBe(head);
  });

  test('askWay tells the other that one cannot find the table', async () => {
    const meeting = await pair.meet();
    await pair.act(pair.buyer, 'askWay', { meeting });
    expect((await pair.presence(pair.exhibitor)).meeting).toMatchObject({ otherWayAsked: true });
    expect((await pair.presence(pair.buyer)).meeting).toMatchObject({ otherWayAsked: false });
  });

  test('reportNoShow is a claim that the other may answer', async () => {
    const meeting = await pair.meet();
    expect(await pair.act(pair.exhibitor, 'reportNoShow', { meeting })).toMatchObject({
      __typename: 'MeetingProblem',
      code: 'claim-needed',
    });
    await pair.act(pair.exhibitor, 'arriveAtPlace', { meeting });
    await pair.act(pair.exhibitor, 'reportNoShow', { meeting });
    expect((await pair.presence(pair.buyer)).meeting.claim).toEqual({ byMe: false });
    await pair.act(pair.buyer, 'arriveAtPlace', { meeting });
    expect(await pair.presence(pair.buyer)).toMatchObject({ state: 'MEETING', meeting: { claim: null } });
  });

  test('extendMeeting needs both', async () => {
    const meeting = await pair.talk();
    const { endsAt } = (await pair.presence(pair.exhibitor)).meeting;
    await pair.act(pair.exhibitor, 'extendMeeting', { meeting });
    expect((await pair.presence(pair.buyer)).meeting.endsAt).toBe(endsAt);
    await pair.act(pair.buyer, 'extendMeeting', { meeting });
    expect(Date.parse((await pair.presence(pair.buyer)).meeting.endsAt)).toBeGreaterThan(Date.parse(endsAt));
  });
});

describe('staff', () => {
  test('does for somebody what they could do, by the front code of the badge', async () => {
    const { offer, frontCode } = await pair.presence(pair.buyer);
    expect(await pair.act(pair.organiser, 'acceptOffer', { offer: offer.id, frontCode })).toMatchObject({
      offer: { accepted: true },
    });
    const log = await pair.floor.pool.query(
      `select payload -> 'actor' as actor from session_event where kind = 'offer-accepted'`,
    );
    expect(log.rows[0].actor).toMatchObject({ by: 'staff', user: expect.any(String), for: expect.any(String) });
  });

  test('a participant does nothing for another, neither by front code nor by id', async () => {
    const { offer, frontCode, id } = await pair.presence(pair.buyer);
    const head = await pair.floor.head();
    expect(await pair.act(pair.exhibitor, 'acceptOffer', { offer: offer.id, frontCode })).toMatchObject({
      __typename: 'NotAllowed',
      code: 'not-yours',
    });
    expect(await pair.act(pair.exhibitor, 'acceptOffer', { offer: offer.id, participant: id })).toMatchObject({
      code: 'not-yours',
    });
    expect(await pair.floor.head()).toBe(head);
    expect((await pair.presence(pair.buyer)).offer.accepted).toBe(false);
  });

  test('a front code that nobody has is told as it was typed', async () => {
    const { offer } = await pair.presence(pair.buyer);
    expect(await pair.act(pair.organiser, 'acceptOffer', { offer: offer.id, frontCode: 'B-9999' })).toMatchObject({
      code: 'participant-unknown',
      message: 'B-9999 is not in this session.',
      path: ['input', 'frontCode'],
    });
  });
});

describe('a request that is sent again', () => {
  test('gets the first answer and is done once', async () => {
    const { offer } = await pair.presence(pair.exhibitor);
    const input = { offer: offer.id, idempotencyKey: pair.key() };
    const first = await pair.exhibitor.ask(ACT('acceptOffer'), { input });
    const head = await pair.floor.head();
    expect(await pair.exhibitor.ask(ACT('acceptOffer'), { input })).toMatchObject({ __typename: first.__typename });
    expect(await pair.floor.head()).toBe(head);
  });

  test('may name its key in the header', async () => {
    const { offer } = await pair.presence(pair.exhibitor);
    const input = { offer: offer.id };
    const headers = { 'idempotency-key': pair.key() };
    expect(await pair.exhibitor.ask(ACT('acceptOffer'), { input }, { headers })).toMatchObject({
      __typename: 'OfferSuccess',
    });
  });

  test('with another input under the same key is refused, and so is one without key', async () => {
    const { offer } = await pair.presence(pair.exhibitor);
    const idempotencyKey = pair.key();
    const until = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    await pair.act(pair.exhibitor, 'pause', { session: pair.floor.session, idempotencyKey, until: until(20) });
    const head = await pair.floor.head();
    expect(
      await pair.act(pair.exhibitor, 'pause', { session: pair.floor.session, idempotencyKey, until: until(30) }),
    ).toMatchObject({
      __typename: 'IdempotencyProblem',
      code: 'key-reused',
      message: 'This request was already sent with other contents.',
    });
    for (const wrong of [null, 'short', 'x'.repeat(200), 'with a space in it']) {
      expect(await pair.act(pair.exhibitor, 'acceptOffer', { offer: offer.id, idempotencyKey: wrong })).toMatchObject({
        __typename: 'IdempotencyProblem',
        code: 'key-missing',
      });
    }
    expect(await pair.floor.head()).toBe(head);
  });
});

async function exhibitionId(): Promise<string> {
  return (await pair.organiser.ask('{ viewer { organiserOf { id } } }')).organiserOf[0].id;
}
