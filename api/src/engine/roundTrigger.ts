import type { BySide } from '../domain/kernel/side.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { SECOND } from '../domain/kernel/time.ts';
import { roundDueAt, somebodyFreed, somethingFreed, type RoundTrigger } from '../domain/matching/window.ts';
import type { Participant } from '../domain/pairing/participant.ts';
import type { Session } from '../domain/pairing/session.ts';

/** Bars end and commitments begin without any event: whoever waits is looked at again this often. */
const LOOK_AGAIN_MS = 5 * SECOND;

/** When the next round runs while people are free on both sides; `lastRun` is when the last one did. */
export function nextRoundAt(trigger: RoundTrigger, free: BySide<number>, lastRun: Instant): Instant {
  return roundDueAt(trigger, free) ?? lastRun + LOOK_AGAIN_MS;
}

/** What happened between two states of a session, as the window before the next round sees it: who became free, and whether anything else did. */
export function afterwards(trigger: RoundTrigger, before: Session, after: Session): RoundTrigger {
  if (after === before) return trigger;
  let next = somethingElseFreed(before, after) ? somethingFreed(trigger, after.asOf) : trigger;
  for (const change of after.participants.changesSince(before.participants)) {
    if (!isFree(change.after)) continue;
    next = isFree(change.before) ? somethingFreed(next, after.asOf) : somebodyFreed(next, after.asOf);
  }
  return next;
}

/** How many are free on either side; counts no further than `most` on both. */
export function freePeople(session: Session, most: number): BySide<number> {
  const free = { exhibitor: 0, buyer: 0 };
  for (const id of session.available.keys()) {
    const participant = session.participants.get(id);
    if (participant && isFree(participant)) free[participant.side]++;
    if (free.exhibitor >= most && free.buyer >= most) break;
  }
  return free;
}

/** How many are free on either side after a step, by how many were before it. Cost: what changed. */
export function freeAfter(free: BySide<number>, before: Session, after: Session): BySide<number> {
  const next = { ...free };
  for (const change of after.participants.changesSince(before.participants)) {
    if (isFree(change.before)) next[change.before!.side]--;
    if (isFree(change.after)) next[change.after!.side]++;
  }
  return next;
}

function isFree(participant: Participant | undefined): boolean {
  return participant?.state === 'AVAILABLE' && participant.reachable && participant.engagement === null;
}

/** A place, an interpreter, the rules, or the session itself. */
function somethingElseFreed(before: Session, after: Session): boolean {
  if (after.rules !== before.rules || after.state !== before.state || after.places !== before.places) return true;
  for (const change of after.interpreters.changesSince(before.interpreters)) {
    if (change.after?.state === 'FREE' && change.after.reachable) return true;
  }
  for (const use of after.placeUse.changesSince(before.placeUse)) if (use.after === undefined) return true;
  return false;
}
