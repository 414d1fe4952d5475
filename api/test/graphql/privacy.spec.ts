import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ApiClient, Result } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, FEED, ME, MEETING, STEP } from '../builders/documents.ts';
import { PATIENCE } from '../builders/patience.ts';

let floor: ApiFloor;
let organiser: ApiClient;
/** Two exhibitors and two buyers; each pair is in a meeting that the other pair must know nothing of. */
let people: ApiClient[];
let others: { participant: string; meeting: string; offer: string; client: ApiClient };
let stranger: ApiClient;
let keys = 0;
const key = () => `privacy-key-${++keys}`;
const presence = async (client: ApiClient): Promise<Result> => (await client.ask(ME)).participants[0];

beforeAll(async () => {
  floor = await ApiFloor.open({ people: 2, places: 2 });
  organiser = await floor.organiser();
  people = await Promise.all([...floor.fair.exhibitors, ...floor.fair.buyers].map((person) => floor.as(person)));
  for (const name of ['openSession', 'startPairing']) {
    await organiser.ask(STEP(name), { input: { session: floor.session, idempotencyKey: key() } });
  }
  for (const client of people) {
    for (const name of ['checkIn', 'becomeAvailable']) {
      await client.ask(ACT(name), { input: { session: floor.session, idempotencyKey: key() } });
    }
  }
  const allOffered = async () => (await Promise.all(people.map(presence))).every(({ state }) => state === 'OFFERED');
  await vi.waitUntil(allOffered, PATIENCE);
  const offers = await Promise.all(people.map(async (client) => (await presence(client)).offer.id as string));
  for (const [at, client] of people.entries()) {
    await client.ask(ACT('acceptOffer'), { input: { offer: offers[at], idempotencyKey: key() } });
  }
  const client = people[0]!;
  const { id, meeting } = await presence(client);
  others = { client, participant: id, meeting: meeting.id, offer: offers[0]! };
  stranger = people.find((_, at) => at < 2 && at !== 0)!;
});
afterAll(() => floor.close());

const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';

