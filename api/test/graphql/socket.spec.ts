import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ApiClient } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { STEP } from '../builders/documents.ts';

const TICKET =
  'mutation { openSocket { __typename ... on OpenSocketSuccess { ticket expiresAt } ... on Problem { code } } }';
const SIGN_OUT = 'mutation { signOut { __typename } }';
const FEED =
  'subscription ($session: ID!) { participantFeed(session: $session) { __typename ... on PresentState { sequence } } }';
const BOARD =
  'subscription ($session: ID!, $token: String) { sessionBoard(session: $session, token: $token) { state sequence sides { side total } calls { frontCodes } } }';

let floor: ApiFloor;
let organiser: ApiClient;
beforeAll(async () => {
  floor = await ApiFloor.open({ people: 1, places: 1 });
  organiser = await floor.organiser();
  await organiser.ask(STEP('openSession'), { input: { session: floor.session, idempotencyKey: 'socket-open' } });
});
afterAll(() => floor.close());

let open: WebSocket[] = [];
beforeEach(() => {
  for (const socket of open) socket.terminate();
  open = [];
});

/** A bare socket, so that the protocol itself is seen. */
function socketTo(headers: Record<string, string> = {}): WebSocket {
  const socket = new WebSocket(`${floor.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  socket.on('error', () => undefined);
  open.push(socket);
  return socket;
}

type Message = { type: string; id?: string; payload?: { data?: unknown; errors?: unknown } & Record<string, unknown> };

async function nextMessage(socket: WebSocket): Promise<Message> {
  const [data] = (await once(socket, 'message')) as [Buffer];
  return JSON.parse(data.toString()) as Message;
}

/** How a socket answers `connection_init`: its acknowledgement, or the code with which it is closed. */
async function init(socket: WebSocket, payload: object = {}): Promise<string | number> {
  if (socket.readyState !== WebSocket.OPEN) await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload }));
  return Promise.race([
    nextMessage(socket).then(({ type }) => type),
    once(socket, 'close').then(([code]) => code as number),
  ]);
}

async function subscribe(socket: WebSocket, query: string, variables: object = {}): Promise<Message> {
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables } }));
  return nextMessage(socket);
}

describe('who opens a socket', () => {
  test('a ticket does, once', async () => {
    const { ticket } = await organiser.ask(TICKET);
    expect(await init(socketTo(), { ticket })).toBe('connection_ack');
    expect(await init(socketTo(), { ticket })).toBe(4403);
  });

  test('a ticket that has run out does not', async () => {
    const { ticket } = await organiser.ask(TICKET);
    await floor.pool.query(`update socket_ticket set expires_at = now() - interval '1 second'`);
    expect(await init(socketTo(), { ticket })).toBe(4403);
  });

  test('an access token does, and one that is not ours does not', async () => {
    expect(await init(socketTo(), { token: organiser.token })).toBe('connection_ack');
    expect(await init(socketTo(), { token: `${organiser.token}x` })).toBe(4403);
  });

  test('the cookie alone opens it as nobody: it sees no feed', async () => {
    const cookie = [...organiser.cookies].map((pair) => pair.join('=')).join('; ');
    const socket = socketTo({ cookie });
    await init(socket);
    const answer = await subscribe(socket, FEED, { session: floor.session });
    expect(answer).toMatchObject({ type: 'next', payload: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } });
  });

  test('a page of another site does not', async () => {
    const socket = socketTo({ origin: 'https://elsewhere.example' });
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(403);
  });

  test('a page of ours does', async () => {
    expect(await init(socketTo({ origin: floor.url }), { token: organiser.token })).toBe('connection_ack');
  });

  test('nothing may be asked before the socket is acknowledged', async () => {
    const socket = socketTo();
    await once(socket, 'open');
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: FEED } }));
    expect((await once(socket, 'close'))[0]).toBe(4401);
  });
});

describe('how a socket ends', () => {
  test('within 5 s of signing out, with 4403', async () => {
    const person = await floor.as(floor.fair.exhibitors[0]!);
    const socket = socketTo();
    await init(socket, { token: person.token });
    expect(await subscribe(socket, FEED, { session: floor.session })).toMatchObject({ type: 'next' });
    const closed = once(socket, 'close');
    await person.ask(SIGN_OUT);
    expect((await closed)[0]).toBe(4403);
  });

  test('with 4403 when the sign-in runs out', async () => {
    const person = await floor.as(floor.fair.buyers[0]!);
    const { ticket } = await person.ask(TICKET);
    const socket = socketTo();
    await init(socket, { ticket });
    const closed = once(socket, 'close');
    await floor.pool.query(`update sign_in set expires_at = now() - interval '1 second' where badge_id is not null`);
    expect((await closed)[0]).toBe(4403);
  });

  test('with 4403 when a role is taken from who holds it, and what the role showed is refused from then on', async () => {
    const { person } = floor.fair.buyers[0]!;
    await floor.grant(person, 'floor-staff');
    const { token } = await floor.as({ person });
    const socket = socketTo();
    await init(socket, { token });
    expect(await subscribe(socket, BOARD, { session: floor.session })).toMatchObject({
      payload: { data: { sessionBoard: { state: 'OPEN' } } },
    });
    const closed = once(socket, 'close');
    await floor.pool.query('delete from exhibition_role where person_id = $1', [person]);
    expect((await closed)[0]).toBe(4403);
    const again = socketTo();
    await init(again, { token });
    expect(await subscribe(again, BOARD, { session: floor.session })).toMatchObject({
      payload: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    });
  });

  test('before it is known who opens it: it counts no more among the sockets of who meant to', async () => {
    const { ticket } = await organiser.ask(TICKET);
    expect(await init(socketTo(), { ticket })).toBe('connection_ack');
    for (let at = 0; at < 40; at++) {
      const socket = socketTo();
      await once(socket, 'open');
      socket.send(
        JSON.stringify({ type: 'connection_init', payload: { ticket: (await organiser.ask(TICKET)).ticket } }),
      );
      socket.terminate();
    }
    expect(await init(socketTo(), { ticket: (await organiser.ask(TICKET)).ticket })).toBe('connection_ack');
  });

  test('a message that is too long ends it', async () => {
    const socket = socketTo();
    await init(socket, { token: organiser.token });
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: `# ${'x'.repeat(70_000)}` } }));
    expect((await once(socket, 'close'))[0]).toBe(1009);
  });
});

