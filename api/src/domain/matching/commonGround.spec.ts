import { expect, test } from 'vitest';
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
import { fc } from '../../../test/builders/property.ts';
import { NO_EMPHASIS } from '../pairing/emphasis.ts';
import { tradeLines } from './lines.ts';
import { Matchmaker } from './matchmaker.ts';
import type { BuyerProfile, CompanyProfile, Profile, TradeContext } from './profile.ts';
import { schemesMet, schemeStanding } from './recognition.ts';
import { Words } from './words.ts';

const SCHEMES = ['M-MARK', 'HQ-MADE', 'HACCP', 'ISO22000'];
const MARKETS = ['HK', 'PT', 'CN'];
const DAYS = ['2027-03-17', FAIR_DAY, '2027-03-19', '2027-03-25'];
const TOKENS = ['bean', 'roast', 'organ', 'red', 'wine', 'cup'];
const day = fc.constantFrom(...DAYS);
const maybeDay = fc.option(day, { nil: null });
const some = <T>(all: readonly T[], maxLength = 2) => fc.subarray([...all], { maxLength });
const line = {
  hsCodes: some(['0901', '090121', '0902', '09', '2204', '691200']),
  tokens: some(TOKENS, 4),
};

const company = (at: number): fc.Arbitrary<CompanyProfile> =>
  fc
    .record({
      themes: some(['food', 'craft'], 1),
      targetMarkets: some(MARKETS),
      products: fc.array(fc.record({ ...line, leadDays: fc.constantFrom(null, 1, 3, 30) }), { maxLength: 2 }),
      certificates: fc.array(
        fc.record({
          scheme: fc.constantFrom(...SCHEMES),
          product: fc.constantFrom(null, id<'Product'>('p0'), id<'Product'>('p1')),
          state: fc.constantFrom('granted', 'granted', 'suspended' as const),
          validFrom: maybeDay,
          validUntil: maybeDay,
          conditionsMet: some(['made'], 1),
        }),
        { maxLength: 3 },
      ),
      licensedUntil: fc.option(day, { nil: null }),
    })
    .map(({ products, certificates, licensedUntil, ...about }) =>
      aCompany({
        ...about,
        organisation: id(`company-${at}`),
        products: products.map((given, n) => aProduct({ ...given, product: id(`p${n}`) })),
        certificates: certificates.map((given) => aCertificate(given)),
        licences: [{ regulatedGoods: 'ROUGH-DIAMONDS', validFrom: null, validUntil: licensedUntil }],
      }),
    );

const buyer = (at: number): fc.Arbitrary<BuyerProfile> =>
  fc
    .record({
      themes: some(['food', 'craft'], 1),
      homeMarket: fc.constantFrom(...MARKETS),
      requirements: fc.array(
        fc.record({
          ...line,
          deliveryMarket: fc.constantFrom(...MARKETS),
          neededBy: maybeDay,
          mustSchemes: some(SCHEMES),
          wishSchemes: some(SCHEMES),
        }),
        { maxLength: 2 },
      ),
    })
    .map(({ requirements, ...about }) =>
      aBuyer({
        ...about,
        organisation: id(`buyer-${at}`),
        licences: [{ regulatedGoods: 'ROUGH-DIAMONDS', validFrom: null, validUntil: null }],
        requirements: requirements.map((given, n) => aRequirement({ ...given, requirement: id(`r${n}`) })),
      }),
    );

const recognition = fc.record({
  from: fc.constantFrom(...SCHEMES),
  to: fc.constantFrom(...SCHEMES),
  grants: fc.constantFrom('whole', 'whole', 'part' as const),
  status: fc.constantFrom('in-force', 'in-force', 'planned' as const),
  conditions: some(['made'], 1),
});

const trade: fc.Arbitrary<TradeContext> = fc
  .record({
    recognitions: fc.array(recognition, { maxLength: 4 }),
    agreements: fc.array(
      fc.record({
        agreement: fc.constantFrom('CEPA', 'RCEP'),
        exporters: fc.constant(['MO']),
        importers: some(MARKETS),
        hsCodes: fc.constant(null),
        leastShare: fc.constant(null),
        inForceFrom: maybeDay,
        inForceUntil: maybeDay,
      }),
      { maxLength: 2 },
    ),
    regulatedGoods: some([{ key: 'ROUGH-DIAMONDS', hsCodes: ['090121'] }], 1),
    rarity: fc.constantFrom(new Map([['bean', 0.2]]), new Map([['bean', 0.2]]), new Map([['cup', 0.1]])),
  })
  .map((given) => aTrade(given));

const emphasis = fc.record({
  headings: some(['09', '2204', '691200'], 1),
  markets: some(MARKETS),
  words: some([{ word: 'red wine', tokens: ['red', 'wine'] }], 1),
});

const profile = fc.nat(3).chain((at): fc.Arbitrary<Profile> => fc.oneof(company(at), buyer(at)));
const fair = fc.tuple(...[0, 1, 2, 3].flatMap((at): fc.Arbitrary<Profile>[] => [company(at), buyer(at)]));

