import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeId } from '../../src/graphql/relay/nodeId.ts';
import type { ApiClient } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';

const SET_UP = `mutation ($input: SetUpFairInput!) { setUpFair(input: $input) { __typename
  ... on SetUpFairSuccess { exhibition { id slug timeZone venues { code } sessions { id state } } }
  ... on ImportProblem { rows { file row column code message } } ... on Problem { code path } } }`;
const READ = `query ($exhibition: ID!) { fairSetUp(exhibition: $exhibition) { reference startsOn people
  venues { reference tables videoTables stands } sessions { id reference meetingMinutes places begun } } }`;

let floor: ApiFloor;
let organiser: ApiClient;
beforeAll(async () => {
  floor = await ApiFloor.open({ people: 2, places: 1 });
  organiser = await floor.organiser();
});
afterAll(() => floor.close());

const text = (en: string) => [{ language: 'en', text: en }];
const FAIR = {
  reference: 'DEMO-SET-UP',
  name: text('Demo fair on screen'),
  startsOn: '2027-05-01',
  endsOn: '2027-05-03',
  timeZone: 'Asia/Macau',
};
const VENUE = {
  reference: 'MO',
  name: text('Demo hall'),
  country: 'MO',
  zone: null,
  walkMinutes: 4,
  tables: 12,
  videoTables: 2,
};
const SESSION = {
  reference: 'FOOD',
  name: text('Demo food'),
  kind: 'sourcing',
  startsAt: '2027-05-01T10:00',
  endsAt: '2027-05-01T13:00',
  meetingMinutes: 12,
  answerSeconds: 45,
  cooldownSeconds: 60,
  placeKind: 'TABLE',
  places: null,
};
const fairs = async () => Number((await floor.pool.query('select count(*) from exhibition')).rows[0].count);

test('an exhibition with its tables and a session is made in one go, and grows without losing a table', async () => {
  const made = await organiser.ask(SET_UP, { input: { ...FAIR, venues: [VENUE], sessions: [SESSION] } });
  expect(made).toMatchObject({ __typename: 'SetUpFairSuccess', exhibition: { slug: 'DEMO-SET-UP' } });
  const { id } = made.exhibition;
  const before = await organiser.ask(READ, { exhibition: id });
  expect(before.venues).toEqual([{ reference: 'MO', tables: 12, videoTables: 2, stands: 0 }]);
  expect(before.sessions).toEqual([
    { id: expect.any(String), reference: 'FOOD', meetingMinutes: 12, places: 'MO:1-12; MO:V1-V2', begun: false },
  ]);
  const grown = { ...FAIR, exhibition: id, venues: [{ ...VENUE, tables: 15, videoTables: 0 }], sessions: [] };
  expect(await organiser.ask(SET_UP, { input: grown })).toMatchObject({ __typename: 'SetUpFairSuccess' });
  const after = await organiser.ask(READ, { exhibition: id });
  expect(after.venues).toEqual([{ reference: 'MO', tables: 15, videoTables: 2, stands: 0 }]);
  expect(after.sessions[0].places).toBe('MO:1-12; MO:V1-V2');
});

test('what cannot be is named by list and column, and nothing of it is kept', async () => {
  const before = await fairs();
  const wrong = { ...SESSION, endsAt: '2027-05-09T13:00', places: 'MO:1-99' };
  const input = { ...FAIR, reference: 'DEMO-WRONG', venues: [VENUE], sessions: [wrong] };
  const refused = await organiser.ask(SET_UP, { input });
  expect(refused.__typename).toBe('ImportProblem');
  expect(refused.rows).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ file: 'sessions', column: 'Ends at', code: 'outside-exhibition' }),
      expect.objectContaining({ file: 'sessions', column: 'Places', code: 'row-unknown' }),
    ]),
  );
  expect(await fairs()).toBe(before);
});

