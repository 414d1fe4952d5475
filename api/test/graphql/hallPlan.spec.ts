import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiClient } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, FEED, STEP } from '../builders/documents.ts';

const READ = `query ($venue: ID!) { hallPlan(venue: $venue) { venue version width depth live
  tables { place label kind x y } zones { name } entrance { x y } } }`;
const KEEP = `mutation ($input: KeepHallPlanInput!) { keepHallPlan(input: $input) { __typename
  ... on KeepHallPlanSuccess { plan { version tables { label x y } } } ... on Problem { code } } }`;

let floor: ApiFloor;
let organiser: ApiClient;
let venue: string;
let tables: { place: string; label: string }[];
beforeAll(async () => {
  floor = await ApiFloor.open({ people: 2, places: 3 });
  organiser = await floor.organiser();
  venue = (await organiser.ask('{ viewer { organiserOf { venues { id } } } }')).organiserOf[0].venues[0].id;
  tables = (await organiser.ask(READ, { venue })).tables;
});
afterAll(() => floor.close());

const drawn = (change: object = {}) => ({
  venue,
  version: 0,
  width: 20,
  depth: 12,
  tables: tables.map(({ place }, index) => ({ place, x: 2 + index * 3, y: 2 })),
  zones: [{ name: 'A', x: 0, y: 0, width: 6, depth: 6 }],
  ways: [{ from: { x: 10, y: 0 }, to: { x: 10, y: 12 } }],
  entrance: { x: 10, y: 12 },
  interpreters: null,
  ...change,
});
const keep = (change: object = {}) => organiser.ask(KEEP, { input: drawn(change) });
const kept = async () => (await floor.pool.query('select version, plan from hall_plan')).rows;

test('a hall that nobody has drawn has its tables, and none of them stands anywhere', async () => {
  const plan = await organiser.ask(READ, { venue });
  expect(plan).toMatchObject({ version: 0, live: false, entrance: null });
  expect(plan.tables.length).toBeGreaterThan(1);
  for (const { x, y } of plan.tables) expect([x, y]).toEqual([null, null]);
});

test('what cannot be is refused, and nothing is kept', async () => {
  expect((await keep({ width: 5 })).code).toBe('plan-invalid');
  expect((await keep({ tables: [{ place: venue, x: 1, y: 1 }] })).code).toBe('plan-invalid');
  expect((await keep({ version: 7 })).code).toBe('plan-stale');
  expect(await kept()).toEqual([]);
});

test('only those who prepare the fair draw, and strangers see nothing', async () => {
  const person = await floor.as(floor.fair.exhibitors[0]!);
  for (const client of [person, await floor.partner(['see-directory']), floor.client()]) {
    expect((await client.ask(KEEP, { input: drawn() })).code).toMatch(/not-allowed|signed-out/);
    expect(await client.ask(READ, { venue })).toBeNull();
  }
  expect(await kept()).toEqual([]);
});

test('a plan is kept; its tables take their zones; one drawn on an older version is refused', async () => {
  expect(await keep()).toMatchObject({ __typename: 'KeepHallPlanSuccess', plan: { version: 1 } });
  const plan = await organiser.ask(READ, { venue });
  expect(plan).toMatchObject({ version: 1, width: 20, zones: [{ name: 'A' }], entrance: { x: 10, y: 12 } });
  expect(plan.tables[0]).toMatchObject({ x: 2, y: 2 });
  const { rows } = await floor.pool.query("select count(*)::int as n from place where zone = 'A'");
  expect(rows[0].n).toBe(2);
  const before = await kept();
  expect((await keep({ width: 30 })).code).toBe('plan-stale');
  expect(await kept()).toEqual(before);
});

test('while a session is open in the hall its plan is only looked at', async () => {
  const open = `mutation ($input: StepInInput!) { openSession(input: $input) { __typename } }`;
  await organiser.ask(open, { input: { session: floor.session, idempotencyKey: 'plan-open-1' } });
  const before = await kept();
  expect((await organiser.ask(READ, { venue })).live).toBe(true);
  expect((await keep({ version: 1, width: 30 })).code).toBe('session-live');
  expect(await kept()).toEqual(before);
});

test('PA98: an offer tells the walk on the plan, 18 m where three minutes are usual; a summoned pair sees the hall and its table in it', async () => {
  const { session } = floor;
  await organiser.ask(STEP('startPairing'), { input: { session, idempotencyKey: 'plan-start-1' } });
  const people = await Promise.all(
    [floor.fair.exhibitors[0]!, floor.fair.buyers[0]!].map((person) => floor.as(person)),
  );
  const feeds = people.map((client) => client.follow(FEED, { session }));
  for (const [place, client] of people.entries())
    for (const act of ['checkIn', 'becomeAvailable'])
      await client.ask(ACT(act), { input: { session, idempotencyKey: `plan-${act}-${place}` } });
  for (const feed of feeds) await feed.until(({ notice }) => notice?.kind === 'offer-made');
  const walk = '{ viewer { participants { offer { walkMinutes venue { walkMinutes } } } } }';
  for (const client of people) {
    const [{ offer }] = (await client.ask(walk)).participants;
    expect(offer).toEqual({ walkMinutes: 1, venue: { walkMinutes: expect.any(Number) } });
    expect(offer.venue.walkMinutes).toBeGreaterThan(1);
  }
  const way = `{ viewer { participants { offer { id } meeting { place { label }
    wayThere { width depth to { x y } ownStand { x y } entrance { x y } others { x y } zones { name } } } } } }`;
  for (const [place, client] of people.entries()) {
    const [{ offer, meeting }] = (await client.ask(way)).participants;
    expect(meeting).toBeNull();
    await client.ask(ACT('acceptOffer'), { input: { offer: offer.id, idempotencyKey: `plan-accept-${place}` } });
  }
  for (const feed of feeds) await feed.until(({ participant }) => participant?.meeting?.place);
  const all = drawn().tables.map(({ place, x, y }) => ({
    label: tables.find((table) => table.place === place)!.label,
    x,
    y,
  }));
  for (const client of people) {
    const [{ meeting }] = (await client.ask(way)).participants;
    const [here, others] = [0, 1].map((not) => all.filter(({ label }) => (label === meeting.place.label) === !not));
    const spots = (found: typeof all) => found.map(({ x, y }) => ({ x, y }));
    expect(meeting.wayThere).toEqual({
      width: 20,
      depth: 12,
      entrance: { x: 10, y: 12 },
      ownStand: null,
      zones: [{ name: 'A' }],
      to: spots(here!)[0],
      others: spots(others!),
    });
  }
  await Promise.all(people.map((client) => client.close()));
});
