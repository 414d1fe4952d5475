import { fc } from '../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import {
  aBuyer,
  aCertificate,
  aCompany,
  aProduct,
  aRequirement,
  aTrade,
  FAIR_DAY,
  id,
} from '../../../test/builders/matching.ts';
import type { BySide } from '../kernel/side.ts';
import type { Fit } from '../pairing/offer.ts';
import { judgeOrganisations } from './eligibility.ts';
import type { ProductProfile, RequirementProfile, TradeContext } from './profile.ts';
import { NO_EMPHASIS } from '../pairing/emphasis.ts';
import { explain, scoreOrganisations } from './score.ts';
import type { OrganisationScore } from './score.ts';
import { Words } from './words.ts';

interface Situation {
  company?: Parameters<typeof aCompany>[0];
  buyer?: Parameters<typeof aBuyer>[0];
  product?: Partial<ProductProfile>;
  requirement?: Partial<RequirementProfile>;
  trade?: Partial<TradeContext>;
}

function scored(given: Situation): OrganisationScore {
  const company = aCompany({ products: [aProduct(given.product)], ...given.company });
  const buyer = aBuyer({ requirements: [aRequirement(given.requirement)], ...given.buyer });
  const trade = aTrade(given.trade);
  const { open } = judgeOrganisations(company, buyer, { trade, on: FAIR_DAY, words: new Words(trade.rarity) });
  const score = scoreOrganisations(open, {
    company,
    buyer,
    trade,
    on: FAIR_DAY,
    emphasis: NO_EMPHASIS,
    unrated: () => {},
  });
  if (!score) throw new Error('these two have nothing to trade');
  return score;
}

function fits(given: Situation, languages: readonly string[] = ['yue']): BySide<Fit> {
  return explain(scored(given), languages);
}

function codes({ reasons }: Fit): string[] {
  return reasons.map(({ code }) => code);
}

function fitOf(score: OrganisationScore, part: string): BySide<number> | undefined {
  return score.parts.find((found) => found.part === part)?.fit;
}

const dollars = (low: number | null, high: number | null) => ({ low, high, currency: 'USD' });

