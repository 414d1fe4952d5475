import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginCode } from '../../src/operations/account/begin.ts';
import { ApiFloor } from '../builders/apiFloor.ts';

const BEGIN = `mutation ($input: BeginInput!) { begin(input: $input) { __typename
  ... on SignInSuccess { token viewer { user mayDo } } ... on Problem { code } } }`;

let floor: ApiFloor;
beforeAll(async () => {
  floor = await ApiFloor.open({ people: 1, places: 1 });
});
afterAll(() => floor.close());

const asked = () => ({
  code: beginCode(floor.ports.secrets),
  organisation: 'Demo organiser',
  email: 'first@demo.example',
  name: 'Demo first',
  password: 'a password of a demo',
});
const accounts = async () => Number((await floor.pool.query('select count(*) from account')).rows[0].count);

test('an installation that is in use takes no first account, whoever knows the code', async () => {
  const before = await accounts();
  expect(await floor.client().ask('{ isNew }')).toBe(false);
  expect((await floor.client().ask(BEGIN, { input: asked() })).code).toBe('begun-already');
  expect(await accounts()).toBe(before);
});

test('an empty installation takes its first account from whoever has the code, once', async () => {
  await floor.pool.query('truncate account cascade');
  const client = floor.client();
  expect(await client.ask('{ isNew }')).toBe(true);
  for (const [wrong, code] of [
    [{ code: 'guessed' }, 'begin-code'],
    [{ email: 'nobody' }, 'email-invalid'],
    [{ password: 'short' }, 'password-too-short'],
    [{ organisation: ' ' }, 'text-invalid'],
  ] as const)
    expect((await client.ask(BEGIN, { input: { ...asked(), ...wrong } })).code).toBe(code);
  expect(await accounts()).toBe(0);
  const answers = await Promise.all([
    client.ask(BEGIN, { input: asked() }),
    floor.client().ask(BEGIN, { input: { ...asked(), email: 'second@demo.example' } }),
  ]);
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['NotAllowed', 'SignInSuccess']);
  const first = answers.find(({ __typename }) => __typename === 'SignInSuccess');
  expect(first.viewer.mayDo).toContain('import-fair');
  expect(await accounts()).toBe(1);
});
