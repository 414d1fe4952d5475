import type { Side } from '../kernel/side.ts';
import { SCORE_PARTS, type ScorePart } from './scoreParts.ts';
import { chanceAt, FIRST_ACCEPTANCE, type AcceptanceModel, type LearnedTerms } from './value.ts';

/** One side's answer to an offer. */
export interface Answered {
  side: Side;
  accepted: boolean;
  /** Its score, and which share of it each part brought. */
  score: number;
  parts: Readonly<Record<string, number>>;
}

const PARTS = Object.keys(SCORE_PARTS) as ScorePart[];
/** Spread of what is believed before any answer: of the constant, and of what one part's whole share adds. */
const SPREAD = { intercept: 1, part: 3 } as const;
/** What is learned stays within: no part ever lowers the chance, and none counts more than twice what it does at first. */
const MOST = { intercept: 2, part: FIRST_ACCEPTANCE.slope } as const;
const MOST_STEPS = 30;
const SMALL_STEP = 1e-9;
/** Terms are rounded, so that the last bits of a sum do not name another version of the weights. */
const DIGITS = 1e6;

/**
 * MA44: what the answers of a fair add to the weights that need no history, by side: logistic regression on the parts' shares of the score with the
 * fixed model as offset and a normal prior around nothing, at its maximum by Newton's method (iteratively reweighted least squares; McCullagh and
 * Nelder, Generalized Linear Models, 1989; the prior as in Gelman et al., A weakly informative default prior, 2008). The same answers give the
 * same terms, to the byte; no answers give none. Bounded: the prior holds one answer to a step of at most its variance times the share, and every term is cut to `MOST`. Cost
 * O(answers x 12^2) a step, some five steps.
 */
export function learnAcceptance(answers: readonly Answered[]): AcceptanceModel {
  const sound = answers.filter(
    ({ score, parts }) => Number.isFinite(score) && Object.values(parts).every(Number.isFinite),
  );
  const learned = { exhibitor: termsOf(sound, 'exhibitor'), buyer: termsOf(sound, 'buyer') };
  return sound.length === 0 ? FIRST_ACCEPTANCE : { ...FIRST_ACCEPTANCE, learned };
}

function termsOf(answers: readonly Answered[], side: Side): LearnedTerms {
  const rows = answers.filter((answer) => answer.side === side).map(rowOf);
  const terms = maximum(rows);
  const cut = (value: number, most: number): number =>
    Math.round(Math.max(-most, Math.min(most, value)) * DIGITS) / DIGITS;
  const parts = PARTS.map((part, at) => [part, cut(terms[at + 1]!, MOST.part)] as const).filter(
    ([, term]) => term !== 0,
  );
  return { intercept: cut(terms[0]!, MOST.intercept), parts: Object.fromEntries(parts) };
}

/** An answer as a row of the regression: 1 and the parts' shares, the log-odds of the fixed model, and what was answered. */
interface Row {
  x: Float64Array;
  offset: number;
  y: 0 | 1;
}

function rowOf({ accepted, score, parts }: Answered): Row {
  const { intercept, slope } = FIRST_ACCEPTANCE;
  const x = Float64Array.from([1, ...PARTS.map((part) => parts[part] ?? 0)]);
  return { x, offset: intercept + slope * score, y: accepted ? 1 : 0 };
}

/** The terms at which answers and prior together are most likely; each step is halved until it is one upwards. */
function maximum(rows: readonly Row[]): Float64Array {
  const size = PARTS.length + 1;
  let terms = new Float64Array(size);
  let height = likelihood(rows, terms);
  for (let taken = 0; taken < MOST_STEPS; taken++) {
    const step = newtonStep(rows, terms);
    if (!step.every(Number.isFinite)) break;
    let [share, next, reached] = [1, terms, -Infinity];
    for (; share > SMALL_STEP && !(reached >= height); share /= 2) {
      next = terms.map((term, at) => term + share * step[at]!);
      reached = likelihood(rows, next);
    }
    if (!(reached >= height)) break;
    const moved = Math.max(...next.map((term, at) => Math.abs(term - terms[at]!)));
    [terms, height] = [next, reached];
    if (moved < SMALL_STEP) break;
  }
  return terms;
}

function precision(at: number): number {
  return 1 / (at === 0 ? SPREAD.intercept : SPREAD.part) ** 2;
}

function logOddsOf({ x, offset }: Row, terms: Float64Array): number {
  let sum = offset;
  for (let at = 0; at < x.length; at++) sum += x[at]! * terms[at]!;
  return sum;
}

/** Logarithm of the likelihood of answers and terms, but for a constant. */
function likelihood(rows: readonly Row[], terms: Float64Array): number {
  let sum = 0;
  for (const row of rows) {
    const odds = (row.y === 1 ? 1 : -1) * logOddsOf(row, terms);
    sum -= odds > 0 ? Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds)) - odds;
  }
  for (const [at, term] of terms.entries()) sum -= (precision(at) * term * term) / 2;
  return sum;
}

function newtonStep(rows: readonly Row[], terms: Float64Array): Float64Array {
  const size = terms.length;
  const slope = terms.map((term, at) => -precision(at) * term);
  const bend = Array.from({ length: size }, (_, at) => new Float64Array(size).fill(precision(at), at, at + 1));
  for (const row of rows) {
    const chance = chanceAt(logOddsOf(row, terms));
    for (let a = 0; a < size; a++) {
      if (row.x[a] === 0) continue;
      slope[a]! += (row.y - chance) * row.x[a]!;
      for (let b = 0; b <= a; b++) bend[a]![b]! += chance * (1 - chance) * row.x[a]! * row.x[b]!;
    }
  }
  return solved(bend, slope);
}

/** Solves a symmetric positive definite system of which the lower half is given, by Cholesky's factors; both are used up. */
function solved(matrix: readonly Float64Array[], vector: Float64Array): Float64Array {
  for (let a = 0; a < vector.length; a++) {
    const row = matrix[a]!;
    for (let b = 0; b <= a; b++) {
      let sum = row[b]!;
      for (let at = 0; at < b; at++) sum -= row[at]! * matrix[b]![at]!;
      row[b] = a === b ? Math.sqrt(sum) : sum / matrix[b]![b]!;
    }
    for (let at = 0; at < a; at++) vector[a]! -= row[at]! * vector[at]!;
    vector[a]! /= row[a]!;
  }
  for (let a = vector.length - 1; a >= 0; a--) {
    for (let at = a + 1; at < vector.length; at++) vector[a]! -= matrix[at]![a]! * vector[at]!;
    vector[a]! /= matrix[a]![a]!;
  }
  return vector;
}
