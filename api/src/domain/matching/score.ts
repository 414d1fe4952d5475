import type { SpokenLanguage } from '../kernel/language.ts';
import type { BySide, Side } from '../kernel/side.ts';
import type { Fit, Reason } from '../pairing/offer.ts';
import type { TradeLine } from './lines.ts';
import { partsOf } from './parts.ts';
import type { LineSituation, PartFit } from './parts.ts';
import type { ProductId, RequirementId } from './profile.ts';
import { SCORE_PARTS, UNKNOWN_FIT } from './scoreParts.ts';
import type { ScorePart } from './scoreParts.ts';

/** How well two organisations fit, whoever represents them: the best of their open lines. */
export interface OrganisationScore {
  /** The profile lines that the score and every reason come from. */
  line: { product: ProductId; requirement: RequirementId };
  parts: readonly PartFit[];
  /** Points reached and points that were to be had, the language apart. */
  points: BySide<number>;
  asked: BySide<number>;
}

/** Reasons told to a side at most. */
const MOST_REASONS = 3;
/** A part that fits less is no reason to meet. */
const LEAST_REASON = 0.5;
/** Shares are logged to so many parts of one. */
const SHARES = 10_000;
/** What the language is worth where only an interpreter joins the two. */
const INTERPRETED_FIT = 0.3;

/** The best open line and its parts: of several the one with the highest sum of both sides' scores, then the first by ids. */
export function scoreOrganisations(
  lines: readonly TradeLine[],
  situation: Omit<LineSituation, 'line'>,
): OrganisationScore | null {
  let best: OrganisationScore | null = null;
  for (const line of lines) {
    const found = scoreLine({ ...situation, line });
    if (!best || isBetter(found, best)) best = found;
  }
  return best;
}

/** Both sides' scores once it is known who would sit there: 0 to 1, points reached of points asked (MA20). */
export function scoreOf(score: OrganisationScore, canTalk: boolean): BySide<number> {
  return { exhibitor: sideScore(score, 'exhibitor', canTalk), buyer: sideScore(score, 'buyer', canTalk) };
}

/** Both sides' scores with up to three reasons each, strongest first (MA28). */
export function explain(score: OrganisationScore, common: readonly SpokenLanguage[]): BySide<Fit> {
  const scores = scoreOf(score, common.length > 0);
  const fit = (side: Side): Fit => ({
    score: scores[side],
    reasons: reasonsFor(score, side, common),
    parts: Object.fromEntries(
      sharesOf(score, side, common.length > 0).map(([part, share]) => [part, Math.round(share * SHARES) / SHARES]),
    ),
  });
  return { exhibitor: fit('exhibitor'), buyer: fit('buyer') };
}

/** What each part brings of a side's score; together they are the score. */
export function sharesOf(
  score: OrganisationScore,
  side: Side,
  canTalk: boolean,
): readonly (readonly [ScorePart, number])[] {
  const language = SCORE_PARTS.language[side];
  const asked = score.asked[side] + language;
  const talk = (language * (canTalk ? 1 : INTERPRETED_FIT)) / asked;
  return [
    ...score.parts.map(({ part, fit }) => [part, (SCORE_PARTS[part][side] * fit[side]) / asked] as const),
    ['language', talk],
  ];
}

function scoreLine(situation: LineSituation): OrganisationScore {
  const parts = partsOf(situation).map(sound);
  const points = { exhibitor: 0, buyer: 0 };
  const asked = { exhibitor: 0, buyer: 0 };
  for (const { part, fit } of parts) {
    for (const side of ['exhibitor', 'buyer'] as const) {
      points[side] += SCORE_PARTS[part][side] * fit[side];
      asked[side] += SCORE_PARTS[part][side];
    }
  }
  const { product, requirement } = situation.line;
  return { line: { product: product.product, requirement: requirement.requirement }, parts, points, asked };
}

/** MA29: what cannot be reckoned (a price or a rate that is no number) is unknown, for both sides, and no reason. */
function sound(found: PartFit): PartFit {
  const { exhibitor, buyer } = found.fit;
  if (Number.isFinite(exhibitor) && Number.isFinite(buyer)) return found;
  const fit = { exhibitor: UNKNOWN_FIT, buyer: UNKNOWN_FIT };
  return { part: found.part, fit, reason: { exhibitor: null, buyer: null } };
}

function isBetter(a: OrganisationScore, b: OrganisationScore): boolean {
  const difference = total(a) - total(b);
  if (difference !== 0) return difference > 0;
  if (a.line.product !== b.line.product) return a.line.product < b.line.product;
  return a.line.requirement < b.line.requirement;
}

/** Lines are compared as if the two could talk; the language is the same for each of them. */
function total(score: OrganisationScore): number {
  return sideScore(score, 'exhibitor', true) + sideScore(score, 'buyer', true);
}

function sideScore({ points, asked }: OrganisationScore, side: Side, canTalk: boolean): number {
  const language = SCORE_PARTS.language[side];
  return (points[side] + language * (canTalk ? 1 : INTERPRETED_FIT)) / (asked[side] + language);
}

function reasonsFor({ parts }: OrganisationScore, side: Side, common: readonly SpokenLanguage[]): readonly Reason[] {
  const told: { reason: Reason; strength: number }[] = [];
  for (const { part, fit, reason } of parts) {
    const named = reason[side];
    if (named && fit[side] >= LEAST_REASON) told.push({ reason: named, strength: SCORE_PARTS[part][side] * fit[side] });
  }
  if (common.length > 0) {
    told.push({ reason: { code: 'language', facts: { languages: common } }, strength: SCORE_PARTS.language[side] });
  }
  // The sort is stable: of equally strong reasons the one that stands first in the table of parts is told first.
  return told
    .sort((a, b) => b.strength - a.strength)
    .slice(0, MOST_REASONS)
    .map(({ reason }) => reason);
}
