import { writeRules } from './changeRules.ts';
import { closePlace } from './changePlaces.ts';
import type { Trace, UndoPoint } from './deed.ts';
import type { Journal } from './journal.ts';
import { isRefusal } from './refusal.ts';
import type { Rules } from './rules.ts';
import { rulesOutOfRange } from './rulesRange.ts';
import type { SessionState } from './session.ts';

const WHILE_OPEN: ReadonlySet<SessionState> = new Set(['OPEN', 'PAIRING', 'PAUSED']);

/** PA81: rules that nobody has changed since are as they were before; what somebody has changed since stays. */
export function undoRules(journal: Journal, { before, after }: Extract<Trace, { of: 'rules' }>): UndoPoint[] {
  const { rules, state } = journal.session;
  const changed = (Object.keys(after) as (keyof Rules)[]).filter((rule) => after[rule] !== before[rule]);
  const still = changed.filter((rule) => rules[rule] === after[rule]);
  const others = changed.length - still.length;
  const point = { what: 'rules', count: still.length } as const;
  if (!WHILE_OPEN.has(state) && state !== 'DRAFT') return [{ ...point, whyNot: 'session-closing' }];
  const restored: Rules = { ...rules, ...Object.fromEntries(still.map((rule) => [rule, before[rule]])) };
  const stays: UndoPoint[] = others > 0 ? [{ what: 'rules', whyNot: 'changed-since', count: others }] : [];
  if (still.length === 0 || rulesOutOfRange(restored)) return stays;
  writeRules(journal, restored, null);
  return [{ ...point, whyNot: null }, ...stays];
}

/** PA81: pairing is paused, or goes on, as before the act. A session that had never paired is paused: it has people who were promised pairs. */
export function undoPairing(journal: Journal, { before, after }: Extract<Trace, { of: 'pairing' }>): UndoPoint {
  const { state, pausedUntil } = journal.session;
  const point = { what: 'pairing' } as const;
  if (!WHILE_OPEN.has(state)) return { ...point, whyNot: 'session-closing' };
  if (state !== after.state || pausedUntil !== after.pausedUntil) return { ...point, whyNot: 'changed-since' };
  if (before.state === 'PAIRING') journal.write({ kind: 'pairing-started', reason: null });
  else if (before.pausedUntil !== null && before.pausedUntil <= journal.now) return { ...point, whyNot: 'time-over' };
  else journal.write({ kind: 'pairing-paused', until: before.pausedUntil, reason: null });
  return { ...point, whyNot: null };
}

/** PA81: the words are shown no more; whoever has read them has read them. */
export function undoAnnouncement(
  journal: Journal,
  { announcement }: Extract<Trace, { of: 'announcement' }>,
): UndoPoint[] {
  journal.write({ kind: 'announcement-withdrawn', announcement });
  return [
    { what: 'announcement', whyNot: null },
    { what: 'announcement-read', whyNot: 'stands' },
  ];
}

/** PA81: a place is opened again, or closed again where nobody sits there by now. */
export function undoPlace(journal: Journal, { place: id, open }: Extract<Trace, { of: 'place' }>): UndoPoint {
  const { session } = journal;
  const point = { what: 'place', place: id } as const;
  if (session.places.get(id)!.open !== open) return { ...point, whyNot: 'changed-since' };
  if (!open) journal.write({ kind: 'place-opened', place: id, reason: null });
  else if (session.placeUse.has(id)) return { ...point, whyNot: 'place-taken' };
  else if (isRefusal(closePlace(journal, { kind: 'close-place', place: id, reason: null })))
    return { ...point, whyNot: 'session-closing' };
  return { ...point, whyNot: null };
}