describe('a participant sees its own and nothing of others', () => {
  test.each(['participant', 'meeting', 'offer'] as const)("not another's %s", async (what) => {
    expect(await others.client.ask(NODE, { id: others[what] })).not.toBeNull();
    expect(await stranger.ask(NODE, { id: others[what] })).toBeNull();
    expect(await floor.client().ask(NODE, { id: others[what] })).toBeNull();
    expect(await organiser.ask(NODE, { id: others[what] })).not.toBeNull();
  });

  test("not another's meeting by answering, noting or consenting in it", async () => {
    const head = await floor.head();
    const input = { meeting: others.meeting, idempotencyKey: key() };
    expect(await stranger.ask(ACT('endMeeting'), { input })).toMatchObject({
      __typename: 'NotAllowed',
      code: 'not-yours',
    });
    expect(await stranger.ask(ACT('keepNote'), { input: { ...input, text: 'spying' } })).toMatchObject({
      code: 'not-yours',
    });
    expect(await stranger.ask(ACT('rateLead'), { input: { ...input, rating: 1 } })).toMatchObject({
      code: 'not-yours',
    });
    expect(await stranger.ask(ACT('giveConsent'), { input })).toMatchObject({ code: 'not-yours' });
    expect(
      await stranger.ask(ACT('acceptOffer'), { input: { offer: others.offer, idempotencyKey: key() } }),
    ).toMatchObject({ code: 'not-yours' });
    expect(await floor.head()).toBe(head);
    expect((await floor.pool.query('select count(*) from lead')).rows[0].count).toBe(0);
  });

  test('not the list of participants, not who sits where, not the board', async () => {
    const SESSION = `query ($id: ID!) { pairingSession(id: $id) {
      participants { edges { node { id } } } places { label meeting { id } } board { sequence } boardToken } }`;
    const seen = await stranger.ask(SESSION, { id: floor.session });
    expect(seen).toMatchObject({ participants: null, board: null, boardToken: null });
    expect(seen.places.map(({ meeting }: Result) => meeting)).toEqual([null, null]);
    const all = await organiser.ask(SESSION, { id: floor.session });
    expect(all.participants.edges).toHaveLength(4);
    expect(all.places.filter(({ meeting }: Result) => meeting)).toHaveLength(2);
  });

  test("its feed tells nothing of the others' meeting", async () => {
    const feed = stranger.follow(FEED, { session: floor.session, after: 0 });
    const first = JSON.stringify(await feed.next());
    expect(first).not.toContain(others.meeting);
    expect(first).not.toContain(others.offer);
    await feed.end();
  });

  test('not a contact without consent, also after both accepted, and nobody consents for somebody else', async () => {
    const { counterpart } = await stranger.ask(MEETING, { id: (await presence(stranger)).meeting.id });
    expect(counterpart.contact).toBeNull();
    const { frontCode, meeting } = await presence(others.client);
    expect(
      await organiser.ask(ACT('giveConsent'), { input: { meeting: meeting.id, frontCode, idempotencyKey: key() } }),
    ).toMatchObject({ __typename: 'NotAllowed' });
    expect((await floor.pool.query('select count(*) from consent')).rows[0].count).toBe(0);
  });

  test('not another person, not the buyers', async () => {
    const { person } = await others.client.ask('{ viewer { person { id } } }').then((viewer: Result) => viewer);
    expect(await stranger.ask(NODE, { id: person.id })).toBeNull();
    const exhibition = (await stranger.ask('{ viewer { exhibition { id } } }')).exhibition.id;
    const { errors } = await stranger.send('query ($id: ID!) { buyers(exhibition: $id) { edges { node { id } } } }', {
      id: exhibition,
    });
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});

describe('another account', () => {
  test('sees nothing and does nothing, organiser or not', async () => {
    const elsewhere = await ApiFloor.open({ people: 1, places: 1 });
    try {
      const foreign = elsewhere.client();
      foreign.token = organiser.token;
      expect(await foreign.ask('{ viewer { user } }')).toBeNull();
    } finally {
      await elsewhere.close();
    }
    const account = '01900000-0000-7000-8000-000000000001';
    await floor.pool.query(`insert into account (id, name) values ($1, 'Other demo account')`, [account]);
    await floor.pool.query(
      `insert into app_user (id, account_id, email, name, password_hash, is_owner)
       select '01900000-0000-7000-8000-000000000002', $1, 'other@demo.example', 'Other', password_hash, true from app_user limit 1`,
      [account],
    );
    const other = floor.client();
    await other.signIn('other@demo.example', 'a long demo password');
    const head = await floor.head();
    const input = { session: floor.session, idempotencyKey: key() };
    expect(await other.ask(STEP('closeSession'), { input })).toMatchObject({
      __typename: 'SessionProblem',
      code: 'session-unknown',
    });
    expect(await other.ask(NODE, { id: others.meeting })).toBeNull();
    expect(
      await other.ask('query ($id: ID!) { pairingSession(id: $id) { participants { totalCount } } }', {
        id: floor.session,
      }),
    ).toEqual({ participants: null });
    expect(await floor.head()).toBe(head);
  });
});

test('no event, key or snapshot of the session holds a name, an address or a word that somebody wrote', async () => {
  await others.client.ask(ACT('keepNote'), {
    input: { meeting: others.meeting, idempotencyKey: key(), text: 'a very private word' },
  });
  await organiser.ask(STEP('announce', 'AnnounceInput'), {
    input: {
      session: floor.session,
      idempotencyKey: key(),
      reason: 'a private reason',
      text: [{ language: 'en', text: 'a public word' }],
    },
  });
  const kept = await floor.pool.query(`
    select payload::text as text from session_event union all select answer::text from idempotency_key union all select body from session_snapshot`);
  const all = kept.rows.map(({ text }) => text as string).join('\n');
  for (const text of ['private', 'public word', 'Demo', 'demo.example', '+853', 'exhibitor 1'])
    expect(all).not.toContain(text);
});
