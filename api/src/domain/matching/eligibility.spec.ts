import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aBuyer,
  aCertificate,
  aCompany,
  aFloor,
  anExhibitor,
  aProduct,
  aRequirement,
  aTrade,
  aVisitor,
  FAIR_DAY,
  HENGQIN,
  id,
  MACAO,
  TWO_OCLOCK,
} from '../../../test/builders/matching.ts';
import { MINUTE, SECOND } from '../kernel/time.ts';
import { freeAgainIfOffered } from '../pairing/commitment.ts';
import { NO_LOAD } from '../pairing/quota.ts';
import { DEFAULT_RULES, type Rules } from '../pairing/rules.ts';
import { apartUntil, judgeOrganisations, obstaclesNow, rememberedObstacle } from './eligibility.ts';
import type { Interpreter, PairMemory } from './eligibility.ts';
import type { BuyerProfile, CompanyProfile, TradeContext } from './profile.ts';
import { Words } from './words.ts';

const NOTHING: PairMemory = { forbidden: null, metAt: null, notBefore: null, isEngaged: false };

function judged(company: CompanyProfile | null, buyer: BuyerProfile | null, trade: TradeContext = aTrade()) {
  return judgeOrganisations(company, buyer, { trade, on: FAIR_DAY, words: new Words(trade.rarity) });
}

describe('two organisations', () => {
  test('[MA2] with goods under one heading may meet, and the lines say what about', () => {
    const { open, obstacles } = judged(aCompany(), aBuyer());
    expect(obstacles).toEqual([]);
    expect(open.map(({ product, requirement }) => [product.product, requirement.requirement])).toEqual([
      ['coffee', 'wants-coffee'],
    ]);
  });

  test('[MA2] with nothing in common do not meet; words or a theme in common are enough', () => {
    const lamps = { hsCodes: ['853952'], tokens: ['lamp', 'led', 'warm', 'light'] };
    const company = aCompany({ products: [aProduct(lamps)], themes: ['green'] });
    expect(judged(company, aBuyer()).obstacles).toEqual([{ code: 'nothing-in-common' }]);
    const words = aBuyer({ requirements: [aRequirement({ tokens: ['led', 'cafe', 'menu', 'board'] })] });
    expect(judged(company, words).open).toHaveLength(1);
    const chance = aBuyer({
      requirements: [aRequirement({ tokens: ['led', 'cafe', 'menu', 'board', 'bean', 'cup'] })],
    });
    expect(judged(company, chance).obstacles).toEqual([{ code: 'nothing-in-common' }]);
    expect(judged(company, aBuyer({ themes: ['green'] })).open).toHaveLength(1);
  });

  test.each([
    ['exhibitor', aCompany({ products: [] }), aBuyer()],
    ['exhibitor', null, aBuyer()],
    ['buyer', aCompany(), aBuyer({ requirements: [] })],
    ['buyer', aCompany(), null],
  ] as const)('[MA2] of which the %s has said nothing get no verdict but that', (side, company, buyer) => {
    expect(judged(company, buyer)).toEqual({ open: [], obstacles: [{ code: 'no-profile', side }] });
  });

  test('[MA9] of one owner or group never meet, nor those of whom one avoids the other', () => {
    expect(judged(aCompany({ ownerGroup: 'demo' }), aBuyer({ ownerGroup: 'demo' })).obstacles).toEqual([
      { code: 'same-owner' },
    ]);
    expect(judged(aCompany({ ownerGroup: null }), aBuyer({ ownerGroup: null })).obstacles).toEqual([]);
    expect(judged(aCompany({ avoids: [id('cafe')] }), aBuyer()).obstacles).toEqual([{ code: 'blocked' }]);
    expect(judged(aCompany(), aBuyer({ avoids: [id('roaster')] })).obstacles).toEqual([{ code: 'blocked' }]);
  });

  test('[MA5] must-certificates are held or recognised; a claim, an ended one or a part is not enough', () => {
    const buyer = aBuyer({ requirements: [aRequirement({ mustSchemes: ['M-MARK'] })] });
    const missing = [{ code: 'missing-certificate', scheme: 'M-MARK', lacking: null }];
    expect(judged(aCompany(), buyer).obstacles).toEqual(missing);
    expect(judged(aCompany({ certificates: [aCertificate()] }), buyer).obstacles).toEqual([]);
    expect(judged(aCompany({ certificates: [aCertificate({ confirmed: false })] }), buyer).obstacles).toEqual(missing);
    const part = aTrade({
      recognitions: [{ from: 'Q-MARK-P', to: 'M-MARK', grants: 'part', status: 'in-force', conditions: [] }],
    });
    expect(judged(aCompany({ certificates: [aCertificate({ scheme: 'Q-MARK-P' })] }), buyer, part).obstacles).toEqual(
      missing,
    );
  });

  test('[MA5] a must is of its requirement: another requirement of the same buyer stays open', () => {
    const buyer = aBuyer({
      requirements: [aRequirement({ mustSchemes: ['M-MARK'] }), aRequirement({ requirement: id('any-coffee') })],
    });
    expect(judged(aCompany(), buyer).open.map(({ requirement }) => requirement.requirement)).toEqual(['any-coffee']);
  });
});

