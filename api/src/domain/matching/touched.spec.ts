import { describe, expect, test } from 'vitest';
import {
  aBuyer,
  aCertificate,
  aCompany,
  aMatchmaker,
  aProduct,
  aRequirement,
  aTrade,
  FAIR_DAY,
  id,
} from '../../../test/builders/matching.ts';
import { NO_EMPHASIS } from '../pairing/emphasis.ts';
import type { Agreement, Recognition } from './profile.ts';

const NEXT_DAY = '2027-03-19';
const cepa: Agreement = {
  agreement: 'CEPA',
  exporters: ['MO'],
  importers: ['CN'],
  hsCodes: null,
  leastShare: null,
  inForceFrom: NEXT_DAY,
  inForceUntil: null,
};
const made: Recognition = { from: 'HQ-MADE', to: 'M-MARK', grants: 'whole', status: 'in-force', conditions: [] };
const onward: Recognition = { ...made, from: 'M-MARK', to: 'Q-MARK' };

const roaster = aCompany();
const cafe = aBuyer();
const inland = aBuyer({ organisation: id('inland'), requirements: [aRequirement({ deliveryMarket: 'CN' })] });

describe('who is judged anew on another day', () => {
  test('[MA3] a company whose certificate or licence ends, and nobody else', () => {
    const marked = aCompany({
      organisation: id('marked'),
      certificates: [aCertificate({ validUntil: FAIR_DAY }), aCertificate({ scheme: 'HACCP' })],
    });
    const licence = { regulatedGoods: 'ROUGH-DIAMONDS', validFrom: null, validUntil: FAIR_DAY };
    const cutter = aBuyer({ organisation: id('cutter'), licences: [licence] });
    const matchmaker = aMatchmaker([roaster, marked, cafe, cutter]);
    expect(matchmaker.beginDay(NEXT_DAY)).toEqual(new Set(['marked', 'cutter']));
    expect(matchmaker.beginDay(NEXT_DAY)).toEqual(new Set());
  });

  test('[MA25] a buyer to whom a day less may matter', () => {
    const late = aCompany({ products: [aProduct({ leadDays: 10 })] });
    const soon = aBuyer({ organisation: id('soon'), requirements: [aRequirement({ neededBy: '2027-03-28' })] });
    const inTime = aBuyer({ organisation: id('in-time'), requirements: [aRequirement({ neededBy: '2027-03-29' })] });
    expect(aMatchmaker([late, soon, inTime]).beginDay(NEXT_DAY)).toEqual(new Set(['soon']));
  });

  test('[MA26] those who deliver to the markets of an agreement that begins', () => {
    const matchmaker = aMatchmaker([roaster, cafe, inland], aTrade({ agreements: [cepa] }));
    const [there, here] = [matchmaker.fitOf(id('roaster'), id('inland')), matchmaker.fitOf(id('roaster'), id('cafe'))];
    expect(matchmaker.beginDay(NEXT_DAY)).toEqual(new Set(['inland']));
    expect(matchmaker.fitOf(id('roaster'), id('inland'))).not.toEqual(there);
    expect(matchmaker.fitOf(id('roaster'), id('cafe'))).toBe(here);
  });
});

describe('who is judged anew when the trade around the fair changes', () => {
  const asks = aBuyer({ organisation: id('asks'), requirements: [aRequirement({ mustSchemes: ['Q-MARK'] })] });
  const wishes = aBuyer({ organisation: id('wishes'), requirements: [aRequirement({ wishSchemes: ['M-MARK'] })] });
  const holder = aCompany({ certificates: [aCertificate({ scheme: 'HQ-MADE' })] });

  test('[MA4] whoever asks for a scheme that is recognised from now on, however many steps on', () => {
    const matchmaker = aMatchmaker([holder, cafe, asks, wishes], aTrade({ recognitions: [onward] }));
    expect(matchmaker.inCommonWith(asks)).toEqual(new Set());
    expect(matchmaker.changeTrade(aTrade({ recognitions: [onward, made] }))).toEqual(new Set(['asks', 'wishes']));
    expect(matchmaker.inCommonWith(asks)).toEqual(new Set(['roaster']));
    expect(matchmaker.inCommonWith(holder)).toEqual(new Set(['cafe', 'asks', 'wishes']));
  });

  test('[MA26] those who deliver to the markets of an agreement that comes or goes', () => {
    const matchmaker = aMatchmaker([roaster, cafe, inland]);
    expect(matchmaker.changeTrade(aTrade({ agreements: [cepa] }))).toEqual(new Set(['inland']));
    expect(matchmaker.changeTrade(aTrade({ agreements: [cepa] }))).toEqual(new Set());
    expect(matchmaker.changeTrade(aTrade())).toEqual(new Set(['inland']));
  });

  test.each([
    ['another rate', { rates: new Map([['USD', 8]]) }],
    ['another rarity of words', { rarity: new Map([['bean', 0.5]]) }],
    ['other regulated goods', { regulatedGoods: [{ key: 'ROUGH-DIAMONDS', hsCodes: ['710231'] }] }],
    ['another order of what is recognised', { recognitions: [onward, made] }],
  ])('[MA30] everybody: %s', (_, given) => {
    const before = { recognitions: [made, onward] };
    const matchmaker = aMatchmaker([roaster, cafe], aTrade(before));
    expect(matchmaker.changeTrade(aTrade({ ...before, ...given }))).toBe('everybody');
  });
});

describe('who is judged anew when a session stands for something else', () => {
  const says = aBuyer({ organisation: id('says'), requirements: [aRequirement({ tokens: ['red', 'wine'] })] });

  test('[MA45] who names the goods, delivers to the market or says the words that came or went', () => {
    const matchmaker = aMatchmaker([roaster, cafe, inland, says]);
    const first = { ...NO_EMPHASIS, markets: ['PT'] };
    expect(matchmaker.emphasise(first)).toBe('everybody');
    expect(matchmaker.emphasise({ ...first, markets: ['PT', 'CN'] })).toEqual(new Set(['inland']));
    const words = [{ word: 'wine', tokens: ['wine'] }];
    expect(matchmaker.emphasise({ ...first, markets: ['PT', 'CN'], words })).toEqual(new Set(['says']));
    expect(matchmaker.emphasise({ ...first, words, headings: ['0902'] })).toEqual(
      new Set(['roaster', 'cafe', 'inland', 'says']),
    );
    expect(matchmaker.emphasise(NO_EMPHASIS)).toBe('everybody');
  });
});
