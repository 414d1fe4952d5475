import type { BySide, Side } from '../kernel/side.ts';
import { scoreOf, sharesOf, type OrganisationScore } from './score.ts';
import type { ScorePart } from './scoreParts.ts';

/** How likely somebody is to accept an offer that fits them by `score`: logistic in the score. */
export interface AcceptanceModel {
  intercept: number;
  slope: number;
  /** How the answers of this fair differ from that, by side; none before there are enough (MA44). */
  learned?: BySide<LearnedTerms>;
}

/** What is added to one side's log-odds: a constant, and so much for each part's share of the score. */
export interface LearnedTerms {
  intercept: number;
  parts: Readonly<Partial<Record<ScorePart, number>>>;
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

/** The chance that one side accepts, as far as its score alone says. */
export function acceptanceChance(score: number, { intercept, slope }: AcceptanceModel): number {
  return chanceAt(intercept + slope * score);
}

/** The chance at these log-odds. */
export function chanceAt(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
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
  const chanceOf = (side: Side): number => {
    const { intercept, slope, learned } = model;
    let logOdds = intercept + slope * scores[side];
    if (!learned) return chanceAt(logOdds);
    logOdds += learned[side].intercept;
    for (const [part, share] of sharesOf(score, side, canTalk)) logOdds += (learned[side].parts[part] ?? 0) * share;
    return chanceAt(logOdds);
  };
  const chance = chanceOf('exhibitor') * chanceOf('buyer');
  const worth = (scores.exhibitor + scores.buyer) / 2;
  const value = chance * worth - (isAcross ? ACROSS_VENUES : 0);
  // A chance that is no number says nothing of the two: they are worth the least, and the round stands.
  return Number.isFinite(value) ? Math.max(LEAST_VALUE, value) : LEAST_VALUE;
}

/** MA42: what a pair is worth by the weights that need no history; the order of candidates, so that what is learned never reorders them all. */
export function firstValue(score: OrganisationScore, meeting: Meeting): number {
  return pairValue(score, { ...meeting, model: FIRST_ACCEPTANCE });
}
