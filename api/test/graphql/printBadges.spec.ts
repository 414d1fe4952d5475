import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiClient, Result } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';

const PRINT = `mutation ($input: PrintBadgesInput!) { printBadges(input: $input) { __typename
  ... on PrintBadgesSuccess { left badges { frontCode signInCode signInLink person { name { text } } organisation { ... on Node { id } } } }
  ... on Problem { code message path } } }`;

let floor: ApiFloor;
let organiser: ApiClient;
beforeAll(async () => {
  floor = await ApiFloor.open({ people: 2, places: 1 });
  organiser = await floor.organiser();
});
afterAll(() => floor.close());

const exhibition = async (): Promise<string> =>
  (await organiser.ask('{ viewer { organiserOf { id } } }')).organiserOf[0].id;
const print = async (client: ApiClient, alsoUnused: boolean): Promise<Result> =>
  client.ask(PRINT, { input: { exhibition: await exhibition(), alsoUnused } });
const badgeCount = async () => Number((await floor.pool.query('select count(*) from badge')).rows[0].count);

test('everybody has a badge already: there is nothing to print', async () => {
  const before = await badgeCount();
  expect(await print(organiser, false)).toEqual({ __typename: 'PrintBadgesSuccess', badges: [], left: 0 });
  expect(await badgeCount()).toBe(before);
});

test('a print that was lost is made again for those who have not signed in; their old codes are void', async () => {
  const [used, lost] = floor.fair.exhibitors;
  await floor.as(used!);
  const { badges } = await print(organiser, true);
  const codes = badges.map(({ frontCode }: Result) => frontCode);
  expect(codes).toContain(`${floor.badges.get(lost!.person)!.frontCode}A`);
  expect(codes).not.toContain(`${floor.badges.get(used!.person)!.frontCode}A`);
  const old = floor.client();
  await expect(old.signInWithBadge(floor.badges.get(lost!.person)!.signInToken)).rejects.toThrow('badge-revoked');
  const [first] = badges;
  expect(first).toMatchObject({
    person: { name: { text: expect.any(String) } },
    organisation: { id: expect.any(String) },
  });
  await floor.client().signInWithBadge(first.signInLink.split('#')[1]);
  await expect(floor.client().signInWithBadge(badges[1].signInCode)).resolves.toBeUndefined();
});

test('who gets a badge for the first time gets the next number', async () => {
  const [person] = floor.fair.buyers;
  await floor.pool.query("update badge set state = 'revoked', revoked_at = now() where person_id = $1", [
    person!.person,
  ]);
  const { badges } = await print(organiser, false);
  expect(badges).toHaveLength(1);
  expect(badges[0].frontCode).toMatch(/^B-\d{4}$/);
});

test('nobody but the organiser and the desk prints any', async () => {
  const before = await badgeCount();
  const participant = await floor.as(floor.fair.exhibitors[0]!);
  expect(await print(participant, true)).toMatchObject({ __typename: 'NotAllowed' });
  expect(await print(floor.client(), true)).toMatchObject({ __typename: 'NotSignedIn' });
  expect(await organiser.ask(PRINT, { input: { exhibition: 'nothing', alsoUnused: true } })).toMatchObject({
    code: 'id-unknown',
    path: ['input', 'exhibition'],
  });
  expect(await badgeCount()).toBe(before);
});
