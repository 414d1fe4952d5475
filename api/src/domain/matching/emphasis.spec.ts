import { fc } from '../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import {
  aBuyer,
  aCompany,
  aMatchmaker,
  anExhibitor,
  aProduct,
  aRequirement,
  aRoundInput,
  aVisitor,
  id,
} from '../../../test/builders/matching.ts';
import { openFloor, REASON, staff } from '../../../test/builders/pairing.ts';
import { NO_EMPHASIS, type Emphasis } from '../pairing/emphasis.ts';
import { proposeRound } from './round.ts';
import { explain, scoreOf } from './score.ts';
import { SCORE_PARTS } from './scoreParts.ts';

const ROASTER = id<'Organisation'>('roaster');
const CAFE = id<'Organisation'>('cafe');

function fitUnder(emphasis: Partial<Emphasis>, product = aProduct(), requirement = aRequirement()) {
  const matchmaker = aMatchmaker([aCompany({ products: [product] }), aBuyer({ requirements: [requirement] })]);
  matchmaker.emphasise({ ...NO_EMPHASIS, ...emphasis });
  return matchmaker.fitOf(ROASTER, CAFE).score!;
}

const reasonsUnder = (...given: Parameters<typeof fitUnder>) =>
  explain(fitUnder(...given), []).buyer.reasons.filter(({ code }) => code.startsWith('emphasis'));

describe('what a session stands for', () => {
  test('[MA45] is no part of the score where it is nothing in particular', () => {
    expect(fitUnder({}).parts.map(({ part }) => part)).not.toContain('emphasis');
  });

  test('[MA45] raises a line of that kind and lowers another, for both sides, with its points of the table', () => {
    const plain = scoreOf(fitUnder({}), true);
    const inFocus = scoreOf(fitUnder({ headings: ['0901'] }), true);
    const other = scoreOf(fitUnder({ headings: ['2204'] }), true);
    for (const side of ['exhibitor', 'buyer'] as const) {
      expect(inFocus[side]).toBeGreaterThan(plain[side]);
      expect(other[side]).toBeLessThan(plain[side]);
      const asked = fitUnder({ headings: ['2204'] }).asked[side] + SCORE_PARTS.language[side];
      expect(inFocus[side] - other[side]).toBeCloseTo(SCORE_PARTS.emphasis[side] / asked, 12);
    }
  });

  test('[MA45] names the line: a heading of either, the delivery market, or that a word is said, and no text', () => {
    expect(reasonsUnder({ headings: ['22', '0901'] })).toEqual([
      { code: 'emphasis_heading', facts: { heading: '0901' } },
    ]);
    expect(reasonsUnder({ markets: ['PT', 'HK'] })).toEqual([{ code: 'emphasis_market', facts: { market: 'HK' } }]);
    const words = [{ word: 'organic coffee', tokens: ['organ', 'coffe'] }];
    expect(reasonsUnder({ words }, aProduct({ tokens: ['coffe', 'bean', 'organ'] }))).toEqual([
      { code: 'emphasis_words', facts: {} },
    ]);
    expect(reasonsUnder({ words }, aProduct({ tokens: ['coffe'] }), aRequirement({ tokens: ['organ'] }))).toEqual([]);
    expect(reasonsUnder({ headings: ['2204'], markets: ['PT'], words })).toEqual([]);
  });

  test('[MA45] moves a round: of two who fit equally the one in focus is paired, and a change is taken up', () => {
    const tea = aCompany({
      organisation: id('tea'),
      products: [aProduct({ product: id('tea'), hsCodes: ['090230'] })],
    });
    const buyer = aBuyer({ requirements: [aRequirement({ hsCodes: ['09'] })] });
    const matchmaker = aMatchmaker([aCompany(), tea, buyer]);
    const participants = [
      anExhibitor(),
      anExhibitor({ participant: id('z'), organisation: tea.organisation }),
      aVisitor(),
    ];
    const paired = (): unknown => proposeRound(aRoundInput({ matchmaker, participants })).pairs[0]?.exhibitor;
    expect(paired()).toBe('exhibitor');
    expect(matchmaker.emphasise({ ...NO_EMPHASIS, headings: ['0902'] })).toBe('everybody');
    expect(paired()).toBe('z');
    expect(matchmaker.emphasise({ ...NO_EMPHASIS, headings: ['0902'] })).toEqual(new Set());
    expect(matchmaker.emphasise({ ...NO_EMPHASIS, headings: ['0901'] })).toEqual(
      new Set([id('roaster'), tea.organisation, id('cafe')]),
    );
    expect(paired()).toBe('exhibitor');
  });

  test('[MA45] whatever it is, scores stay between 0 and 1, and a line in focus never scores below itself out of focus', () => {
    const code = fc.constantFrom('09', '0901', '2204', '220421', '090121');
    fc.assert(
      fc.property(fc.uniqueArray(code), fc.uniqueArray(fc.constantFrom('HK', 'PT', 'BR')), (headings, markets) => {
        const focused = fitUnder({ headings, markets });
        const scores = scoreOf(focused, true);
        const isInFocus = reasonsUnder({ headings, markets }).length > 0;
        const plain = scoreOf(fitUnder({}), true);
        for (const side of ['exhibitor', 'buyer'] as const) {
          expect(scores[side]).toBeGreaterThanOrEqual(0);
          expect(scores[side]).toBeLessThanOrEqual(1);
          expect(scores[side]).toBeGreaterThanOrEqual(isInFocus ? plain[side] : 0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('[PA66] an emphasis is refused unless its codes are codes, its words short and said once, and its lists short', () => {
  const floor = openFloor();
  const change = (emphasis: Partial<Emphasis>) =>
    ({ kind: 'change-rules', rules: { emphasis: { ...NO_EMPHASIS, ...emphasis } }, reason: REASON }) as const;
  const word = (text: string, tokens = ['x']) => ({ word: text, tokens });
  for (const wrong of [
    { headings: ['9'] },
    { headings: ['0901', '0901'] },
    { headings: ['coffee'] },
    { markets: ['Portugal'] },
    { words: [word('')] },
    { words: [word('nothing left', [])] },
    { words: [word('x'.repeat(41))] },
    { headings: Array.from({ length: 13 }, (_, at) => String(10 + at)) },
  ])
    expect(floor.refuses(change(wrong), staff())).toMatchObject({
      refused: 'rules-out-of-range',
      facts: { rule: 'emphasis' },
    });
  const right = { headings: ['0901'], markets: ['PT'], words: [word('café')] };
  floor.do(change(right), staff());
  expect(floor.session.rules.emphasis).toEqual(right);
  const length = floor.log.length;
  floor.do(change(right), staff());
  expect(floor.log).toHaveLength(length);
});
