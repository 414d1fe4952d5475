import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient, Result } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { nodeId } from '../../src/graphql/relay/nodeId.ts';
import { ACT, STEP } from '../builders/documents.ts';

const RECOMMENDED = `query ($session: ID!, $first: Int, $after: String, $last: Int) {
  recommendations(session: $session, first: $first, after: $after, last: $last) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
    whyFew { code facts message(languages: [en]) }
    edges { cursor node { organisation side name { text } country
      forMe { score reasons { code message(languages: [zh_Hant]) } } forThem { score reasons { code message(languages: [en]) } }
      obstacles { code facts message(languages: [en]) } } } } }`;

let floor: ApiFloor;
let organiser: ApiClient;
let buyer: ApiClient;
let exhibitor: ApiClient;
let keys = 0;
const key = () => `recommendation-key-${++keys}`;
const nodes = ({ edges }: Result): Result[] => edges.map(({ node }: Result) => node);
const recommended = (client: ApiClient, page: object = {}) =>
  client.ask(RECOMMENDED, { session: floor.session, ...page });

beforeAll(async () => {
  floor = await ApiFloor.open({ people: 4, places: 2 });
  organiser = await floor.organiser();
  await floor.pool.query(
    `insert into hs_heading (code, name, tokens, confidence) values ('0901', '{"en": "Coffee", "zh-Hant": "咖啡"}', '{}', 'V')`,
  );
  // Six digits that have no name of their own are told by their heading's.
  for (const list of ['product', 'requirement']) await floor.pool.query(`update ${list} set hs_codes = '{090111}'`);
  await floor.pool.query(`update company set target_markets = '{PT}'`);
  buyer = await floor.as(floor.fair.buyers[0]!);
  exhibitor = await floor.as(floor.fair.exhibitors[0]!);
});
afterAll(() => floor.close());

describe('before the session is opened', () => {
  test('somebody on its list gets the other side, with what speaks for both and nothing in the way', async () => {
    const found = await recommended(buyer);
    expect(found).toMatchObject({ totalCount: 4, whyFew: null });
    for (const node of nodes(found)) {
      expect(node).toMatchObject({ side: 'EXHIBITOR', obstacles: [] });
      expect(node.forMe.score).toBeGreaterThan(0);
      expect(node.forThem.score).toBeLessThanOrEqual(1);
      expect(node.forMe.reasons.map(({ code }: Result) => code)).toContain('goods');
      const goods = node.forMe.reasons.find(({ code }: Result) => code === 'goods');
      expect(goods.message).toBe('經營HS 090111（咖啡）');
      expect(node.name.text).not.toBe('');
    }
    expect(nodes(await recommended(exhibitor))[0]).toMatchObject({ side: 'BUYER' });
  });

  test('what speaks for the other side is told of them, not of the reader', async () => {
    for (const { forThem } of nodes(await recommended(buyer))) {
      const market = forThem.reasons.find(({ code }: Result) => code === 'market');
      expect(market.message).toBe('Portugal is one of their markets');
    }
  });

  test('in pages that follow each other', async () => {
    const first = await recommended(buyer, { first: 3 });
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const rest = await recommended(buyer, { first: 3, after: first.pageInfo.endCursor });
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const all = [...nodes(first), ...nodes(rest)].map(({ organisation }) => organisation);
    expect(new Set(all).size).toBe(4);
    expect(nodes(await recommended(buyer, { last: 1 })).map(({ organisation }) => organisation)).toEqual([all[3]]);
  });
});

describe('beside the live hours', () => {
  test('a company without a common language is recommended with what is in the way', async () => {
    await floor.pool.query(`update person_language set language = 'pt' where person_id = $1`, [
      floor.fair.exhibitors[1]!.person,
    ]);
    await organiser.ask(STEP('openSession'), { input: { session: floor.session, idempotencyKey: key() } });
    const found = nodes(await recommended(buyer));
    const [speechless, ...others] = found.filter(({ obstacles }) => obstacles.length > 0);
    expect(others).toEqual([]);
    expect(speechless).toMatchObject({
      obstacles: [{ code: 'language', facts: {}, message: 'No language in common. An interpreter is needed.' }],
    });
  });

  test('whom one refused for good is recommended no more', async () => {
    const before = nodes(await recommended(buyer)).length;
    await organiser.ask(STEP('startPairing'), { input: { session: floor.session, idempotencyKey: key() } });
    for (const client of [buyer, exhibitor])
      for (const name of ['checkIn', 'becomeAvailable'])
        await client.ask(ACT(name), { input: { session: floor.session, idempotencyKey: key() } });
    const offer = await offered(buyer);
    await buyer.ask(ACT('declineOffer'), { input: { offer, reason: 'UNSAID', idempotencyKey: key() } });
    const after = nodes(await recommended(buyer));
    expect(after.length).toBe(before - 1);
  });
});

describe('who asks', () => {
  test.each([
    ['nobody', () => Promise.resolve(floor.client()), 'UNAUTHENTICATED'],
    ['the organiser, who takes no part', () => Promise.resolve(organiser), 'FORBIDDEN'],
  ] as const)('%s gets none', async (_, client, code) => {
    const { errors } = await (await client()).send(RECOMMENDED, { session: floor.session });
    expect(errors?.[0]?.extensions['code']).toBe(code);
  });

  test('a session that does not exist, or in which one is not expected, has none', async () => {
    const { errors } = await buyer.send(RECOMMENDED, { session: 'nonsense' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'session-unknown' });
    const other = await buyer.send(RECOMMENDED, { session: nodeId('PairingSession', floor.fair.sessions[1]!) });
    expect(other.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  test('somebody of whom nothing is known is told so', async () => {
    const fresh = await ApiFloor.open({ people: 1, places: 1 });
    try {
      await fresh.pool.query('delete from requirement');
      const asked = await fresh.as(fresh.fair.buyers[0]!);
      const { edges, whyFew } = await asked.ask(RECOMMENDED, { session: fresh.session });
      expect(edges).toEqual([]);
      expect(whyFew).toMatchObject({ code: 'no_profile' });
      expect(whyFew.message).toContain('what you seek');
    } finally {
      await fresh.close();
    }
  });
});

async function offered(client: ApiClient): Promise<string> {
  const ME = '{ viewer { participants { offer { id } } } }';
  for (;;) {
    const { participants } = await client.ask(ME);
    if (participants[0]?.offer) return participants[0].offer.id;
    await new Promise((again) => setImmediate(again));
  }
}