describe('the score of a pair', () => {
  test('[MA20] lies between 0 and 1 for both sides, and counts what nobody asked for neither way', () => {
    const bare = fits({});
    const withPrice = fits({ product: { price: dollars(500, 900), priceUnit: 'kg' } });
    expect(withPrice.buyer.score).toBe(bare.buyer.score);
    expect(fits({ requirement: { hsCodes: ['090121'] } }).buyer.score).toBe(1);
  });

  test('[MA20] whatever the profiles, it lies between 0 and 1 and no side hears more than three reasons', () => {
    const band = fc.option(
      fc.record({
        low: fc.option(fc.nat(9_999)),
        high: fc.option(fc.nat(9_999)),
        currency: fc.constantFrom('USD', 'HKD', 'EUR'),
      }),
    );
    const amount = fc.option(
      fc.record({ amount: fc.integer({ min: 1, max: 9_999 }), unit: fc.constantFrom('kg', 't', 'box') }),
    );
    const situation = fc.record({
      product: fc.record({
        price: band,
        priceUnit: fc.constantFrom('kg', 't', null),
        minimumOrder: amount,
        monthlyCapacity: amount,
        leadDays: fc.option(fc.nat(90)),
        tokens: fc.subarray(['a', 'b', 'c']),
      }),
      requirement: fc.record({
        budget: band,
        budgetUnit: fc.constantFrom('kg', null),
        quantity: amount,
        neededBy: fc.constantFrom(null, '2027-03-01', '2027-04-01'),
        tokens: fc.subarray(['a', 'b', 'c']),
        wishSchemes: fc.subarray(['M-MARK', 'HACCP']),
        agreements: fc.subarray(['CEPA']),
      }),
      company: fc.record({
        targetMarkets: fc.subarray(['HK', 'PT']),
        interests: fc.subarray([id<'Organisation'>('cafe')]),
        themes: fc.subarray(['food']),
      }),
      buyer: fc.record({
        interests: fc.subarray([id<'Organisation'>('roaster')]),
        themes: fc.subarray(['food', 'green']),
      }),
    });
    fc.assert(
      fc.property(situation, fc.subarray(['yue', 'pt']), ({ company, buyer, product, requirement }, languages) => {
        const trade = {
          rates: new Map([
            ['USD', 7.8],
            ['HKD', 1],
          ]),
        };
        const whole = { ...company, products: [aProduct(product)] };
        for (const { score, reasons } of Object.values(
          fits({ company: whole, buyer: { ...buyer, requirements: [aRequirement(requirement)] }, trade }, languages),
        )) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(reasons.length).toBeLessThanOrEqual(3);
        }
      }),
    );
  });

  test('[MA20] is that of the best line, and names it', () => {
    const tea = aProduct({ product: id('tea'), hsCodes: ['0902'] });
    const score = scored({ company: { products: [tea, aProduct()] } });
    expect(score.line).toEqual({ product: 'coffee', requirement: 'wants-coffee' });
  });

  test('[MA28] three reasons a side, strongest first, each with the facts of its sentence', () => {
    const found = fits({
      product: {
        price: dollars(400, 900),
        priceUnit: 'kg',
        monthlyCapacity: { amount: 2, unit: 't' },
        minimumOrder: { amount: 60, unit: 'kg' },
      },
      requirement: {
        mustSchemes: ['M-MARK'],
        budget: dollars(null, 1_000),
        budgetUnit: 'kg',
        quantity: { amount: 800, unit: 'kg' },
      },
      company: { certificates: [aCertificate()], targetMarkets: ['HK'] },
    });
    expect(found.buyer.reasons).toEqual([
      { code: 'goods', facts: { heading: '0901' } },
      { code: 'certificate', facts: { scheme: 'M-MARK', year: '2028' } },
      { code: 'budget', facts: {} },
    ]);
    expect(found.exhibitor.reasons).toEqual([
      { code: 'goods', facts: { heading: '0901' } },
      { code: 'market', facts: { market: 'HK' } },
      { code: 'capacity', facts: { percent: 40 } },
    ]);
  });

  test('[MA28] words in common are told as such, and none of them is named: reasons go into the log', () => {
    const found = fits({ product: { tokens: ['dark', 'roast'] }, requirement: { tokens: ['dark', 'roast'] } });
    expect(found.exhibitor.reasons).toContainEqual({ code: 'words', facts: {} });
  });

  test('[MA28] what does not hold is no reason', () => {
    const found = fits({
      product: { price: dollars(2_000, 2_500), priceUnit: 'kg' },
      requirement: { budget: dollars(null, 1_000), budgetUnit: 'kg', wishSchemes: ['M-MARK'] },
      company: { targetMarkets: ['PT'] },
    });
    expect(codes(found.buyer)).toEqual(['goods', 'language']);
    expect(codes(found.exhibitor)).toEqual(['goods', 'language']);
  });
});

describe('certificates', () => {
  const wish = { wishSchemes: ['M-MARK', 'HACCP'] };

  test('[MA23] count by the share of musts and wishes that is held', () => {
    expect(fitOf(scored({ requirement: wish }), 'certificate')?.buyer).toBe(0);
    const held = { certificates: [aCertificate({ scheme: 'HACCP', validUntil: null })] };
    const score = scored({ requirement: wish, company: held });
    expect(fitOf(score, 'certificate')?.buyer).toBe(0.5);
    expect(explain(score, []).buyer.reasons).toContainEqual({ code: 'certificate_open', facts: { scheme: 'HACCP' } });
  });

  test('[MA23] recognised ones are told as such, and a part counts half and is no reason', () => {
    const rule = { from: 'HQ-MADE', to: 'M-MARK', status: 'in-force', conditions: [] } as const;
    const company = { certificates: [aCertificate({ scheme: 'HQ-MADE' })] };
    const requirement = { wishSchemes: ['M-MARK'] };
    const whole = fits({ company, requirement, trade: { recognitions: [{ ...rule, grants: 'whole' }] } });
    expect(whole.buyer.reasons).toContainEqual({ code: 'recognised', facts: { scheme: 'M-MARK', through: 'HQ-MADE' } });
    const part = scored({ company, requirement, trade: { recognitions: [{ ...rule, grants: 'part' }] } });
    expect(fitOf(part, 'certificate')?.buyer).toBe(0.5);
    expect(codes(explain(part, []).buyer)).toEqual(['goods']);
  });
});

