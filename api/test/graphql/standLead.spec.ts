import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiClient, Result } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, ME, STEP } from '../builders/documents.ts';

/** Two people of one stand, the first of whom leads it, and one of another stand. */
let floor: ApiFloor;
let lead: ApiClient;
let keys = 0;
const key = () => `stand-key-${++keys}`;
const presence = async (client: ApiClient): Promise<Result> => (await client.ask(ME)).participants[0];

beforeAll(async () => {
  floor = await ApiFloor.open({ people: 3, places: 1 });
  const [first, second] = floor.fair.exhibitors;
  await floor.pool.query('update person set company_id = $1, is_stand_lead = (id = $2) where id = any ($3)', [
    first!.organisation,
    first!.person,
    [first!.person, second!.person],
  ]);
  const organiser = await floor.organiser();
  await organiser.ask(STEP('openSession'), { input: { session: floor.session, idempotencyKey: key() } });
  lead = await floor.as(first!);
  for (const person of floor.fair.exhibitors) {
    const client = await floor.as(person);
    await client.ask(ACT('checkIn'), { input: { session: floor.session, idempotencyKey: key() } });
  }
});
afterAll(() => floor.close());

const available = (client: ApiClient, frontCode: string) =>
  client.ask(ACT('becomeAvailable'), { input: { session: floor.session, idempotencyKey: key(), frontCode } });

test('who leads a stand acts for its people, and for nobody else’s', async () => {
  const [, second, other] = floor.fair.exhibitors.map(({ person }) => floor.badges.get(person)!.frontCode);
  expect(await available(lead, second!)).toMatchObject({
    __typename: 'PresenceSuccess',
    participant: { state: 'AVAILABLE' },
  });
  const head = await floor.head();
  expect(await available(lead, other!)).toMatchObject({ __typename: 'NotAllowed', code: 'not-yours' });
  expect(await floor.head()).toBe(head);
});

test('who does not lead it does not', async () => {
  const member = await floor.as(floor.fair.exhibitors[1]!);
  const { frontCode } = await presence(lead);
  expect(await available(member, frontCode)).toMatchObject({ code: 'not-yours' });
});
