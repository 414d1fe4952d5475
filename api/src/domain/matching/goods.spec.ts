import { describe, expect, test } from 'vitest';
import { aProduct, aRequirement, aTrade } from '../../../test/builders/matching.ts';
import { goodsOverlap, rarityAt } from './goods.ts';

const trade = aTrade();

describe('goods in common', () => {
  test.each([
    { offered: '090121', sought: '090121', found: { depth: 6, heading: '090121', traded: '090121', fit: 1 } },
    { offered: '090121', sought: '0901', found: { depth: 4, heading: '0901', traded: '090121', fit: 0.9 } },
    { offered: '0901', sought: '090121', found: { depth: 4, heading: '0901', traded: '090121', fit: 0.9 } },
    { offered: '090121', sought: '090111', found: { depth: 4, heading: '0901', traded: '090121', fit: 0.6 } },
    { offered: '090121', sought: '09', found: { depth: 2, heading: '09', traded: '090121', fit: 0.5 } },
    { offered: '0901', sought: '0902', found: { depth: 2, heading: '09', traded: '0901', fit: 0.25 } },
    { offered: '0901', sought: '2204', found: { depth: 0, heading: null, traded: null, fit: 0 } },
  ])('[MA21] $offered offered, $sought sought: $found.depth digits', ({ offered, sought, found }) => {
    const overlap = goodsOverlap(aProduct({ hsCodes: [offered] }), aRequirement({ hsCodes: [sought] }), trade);
    expect(overlap).toEqual(found);
  });

  test('[MA21] of several codes the deepest overlap counts', () => {
    const product = aProduct({ hsCodes: ['2106', '090121'] });
    const requirement = aRequirement({ hsCodes: ['2101', '090121'] });
    expect(goodsOverlap(product, requirement, trade).heading).toBe('090121');
  });

  test('[MA21] a heading that everybody has is worth less than a rare one', () => {
    const rare = goodsOverlap(aProduct(), aRequirement(), aTrade({ rarity: new Map([['0901', 1]]) }));
    const common = goodsOverlap(aProduct(), aRequirement(), aTrade({ rarity: new Map([['0901', 0]]) }));
    expect(common.fit).toBeCloseTo(rare.fit * 0.75, 9);
  });

  test('[MA21] no code, no goods in common', () => {
    expect(goodsOverlap(aProduct(), aRequirement({ hsCodes: [] }), trade)).toMatchObject({ depth: 0, fit: 0 });
  });
});

describe('rarity at a fair', () => {
  test('[MA21] runs from 0 for what everybody has towards 1, and a code counts for the headings above it', () => {
    const lines = [
      aProduct(),
      aProduct({ hsCodes: ['090111'] }),
      aRequirement({ hsCodes: ['2204'], tokens: ['vinho'] }),
    ];
    const rarity = rarityAt(lines);
    expect(rarity.get('0901')).toBe(rarity.get('09'));
    expect(rarity.get('0901')!).toBeLessThan(rarity.get('090121')!);
    expect(rarity.get('2204')).toBe(rarity.get('vinho'));
    const everybody = rarityAt([aProduct(), aProduct()]);
    expect(everybody.get('0901')).toBe(0);
  });

  test('[MA21] nobody there: nothing is known', () => {
    expect(rarityAt([]).size).toBe(0);
  });
});
