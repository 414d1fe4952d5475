import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ApiClient } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { BareSocket } from '../builders/bareSocket.ts';
import { ACT, FEED, STEP } from '../builders/documents.ts';

const SESSION_FEED = `subscription ($session: ID!, $after: Int) { sessionFeed(session: $session, after: $after) {
  __typename ... on SessionEvent { sequence previous kind } } }`;
const BOARD = `subscription ($session: ID!) { sessionBoard(session: $session) { state sides { venue { name { text } } } } }`;

let floor: ApiFloor;
let organiser: ApiClient;
let keys = 0;
const input = () => ({ session: floor.session, idempotencyKey: `push-key-${++keys}` });
beforeAll(async () => {
  floor = await ApiFloor.open({ people: 2, places: 2 });
  organiser = await floor.organiser();
  await floor.pool.query(`update venue set name = '{"en": "Demo hall", "zh-Hant": "示範展館"}'`);
  for (const step of ['openSession', 'startPairing']) await organiser.ask(STEP(step), { input: input() });
});
afterAll(() => floor.close());

const open: BareSocket[] = [];
afterEach(() => {
  for (const { socket } of open.splice(0)) socket.terminate();
});
const keep = (socket: BareSocket) => {
  open.push(socket);
  return socket;
};
const socketOf = async ({ token }: ApiClient, more: object = {}) =>
  keep(await BareSocket.open(floor.url, { token, ...more }));

/** Something that everybody reads; answers how far the log then goes. */
let isPairing = true;
async function happen(): Promise<number> {
  const step = isPairing ? STEP('pausePairing', 'PausePairingInput') : STEP('startPairing');
  isPairing = !isPairing;
  await organiser.ask(step, { input: input() });
  return floor.head();
}

