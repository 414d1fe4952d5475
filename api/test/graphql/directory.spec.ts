import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient, Result } from '../builders/apiClient.ts';
import { ApiFloor, SLUG } from '../builders/apiFloor.ts';

const COMPANIES = `query ($exhibition: ID!, $search: String, $heading: String, $first: Int, $after: String, $last: Int, $before: String) {
  companies(exhibition: $exhibition, search: $search, heading: $heading, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { id name { text } country products { id name { text(languages: [zh_Hant, en]) language(languages: [zh_Hant, en]) } headings origin company { id } } certificates { id } } } } }`;

let floor: ApiFloor;
let organiser: ApiClient;
let buyer: ApiClient;
let exhibition: string;

beforeAll(async () => {
  floor = await ApiFloor.open({ people: 5, places: 1 });
  organiser = await floor.organiser();
  buyer = await floor.as(floor.fair.buyers[0]!);
  exhibition = (await organiser.ask('{ viewer { organiserOf { id } } }')).organiserOf[0].id;
});
afterAll(() => floor.close());

const names = ({ edges }: Result) => edges.map(({ node }: Result) => node.name.text);

describe('lists of the directory', () => {
  test('come in pages that follow each other, forwards and backwards', async () => {
    const first = await buyer.ask(COMPANIES, { exhibition, first: 2 });
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    const second = await buyer.ask(COMPANIES, { exhibition, first: 2, after: first.pageInfo.endCursor });
    const third = await buyer.ask(COMPANIES, { exhibition, first: 2, after: second.pageInfo.endCursor });
    expect(third.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const all = [...names(first), ...names(second), ...names(third)];
    expect(new Set(all).size).toBe(5);
    const back = await buyer.ask(COMPANIES, { exhibition, last: 2, before: third.pageInfo.startCursor });
    expect(names(back)).toEqual(names(second));
  });

  test('carry what belongs to each, and text in the language asked for', async () => {
    const { edges } = await buyer.ask(COMPANIES, { exhibition, first: 1 });
    const [product] = edges[0].node.products;
    expect(product).toMatchObject({
      headings: ['0901'],
      origin: 'BR',
      name: { text: '示範咖啡', language: 'zh_Hant' },
      company: { id: edges[0].node.id },
    });
  });

  test('are found by HS digits above or at the heading', async () => {
    for (const heading of ['09', '0901', '09.01'])
      expect((await buyer.ask(COMPANIES, { exhibition, heading })).totalCount).toBe(5);
    expect((await buyer.ask(COMPANIES, { exhibition, heading: '2204' })).totalCount).toBe(0);
  });

  test('are found by words, a Simplified query in a Traditional text too', async () => {
    const PRODUCTS =
      'query ($exhibition: ID!, $search: String) { products(exhibition: $exhibition, search: $search) { totalCount } }';
    for (const search of ['coffee', 'Coffees', '咖啡'])
      expect(await buyer.ask(PRODUCTS, { exhibition, search })).toEqual({ totalCount: 5 });
    expect(await buyer.ask(PRODUCTS, { exhibition, search: 'wine' })).toEqual({ totalCount: 0 });
  });

  test('read nested rows with one query a level', async () => {
    const queries = await countQueries(() => buyer.ask(COMPANIES, { exhibition, first: 5 }));
    // Exhibition, page, count, products, certificates, companies of the products.
    expect(queries).toBeLessThanOrEqual(7);
  });
});

describe('who reads what', () => {
  const BUYERS =
    'query ($exhibition: ID!) { buyers(exhibition: $exhibition) { totalCount edges { node { id requirements { text { text } headings } } } } }';

  test('buyers are for the organiser and partners with that scope', async () => {
    expect((await organiser.ask(BUYERS, { exhibition })).edges[0].node.requirements[0]).toMatchObject({
      headings: ['0901'],
    });
    expect(await (await floor.partner(['see-buyers'])).ask(BUYERS, { exhibition })).toMatchObject({ totalCount: 5 });
    for (const client of [buyer, await floor.partner(['see-directory'])]) {
      const { data, errors } = await client.send(BUYERS, { exhibition });
      expect(data).toBeNull();
      expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
  });

  test('nobody reads nothing', async () => {
    const { errors } = await floor.client().send(COMPANIES, { exhibition });
    expect(errors?.[0]).toMatchObject({
      message: 'You have been signed out. Please sign in again.',
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });

  test('a company, a buyer, a product by its id', async () => {
    const { edges } = await organiser.ask(COMPANIES, { exhibition, first: 1 });
    const { id, products } = edges[0].node;
    expect(await buyer.ask('query ($id: ID!) { company(id: $id) { id } }', { id })).toEqual({ id });
    expect(await buyer.ask('query ($id: ID!) { buyer(id: $id) { id } }', { id })).toBeNull();
    expect(
      await buyer.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
        ids: [id, products[0].id, exhibition, 'none'],
      }),
    ).toEqual([
      { __typename: 'Company', id },
      { __typename: 'Product', id: products[0].id },
      { __typename: 'Exhibition', id: exhibition },
      null,
    ]);
  });
});

describe('exhibitions', () => {
  const FAIR = `query ($slug: String) { exhibition(slug: $slug) { id timeZone startsOn venues { id code glyph ordinal walkMinutes } sessions { id state rules { answerSeconds } } } }`;

  test('are public, with venues and sessions', async () => {
    const slug = SLUG;
    expect(await floor.client().ask(FAIR, { slug })).toMatchObject({
      id: exhibition,
      timeZone: 'Asia/Macau',
      startsOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      venues: [{ code: 'MO-1', glyph: '澳', ordinal: 1 }],
      sessions: [{ state: 'DRAFT', rules: { answerSeconds: 45 } }, { state: 'DRAFT' }],
    });
    expect((await floor.client().ask('{ exhibitions { edges { node { id } } } }')).edges).toHaveLength(1);
  });

  test('a venue and a place by their ids', async () => {
    const { venues } = await floor.client().ask(FAIR, { slug: SLUG });
    const NODE =
      'query ($id: ID!) { node(id: $id) { __typename ... on Venue { code } ... on Place { label open venue { code } } } }';
    expect(await organiser.ask(NODE, { id: venues[0].id })).toEqual({ __typename: 'Venue', code: 'MO-1' });
    const [place] = (
      await organiser.ask('query ($id: ID!) { pairingSession(id: $id) { places { id } } }', { id: floor.session })
    ).places;
    expect(await organiser.ask(NODE, { id: place.id })).toEqual({
      __typename: 'Place',
      label: '1',
      open: true,
      venue: { code: 'MO-1' },
    });
  });

  test('one that is not public is for its own account', async () => {
    await floor.pool.query('update exhibition set is_public = false');
    try {
      const slug = SLUG;
      expect(await floor.client().ask(FAIR, { slug })).toBeNull();
      expect(
        await floor.client().ask('query ($id: ID!) { pairingSession(id: $id) { id } }', { id: floor.session }),
      ).toBeNull();
      expect(await floor.client().ask('query ($id: ID!) { node(id: $id) { id } }', { id: exhibition })).toBeNull();
      expect(await buyer.ask(FAIR, { slug })).toMatchObject({ id: exhibition });
    } finally {
      await floor.pool.query('update exhibition set is_public = true');
    }
  });
});

/** How many statements the pool runs meanwhile. */
async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const { pool } = floor;
  const query = pool.query.bind(pool);
  let count = 0;
  pool.query = ((...words: Parameters<typeof query>) => {
    count++;
    return query(...words);
  }) as typeof pool.query;
  try {
    await work();
  } finally {
    pool.query = query as typeof pool.query;
  }
  return count;
}
