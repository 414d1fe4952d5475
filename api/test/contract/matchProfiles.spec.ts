import { expect, test } from 'vitest';
import { postgresMatchProfiles } from '../../src/postgres/matchProfiles.store.ts';
import { newId } from '../builders/databaseFair.ts';
import { fairDatabase } from '../builders/databaseSql.ts';

const { sql, fair, insert } = await fairDatabase({ people: 2, places: 1, sessions: 1 });
const profiles = postgresMatchProfiles(sql);
const session = fair.sessions[0]!;
const [maker, empty] = fair.exhibitors.map(({ organisation }) => organisation);
const [seeker] = fair.buyers.map(({ organisation }) => organisation);

await sql.run(
  `insert into certification_scheme (key, name, holder, confidence) values ('M-MARK', '{"en": "M-Mark"}', 'product', 'V'), ('HQ-MADE', '{"en": "Made in Hengqin"}', 'product', 'V')`,
);
await sql.run(
  `insert into scheme_recognition (from_scheme, to_scheme, grants, status, conditions, confidence) values ('M-MARK', 'HQ-MADE', 'whole', 'in-force', '{made-in-hengqin}', '3')`,
);
await sql.run(
  `insert into trade_agreement (key, name, exporters, importers, hs_codes, least_share, in_force_from, confidence) values ('CEPA-MO', '{"en": "CEPA"}', '{CN,MO}', '{CN,MO}', null, 40, '2004-01-01', 'V')`,
);
await sql.run(
  `insert into trade_agreement (key, name, exporters, importers, has_tariff_effect, confidence) values ('FORUM', '{"en": "Forum Macao"}', '{CN,PT}', '{CN,PT}', false, 'V')`,
);
await sql.run(
  `insert into regulated_goods (key, name, hs_codes, confidence) values ('ROUGH-DIAMONDS', '{"en": "Rough diamonds"}', '{710210,710231}', 'V')`,
);
await insert('currency_rate', [{ currency: 'MOP', minor_units_per_common: 800, as_of: '2027-01-01' }]);
await sql.run(
  `update company set owner_group = 'Demo group', themes = '{guochao}', target_markets = '{CN,PT}' where id = $1`,
  [maker],
);
const [product, requirement, certificate] = [newId(), newId(), newId()];
await insert('product', [
  {
    id: product,
    company_id: maker,
    reference: 'PR-1',
    name: { en: 'Tea' },
    tokens: ['tea'],
    hs_codes: ['0902'],
    origin: 'MO',
    origin_share: 38.5,
    price_low: 1_000,
    price_high: 2_000,
    price_currency: 'MOP',
    price_unit: 'kg',
    minimum_order_amount: 20,
    minimum_order_unit: 'kg',
    lead_days: 30,
  },
]);
await insert('requirement', [
  {
    id: requirement,
    buyer_id: seeker,
    reference: 'RQ-1',
    name: { en: 'Tea' },
    tokens: ['tea'],
    hs_codes: ['0902'],
    delivery_market: 'PT',
    needed_by: '2027-06-01',
    must_schemes: ['M-MARK'],
    agreements: ['CEPA-MO'],
    budget_high: 1_500,
    budget_currency: 'MOP',
    budget_unit: 'kg',
  },
]);
await insert('certificate', [
  {
    id: certificate,
    company_id: maker,
    product_id: product,
    reference: 'CE-1',
    scheme: 'M-MARK',
    state: 'granted',
    valid_from: '2026-01-01',
    is_confirmed: true,
    conditions_met: ['made-in-hengqin'],
  },
]);
await insert('licence', [
  { id: newId(), buyer_id: seeker, reference: 'LI-1', regulated_goods: 'ROUGH-DIAMONDS', valid_until: '2027-12-31' },
]);
await insert('organisation_relation', [
  { company_id: maker, buyer_id: seeker, stated_by: 'exhibitor', kind: 'interest' },
  { company_id: maker, buyer_id: fair.buyers[1]!.organisation, stated_by: 'exhibitor', kind: 'avoid' },
]);