describe('price against budget', () => {
  const price = (
    product: Partial<ProductProfile>,
    requirement: Partial<RequirementProfile>,
    rates = new Map<string, number>(),
  ) =>
    fitOf(
      scored({
        product: { priceUnit: 'kg', ...product },
        requirement: { budgetUnit: 'kg', ...requirement },
        trade: { rates },
      }),
      'price',
    );

  test('[MA24] within, half within, just above, far above', () => {
    expect(price({ price: dollars(400, 900) }, { budget: dollars(null, 900) })?.buyer).toBe(1);
    expect(price({ price: dollars(400, 900) }, { budget: dollars(null, 650) })?.buyer).toBe(0.75);
    expect(price({ price: dollars(1_100, 1_500) }, { budget: dollars(null, 1_000) })?.buyer).toBeCloseTo(0.4, 9);
    expect(price({ price: dollars(1_600, 2_000) }, { budget: dollars(null, 1_000) })?.buyer).toBe(0);
    expect(price({ price: dollars(400, null) }, { budget: dollars(null, 400) })?.buyer).toBe(1);
  });

  test('[MA24] kilograms and tonnes, and two currencies with rates, are compared', () => {
    expect(
      price({ price: dollars(400, 400), priceUnit: 'kg' }, { budget: dollars(null, 400_000), budgetUnit: 't' })?.buyer,
    ).toBe(1);
    expect(
      price({ price: dollars(400, 400), priceUnit: 'kg' }, { budget: dollars(null, 399_000), budgetUnit: 't' })?.buyer,
    ).toBeLessThan(0.5);
    const rates = new Map([
      ['USD', 7.8],
      ['HKD', 1],
    ]);
    const budget = { low: null, high: 3_120, currency: 'HKD' };
    expect(price({ price: dollars(400, 400) }, { budget }, rates)?.buyer).toBe(1);
    expect(price({ price: dollars(401, 401) }, { budget }, rates)?.buyer).toBeLessThan(0.5);
    const byTonne = { budget: { ...budget, high: 3_120_000 }, budgetUnit: 't' };
    expect(price({ price: dollars(400, 400) }, byTonne, rates)?.buyer).toBe(1);
    expect(price({ price: dollars(401, 401) }, byTonne, rates)?.buyer).toBeLessThan(0.5);
  });

  test('[MA29] a currency without a rate is never taken as 1: the price counts as unsaid, and the currency is named', () => {
    const unrated: string[] = [];
    const company = aCompany({ products: [aProduct({ price: dollars(1, 1), priceUnit: 'kg' })] });
    const buyer = aBuyer({
      requirements: [aRequirement({ budget: { low: null, high: 9, currency: 'EUR' }, budgetUnit: 'kg' })],
    });
    const trade = aTrade({ rates: new Map([['USD', 7.8]]) });
    const { open } = judgeOrganisations(company, buyer, { trade, on: FAIR_DAY, words: new Words(trade.rarity) });
    const score = scoreOrganisations(open, {
      company,
      buyer,
      trade,
      on: FAIR_DAY,
      emphasis: NO_EMPHASIS,
      unrated: (currency) => unrated.push(currency),
    });
    expect(score?.parts.find(({ part }) => part === 'price')?.fit.buyer).toBe(0.4);
    expect(unrated).toEqual(['EUR']);
  });

  test('[MA29] units that cannot be compared, or a price that was not said, count less than half', () => {
    expect(price({ price: dollars(1, 1), priceUnit: 'box' }, { budget: dollars(null, 9) })?.buyer).toBe(0.4);
    expect(price({}, { budget: dollars(null, 9) })?.buyer).toBe(0.4);
  });
});