/** Seventeen levels. */
const DEEP = `{ exhibitions { edges { node ${'{ sessions { exhibition '.repeat(7)}{ id }${' } }'.repeat(7)} } } }`;

describe('what may be asked over a socket', () => {
  const asked = async (query: string, variables: object = {}) => {
    const socket = socketTo();
    await init(socket, { token: organiser.token, language: 'pt' });
    return subscribe(socket, query, variables);
  };

  test.each([
    ['a document that cannot be read', '{ viewer { ', 'GRAPHQL_PARSE_FAILED'],
    ['a field that does not exist', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a document that is too deep', DEEP, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'too many aliases',
      `{ viewer { ${Array.from({ length: 61 }, (_, at) => `a${at}: user`).join(' ')} } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['too many words', `{ viewer { ${'user '.repeat(4_100)} } }`, 'GRAPHQL_PARSE_FAILED'],
    [
      'too much',
      '{ exhibitions(first: 100) { edges { node { sessions { participants(first: 100) { edges { node { id } } } } } } } }',
      'TOO_COSTLY',
    ],
  ])('%s is refused as over HTTP', async (_, query, code) => {
    const overSocket = await asked(query);
    expect(overSocket.type).toBe('error');
    expect(overSocket.payload).toMatchObject([{ extensions: { code } }]);
    const { errors } = await organiser.send(query);
    expect(errors?.[0]?.extensions['code']).toBe(code);
  });

  test('a query is answered', async () => {
    expect(await asked('{ viewer { user languages } }')).toMatchObject({
      type: 'next',
      payload: { data: { viewer: { user: 'organiser@demo.example', languages: ['pt', 'en'] } } },
    });
  });
});

describe('the board', () => {
  test('opens for a screen with its token, and shows no name', async () => {
    const { boardToken } = await organiser.ask('query ($id: ID!) { pairingSession(id: $id) { boardToken } }', {
      id: floor.session,
    });
    const socket = socketTo();
    await init(socket);
    const { payload } = await subscribe(socket, BOARD, { session: floor.session, token: boardToken });
    expect(payload?.data).toMatchObject({ sessionBoard: { state: 'OPEN', sides: [{ total: 1 }, { total: 1 }] } });
  });

  test('stays shut for a wrong token, and for a participant', async () => {
    const screen = socketTo();
    await init(screen);
    expect(await subscribe(screen, BOARD, { session: floor.session, token: 'guessed' })).toMatchObject({
      payload: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    });
    const person = socketTo();
    await init(person, { token: (await floor.as(floor.fair.exhibitors[0]!)).token });
    expect(await subscribe(person, BOARD, { session: floor.session })).toMatchObject({
      payload: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    });
  });

  test('follows what happens', async () => {
    const feed = organiser.follow(BOARD, { session: floor.session });
    const { sequence } = await feed.next();
    await organiser.ask(STEP('startPairing'), { input: { session: floor.session, idempotencyKey: 'board-start' } });
    expect(await feed.until((board) => board.sequence > sequence)).toMatchObject({ state: 'PAIRING' });
    await feed.end();
  });
});

describe('the feed of a session', () => {
  const SESSION_FEED = `subscription ($session: ID!, $after: Int) { sessionFeed(session: $session, after: $after) {
    __typename ... on SessionEvent { sequence previous kind actor facts } ... on ResyncRequired { oldest head } } }`;

  test('gives every event in order, each naming the one before, with typed ids and no text', async () => {
    const feed = organiser.follow(SESSION_FEED, { session: floor.session, after: 0 });
    const head = await floor.head();
    const events = [];
    for (let at = 0; at < head; at++) events.push(await feed.next());
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, at) => at + 1));
    expect(events.map(({ previous }) => previous)).toEqual(events.map((_, at) => at));
    expect(events[0]).toMatchObject({
      kind: 'session-drafted',
      actor: { by: 'staff' },
      facts: { session: floor.session },
    });
    expect(JSON.stringify(events)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
    await feed.end();
  });

  test('names the client’s own cursor in the first event after it', async () => {
    const head = await floor.head();
    const feed = organiser.follow(SESSION_FEED, { session: floor.session, after: head });
    // Operations of one socket are taken in their order: when the second has its item, the first is followed too.
    const second = organiser.follow(SESSION_FEED, { session: floor.session, after: head - 1 });
    const first = feed.next();
    await second.next();
    const pause = { session: floor.session, idempotencyKey: 'feed-pause' };
    await organiser.ask(STEP('pausePairing', 'PausePairingInput'), { input: pause });
    expect(await first).toMatchObject({ sequence: head + 1, previous: head });
    await feed.end();
    await second.end();
  });

  test('a cursor that the log never gave asks for a fresh start', async () => {
    const feed = organiser.follow(SESSION_FEED, { session: floor.session, after: 1_000_000 });
    expect(await feed.next()).toMatchObject({ __typename: 'ResyncRequired', head: await floor.head() });
    expect(await feed.next()).toBeNull();
  });

  test('is for organisers and partners with its scope', async () => {
    for (const scopes of [['see-directory'], ['follow-session']]) {
      const partner = await floor.partner(scopes);
      const feed = partner.follow(SESSION_FEED, { session: floor.session, after: 0 });
      const first = await feed.next().catch((error: Error) => error.message);
      expect(JSON.stringify(first)).toMatch(scopes.includes('follow-session') ? /session-drafted/ : /FORBIDDEN/);
      await partner.close();
    }
  });
});
