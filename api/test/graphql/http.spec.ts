import { readFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';

let floor: ApiFloor;
let organiser: ApiClient;
beforeAll(async () => {
  floor = await ApiFloor.open({ people: 1, places: 1 });
  organiser = await floor.organiser();
});
afterAll(() => floor.close());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${floor.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
const query = (text: string) => JSON.stringify({ query: text });

describe('for operators and partners', () => {
  test('/healthz and /readyz', async () => {
    for (const path of ['/healthz', '/readyz']) expect((await fetch(floor.url + path)).status).toBe(200);
  });

  test('/metrics counts what was asked', async () => {
    await organiser.ask('{ viewer { user } }');
    const text = await (await fetch(`${floor.url}/metrics`)).text();
    expect(text).toMatch(/ponte_graphql_operations_total\{kind="query",name="viewer"\} [1-9]/);
    expect(text).toMatch(/ponte_http_request_seconds_count\{route="\/graphql",status="200"\}/);
    expect(text).toContain('ponte_sockets');
  });

  test('/schema.graphql is the printed schema, and is kept by its tag', async () => {
    const response = await fetch(`${floor.url}/schema.graphql`);
    const text = await response.text();
    const committed = await readFile(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8');
    expect(committed.endsWith(text)).toBe(true);
    expect(buildSchema(text).getType('Participant')).toBeDefined();
    const again = await fetch(`${floor.url}/schema.graphql`, {
      headers: { 'if-none-match': response.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
  });
});

describe('GraphQL over HTTP', () => {
  test.each([
    ['a document that cannot be read', '{', 'GRAPHQL_PARSE_FAILED'],
    ['a field that does not exist', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s has status 400 for the newer type of answer and 200 for the older', async (_, text, code) => {
    const newer = await post(query(text), { accept: 'application/graphql-response+json' });
    expect(newer.status).toBe(400);
    expect(newer.headers.get('content-type')).toMatch(/application\/graphql-response\+json/);
    const older = await post(query(text), { accept: 'application/json' });
    expect(older.status).toBe(200);
    expect(await older.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  test('the cost of an operation is told with its answer', async () => {
    const { extensions } = await organiser.send('{ exhibitions(first: 10) { edges { node { id slug } } } }');
    expect(extensions).toMatchObject({
      cost: {
        requested: expect.any(Number),
        actual: expect.any(Number),
        available: expect.any(Number),
        restoreRate: 20_000,
      },
    });
  });

  test('a simple form of another site is refused', async () => {
    const response = await post(query('{ viewer { user } }'), { 'content-type': 'text/plain' });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    const read = await fetch(`${floor.url}/graphql?query={viewer{user}}`);
    expect(read.status).toBe(400);
  });

  test('a body that is no JSON is a refused request in the language of the viewer', async () => {
    const response = await post('{ this is not json', { 'accept-language': 'zh-Hans' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ message: '无法读取请求。', extensions: { code: 'BAD_REQUEST', correlationId: expect.any(String) } }],
    });
  });

  test('a fault tells its reference and nothing of how we are made, and the log has both', async () => {
    const { directory } = floor.ports;
    const { companies } = directory;
    directory.companies = () => Promise.reject(new Error('relation "secret_table" does not exist at /srv/ponte'));
    try {
      const exhibition = (await organiser.ask('{ viewer { organiserOf { id } } }')).organiserOf[0].id;
      const { errors } = await organiser.send(
        'query ($id: ID!) { companies(exhibition: $id) { totalCount } }',
        { id: exhibition },
        { headers: { 'accept-language': 'pt' } },
      );
      const reference = String(errors?.[0]?.extensions['correlationId']);
      expect(errors?.[0]).toMatchObject({
        message: `Ocorreu um erro do nosso lado. Referência ${reference}`,
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      });
      expect(JSON.stringify(errors)).not.toMatch(/secret_table|srv|Error:/);
      expect(floor.log.errors.find(({ facts }) => facts['correlationId'] === reference)?.facts['error']).toMatch(
        /secret_table/,
      );
    } finally {
      directory.companies = companies;
      floor.log.errors.length = 0;
    }
  });

  test('while the database is away a request may be sent again, and says so', async () => {
    const client = await floor.partner(['see-directory']);
    const { apiKeys } = floor.ports;
    const { caller } = apiKeys;
    apiKeys.caller = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:5432'));
    try {
      const { status, errors } = await client.send('{ viewer { user } }', {}, { headers: { 'accept-language': 'pt' } });
      expect(status).toBe(503);
      expect(errors).toEqual([
        {
          message: 'Muita procura neste momento. Nada se perdeu; tente de novo.',
          extensions: { code: 'UNAVAILABLE', correlationId: expect.any(String) },
        },
      ]);
    } finally {
      apiKeys.caller = caller;
      floor.log.errors.length = 0;
    }
  });

  test('answers carry the headers that keep browsers from guessing', async () => {
    const { headers } = await post(query('{ viewer { user } }'));
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('what a key may spend in a short time is bounded', async () => {
    const partner = await floor.partner(['see-directory']);
    const heavy =
      '{ exhibitions(first: 100) { edges { node { venues { id code glyph ordinal walkMinutes a: code b: glyph c: code } } } } }';
    let last = await partner.send(heavy);
    for (let sent = 0; sent < 40 && !last.errors; sent++) last = await partner.send(heavy);
    expect(last.errors?.[0]?.extensions).toMatchObject({ code: 'TOO_COSTLY', retryAfterSeconds: expect.any(Number) });
  });
});