test('a company’s profile holds what it offers, its certificates and what it stated itself', async () => {
  expect(await profiles.profiles(session, [maker!])).toEqual([
    {
      side: 'exhibitor',
      organisation: maker,
      ownerGroup: 'Demo group',
      themes: ['guochao'],
      targetMarkets: ['CN', 'PT'],
      licences: [],
      interests: [seeker],
      avoids: [fair.buyers[1]!.organisation],
      certificates: [
        {
          certificate,
          product,
          scheme: 'M-MARK',
          state: 'granted',
          validFrom: '2026-01-01',
          validUntil: null,
          confirmed: true,
          conditionsMet: ['made-in-hengqin'],
        },
      ],
      products: [
        {
          product,
          hsCodes: ['0902'],
          tokens: ['tea'],
          origin: 'MO',
          originShare: 38.5,
          price: { low: 1_000, high: 2_000, currency: 'MOP' },
          priceUnit: 'kg',
          minimumOrder: { amount: 20, unit: 'kg' },
          monthlyCapacity: null,
          leadDays: 30,
        },
      ],
    },
  ]);
});

test('a buyer’s profile holds what it seeks and its licences, and not what others stated of it', async () => {
  expect(await profiles.profiles(session, [seeker!])).toEqual([
    {
      side: 'buyer',
      organisation: seeker,
      ownerGroup: null,
      themes: [],
      homeMarket: 'PT',
      interests: [],
      avoids: [],
      licences: [{ regulatedGoods: 'ROUGH-DIAMONDS', validFrom: null, validUntil: '2027-12-31' }],
      requirements: [
        {
          requirement,
          hsCodes: ['0902'],
          tokens: ['tea'],
          quantity: null,
          budget: { low: null, high: 1_500, currency: 'MOP' },
          budgetUnit: 'kg',
          deliveryMarket: 'PT',
          neededBy: '2027-06-01',
          mustSchemes: ['M-MARK'],
          wishSchemes: [],
          agreements: ['CEPA-MO'],
        },
      ],
    },
  ]);
});

test('an organisation with nothing has empty lists, and one that is not of the fair is left out', async () => {
  expect(await profiles.profiles(session, [empty!, newId()])).toEqual([
    {
      side: 'exhibitor',
      organisation: empty,
      ownerGroup: null,
      themes: [],
      targetMarkets: [],
      licences: [],
      interests: [],
      avoids: [],
      certificates: [],
      products: [],
    },
  ]);
  expect(await profiles.profiles(newId(), [maker!])).toEqual([]);
});

test('the trade around the fair: recognitions, agreements with effect, regulated goods, rates, and how common codes and words are', async () => {
  const { trade, timeZone } = await profiles.trade(session);
  expect(timeZone).toBe('Asia/Macau');
  expect(trade.recognitions).toEqual([
    { from: 'M-MARK', to: 'HQ-MADE', grants: 'whole', status: 'in-force', conditions: ['made-in-hengqin'] },
  ]);
  expect(trade.agreements).toEqual([
    {
      agreement: 'CEPA-MO',
      exporters: ['CN', 'MO'],
      importers: ['CN', 'MO'],
      hsCodes: null,
      leastShare: 40,
      inForceFrom: '2004-01-01',
      inForceUntil: null,
    },
  ]);
  expect(trade.regulatedGoods).toEqual([{ key: 'ROUGH-DIAMONDS', hsCodes: ['710210', '710231'] }]);
  expect([...trade.rates]).toEqual([['MOP', 1 / 800]]);
  expect(trade.rarity.get('tea')).toBeLessThan(1);
  expect(trade.rarity.get('0902')).toBeLessThan(1);
});

test('a session that does not exist is no session of the matchmaker', async () => {
  await expect(profiles.trade(newId())).rejects.toThrow(/no session/);
});
