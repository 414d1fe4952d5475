import type { TextId } from '../kernel/id.ts';
import { SIDES, type Side } from '../kernel/side.ts';
import { laterFrom } from './endOffer.ts';
import type { Journal } from './journal.ts';
import type { Meeting } from './meeting.ts';
import { release, type Release } from './release.ts';
import { releaseInterpreter } from './releaseInterpreter.ts';

/** Why a summoned pair does not meet, and by whom. */
export interface CallingOff {
  cause: 'left' | 'called-off' | 'staff' | 'commitment' | 'session-closed';
  side: Side | null;
  reason: TextId | null;
}

/** PA38: a confirmed pair that has not begun is called off; who did not want it so is first again with the waiting time it had. */
export function callOff(journal: Journal, meeting: Meeting, { cause, side, reason }: CallingOff): void {
  const notBefore = cause === 'staff' || cause === 'called-off' ? laterFrom(journal) : null;
  journal.write({ kind: 'meeting-cancelled', meeting: meeting.meeting, side, cause, notBefore, reason });
  const own: Release = cause === 'left' ? 'leaves' : 'waits-anew';
  for (const each of SIDES) release(journal, meeting[each], each === side ? own : 'keeps-waiting');
  releaseInterpreter(journal, meeting.interpreter);
}