describe('[PU1] the protocol', () => {
  test('a second operation of the same id ends the socket with 4409', async () => {
    const socket = await socketOf(organiser);
    socket.subscribe('same', SESSION_FEED, { session: floor.session });
    socket.subscribe('same', '{ viewer { user } }');
    expect(await socket.closed).toBe(4409);
  });

  test('an id may be used again when its operation is over, and nothing comes of the one that was left', async () => {
    const socket = await socketOf(organiser);
    socket.subscribe('1', BOARD, { session: floor.session });
    await socket.next();
    socket.say({ id: '1', type: 'complete' });
    socket.subscribe('1', '{ viewer { user } }');
    expect(await socket.next()).toMatchObject({ id: '1', type: 'next', payload: { data: { viewer: {} } } });
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
    const head = await happen();
    socket.subscribe('2', SESSION_FEED, { session: floor.session, after: head - 1 });
    expect(await socket.next()).toMatchObject({ id: '2', payload: { data: { sessionFeed: { sequence: head } } } });
  });

  test('a second connection_init ends it with 4429', async () => {
    const socket = await socketOf(organiser);
    socket.say({ type: 'connection_init' });
    expect(await socket.closed).toBe(4429);
  });

  test.each([
    'no JSON',
    '{"type":"start","id":"1"}',
    '{"type":"connection_ack"}',
    '{"id":"1","type":"subscribe"}',
    '[]',
  ])('the message %s ends it with 4400', async (text) => {
    const socket = await socketOf(organiser);
    socket.say(text);
    expect(await socket.closed).toBe(4400);
  });

  test('another protocol ends it with 4406', async () => {
    const socket = keep(new BareSocket(floor.url, []));
    expect(await socket.closed).toBe(4406);
  });

  test('who does not say who it is within some seconds is ended with 4408', async () => {
    const socket = keep(new BareSocket(floor.url));
    expect(await socket.closed).toBe(4408);
  });

  test('a ping is answered by a pong with the same payload', async () => {
    const socket = await socketOf(organiser);
    socket.say({ type: 'ping', payload: { at: 1 } });
    expect(await socket.next()).toEqual({ type: 'pong', payload: { at: 1 } });
    socket.say({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
  });

  test('more than thirty operations at once are refused, and the socket goes on', async () => {
    const socket = await socketOf(organiser);
    for (let at = 0; at <= 30; at++) socket.subscribe(String(at), SESSION_FEED, { session: floor.session });
    const refused = await socket.until(({ type }) => type === 'error');
    expect(refused).toMatchObject({ id: '30', payload: [{ extensions: { code: 'OVERLOADED' } }] });
    socket.say({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
  });
});

describe('[PU3] a group', () => {
  test('reads the same bytes on every socket, in the order of the log', async () => {
    const partner = await floor.partner(['follow-session']);
    const sockets = [...(await Promise.all([1, 2, 3].map(() => socketOf(organiser)))), await socketOf(partner)];
    const after = await floor.head();
    for (const socket of sockets) socket.subscribe('1', SESSION_FEED, { session: floor.session, after: after - 2 });
    for (let at = 0; at < 5; at++) await happen();
    const head = await floor.head();
    const sequences = [];
    for (const socket of sockets) {
      const own = [];
      for (let at = after - 2; at < head; at++)
        own.push((await socket.next()).payload.data.sessionFeed.sequence as number);
      sequences.push(own);
    }
    const whole = Array.from({ length: head - after + 2 }, (_, at) => after - 1 + at);
    expect(sequences).toEqual(sockets.map(() => whole));
    for (const { texts } of sockets.slice(1)) expect(texts.slice(1)).toEqual(sockets[0]!.texts.slice(1));
  });

  test('[PU4] is of one language: each reads in its own', async () => {
    const [english, chinese] = await Promise.all(
      ['en', 'zh-Hant'].map((language) => socketOf(organiser, { language })),
    );
    const names = [];
    for (const socket of [english!, chinese!]) {
      socket.subscribe('1', BOARD, { session: floor.session });
      await socket.next();
    }
    await happen();
    for (const socket of [english!, chinese!]) {
      const { payload } = await socket.next();
      names.push(payload.data.sessionBoard.sides[0].venue.name.text);
    }
    expect(new Set(names).size).toBe(2);
  });
});

describe('[PU4] a participant', () => {
  test('reads of its own offer, on all of its devices, and never of a competitor’s', async () => {
    if (!isPairing) await happen();
    const [mine, competitors] = await Promise.all(floor.fair.exhibitors.map((person) => floor.as(person)));
    const buyer = await floor.as(floor.fair.buyers[0]!);
    const sockets = await Promise.all([mine!, mine!, competitors!].map((client) => socketOf(client)));
    for (const socket of sockets) {
      socket.subscribe('1', FEED, { session: floor.session });
      await socket.next();
    }
    for (const client of [mine!, buyer]) {
      await client.ask(ACT('checkIn'), { input: input() });
      await client.ask(ACT('becomeAvailable'), { input: input() });
    }
    const offers = [];
    for (const socket of sockets.slice(0, 2)) {
      const made = await socket.until(({ payload }) => payload.data.participantFeed.notice?.kind === 'offer-made');
      offers.push(made.payload.data.participantFeed.participant.offer.id as string);
    }
    expect(offers[0]).toBe(offers[1]);
    await happen();
    const told = await sockets[2]!.until(
      ({ payload }) => payload.data.participantFeed.__typename === 'ParticipantNotice',
    );
    expect(told.payload.data.participantFeed.notice.kind).toBe('pairing-paused');
    expect(sockets[2]!.texts.join()).not.toContain('offer-made');
    expect(sockets[2]!.texts.join()).not.toContain(offers[0]);
  });
});

describe('[PU5] a sign-in that is revoked while events come', () => {
  test('loses its socket within five seconds, and reads nothing after that', async () => {
    const partner = await floor.partner(['follow-session']);
    const socket = await socketOf(partner);
    socket.subscribe('1', SESSION_FEED, { session: floor.session });
    await happen();
    await socket.until(({ type }) => type === 'next');
    await floor.pool.query('update api_key set revoked_at = now()');
    while (socket.socket.readyState === WebSocket.OPEN) await happen();
    expect(await socket.closed).toBe(4403);
    const read = socket.texts.length;
    await happen();
    expect(socket.texts).toHaveLength(read);
  });
});

/** Sixty times the facts: an event that tells of all rules is some hundred kilobytes long. */
const LONG_FEED = `subscription ($session: ID!, $after: Int) { sessionFeed(session: $session, after: $after) { __typename ... on SessionEvent {
  sequence ${Array.from({ length: 60 }, (_, at) => `a${at}: facts`).join(' ')} } } }`;

describe('[PU7] a reader who stops', () => {
  test('has its feeds ended by TOO_SLOW, and goes on from its cursor without a loss', async () => {
    const socket = await socketOf(organiser);
    const ids = Array.from({ length: 30 }, (_, at) => String(at));
    const first = await floor.head();
    for (const id of ids) socket.subscribe(id, LONG_FEED, { session: floor.session, after: first });
    socket.say({ type: 'ping' });
    await socket.next();
    socket.socket.pause();
    for (let at = 0; at < 15; at++) {
      const rules = { laterMinutes: 5 + at };
      await organiser.ask(STEP('changeRules', 'ChangeRulesInput'), { input: { ...input(), rules } });
    }
    const head = await floor.head();
    socket.socket.resume();
    const last = new Map(ids.map((id) => [id, first]));
    const { id: ended, payload } = await socket.until(({ id = '', type, payload: item }) => {
      if (type === 'error') return true;
      const { __typename, sequence } = item.data.sessionFeed;
      if (__typename === 'SessionEvent' && sequence !== last.get(id)! + 1) throw new Error(`a hole before ${sequence}`);
      if (__typename === 'SessionEvent') last.set(id, sequence);
      return false;
    });
    expect(payload).toMatchObject([{ extensions: { code: 'TOO_SLOW' } }]);
    const after = last.get(ended!)!;
    expect(after).toBeLessThan(head);
    socket.subscribe('again', SESSION_FEED, { session: floor.session, after });
    for (let at = after + 1; at <= head; at++) {
      const { payload: item } = await socket.until((message) => message.id === 'again');
      expect(item.data.sessionFeed.sequence).toBe(at);
    }
  });
});