test('a reference that is in use and more than can be are refused', async () => {
  const before = await fairs();
  expect(await organiser.ask(SET_UP, { input: { ...FAIR, name: text('Another') } })).toMatchObject({
    code: 'reference-taken',
  });
  const many = { ...FAIR, reference: 'DEMO-MANY', venues: [{ ...VENUE, tables: 1001 }] };
  expect(await organiser.ask(SET_UP, { input: many })).toMatchObject({ code: 'too-many' });
  expect(await fairs()).toBe(before);
});

test('only those who may import set up or read a set-up, and a refusal changes nothing', async () => {
  const before = await fairs();
  const person = await floor.as(floor.fair.exhibitors[0]!);
  const exhibition = (await organiser.ask('{ viewer { organiserOf { id } } }')).organiserOf[0].id;
  for (const client of [person, await floor.partner(['see-directory']), floor.client()]) {
    expect((await client.ask(SET_UP, { input: { ...FAIR, reference: 'DEMO-X' } })).code).toMatch(
      /not-allowed|signed-out/,
    );
    expect(await client.ask(READ, { exhibition })).toBeNull();
  }
  expect(await fairs()).toBe(before);
});

const REMOVE = `mutation ($input: RemoveFromFairInput!) { removeFromFair(input: $input) { __typename
  ... on SetUpFairSuccess { exhibition { id } } ... on Problem { code message path } } }`;
const PARTS = ['exhibition', 'venue', 'place', 'pairing_session', 'session_place', 'session_person', 'hall_plan'];
const everything = async () =>
  Promise.all(PARTS.map(async (table) => (await floor.pool.query(`select * from ${table} order by 1, 2`)).rows));

test('a table, a session and a venue are taken out where nothing refers to them; what is used stays, and is said', async () => {
  const made = await organiser.ask(SET_UP, {
    input: { ...FAIR, reference: 'DEMO-REMOVE', venues: [VENUE], sessions: [{ ...SESSION, places: 'MO:1-11' }] },
  });
  const exhibition = made.exhibition.id;
  const remove = (part: object, client = organiser) => client.ask(REMOVE, { input: { exhibition, ...part } });
  const sizes = async () => {
    const { venues, sessions } = await organiser.ask(READ, { exhibition });
    return { tables: venues[0]?.tables, sessions: sessions.length };
  };

  const before = await everything();
  expect(await remove({ venue: 'MO', table: '3' })).toMatchObject({
    code: 'still-used',
    message: expect.stringContaining('sessions: 1'),
    path: ['input', 'table'],
  });
  expect(await remove({ venue: 'MO' })).toMatchObject({ code: 'still-used', path: ['input', 'venue'] });
  for (const part of [{ venue: 'MO', table: '99' }, { session: 'NONE' }, {}, { session: 'FOOD', venue: 'MO' }])
    expect(await remove(part)).toMatchObject({ code: 'id-unknown' });
  expect(await remove({ session: 'FOOD' }, await floor.as(floor.fair.buyers[0]!))).toMatchObject({
    code: expect.stringMatching(/not-allowed|id-unknown/),
  });
  expect(await everything()).toEqual(before);

  expect(await remove({ venue: 'MO', table: '12' })).toMatchObject({ __typename: 'SetUpFairSuccess' });
  expect(await sizes()).toEqual({ tables: 11, sessions: 1 });
  expect(await remove({ session: 'FOOD' })).toMatchObject({ __typename: 'SetUpFairSuccess' });
  expect(await sizes()).toEqual({ tables: 11, sessions: 0 });
  expect(await remove({ venue: 'MO' })).toMatchObject({ __typename: 'SetUpFairSuccess' });
  expect(await sizes()).toEqual({ tables: undefined, sessions: 0 });
});

test('a session in which people are expected stays', async () => {
  const before = await everything();
  const { rows } = await floor.pool.query('select reference from pairing_session where id = $1', [
    floor.fair.sessions[0],
  ]);
  const input = { exhibition: nodeId('Exhibition', floor.fair.exhibition), session: rows[0].reference };
  expect(await organiser.ask(REMOVE, { input })).toMatchObject({
    code: 'still-used',
    message: expect.stringContaining('people: 4'),
  });
  expect(await everything()).toEqual(before);
});
