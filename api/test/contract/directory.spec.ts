import { describe, expect, test } from 'vitest';
import { postgresDirectory } from '../../src/postgres/directory.store.ts';
import type { CompanySearch } from '../../src/ports/directory.ts';
import type { PageAsked } from '../../src/ports/page.ts';
import { newId } from '../builders/databaseFair.ts';
import { fairDatabase } from '../builders/databaseSql.ts';

const { sql, fair, insert } = await fairDatabase({ people: 5, places: 1, sessions: 1 });
const directory = postgresDirectory(sql);
const [coffee, wine, tea, shoes] = fair.exhibitors.map(({ organisation }) => organisation);
const [grocer, hotel] = fair.buyers.map(({ organisation }) => organisation);
const exhibition = fair.exhibition;

const [beans, port] = [newId(), newId()];
await insert('product', [
  {
    id: beans,
    company_id: coffee,
    reference: 'PR-1',
    name: { pt: 'Café em grão Demo' },
    tokens: ['cafe', 'grao'],
    hs_codes: ['090111', '0901'],
    origin: 'TL',
    price_low: '1250',
    price_high: '90071992547409931',
    price_currency: 'USD',
    minimum_order_amount: 0.5,
    minimum_order_unit: 't',
    lead_days: 20,
  },
  {
    id: port,
    company_id: wine,
    reference: 'PR-2',
    name: { en: 'Demo port wine' },
    description: { en: 'Sweet' },
    tokens: ['port', 'wine'],
    hs_codes: ['220421'],
    origin: 'PT',
  },
  {
    id: newId(),
    company_id: tea,
    reference: 'PR-3',
    name: { en: 'Demo tea' },
    tokens: ['tea', 'green'],
    hs_codes: ['0902'],
    origin: 'CN',
  },
]);
await sql.run(`update company set tokens = '{demo,green}', target_markets = '{MO,PT}' where id = $1`, [shoes]);
await insert('place', [{ id: newId(), venue_id: fair.venue, kind: 'stand', label: 'A07', company_id: coffee }]);
await insert('requirement', [
  {
    id: newId(),
    buyer_id: grocer,
    reference: 'RQ-1',
    name: { en: 'Coffee for shops' },
    tokens: ['coffee'],
    hs_codes: ['0901'],
    delivery_market: 'MO',
    budget_high: 500_00,
    budget_currency: 'MOP',
    quantity_amount: 12.5,
    quantity_unit: 't',
    must_schemes: ['HACCP'],
  },
]);
await sql.run(
  `insert into certification_scheme (key, name, holder, confidence) values ('HACCP', '{"en": "HACCP"}', 'site', 'K'), ('M-MARK', '{"en": "M-Mark"}', 'product', 'V')`,
);
const certificate = newId();
await insert('certificate', [
  {
    id: certificate,
    company_id: coffee,
    reference: 'CE-1',
    scheme: 'HACCP',
    state: 'granted',
    valid_from: '2026-01-01',
    valid_until: '2028-12-31',
  },
  { id: newId(), company_id: wine, reference: 'CE-2', scheme: 'HACCP', state: 'suspended' },
]);
await sql.run(
  `insert into trade_agreement (key, name, exporters, importers, hs_codes, has_tariff_effect, confidence)
   values ('LDC', '{"en": "LDC"}', '{TL,MZ}', '{CN}', null, true, 'K'), ('TEA', '{"en": "Tea"}', '{CN}', '{MO}', '{09}', true, 'K'), ('TALK', '{"en": "Talk"}', '{CN,TL}', '{MO}', null, false, 'K')`,
);

const all: PageAsked = { limit: 100, direction: 'forward', key: null };
const nothing: CompanySearch = {
  exhibition,
  words: [],
  heading: null,
  origin: null,
  market: null,
  scheme: null,
  agreement: null,
};

async function companies(search: Partial<CompanySearch>) {
  const { rows } = await directory.companies({ ...nothing, ...search }, all);
  return rows.map(({ row }) => row.id);
}

describe('companies are found', () => {
  test.each([
    ['all without a filter', {}, [coffee, wine, tea, shoes, fair.exhibitors[4]!.organisation]],
    ['by a word of their products', { words: ['wine'] }, [wine]],
    ['by a word of their own or of their products', { words: ['green'] }, [tea, shoes]],
    ['only where every word is found', { words: ['green', 'tea'] }, [tea]],
    ['by a heading above the products’ codes', { heading: '09' }, [coffee, tea]],
    ['by a subheading', { heading: '090111' }, [coffee]],
    ['by a target market', { market: 'PT' }, [shoes]],
    ['by the origin of what they offer', { origin: 'TL' }, [coffee]],
    ['by a scheme of which they hold a certificate that is granted', { scheme: 'HACCP' }, [coffee]],
    ['by an agreement for all goods of an origin', { agreement: 'LDC' }, [coffee]],
    ['by an agreement for some goods', { agreement: 'TEA' }, [tea]],
    ['by no agreement without effect on tariffs', { agreement: 'TALK' }, []],
    ['only in their own exhibition', { exhibition: newId<typeof exhibition>() }, []],
    ['by filters together', { heading: '09', origin: 'CN' }, [tea]],
  ])('%s', async (_, search, expected) => {
    expect(await companies(search)).toEqual(expected);
  });

  test('with a search text that means something to SQL or to patterns', async () => {
    for (const word of [`'; drop table company; --`, '%', '_', '\\', '{}', '"'])
      expect(await companies({ words: [word], heading: word, market: word })).toEqual([]);
  });
});