/** Something that happens at a fair. */
const happening = fc.oneof(
  fc.record({ profile }),
  fc.record({ gone: fc.constantFrom('company-0', 'buyer-1') }),
  fc.record({ day }),
  fc.record({ trade }),
  fc.record({ emphasis }),
);

function isCompany(known: Profile): known is CompanyProfile {
  return known.side === 'exhibitor';
}

test('[MA4] the schemes that a company meets are those that it meets for one product or another', () => {
  const recognitions = fc.array(recognition, { maxLength: 6 });
  fc.assert(
    fc.property(company(0), recognitions, day, ({ certificates }, steps, on) => {
      const met = schemesMet(certificates, on, steps);
      const meets = (scheme: string): boolean =>
        ['p0', 'p1'].some((product) => {
          const { met: how } = schemeStanding(scheme, { certificates, product: id(product), on }, steps);
          return how === 'held' || how === 'recognised';
        });
      expect(SCHEMES.filter((scheme) => met.has(scheme))).toEqual(SCHEMES.filter(meets));
    }),
  );
});

test('[MA2] [MA5] found are exactly those with a line whose musts the company meets, from either side', () => {
  fc.assert(
    fc.property(fair, trade, day, (profiles, around, on) => {
      const matchmaker = new Matchmaker({ trade: around, on, profiles });
      const circumstances = { trade: around, on, words: new Words(around.rarity) };
      const companies = profiles.filter(isCompany);
      for (const buying of profiles.filter((one) => one.side === 'buyer')) {
        const found = matchmaker.inCommonWith(buying);
        for (const selling of companies) {
          const met = schemesMet(selling.certificates, on, around.recognitions);
          const isMet = (musts: readonly string[]): boolean => musts.every((scheme) => met.has(scheme));
          const isThemed = selling.themes.some((theme) => buying.themes.includes(theme));
          const open = isThemed && selling.products.length > 0 ? buying.requirements : [];
          const lines = tradeLines({ company: selling, buyer: buying }, circumstances).map((one) => one.requirement);
          const expected = [...open, ...lines].some(({ mustSchemes }) => isMet(mustSchemes));
          expect(found.has(selling.organisation)).toBe(expected);
          expect(matchmaker.inCommonWith(selling).has(buying.organisation)).toBe(expected);
          const { score } = matchmaker.fitOf(selling.organisation, buying.organisation);
          expect(score === null || expected).toBe(true);
        }
      }
    }),
  );
});

test('[MA30] what is kept from event to event is what a matchmaker from nothing finds, and says who is judged anew', () => {
  fc.assert(
    fc.property(fair, trade, day, fc.array(happening, { minLength: 1, maxLength: 6 }), (profiles, around, on, all) => {
      const known = new Map(profiles.map((one) => [one.organisation, one]));
      const matchmaker = new Matchmaker({ trade: around, on, profiles });
      const now = { trade: around, on, emphasis: NO_EMPHASIS };
      const fits = (of: Matchmaker) =>
        [...known.values()]
          .filter(isCompany)
          .flatMap(({ organisation: selling }) =>
            [...known.values()].flatMap(({ side, organisation: buying }) =>
              side === 'buyer' ? [{ selling, buying, fit: of.fitOf(selling, buying) }] : [],
            ),
          );
      for (const happens of all) {
        const before = fits(matchmaker);
        const touched = takes(matchmaker, happens, { known, now });
        const fresh = new Matchmaker({ ...now, profiles: known.values() });
        fresh.emphasise(now.emphasis);
        expect(fits(matchmaker)).toEqual(fits(fresh));
        for (const one of known.values()) expect(matchmaker.inCommonWith(one)).toEqual(fresh.inCommonWith(one));
        // Whom nothing touches is not judged again: the very same answer stands.
        const stand = before.filter((one) => touched !== 'everybody' && !isTouched(touched, one));
        for (const { selling, buying, fit } of stand) expect(matchmaker.fitOf(selling, buying)).toBe(fit);
      }
    }),
  );
});

function isTouched(touched: ReadonlySet<string>, { selling, buying }: { selling: string; buying: string }): boolean {
  return touched.has(selling) || touched.has(buying);
}

/** Tells a matchmaker what happens; whom it touches. */
function takes(
  matchmaker: Matchmaker,
  happens: Partial<{
    profile: Profile;
    gone: string;
    day: string;
    trade: TradeContext;
    emphasis: typeof NO_EMPHASIS;
  }>,
  {
    known,
    now,
  }: { known: Map<string, Profile>; now: { trade: TradeContext; on: string; emphasis: typeof NO_EMPHASIS } },
): ReadonlySet<string> | 'everybody' {
  if (happens.profile) {
    known.set(happens.profile.organisation, happens.profile);
    matchmaker.keep(happens.profile);
    return new Set([happens.profile.organisation]);
  }
  if (happens.gone) {
    known.delete(happens.gone);
    matchmaker.forget(id(happens.gone));
    return new Set([happens.gone]);
  }
  if (happens.day) return matchmaker.beginDay((now.on = happens.day));
  if (happens.emphasis) return matchmaker.emphasise((now.emphasis = happens.emphasis));
  return matchmaker.changeTrade((now.trade = happens.trade!));
}
