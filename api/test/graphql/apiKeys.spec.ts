import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiClient } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';

const READ = `query ($exhibition: ID!) { apiKeys(exhibition: $exhibition) { name hint scopes mode expiresAt revokedAt everywhere } }`;
const ISSUE = `mutation ($input: IssueApiKeyInput!) { issueApiKey(input: $input) { __typename ... on IssueApiKeySuccess { key hint } ... on Problem { code } } }`;
const REVOKE = `mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { __typename ... on Problem { code } } }`;

let floor: ApiFloor;
let organiser: ApiClient;
let exhibition: string;
beforeAll(async () => {
  floor = await ApiFloor.open({ people: 1, places: 1 });
  organiser = await floor.organiser();
  exhibition = (await organiser.ask('{ viewer { organiserOf { id } } }')).organiserOf[0].id;
});
afterAll(() => floor.close());

const asked = (change: object = {}) => ({
  input: { exhibition, name: 'Demo chamber', scopes: ['see-directory', 'see-board'], mode: 'LIVE', ...change },
});
const keys = async () => Number((await floor.pool.query('select count(*) from api_key')).rows[0].count);

test('a key is shown once, opens what its scopes say, and nothing once it is revoked', async () => {
  const issued = await organiser.ask(ISSUE, asked());
  expect(issued).toMatchObject({ __typename: 'IssueApiKeySuccess', key: expect.stringMatching(/^ponte_live_/) });
  const [listed] = await organiser.ask(READ, { exhibition });
  expect(listed).toMatchObject({ name: 'Demo chamber', hint: issued.hint, revokedAt: null, everywhere: false });
  expect(JSON.stringify(listed)).not.toContain(issued.key);
  const partner = floor.client();
  partner.token = issued.key;
  expect((await partner.ask('{ viewer { partnerScopes } }')).partnerScopes).toEqual(['see-directory', 'see-board']);
  expect(await organiser.ask(REVOKE, { input: { exhibition, hint: issued.hint } })).toEqual({
    __typename: 'RevokeApiKeySuccess',
  });
  expect((await organiser.ask(READ, { exhibition }))[0].revokedAt).not.toBeNull();
  expect(await organiser.ask(REVOKE, { input: { exhibition, hint: issued.hint } })).toMatchObject({
    code: 'id-unknown',
  });
});

test('a key without a name, with a scope that no partner has, or already over is refused, and none is kept', async () => {
  const before = await keys();
  expect((await organiser.ask(ISSUE, asked({ name: ' ' }))).code).toBe('text-invalid');
  expect((await organiser.ask(ISSUE, asked({ scopes: ['run-session'] }))).code).toBe('scope-unknown');
  expect((await organiser.ask(ISSUE, asked({ scopes: [] }))).code).toBe('scope-unknown');
  expect((await organiser.ask(ISSUE, asked({ expiresAt: '2020-01-01T00:00:00Z' }))).code).toBe('date-invalid');
  expect(await keys()).toBe(before);
});

test('only organisers keep keys', async () => {
  const person = await floor.as(floor.fair.exhibitors[0]!);
  const partner = await floor.partner(['export-fair']);
  const before = await keys();
  for (const client of [person, partner, floor.client()]) {
    expect((await client.ask(ISSUE, asked())).code).toMatch(/not-allowed|signed-out/);
    expect((await client.ask(REVOKE, { input: { exhibition, hint: 'ponte_' } })).code).toMatch(
      /not-allowed|signed-out/,
    );
    expect(await client.ask(READ, { exhibition })).toBeNull();
  }
  expect(await keys()).toBe(before);
});
