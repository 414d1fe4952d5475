import { describe, expect, test } from 'vitest';
import { Random } from '../../../test/simulation/random.ts';
import { aMatchmaker, id } from '../../../test/builders/matching.ts';
import { PersistentMap } from '../kernel/persistentMap.ts';
import { SIDES, type Side } from '../kernel/side.ts';
import type { Answer, Offer } from '../pairing/offer.ts';
import { AnswerBook } from './answerBook.ts';
import { learnAcceptance, type Answered } from './learnAcceptance.ts';
import { explain } from './score.ts';
import { SCORE_PARTS } from './scoreParts.ts';
import { chanceAt, FIRST_ACCEPTANCE, pairValue, type AcceptanceModel } from './value.ts';

const { intercept, slope } = FIRST_ACCEPTANCE;

/** What a planted taste answers: the fixed model, and so much more for the share of goods, less for the price. */
function answersOf(count: number, seed: number, taste: Readonly<Record<string, number>>): Answered[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => {
    const parts = { goods: 0.4 * random.next(), price: 0.3 * random.next(), language: 0.1 };
    const score = parts.goods + parts.price + parts.language;
    const more = Object.entries(taste).reduce((sum, [part, by]) => sum + by * parts[part as 'goods' | 'price'], 0);
    const accepted = random.happens(chanceAt(intercept + slope * score + more));
    return { side: SIDES[random.between(0, 1)]!, accepted, score, parts };
  });
}

/** How far the learned chances are from the planted ones, at most, over answers that it has not seen. */
function distance(model: AcceptanceModel, side: Side, taste: Readonly<Record<string, number>>): number {
  const off = answersOf(300, 99, {}).map(({ score, parts }) => {
    const terms = model.learned?.[side] ?? { intercept: 0, parts: {} };
    const sum = (by: Readonly<Record<string, number>>) =>
      Object.entries(parts).reduce((all, [part, share]) => all + (by[part] ?? 0) * share, 0);
    const logOdds = intercept + slope * score;
    return Math.abs(chanceAt(logOdds + terms.intercept + sum(terms.parts)) - chanceAt(logOdds + sum(taste)));
  });
  return Math.max(...off);
}

describe('what is learned of answers', () => {
  test('[MA44] comes to a planted taste, closer with every answer', () => {
    const taste = { goods: 3, price: -3 };
    const before = distance(FIRST_ACCEPTANCE, 'buyer', taste);
    const some = distance(learnAcceptance(answersOf(400, 1, taste)), 'buyer', taste);
    const many = distance(learnAcceptance(answersOf(6_000, 1, taste)), 'buyer', taste);
    expect(before).toBeGreaterThan(0.15);
    expect(some).toBeLessThan(before);
    expect(many).toBeLessThan(0.05);
  });

  test('[MA44] is nothing without answers, and next to nothing where people answer as expected', () => {
    expect(learnAcceptance([])).toBe(FIRST_ACCEPTANCE);
    expect(distance(learnAcceptance(answersOf(6_000, 2, {})), 'exhibitor', {})).toBeLessThan(0.04);
  });

  test('[MA44] is bounded: one answer moves little, and a thousand equal ones cannot turn a part around', () => {
    const [one] = answersOf(1, 3, {});
    expect(distance(learnAcceptance([{ ...one!, side: 'buyer', accepted: false }]), 'buyer', {})).toBeLessThan(0.2);
    const never = answersOf(1_000, 4, {}).map((answer) => ({ ...answer, accepted: false }));
    const { learned } = learnAcceptance(never);
    for (const side of SIDES) {
      expect(learned![side].intercept).toBeGreaterThanOrEqual(-2);
      for (const term of Object.values(learned![side].parts)) expect(term).toBeGreaterThanOrEqual(-slope);
    }
  });

  test('[MA44] leaves out an answer that is no number, and stays a number itself', () => {
    const answers = answersOf(200, 5, { goods: 2 });
    const broken = [...answers, { ...answers[0]!, score: NaN }, { ...answers[1]!, parts: { goods: Infinity } }];
    expect(learnAcceptance(broken)).toEqual(learnAcceptance(answers));
  });
});

describe('the book of answers', () => {
  const score = aMatchmaker().fitOf(id('roaster'), id('cafe')).score!;
  const fit = explain(score, ['yue']);

  function offersOf(answers: readonly { at: number; no?: Answer['saidNo'] }[]): PersistentMap<Offer['offer'], Offer> {
    const open = { deadline: 0, extended: false };
    return PersistentMap.of(
      answers.map(({ at, no }, number) => {
        const answer = no ? { ...open, acceptedAt: null, saidNo: no } : { ...open, acceptedAt: at };
        const unheard = { ...open, acceptedAt: null };
        const offer = {
          offer: id(`offer-${number}`),
          fit,
          endedAt: at,
          answers: { exhibitor: answer, buyer: unheard },
        };
        return [id(`offer-${number}`), offer as never as Offer] as const;
      }),
    );
  }

  test('[MA44] the parts that are logged are the score', () => {
    for (const side of SIDES) {
      const sum = Object.values(fit[side].parts!).reduce((all, share) => all + share, 0);
      expect(sum).toBeCloseTo(fit[side].score, 3);
      for (const part of Object.keys(fit[side].parts!)) expect(SCORE_PARTS).toHaveProperty(part);
    }
  });

  test('[MA44] fits after each 20 answers, of those who were heard, the same in whatever steps it is followed', () => {
    const said = Array.from({ length: 45 }, (_, at) => ({
      at: at % 7,
      no: at % 3 ? undefined : ('declined' as const),
    }));
    const whole = new AnswerBook();
    whole.follow({ offers: offersOf(said) });
    const inSteps = new AnswerBook();
    for (const count of [3, 19, 20, 41, 45]) {
      inSteps.follow({ offers: offersOf(said.slice(0, count)) });
      expect(inSteps.model === FIRST_ACCEPTANCE).toBe(count < 20);
    }
    expect(inSteps.model).toEqual(whole.model);
    expect(whole.model.learned!.buyer).toEqual({ intercept: 0, parts: {} });
    expect(pairValue(score, { model: whole.model, canTalk: true, isAcross: false })).not.toBe(
      pairValue(score, { model: FIRST_ACCEPTANCE, canTalk: true, isAcross: false }),
    );
  });

  test('[MA44] no, later and silence are all no', () => {
    const models = (['declined', 'later', 'silent'] as const).map((no) => {
      const book = new AnswerBook();
      book.follow({ offers: offersOf(Array.from({ length: 20 }, (_, at) => ({ at, no }))) });
      return book.model;
    });
    expect(models[1]).toEqual(models[0]);
    expect(models[2]).toEqual(models[0]);
    expect(models[0]!.learned!.exhibitor.intercept).toBeLessThan(0);
  });
});
