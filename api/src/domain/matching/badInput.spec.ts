import { describe, expect, test } from 'vitest';
import {
  aBuyer,
  aCompany,
  aMatchmaker,
  anExhibitor,
  aProduct,
  aRequirement,
  aRoundInput,
  aTrade,
  aVisitor,
  id,
  roomsWith,
} from '../../../test/builders/matching.ts';
import { toProblem } from './assignment/problem.ts';
import { proposeRound, verifyRound, type Round } from './round.ts';
import type { RoundInput } from './roundInput.ts';
import { FIRST_ACCEPTANCE } from './value.ts';
import { whyNotYet } from './whyNotYet.ts';

/** So many exhibitors of as many companies that all seek the same one thing. */
function crowd(count: number) {
  const numbered = Array.from({ length: count }, (_, at) => String(at).padStart(5, '0'));
  return {
    people: numbered.map((at) => anExhibitor({ participant: id(`e${at}`), organisation: id(`c${at}`) })),
    profiles: numbered.map((at) =>
      aCompany({ organisation: id(`c${at}`), products: [aProduct({ product: id(`p${at}`) })] }),
    ),
  };
}

/** A round of this input, which must be proven whatever it is. */
function proven(input: RoundInput): Round {
  const round = proposeRound(input);
  expect(round.certificate.weight).toSatisfy(Number.isFinite);
  expect(round.certificate.gap).toBeLessThanOrEqual(1e-3);
  expect(verifyRound(round)).not.toHaveProperty('fault');
  return round;
}

describe('a round of what nobody would wish for', () => {
  test('[MA30] nobody at all: no pair, nobody waits, a gap of nothing', () => {
    const round = proven(aRoundInput({ participants: [] }));
    expect([round.pairs, round.waiting, round.certificate.weight]).toEqual([[], [], 0]);
  });

  test('[MA40] one side empty: nobody is paired, and each is told that nobody is here', () => {
    const input = aRoundInput({ participants: [anExhibitor()] });
    expect(proven(input).pairs).toEqual([]);
    expect(whyNotYet(input, id('exhibitor'))?.reasons).toEqual([{ code: 'nobody', facts: {} }]);
  });

  test('[MA2, MA40] nobody eligible: no pair, and the reason that nobody fits', () => {
    const matchmaker = aMatchmaker([aCompany(), aBuyer({ requirements: [aRequirement({ hsCodes: ['8703'] })] })]);
    const input = aRoundInput({ matchmaker });
    expect(proven(input).pairs).toEqual([]);
    expect(whyNotYet(input, id('buyer'))).toMatchObject({ reasons: [{ code: 'nobody' }], estimate: null });
  });

  test.each([NaN, Infinity, -Infinity])('[MA31] a weight of %s is refused by name and position', (weight) => {
    const edges = [
      { left: 0, right: 0, weight: 1 },
      { left: 0, right: 1, weight },
    ];
    expect(toProblem({ lefts: 1, rights: 2 }, edges)).toEqual({ fault: 'weight-not-finite', edge: 1 });
  });

  test.each([NaN, Infinity, -Infinity])(
    '[MA32] a chance reckoned by %s leaves every pair worth something finite',
    (term) => {
      const { people, profiles } = crowd(3);
      const input = aRoundInput({
        participants: [...people, aVisitor()],
        matchmaker: aMatchmaker([...profiles, aBuyer()]),
        acceptance: { ...FIRST_ACCEPTANCE, intercept: term },
      });
      expect(proven(input).pairs).toHaveLength(1);
    },
  );

  test.each([NaN, Infinity])('[MA32] prices, budgets, quantities and rates of %s do not spoil the round', (amount) => {
    const band = { low: amount, high: amount, currency: 'MOP' as const };
    const quantity = { amount, unit: 'kg' };
    const product = aProduct({ price: band, minimumOrder: quantity, monthlyCapacity: quantity, leadDays: amount });
    const requirement = aRequirement({ budget: band, quantity, neededBy: '2027-04-01' });
    const trade = aTrade({ rates: new Map([['MOP', amount]]), rarity: new Map([['090121', amount]]) });
    const matchmaker = aMatchmaker([aCompany({ products: [product] }), aBuyer({ requirements: [requirement] })], trade);
    expect(proven(aRoundInput({ matchmaker })).pairs).toHaveLength(1);
  });

  test('[MA38] the same id twice is one person: the first counts', () => {
    const other = aVisitor({ participant: id('another'), organisation: id('bar') });
    const matchmaker = aMatchmaker([aCompany(), aBuyer(), aBuyer({ organisation: id('bar') })]);
    const round = proven(aRoundInput({ participants: [anExhibitor(), anExhibitor(), aVisitor(), other], matchmaker }));
    expect(round.pairs.map(({ exhibitor }) => exhibitor)).toEqual(['exhibitor']);
  });

  test('[MA31] the same pair twice, or somebody who does not exist, is refused by name and position', () => {
    const pair = { left: 0, right: 0, weight: 1 };
    expect(toProblem({ lefts: 1, rights: 1 }, [pair, pair])).toEqual({ fault: 'pair-twice', edge: 1 });
    expect(toProblem({ lefts: 1, rights: 1 }, [{ ...pair, left: 1 }])).toEqual({ fault: 'left-out-of-range', edge: 0 });
  });

  test('[MA30] ten thousand against one: one pair, proven, and everybody else waits with a reason', () => {
    const { people, profiles } = crowd(10_000);
    const input = aRoundInput({
      participants: [...people, aVisitor()],
      matchmaker: aMatchmaker([...profiles, aBuyer()]),
      rooms: roomsWith({ tables: 20_000, video: 0 }),
    });
    const round = proven(input);
    expect(round.pairs).toHaveLength(1);
    expect(round.waiting).toHaveLength(9_999);
    expect(whyNotYet(input, id('e09999'))?.reasons[0]?.code).toBe('next_round');
  });

  test('[MA38] all weights equal: the lower ids, in whatever order they come', () => {
    const { people, profiles } = crowd(6);
    const buyers = people.map((_, at) => aVisitor({ participant: id(`b${at}`), organisation: id(`b${at}`) }));
    const matchmaker = aMatchmaker([...profiles, ...buyers.map(({ organisation }) => aBuyer({ organisation }))]);
    const rooms = roomsWith({ tables: 3, video: 0 });
    const pairsOf = (participants: RoundInput['participants']) =>
      proven(aRoundInput({ participants, matchmaker, rooms })).pairs.map(({ exhibitor, buyer }) => [exhibitor, buyer]);
    const forwards = pairsOf([...people, ...buyers]);
    expect(forwards).toHaveLength(3);
    expect(pairsOf([...buyers, ...people].reverse())).toEqual(forwards);
  });

  test('[MA2, MA40] somebody without a profile is not paired, and is told so; the others are', () => {
    const stranger = aVisitor({ participant: id('stranger'), organisation: id('unknown') });
    const input = aRoundInput({ participants: [anExhibitor(), aVisitor(), stranger] });
    expect(proven(input).pairs.map(({ buyer }) => buyer)).toEqual(['buyer']);
    expect(whyNotYet(input, id('stranger'))?.reasons[0]).toEqual({ code: 'no_profile', facts: {} });
  });
});
