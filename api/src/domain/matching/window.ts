import type { Instant } from '../kernel/time.ts';
import { SECOND } from '../kernel/time.ts';
import type { BySide } from '../kernel/side.ts';

/** What decides when the next round runs: since when there is something new, and how fast people became free lately. */
export interface RoundTrigger {
  /** The first event since the last round that freed somebody or a place; null when nothing is new. */
  since: Instant | null;
  /** When people last became free, the latest at the end; at most `RECENT`. */
  freed: readonly Instant[];
}

export const NOTHING_NEW: RoundTrigger = { since: null, freed: [] };

/** The longest that anybody free waits for others to choose from. */
export const LONGEST_WINDOW = 2 * SECOND;
/** So many more people are worth a short wait. */
const WORTH_WAITING_FOR = 4;
/** With fewer on either side there is nothing to choose: they are paired at once. */
const ENOUGH_TO_CHOOSE_FROM = 8;
/** How many arrivals tell how fast people become free. */
const RECENT = 8;

/** Somebody became free. */
export function somebodyFreed(trigger: RoundTrigger, at: Instant): RoundTrigger {
  return { since: trigger.since ?? at, freed: [...trigger.freed, at].slice(-RECENT) };
}

/** A place, an interpreter or a pair of organisations became free again: a round may now do what the last could not. */
export function somethingFreed(trigger: RoundTrigger, at: Instant): RoundTrigger {
  return { ...trigger, since: trigger.since ?? at };
}

/** A round has run over everybody who was free. */
export function roundHasRun(trigger: RoundTrigger): RoundTrigger {
  return { ...trigger, since: null };
}

/**
 * MA39: when the next round is due; null while nothing is new. At once in a thin pool. Otherwise after the time in which, at the pace of the
 * last arrivals, a few more people become free, as long as that is at most two seconds: a slower pace brings nobody worth waiting for.
 */
export function roundDueAt({ since, freed }: RoundTrigger, free: BySide<number>): Instant | null {
  if (since === null) return null;
  if (Math.min(free.exhibitor, free.buyer) < ENOUGH_TO_CHOOSE_FROM || freed.length < 2) return since;
  const pace = (freed.at(-1)! - freed[0]!) / (freed.length - 1);
  const window = pace * WORTH_WAITING_FOR;
  return window <= LONGEST_WINDOW ? since + Math.ceil(window) : since;
}

/** Whether the next round is due now. */
export function isRoundDue(trigger: RoundTrigger, free: BySide<number>, now: Instant): boolean {
  const due = roundDueAt(trigger, free);
  return due !== null && due <= now;
}
