import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { problemOf, resourcesOf } from '../../../../test/builders/markets.ts';
import { verifyCertificate } from './verify.ts';
import { noResources } from './resources.ts';
import { SINGLE } from './problem.ts';

/** Two exhibitors, two buyers: the best is 0-1 and 1-0, of weight 1.6. */
const problem = problemOf(2, 2, [
  { left: 0, right: 0, weight: 0.6 },
  { left: 0, right: 1, weight: 0.9 },
  { left: 1, right: 0, weight: 0.7 },
]);
const free = noResources(3);
const NONE = new Float64Array(0);
const honest = {
  rightOf: Int32Array.of(1, 0),
  proof: {
    prices: { left: Float64Array.of(0.9, 0.7), right: Float64Array.of(0, 0), resource: new Float64Array(0) },
  },
};

describe('the check of a certificate, which knows nothing of the solver', () => {
  test('[MA37] finds weight, bound and gap in the data', () => {
    expect(verifyCertificate(problem, free, honest)).toEqual({ weight: 1.6, bound: 1.6, gap: 0 });
    const worse = { ...honest, rightOf: Int32Array.of(0, SINGLE) };
    expect(verifyCertificate(problem, free, worse)).toMatchObject({ weight: 0.6, gap: expect.closeTo(1 / 1.6, 9) });
  });

  test.each([
    ['a pair that is no candidate', { rightOf: Int32Array.of(SINGLE, 1) }, { fault: 'not-a-candidate', left: 1 }],
    ['somebody in two pairs', { rightOf: Int32Array.of(0, 0) }, { fault: 'paired-twice', right: 0 }],
    [
      'a negative price',
      { proof: { prices: { ...honest.proof.prices, right: Float64Array.of(-0.1, 0) } } },
      { fault: 'price-negative', of: 'right', at: 0 },
    ],
    [
      'a price that is no number',
      { proof: { prices: { ...honest.proof.prices, left: Float64Array.of(Number.NaN, 1) } } },
      { fault: 'price-not-finite', of: 'left', at: 0 },
    ],
    [
      'prices that leave a pair uncovered',
      { proof: { prices: { ...honest.proof.prices, left: Float64Array.of(0.8, 0.7) } } },
      { fault: 'pair-not-covered', edge: 1, short: expect.closeTo(0.1, 9) },
    ],
    [
      'prices that are not there for everybody',
      { proof: { prices: { ...honest.proof.prices, right: Float64Array.of(0) } } },
      { fault: 'price-missing', of: 'right' },
    ],
    ['a list that leaves people out', { rightOf: Int32Array.of(1) }, { fault: 'not-a-candidate', left: 1 }],
  ])('[MA37] refuses %s', (_, forged, fault) => {
    expect(verifyCertificate(problem, free, { ...honest, ...forged })).toEqual(fault);
  });

  test('[MA37] two cases prove what the larger of them proves, and a case that is left out is found', () => {
    const priced = (left: number[]) => ({
      prices: { left: Float64Array.from(left), right: new Float64Array(2), resource: NONE },
    });
    // Without 0-1 the best is 0.7; with it 1-0 is left, of weight 0.7 beside its own 0.9.
    const proof = { edge: 1, without: priced([0.6, 0.7]), with: priced([0, 0.7]) };
    expect(verifyCertificate(problem, free, { ...honest, proof })).toEqual({ weight: 1.6, bound: 1.6, gap: 0 });
    const half = { ...proof, with: null };
    expect(verifyCertificate(problem, free, { ...honest, proof: half })).toEqual({ fault: 'case-missing', edge: 1 });
    const thin = { ...proof, without: priced([0.5, 0.7]) };
    expect(verifyCertificate(problem, free, { ...honest, proof: thin })).toMatchObject({ fault: 'pair-not-covered' });
  });

  test('[MA37] a pair for which no place is left has no case of its own', () => {
    const noTable = resourcesOf([0], [[], [0], []]);
    const proof = {
      edge: 1,
      without: {
        prices: { left: Float64Array.of(0.6, 0.7), right: new Float64Array(2), resource: new Float64Array(1) },
      },
      with: null,
    };
    const claim = { rightOf: Int32Array.of(SINGLE, 0), proof };
    expect(verifyCertificate(problem, noTable, claim)).toMatchObject({ weight: 0.7, bound: expect.closeTo(1.3, 9) });
  });

  test('[MA37] counts what the pairs use, and lets the price of a place cover a pair', () => {
    const oneTable = resourcesOf([1], [[0], [0], [0]]);
    expect(verifyCertificate(problem, oneTable, honest)).toEqual({ fault: 'capacity-exceeded', resource: 0 });
    const seated = {
      rightOf: Int32Array.of(1, SINGLE),
      proof: {
        prices: { left: Float64Array.of(0.2, 0), right: Float64Array.of(0, 0), resource: Float64Array.of(0.7) },
      },
    };
    expect(verifyCertificate(problem, oneTable, seated)).toMatchObject({ weight: 0.9, bound: expect.closeTo(0.9, 9) });
  });

  test('[MA37] a case may only split a pair that it may still hold', () => {
    const priced = (left: number[]) => ({
      prices: { left: Float64Array.from(left), right: new Float64Array(2), resource: NONE },
    });
    // Without 0-1 it cannot be held again, so the empty case is left out rightly; what is left must still be covered.
    const twice = { edge: 1, without: priced([0.6, 0.7]), with: null };
    const proof = { edge: 1, without: twice, with: priced([0, 0.7]) };
    expect(verifyCertificate(problem, free, { ...honest, proof })).toMatchObject({ bound: 1.6 });
    const unheard = { edge: 9, without: priced([0.9, 0.7]), with: null };
    expect(verifyCertificate(problem, free, { ...honest, proof: unheard })).toMatchObject({ bound: 1.6 });
  });

  test('[MA37] it shares no code with the solver: types are all that it imports', () => {
    const source = readFileSync(new URL('./verify.ts', import.meta.url), 'utf8');
    expect(source.match(/^import .*$/gm)).toEqual(
      expect.arrayContaining([expect.stringContaining('AssignmentProblem')]),
    );
    expect(source.match(/^import (?!type )/gm)).toBeNull();
  });
});
