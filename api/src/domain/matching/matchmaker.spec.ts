import { describe, expect, test } from 'vitest';
import {
  aBuyer,
  aCertificate,
  aCompany,
  aMatchmaker,
  anExhibitor,
  aProduct,
  aRequirement,
  aTrade,
  aVisitor,
  id,
} from '../../../test/builders/matching.ts';

const roaster = id<'Organisation'>('roaster');
const cafe = id<'Organisation'>('cafe');
const needsMark = aBuyer({ requirements: [aRequirement({ mustSchemes: ['M-MARK'] })] });

describe("the matchmaker's memory of how two organisations fit", () => {
  test('[MA30] judges a pair once, and again only when something of it changed', () => {
    const matchmaker = aMatchmaker();
    const first = matchmaker.fitOf(roaster, cafe);
    expect(matchmaker.fitOf(roaster, cafe)).toBe(first);
    matchmaker.keep(aCompany({ organisation: id('other') }));
    expect(matchmaker.fitOf(roaster, cafe)).toBe(first);
    matchmaker.keep(aCompany({ products: [aProduct({ hsCodes: ['0901'] })] }));
    expect(matchmaker.fitOf(roaster, cafe)).not.toBe(first);
  });

  test('[MA5] sees a new profile on either side', () => {
    const matchmaker = aMatchmaker();
    expect(matchmaker.fitOf(roaster, cafe).score).not.toBeNull();
    matchmaker.keep(needsMark);
    expect(matchmaker.fitOf(roaster, cafe).obstacles).toEqual([
      { code: 'missing-certificate', scheme: 'M-MARK', lacking: null },
    ]);
    matchmaker.keep(aCompany({ certificates: [aCertificate()] }));
    expect(matchmaker.fitOf(roaster, cafe).score).not.toBeNull();
  });

  test('[MA3] judges anew on another day, when a certificate has ended', () => {
    const matchmaker = aMatchmaker([
      aCompany({ certificates: [aCertificate({ validUntil: '2027-03-18' })] }),
      needsMark,
    ]);
    expect(matchmaker.fitOf(roaster, cafe).score).not.toBeNull();
    matchmaker.beginDay('2027-03-19');
    expect(matchmaker.fitOf(roaster, cafe).score).toBeNull();
  });

  test('[MA6] judges anew when the trade around the fair changes', () => {
    const matchmaker = aMatchmaker();
    matchmaker.changeTrade(aTrade({ regulatedGoods: [{ key: 'ROUGH-DIAMONDS', hsCodes: ['090121'] }] }));
    expect(matchmaker.fitOf(roaster, cafe).obstacles).toHaveLength(2);
  });

  test('[MA2] forgets an organisation', () => {
    const matchmaker = aMatchmaker();
    expect([matchmaker.hasProfile(anExhibitor()), matchmaker.hasProfile(aVisitor())]).toEqual([true, true]);
    expect([matchmaker.fits(anExhibitor(), cafe), matchmaker.fits(aVisitor(), roaster)]).toEqual([true, true]);
    matchmaker.forget(roaster);
    expect(matchmaker.hasProfile(anExhibitor())).toBe(false);
    expect(matchmaker.fitOf(roaster, cafe).obstacles).toEqual([{ code: 'no-profile', side: 'exhibitor' }]);
  });

  test('[MA29] names the currencies that have no rate', () => {
    const price = { low: 1, high: 2, currency: 'VND' };
    const budget = { low: null, high: 2, currency: 'USD' };
    const matchmaker = aMatchmaker([
      aCompany({ products: [aProduct({ price })] }),
      aBuyer({ requirements: [aRequirement({ budget })] }),
    ]);
    expect(matchmaker.unratedCurrencies).toEqual([]);
    matchmaker.fitOf(roaster, cafe);
    expect(matchmaker.unratedCurrencies).toEqual(['VND']);
  });
});
