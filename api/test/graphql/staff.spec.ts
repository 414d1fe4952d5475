import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiClient, Result } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, STEP } from '../builders/documents.ts';
import { PATIENCE } from '../builders/patience.ts';

let floor: ApiFloor;
let organiser: ApiClient;
let staff: ApiClient;
let buyer: ApiClient;
let keys = 0;
const key = () => `staff-key-${++keys}`;

beforeAll(async () => {
  floor = await ApiFloor.open({ people: 2, places: 1 });
  organiser = await floor.organiser();
  const [, helper] = floor.fair.exhibitors;
  await floor.grant(helper!.person, 'floor-staff');
  staff = await floor.as(helper!);
  buyer = await floor.as(floor.fair.buyers[0]!);
  await organiser.ask(STEP('openSession'), { input: { session: floor.session, idempotencyKey: key() } });
});
afterAll(() => floor.close());

const PEOPLE = `query ($session: ID!) { pairingSession(id: $session) { participants(first: 100) { edges { node {
  id frontCode state reachable unreachableSince phone } } } } }`;

async function listed(client: ApiClient, frontCode: string): Promise<Result> {
  const page = await client.ask(PEOPLE, { session: floor.session });
  return page.participants?.edges
    .map(({ node }: { node: Result }) => node)
    .find((one: Result) => one.frontCode === frontCode);
}

const codeOf = (at: number): string => floor.badges.get(floor.fair.buyers[at]!.person)!.frontCode;

test('floor staff acts for anybody by the front code, and the event names both', async () => {
  const input = { session: floor.session, frontCode: codeOf(1), idempotencyKey: key() };
  expect(await staff.ask(ACT('checkIn'), { input })).toMatchObject({ participant: { state: 'CHECKED_IN' } });
  const { rows } = await floor.pool.query(
    `select payload -> 'actor' as actor from session_event where kind = 'participant-checked-in' order by sequence desc limit 1`,
  );
  expect(rows[0].actor).toMatchObject({ by: 'staff', user: expect.any(String), for: expect.any(String) });
});

test('floor staff may not change the rules or open and close the session, and nothing moves', async () => {
  const head = await floor.head();
  for (const name of ['startPairing', 'closeSession']) {
    const input = { session: floor.session, reason: 'A try', idempotencyKey: key() };
    expect(await staff.ask(STEP(name), { input })).toMatchObject({ code: 'not-allowed' });
  }
  const rules = `mutation ($input: ChangeRulesInput!) { changeRules(input: $input) { __typename ... on Problem { code } } }`;
  const input = { session: floor.session, reason: 'A try', idempotencyKey: key(), rules: { meetingMinutes: 20 } };
  expect(await staff.ask(rules, { input: { ...input, dryRun: false } })).toMatchObject({ code: 'not-allowed' });
  expect(await floor.head()).toBe(head);
});

test('[RH20] what other rules would bring is told to who runs the session alone', async () => {
  const forecast = `query ($session: ID!) { rulesForecast(session: $session, rules: { meetingMinutes: 20 }) { days now { meetingsAnHour { mean } } } }`;
  for (const client of [buyer, staff])
    await expect(client.ask(forecast, { session: floor.session })).rejects.toThrow('not-allowed');
});

test('the telephone of who has not come yet is read by staff, of who is here and heard by nobody', async () => {
  expect(await listed(staff, codeOf(0))).toMatchObject({ state: 'EXPECTED', phone: '+853 0000 0000' });
  expect(await listed(staff, codeOf(1))).toMatchObject({ state: 'CHECKED_IN', reachable: true, phone: null });
  expect(await listed(organiser, codeOf(0))).toMatchObject({ phone: '+853 0000 0000' });
});

test('[PA26] who falls silent can be called, and says since when; participants read neither list nor number', async () => {
  const { id } = await listed(staff, codeOf(1));
  const session = (await floor.ports.sessions.read(floor.sessionId))!;
  const participant = session.byPerson.get(floor.fair.buyers[1]!.person)!;
  const silent = { actor: { by: 'system' }, kind: 'mark-unreachable', participant } as const;
  await floor.ports.sessions.send(floor.sessionId, silent, null);
  expect(await listed(staff, codeOf(1))).toMatchObject({
    reachable: false,
    unreachableSince: expect.any(String),
    phone: '+853 0000 0000',
  });
  expect(await listed(buyer, codeOf(1))).toBeUndefined();
  expect(await buyer.ask('query ($id: ID!) { node(id: $id) { ... on Participant { phone } } }', { id })).toBeNull();
});

test('[CO11] staff that stays with somebody whose device is silent makes them reachable; a participant cannot do it for another', async () => {
  const input = () => ({ session: floor.session, frontCode: codeOf(1), idempotencyKey: key() });
  const head = await floor.head();
  expect(await buyer.ask(ACT('accompany'), { input: input() })).toMatchObject({ code: 'not-yours' });
  expect(await listed(staff, codeOf(1))).toMatchObject({ reachable: false });
  expect(await floor.head()).toBe(head);
  const events = floor.ports.sessions.follow(floor.sessionId, head, AbortSignal.timeout(PATIENCE.timeout));
  expect(await staff.ask(ACT('accompany'), { input: input() })).toMatchObject({ __typename: 'PresenceSuccess' });
  for await (const { event } of events) if (event.kind === 'participant-reachable') break;
  expect(await listed(staff, codeOf(1))).toMatchObject({ reachable: true });
});
