import { scoreOf, type OrganisationScore } from './score.ts';

/** How likely somebody is to accept an offer that fits them by `score`: logistic in the score. */
export interface AcceptanceModel {
  intercept: number;
  slope: number;
}

/**
 * Needs no history: 0.7 at a score of 0.6, so that both accept about half of the offers (the trade's own target is 40 to 60 %, Converve,
 * Event matchmaking FAQ 2026), and 0.35 at a score of 0.2.
 */
export const FIRST_ACCEPTANCE: AcceptanceModel = { intercept: -1.37, slope: 3.7 };

/** A pair across venues must be better by this much to be worth two video tables and a screen between the two. */
export const ACROSS_VENUES = 0.08;

/** The least a pair is worth, so that every candidate is better than staying single. */
export const LEAST_VALUE = 0.001;

/** The highest value that a pair can have, used by the bound on waiting (MA36). */
export const MOST_VALUE = 1;

/** The chance that one side accepts. */
export function acceptanceChance(score: number, { intercept, slope }: AcceptanceModel): number {
  return 1 / (1 + Math.exp(-(intercept + slope * score)));
}

/** How a pair of persons meets, as far as its worth reads it. */
export interface Meeting {
  canTalk: boolean;
  isAcross: boolean;
}

/** MA32: the chance that both accept times what the meeting is worth to the two, 0 to 1. */
export function pairValue(
  score: OrganisationScore,
  { model, canTalk, isAcross }: Meeting & { model: AcceptanceModel },
): number {
  const scores = scoreOf(score, canTalk);
  const chance = acceptanceChance(scores.exhibitor, model) * acceptanceChance(scores.buyer, model);
  const worth = (scores.exhibitor + scores.buyer) / 2;
  return Math.max(LEAST_VALUE, chance * worth - (isAcross ? ACROSS_VENUES : 0));
}

/** MA42: what a pair is worth by the weights that need no history; the order of candidates, so that what is learned never reorders them all. */
export function firstValue(score: OrganisationScore, meeting: Meeting): number {
  return pairValue(score, { ...meeting, model: FIRST_ACCEPTANCE });
}
