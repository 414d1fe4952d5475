import type { InterpreterId } from '../kernel/id.ts';
import type { SpokenLanguage } from '../kernel/language.ts';
import { SIDES, type BySide } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import { freeAgainIfSummoned } from './commitment.ts';
import type { Interpreter } from './interpreter.ts';
import type { Participant } from './participant.ts';
import type { Session } from './session.ts';

type Speaker = { languages: readonly SpokenLanguage[] };

/** PA71: whether the two talk without help. */
export function canTalk({ exhibitor, buyer }: BySide<Speaker>): boolean {
  return exhibitor.languages.some((language) => buyer.languages.includes(language));
}

/** PA71: whether an interpreter speaks a language of the one and a language of the other. */
export function speaksForBoth({ languages }: Speaker, pair: BySide<Speaker>): boolean {
  return SIDES.every((side) => pair[side].languages.some((language) => languages.includes(language)));
}

/** PA71, PA77: whether an interpreter helps nobody, is within reach, and stays until `until`. */
export function isFreeToInterpret({ state, engagement, reachable, leavesAt }: Interpreter, until: Instant): boolean {
  return state === 'FREE' && engagement === null && reachable && (leavesAt === null || until <= leavesAt);
}

/**
 * PA71: who helps two at a meeting that begins with a summons at `from`: `wanted` if it can, else whoever stands at the exhibitor's venue, speaks
 * the fewest languages (who speaks many is kept for those whom nobody else can help), has helped least, and has the lowest id.
 * Null: nobody can. Cost O(interpreters).
 */
export function freeInterpreterFor(
  session: Session,
  pair: BySide<Participant>,
  { from, wanted }: { from: Instant; wanted: InterpreterId | null },
): InterpreterId | null {
  const until = Math.max(...SIDES.map((side) => freeAgainIfSummoned(session, pair[side], from)));
  let best: Interpreter | null = null;
  for (const each of session.interpreters.values()) {
    const isHere = each.venue === pair.exhibitor.venue || each.venue === pair.buyer.venue;
    if (!isHere || !isFreeToInterpret(each, until) || !speaksForBoth(each, pair)) continue;
    if (each.interpreter === wanted) return wanted;
    if (best === null || goesBefore(each, best, pair)) best = each;
  }
  return best?.interpreter ?? null;
}

function goesBefore(a: Interpreter, b: Interpreter, { exhibitor }: BySide<Participant>): boolean {
  const [ranksOfA, ranksOfB] = [a, b].map((each) => [
    each.venue === exhibitor.venue ? 0 : 1,
    each.languages.length,
    each.meetings,
  ]) as [number[], number[]];
  const at = ranksOfA.findIndex((rank, index) => rank !== ranksOfB[index]);
  return at < 0 ? a.interpreter < b.interpreter : ranksOfA[at]! < ranksOfB[at]!;
}