describe('quantity, lead time, market, agreement and interest', () => {
  const kilos = (amount: number) => ({ amount, unit: 'kg' });

  test('[MA25] below the least order and above the capacity a quantity fits less', () => {
    const quantity = (amount: number) =>
      fitOf(
        scored({
          product: { minimumOrder: kilos(100), monthlyCapacity: { amount: 1, unit: 't' } },
          requirement: { quantity: kilos(amount) },
        }),
        'quantity',
      );
    expect(quantity(50)?.exhibitor).toBe(0.5);
    expect(quantity(500)?.exhibitor).toBe(1);
    expect(quantity(2_000)?.exhibitor).toBe(0.5);
  });

  test('[MA25] a first batch that comes in time is a reason', () => {
    const found = (leadDays: number) => fits({ product: { leadDays }, requirement: { neededBy: '2027-04-08' } });
    expect(codes(found(21).buyer)).toContain('lead_time');
    expect(codes(found(22).buyer)).not.toContain('lead_time');
  });

  test('[MA26] the delivery market counts whole, the home market half', () => {
    const market = (targetMarkets: string[]) =>
      fitOf(scored({ company: { targetMarkets }, requirement: { deliveryMarket: 'PT' } }), 'market');
    expect(market(['PT'])?.exhibitor).toBe(1);
    expect(market(['HK'])?.exhibitor).toBe(0.5);
    expect(market(['BR'])?.exhibitor).toBe(0);
    expect(market([])).toBeUndefined();
  });

  const cepa = {
    agreement: 'CEPA',
    exporters: ['MO', 'CN'],
    importers: ['MO', 'CN'],
    hsCodes: null,
    leastShare: 40,
    inForceFrom: '2004-01-01',
    inForceUntil: null,
  };

  test.each([
    { when: 'from Macao to the Mainland', market: 'CN', product: {}, fit: 1 },
    { when: 'to a market outside it', market: 'PT', product: {}, fit: 0 },
    { when: 'inside one customs territory', market: 'CN', product: { origin: 'CN' }, fit: 0 },
    { when: 'with a share below its least', market: 'CN', product: { originShare: 38 }, fit: 0 },
    { when: 'with no share stated', market: 'CN', product: { originShare: null }, fit: 0.4 },
  ])('[MA26] an agreement counts $when', ({ market, product, fit }) => {
    const requirement = { agreements: ['CEPA'], deliveryMarket: market };
    const score = scored({ product: { originShare: 60, ...product }, requirement, trade: { agreements: [cepa] } });
    expect(fitOf(score, 'agreement')?.buyer).toBe(fit);
  });

  test('[MA26] goods of another heading, or a day before it is in force, have no preference', () => {
    const wished = { agreements: ['CEPA'], deliveryMarket: 'CN' };
    const under = (given: object) =>
      fitOf(
        scored({ product: { originShare: 60 }, requirement: wished, trade: { agreements: [{ ...cepa, ...given }] } }),
        'agreement',
      );
    expect(under({ hsCodes: ['2204'] })?.buyer).toBe(0);
    expect(under({ hsCodes: ['0901'] })?.buyer).toBe(1);
    expect(under({ inForceFrom: '2027-03-19' })?.buyer).toBe(0);
    expect(under({ inForceUntil: '2027-03-17' })?.buyer).toBe(0);
  });

  test('[MA27] interest stated by both is a reason for both, by one it serves that one more', () => {
    const company = { interests: [id<'Organisation'>('cafe')] };
    const both = fits({ company, buyer: { interests: [id<'Organisation'>('roaster')] } });
    expect(codes(both.exhibitor)).toContain('mutual');
    const one = scored({ company });
    expect(fitOf(one, 'mutual')).toEqual({ exhibitor: 1, buyer: 0.5 });
    expect(codes(explain(one, []).exhibitor)).not.toContain('mutual');
  });

  test('[MA7] who needs an interpreter scores lower than who shares a language', () => {
    expect(fits({}, []).buyer.score).toBeLessThan(fits({}, ['yue']).buyer.score);
    expect(codes(fits({}, ['yue', 'en']).buyer)).toContain('language');
  });
});
