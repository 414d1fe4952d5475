import { describe, expect, test } from 'vitest';
import { aProduct, aRequirement } from '../../../test/builders/matching.ts';
import { Words } from './words.ts';

describe('words in common', () => {
  const said = (tokens: string[]) => aProduct({ tokens });
  const sought = (tokens: string[]) => aRequirement({ tokens });

  test('[MA22] count by how much of what is sought is said, each word once', () => {
    const request = sought(['bean', 'roast', 'bean', 'organ', 'fair']);
    const found = new Words(new Map()).overlap(said(['dark', 'roast', 'bean', 'cup']), request);
    expect(found).toBe(0.5);
    expect(new Words(new Map()).overlap(said(['bean']), sought([]))).toBe(0);
  });

  test('[MA22] Chinese words come as pairs of characters, folded before they get here', () => {
    expect(new Words(new Map()).overlap(said(['咖啡', '啡豆']), sought(['咖啡']))).toBe(1);
  });

  test('[MA22] a rare word counts more than a common one', () => {
    const rarity = new Map([
      ['organ', 1],
      ['food', 0.25],
    ]);
    expect(new Words(rarity).overlap(said(['organ']), sought(['organ', 'food']))).toBe(0.8);
  });
});
