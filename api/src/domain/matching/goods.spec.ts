import { describe, expect, test } from 'vitest';
import { aProduct, aRequirement, aTrade } from '../../../test/builders/matching.ts';
import { goodsOverlap, rarityAt, wordOverlap } from './goods.ts';

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

describe('words in common', () => {
  const said = (tokens: string[]) => aProduct({ tokens });
  const sought = (tokens: string[]) => aRequirement({ tokens });

  test('[MA22] count by how much of what is sought is said, each word once', () => {
    const found = wordOverlap(
      said(['dark', 'roast', 'bean', 'cup']),
      sought(['bean', 'roast', 'bean', 'organ', 'fair']),
      trade,
    );
    expect(found).toEqual({ shared: ['bean', 'roast'], fit: 0.5 });
    expect(wordOverlap(said(['bean']), sought([]), trade)).toEqual({ shared: [], fit: 0 });
  });

  test('[MA22] Chinese words come as pairs of characters, folded before they get here', () => {
    expect(wordOverlap(said(['咖啡', '啡豆']), sought(['咖啡']), trade).fit).toBe(1);
  });

  test('[MA22] a rare word counts more than a common one', () => {
    const rarity = new Map([
      ['organ', 1],
      ['food', 0.25],
    ]);
    expect(wordOverlap(said(['organ']), sought(['organ', 'food']), aTrade({ rarity })).fit).toBe(0.8);
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