describe('regulated goods', () => {
  const trade = aTrade({ regulatedGoods: [{ key: 'ROUGH-DIAMONDS', hsCodes: ['710210', '710221', '710231'] }] });
  const licence = { regulatedGoods: 'ROUGH-DIAMONDS', validFrom: null, validUntil: '2027-12-31' };
  const ended = { ...licence, validUntil: '2027-02-28' };
  const rough = aCompany({ products: [aProduct({ hsCodes: ['710231'] })], licences: [licence] });
  const seeks = (hsCodes: string[], licences = [licence]) =>
    aBuyer({ requirements: [aRequirement({ hsCodes })], licences });

  test('[MA6] need the licence of both sides, valid on the day', () => {
    expect(judged(rough, seeks(['710231']), trade).obstacles).toEqual([]);
    const buyer = [{ code: 'licence-missing', goods: 'ROUGH-DIAMONDS', side: 'buyer' }];
    expect(judged(rough, seeks(['710231'], []), trade).obstacles).toEqual(buyer);
    expect(judged(rough, seeks(['710231'], [ended]), trade).obstacles).toEqual(buyer);
    expect(judged({ ...rough, licences: [] }, seeks(['710231']), trade).obstacles).toEqual([
      { code: 'licence-missing', goods: 'ROUGH-DIAMONDS', side: 'exhibitor' },
    ]);
  });

  test('[MA6] are named by six digits: polished and laboratory-grown stones of the same heading are free', () => {
    const polished = aCompany({ products: [aProduct({ hsCodes: ['710239'] })] });
    expect(judged(polished, seeks(['710239'], []), trade).obstacles).toEqual([]);
    expect(judged(polished, seeks(['7102'], []), trade).obstacles).toEqual([]);
    expect(judged(polished, seeks(['710231'], []), trade).obstacles).toEqual([]);
    expect(judged(rough, seeks(['7102'], []), trade).obstacles).toHaveLength(1);
  });

  test('[MA6] a heading that is offered as a whole counts as the goods that are sought under it', () => {
    const stones = aCompany({ products: [aProduct({ hsCodes: ['7102'] })], licences: [licence] });
    expect(judged(stones, seeks(['710231'], []), trade).obstacles).toHaveLength(1);
  });

  test('[MA6] found by words or theme alone need the licence as well', () => {
    const company = aCompany({ products: [aProduct({ hsCodes: ['710231'], tokens: ['stone'] })], licences: [licence] });
    const buyer = aBuyer({ requirements: [aRequirement({ hsCodes: [], tokens: ['stone'] })] });
    expect(judged(company, buyer, trade).obstacles).toEqual([
      { code: 'licence-missing', goods: 'ROUGH-DIAMONDS', side: 'buyer' },
    ]);
  });
});