describe('a list is read page by page', () => {
  const page = async (asked: PageAsked) => {
    const found = await directory.companies(nothing, asked);
    return {
      ids: found.rows.map(({ row }) => row.id),
      keys: found.rows.map(({ key }) => key),
      more: found.more,
      count: await found.count(),
    };
  };
  const everybody = fair.exhibitors.map(({ organisation }) => organisation);

  test('forward to its end', async () => {
    const first = await page({ limit: 2, direction: 'forward', key: null });
    expect(first).toMatchObject({ ids: everybody.slice(0, 2), more: true, count: 5 });
    const second = await page({ limit: 2, direction: 'forward', key: first.keys.at(-1)! });
    expect(second).toMatchObject({ ids: everybody.slice(2, 4), more: true });
    const last = await page({ limit: 2, direction: 'forward', key: second.keys.at(-1)! });
    expect(last).toMatchObject({ ids: everybody.slice(4), more: false });
  });

  test('backward from its end, in the list’s own order', async () => {
    const last = await page({ limit: 2, direction: 'backward', key: null });
    expect(last).toMatchObject({ ids: everybody.slice(3), more: true });
    const before = await page({ limit: 10, direction: 'backward', key: last.keys[0]! });
    expect(before).toMatchObject({ ids: everybody.slice(0, 3), more: false });
  });

  test('a key that is none of ours gives an empty page', async () => {
    for (const key of ['', 'x', `${newId()} 1`, `' or true`])
      expect(await page({ limit: 2, direction: 'forward', key })).toMatchObject({ ids: [], more: false, count: 5 });
  });
});

describe('rows are read', () => {
  test('companies with their account and stand', async () => {
    expect(await directory.companiesByIds([coffee!])).toEqual([
      {
        __typename: 'Company',
        id: coffee,
        exhibition,
        account: fair.account,
        name: { en: 'Demo company 1' },
        description: null,
        country: 'MO',
        website: null,
        employees: null,
        themes: [],
        targetMarkets: [],
        stand: 'A07',
      },
    ]);
  });

  test('products with money as exact text and amounts as numbers', async () => {
    expect(await directory.productsOf([coffee!])).toEqual([
      {
        id: beans,
        company: coffee,
        exhibition,
        name: { pt: 'Café em grão Demo' },
        description: null,
        headings: ['090111', '0901'],
        origin: 'TL',
        price: { low: '1250', high: '90071992547409931', currency: 'USD' },
        minimumOrder: { amount: 0.5, unit: 't' },
        monthlyCapacity: null,
        leadDays: 20,
      },
    ]);
    expect(await directory.productsByIds([port])).toMatchObject([
      { id: port, price: null, description: { en: 'Sweet' } },
    ]);
  });

  test('requirements with a budget that is open at one end', async () => {
    const [found] = await directory.requirementsOf([grocer!, hotel!]);
    expect(found).toMatchObject({
      buyer: grocer,
      text: { en: 'Coffee for shops' },
      quantity: 12.5,
      unit: 't',
      budget: { low: null, high: '50000', currency: 'MOP' },
      mustSchemes: ['HACCP'],
      wishSchemes: [],
    });
    expect(await directory.requirementsByIds([found!.id])).toEqual([found]);
  });

  test('certificates with days as they were said, and schemes', async () => {
    expect(await directory.certificatesOf([coffee!])).toEqual([
      {
        id: certificate,
        company: coffee,
        exhibition,
        scheme: 'HACCP',
        number: null,
        state: 'granted',
        validFrom: '2026-01-01',
        validTo: '2028-12-31',
      },
    ]);
    expect(await directory.certificatesByIds([certificate])).toHaveLength(1);
    expect(await directory.schemes(['HACCP', 'NONE'])).toEqual([{ id: 'HACCP', key: 'HACCP', name: { en: 'HACCP' } }]);
  });

  test('buyers by what they seek and where they sell', async () => {
    const buyers = async (search: object) =>
      (await directory.buyers({ exhibition, words: [], heading: null, market: null, ...search }, all)).rows.map(
        ({ row }) => row.id,
      );
    expect(await buyers({ words: ['coffee'] })).toEqual([grocer]);
    expect(await buyers({ heading: '09' })).toEqual([grocer]);
    expect(await buyers({ market: 'MO' })).toEqual([grocer]);
    expect(await buyers({ market: 'PT' })).toHaveLength(5);
    expect(await directory.buyersByIds([hotel!])).toMatchObject([{ __typename: 'Buyer', id: hotel, country: 'PT' }]);
  });

  test('products by word, heading and origin', async () => {
    const products = async (search: object) =>
      (await directory.products({ exhibition, words: [], heading: null, origin: null, ...search }, all)).rows.map(
        ({ row }) => row.id,
      );
    expect(await products({})).toHaveLength(3);
    expect(await products({ words: ['cafe', 'grao'] })).toEqual([beans]);
    expect(await products({ heading: '2204' })).toEqual([port]);
    expect(await products({ origin: 'PT', words: ['tea'] })).toEqual([]);
  });
});
