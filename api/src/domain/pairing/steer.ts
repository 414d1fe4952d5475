import { startClosing } from './close.ts';
import { stateRefusal } from './find.ts';
import { refuse } from './refusal.ts';
import type { Rule } from './rule.ts';
import { DEFAULT_RULES } from './rules.ts';
import { rulesOutOfRange } from './rulesRange.ts';

/** PA61: the session is prepared, with its venues, places and rules. */
export const draftSession: Rule<'draft-session'> = (journal, draft) => {
  const { head, state } = journal.session;
  if (head > 0) return refuse('session-state', { state });
  if (!(draft.opensAt < draft.endsAt)) return refuse('dates-order');
  // A plan, or a log that is played again, may be older than some of the rules.
  const rules = { ...DEFAULT_RULES, ...draft.rules };
  const outOfRange = rulesOutOfRange(rules);
  if (outOfRange) return outOfRange;
  const { session, exhibition, opensAt, endsAt, venues, places } = draft;
  const zone = draft.zoneMinutes === undefined ? {} : { zoneMinutes: draft.zoneMinutes };
  journal.write({ kind: 'session-drafted', session, exhibition, ...zone, opensAt, endsAt, rules, venues, places });
  return {};
};

/** PA62: check-in is open. */
export const openSession: Rule<'open-session'> = (journal, { reason }) => {
  const { state, endsAt } = journal.session;
  if (state === 'CLOSING' || state === 'CLOSED' || endsAt <= journal.now) return refuse('session-closed');
  if (state === 'DRAFT') journal.write({ kind: 'session-opened', reason });
  return {};
};

/** PA62: pairing starts, or goes on after a pause. */
export const startPairing: Rule<'start-pairing'> = (journal, { reason }) => {
  const wrongState = stateRefusal(journal.session, ['OPEN', 'PAIRING', 'PAUSED']);
  if (wrongState) return wrongState;
  if (journal.session.state !== 'PAIRING') journal.write({ kind: 'pairing-started', reason });
  return {};
};

/** PA62: no new offers for a while. Open offers may be answered, confirmed pairs meet, who waits keeps its waiting time. */
export const pausePairing: Rule<'pause-pairing'> = (journal, { until, reason }) => {
  const wrongState = stateRefusal(journal.session, ['PAIRING', 'PAUSED']);
  if (wrongState) return wrongState;
  if (until !== null && until <= journal.now) return refuse('dates-order');
  const { state, pausedUntil } = journal.session;
  if (state !== 'PAUSED' || pausedUntil !== until) journal.write({ kind: 'pairing-paused', until, reason });
  return {};
};

/** PA63: the session comes to its end. */
export const closeSession: Rule<'close-session'> = (journal, { reason }) => {
  const wrongState = stateRefusal(journal.session, ['OPEN', 'PAIRING', 'PAUSED', 'CLOSING']);
  if (wrongState) return wrongState;
  if (journal.session.state !== 'CLOSING') startClosing(journal, reason);
  return {};
};

/** PA67: a word to everybody; its text is a row that the event points at. */
export const announce: Rule<'announce'> = (journal, { announcement, reason }) => {
  const wrongState = stateRefusal(journal.session, ['OPEN', 'PAIRING', 'PAUSED', 'CLOSING']);
  if (wrongState) return wrongState;
  journal.write({ kind: 'announcement-made', announcement, reason });
  return {};
};