describe('two people', () => {
  const pair = { exhibitor: anExhibitor(), buyer: aVisitor() };
  const codes = (given: Partial<typeof pair>, floor = aFloor(), memory = NOTHING) =>
    obstaclesNow({ ...pair, ...given }, memory, floor).map(({ code }) => code);

  test('[MA1] sit on two sides', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ buyer: aVisitor({ side: 'exhibitor' }) })).toEqual(['same-side']);
  });

  test('[MA7] speak a language in common, or an interpreter of a pair of theirs is free at one of their venues', () => {
    const buyer = aVisitor({ languages: ['pt', 'en'] });
    const interpreter: Interpreter = { interpreter: id('i'), venue: MACAO, pairs: [['pt', 'yue']] };
    const withInterpreter = (given: Partial<Interpreter>) => aFloor({ interpreters: [{ ...interpreter, ...given }] });
    expect(codes({ buyer })).toEqual(['no-common-language']);
    expect(codes({ buyer }, withInterpreter({}))).toEqual([]);
    expect(codes({ buyer }, withInterpreter({ pairs: [['cmn', 'yue']] }))).toEqual(['no-common-language']);
    expect(codes({ buyer }, withInterpreter({ venue: HENGQIN }))).toEqual(['no-common-language']);
    expect(codes({ buyer: aVisitor({ languages: [] }) })).toEqual(['no-common-language']);
  });

  test('[MA8] are not offered a meeting whose answer, walk, meeting and cooldown run into a commitment', () => {
    const ends = freeAgainIfOffered(aFloor(), pair.exhibitor, aFloor().now);
    // 45 s and 30 s more to answer, 3 minutes to walk, 15 to meet, 1 to write it down.
    expect(ends - aFloor().now).toBe((45 + 30 + 180 + 15 * 60 + 60) * SECOND);
    const busy = (from: number, to: number) => anExhibitor({ commitments: [{ from, to, venue: null }] });
    expect(codes({ exhibitor: busy(ends, ends + MINUTE) })).toEqual([]);
    expect(codes({ exhibitor: busy(ends - 1, ends + MINUTE) })).toEqual(['commitment']);
    expect(codes({ exhibitor: busy(TWO_OCLOCK - MINUTE, TWO_OCLOCK + 2 * MINUTE) })).toEqual(['commitment']);
    expect(codes({ exhibitor: busy(TWO_OCLOCK - MINUTE, TWO_OCLOCK) })).toEqual([]);
  });

  test('[MA8] a personal answer time and a long walk are in it', () => {
    const slow = freeAgainIfOffered(aFloor(), anExhibitor({ answerSeconds: 105 }), aFloor().now);
    expect(slow - freeAgainIfOffered(aFloor(), anExhibitor(), aFloor().now)).toBe(60 * SECOND);
    const far = aFloor({ venues: new Map([[MACAO, { walkMinutes: 5 }]]) });
    expect(
      freeAgainIfOffered(far, anExhibitor(), far.now) - freeAgainIfOffered(aFloor(), anExhibitor(), aFloor().now),
    ).toBe(2 * MINUTE);
  });

  test.each([
    ['met', { forbidden: 'met' }, ['already-met']],
    ['refused', { forbidden: 'refused' }, ['refused']],
    ['blocked', { forbidden: 'blocked' }, ['blocked']],
    ['said later and it is not later yet', { notBefore: aFloor().now + 1 }, ['later']],
    ['said later and it is later now', { notBefore: aFloor().now }, []],
    ['are with each other through colleagues', { isEngaged: true }, ['engaged']],
  ] as const)('[MA9] whose organisations %s', (_, memory, expected) => {
    expect(codes({}, aFloor(), { ...NOTHING, ...memory })).toEqual(expected);
  });

  test('[MA9] of one owner or of one organisation never meet', () => {
    expect(codes({ exhibitor: anExhibitor({ ownerGroup: 'demo' }), buyer: aVisitor({ ownerGroup: 'demo' }) })).toEqual([
      'same-owner',
    ]);
    expect(codes({ buyer: aVisitor({ organisation: id('roaster') }) })).toEqual(['same-owner']);
  });

  test('[MA10] of two venues meet by video, where the rules allow it and both venues have a video table', () => {
    const buyer = aVisitor({ venue: HENGQIN });
    expect(codes({ buyer })).toEqual([]);
    expect(codes({ buyer }, aFloor({ videoVenues: new Set([MACAO]) }))).toEqual(['other-venue']);
    expect(codes({ buyer }, aFloor({ rules: { ...DEFAULT_RULES, videoAcrossVenues: false } }))).toEqual([
      'other-venue',
    ]);
  });

  test('[MA11] keep to the quota of their organisation', () => {
    const floor = aFloor({ rules: { ...DEFAULT_RULES, mostMeetings: 2 } });
    expect(codes({ exhibitor: anExhibitor({ load: { ...NO_LOAD, meetings: 1 } }) }, floor)).toEqual([]);
    expect(
      obstaclesNow({ ...pair, exhibitor: anExhibitor({ load: { ...NO_LOAD, meetings: 2 } }) }, NOTHING, floor),
    ).toEqual([{ code: 'quota', side: 'exhibitor', most: 2 }]);
  });

  test('[MA11] keep to the quota of the day, with what their organisation held elsewhere', () => {
    const floor = aFloor({ rules: { ...DEFAULT_RULES, mostMeetingsADay: 3 } });
    const { day } = floor;
    const load = { ...NO_LOAD, meetings: 2, live: 1, here: { [day]: 1 }, elsewhere: { [day]: 1 } };
    expect(obstaclesNow({ ...pair, buyer: aVisitor({ load }) }, NOTHING, floor)).toEqual([
      { code: 'quota-day', side: 'buyer', most: 3 },
    ]);
    const yesterday = { ...load, elsewhere: { [day - 1]: 9 } };
    expect(codes({ buyer: aVisitor({ load: yesterday }) }, floor)).toEqual([]);
  });

  test('[MA11] keep to the quota of counterparts of a kind, and of no other kind', () => {
    const floor = aFloor({ rules: { ...DEFAULT_RULES, mostWithHosted: 2, mostWithLarge: 5 } });
    const exhibitor = anExhibitor({ load: { ...NO_LOAD, meetings: 2, withKind: { hosted: 2, large: 2 } } });
    expect(codes({ exhibitor, buyer: aVisitor({ kinds: ['large'] }) }, floor)).toEqual([]);
    expect(obstaclesNow({ exhibitor, buyer: aVisitor({ kinds: ['hosted', 'large'] }) }, NOTHING, floor)).toEqual([
      { code: 'quota-kind', side: 'exhibitor', kind: 'hosted', most: 2 },
    ]);
  });

  test('[MA9] may meet again after the time that the rules set, never without one; a refusal stays', () => {
    const met: PairMemory = { ...NOTHING, forbidden: 'met', metAt: TWO_OCLOCK };
    const again: Rules = { ...DEFAULT_RULES, metAgainAfterHours: 2 };
    const at = (hours: number, rules = again) => aFloor({ rules, now: TWO_OCLOCK + hours * 60 * MINUTE });
    expect(obstaclesNow(pair, met, at(2, DEFAULT_RULES))).toEqual([{ code: 'already-met' }]);
    expect(obstaclesNow(pair, met, at(1.99))).toEqual([{ code: 'already-met' }]);
    expect(obstaclesNow(pair, met, at(2))).toEqual([]);
    expect(obstaclesNow(pair, { ...met, metAt: null }, at(2))).toEqual([{ code: 'already-met' }]);
    expect(obstaclesNow(pair, { ...met, forbidden: 'refused' }, at(2))).toEqual([{ code: 'refused' }]);
  });
});

test('[MA9] what is remembered keeps two apart just until the moment that is told', () => {
  const instants = fc.option(fc.nat(5).map((minutes) => TWO_OCLOCK + 60 * minutes * MINUTE));
  const memories = fc.record({
    forbidden: fc.constantFrom(null, 'met', 'refused', 'blocked'),
    metAt: instants,
    notBefore: instants,
    isEngaged: fc.boolean(),
  });
  fc.assert(
    fc.property(memories, fc.option(fc.integer({ min: 1, max: 3 })), fc.nat(9), (memory, hours, passed) => {
      const floor = { now: TWO_OCLOCK + 60 * passed * MINUTE, rules: { ...DEFAULT_RULES, metAgainAfterHours: hours } };
      expect(floor.now < apartUntil(memory, floor.rules)).toBe(rememberedObstacle(memory, floor) !== null);
    }),
    { numRuns: 1_000 },
  );
});
