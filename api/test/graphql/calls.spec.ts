import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCallKeys } from '../../src/server/webPush/vapid.ts';
import { ApiFloor } from '../builders/apiFloor.ts';

const ALLOW = `mutation ($input: AllowCallsInput!) { answer: allowCalls(input: $input) { __typename
  ... on CallsSuccess { allowed } ... on Problem { code } } }`;
const REFUSE = `mutation ($input: RefuseCallsInput!) { answer: refuseCalls(input: $input) { __typename
  ... on CallsSuccess { allowed } ... on Problem { code } } }`;
const DEVICE = {
  endpoint: 'https://push.demo.example/device-1',
  p256dh: makeCallKeys().publicKey,
  auth: Buffer.alloc(16, 7).toString('base64url'),
  language: 'pt',
};

let floor: ApiFloor;
beforeAll(async () => {
  floor = await ApiFloor.open({ people: 1, places: 1 });
});
afterAll(() => floor.close());

const devices = async () => (await floor.pool.query('select endpoint from call_address')).rows;

test('a badge allows this device to be called, and takes it back', async () => {
  const client = await floor.as(floor.fair.buyers[0]!);
  expect(await client.ask(ALLOW, { input: DEVICE })).toEqual({ __typename: 'CallsSuccess', allowed: true });
  expect(await devices()).toEqual([{ endpoint: DEVICE.endpoint }]);
  expect(await client.ask(REFUSE, { input: { endpoint: DEVICE.endpoint } })).toEqual({
    __typename: 'CallsSuccess',
    allowed: false,
  });
  expect(await devices()).toEqual([]);
});

test('an address inside a private network is refused, and nothing is kept', async () => {
  const client = await floor.as(floor.fair.buyers[0]!);
  const answer = await client.ask(ALLOW, { input: { ...DEVICE, endpoint: 'https://127.0.0.1/device' } });
  expect(answer).toMatchObject({ __typename: 'InputProblem' });
  expect(await devices()).toEqual([]);
});

test('nobody who is not signed in by a badge is called', async () => {
  const organiser = await floor.organiser();
  expect(await organiser.ask(ALLOW, { input: DEVICE })).toMatchObject({ __typename: 'NotSignedIn' });
  expect(await devices()).toEqual([]);
});
