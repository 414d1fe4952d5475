import type { ParticipantId } from '../kernel/id.ts';
import type { Journal } from './journal.ts';

/** Where somebody goes whose offer, summons or meeting is over. */
export type Release =
  /** Through no fault of its own: with the waiting time it had. */
  | 'keeps-waiting'
  /** By its own answer: it waits from now on. */
  | 'waits-anew'
  | 'paused-silent'
  | 'paused-absent'
  | 'leaves';

/** PA24, PA25: takes somebody back to the floor; a kept wish goes before everything else. */
export function release(journal: Journal, participant: ParticipantId, where: Release): void {
  if (where === 'leaves') return journal.write({ kind: 'participant-left', participant });
  if (fulfilWish(journal, participant)) return;
  if (where === 'paused-silent' || where === 'paused-absent') {
    const cause = where === 'paused-silent' ? 'silence' : 'no-show';
    return journal.write({ kind: 'participant-paused', participant, until: null, cause });
  }
  const { waitingSince } = journal.session.participants.get(participant)!;
  const since = where === 'keeps-waiting' ? (waitingSince ?? journal.now) : journal.now;
  journal.write({ kind: 'participant-available', participant, waitingSince: since });
}

/** PA24: does what somebody wished while it could not be done; whether there was such a wish. A pause that would be over already is none. */
export function fulfilWish(journal: Journal, participant: ParticipantId): boolean {
  const { kept } = journal.session.participants.get(participant)!;
  if (kept?.wish === 'leave' || isTimeToGo(journal, participant)) {
    journal.write({ kind: 'participant-left', participant });
    return true;
  }
  if (kept === null) return false;
  if (kept.until !== null && kept.until <= journal.now) {
    journal.write({ kind: 'wish-kept', participant, wish: null });
    return false;
  }
  journal.write({ kind: 'participant-paused', participant, until: kept.until, cause: kept.why ?? 'wish' });
  return true;
}

/** PA95: whether the moment at which somebody wanted to leave has come. */
export function isTimeToGo({ session, now }: Journal, participant: ParticipantId): boolean {
  const { leavesAt } = session.participants.get(participant)!;
  return leavesAt !== null && leavesAt <= now;
}
