import { minorDigits } from '../kernel/currency.ts';
import { otherSide, type Side } from '../kernel/side.ts';
import type { MeetingId, ParticipantId } from '../kernel/id.ts';
import type { OrderOf } from './command.ts';
import { sideOf } from './find.ts';
import type { Journal } from './journal.ts';
import type { Meeting } from './meeting.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import type { Rule } from './rule.ts';

/** PA55: a side records what a meeting brought, while it runs or after it, also when the session is closed; the last record counts. */
export const recordOutcome: Rule<'record-outcome'> = (journal, { meeting: id, participant, outcome }) => {
  const found = findHeld(journal, { meeting: id, participant });
  if (isRefusal(found)) return found;
  const wrong = whyNotRecorded(outcome);
  if (wrong) return wrong;
  const { kind, amount, currency, followUpOn, note, publish } = outcome;
  const record = { kind, amount, currency, followUpOn, note, publish, at: journal.now };
  journal.write({ kind: 'outcome-recorded', meeting: id, side: found.side, outcome: record });
  return { participant, meeting: id };
};

/** PA56: a side confirms the record of the other; a new record is to be confirmed anew. */
export const confirmOutcome: Rule<'confirm-outcome'> = (journal, { meeting: id, participant }) => {
  const found = findHeld(journal, { meeting: id, participant });
  if (isRefusal(found)) return found;
  const { meeting, side } = found;
  if (meeting.outcomes[otherSide(side)] === null) return refuse('outcome-missing');
  if (!meeting.outcomeConfirmed[side]) journal.write({ kind: 'outcome-confirmed', meeting: id, side });
  return { participant, meeting: id };
};

/** Whole minor units, at most 18 digits: what the database's and the wire's big integers hold. */
const AMOUNT = /^(?:0|[1-9]\d{0,17})$/;
const CALENDAR_DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** PA55: money names its currency, "nothing for now" has none, and a next step has a date of the calendar. */
function whyNotRecorded({ kind, amount, currency, followUpOn }: OrderOf<'record-outcome'>['outcome']): Refusal | null {
  if (amount !== null && (!AMOUNT.test(amount) || kind === 'none')) return refuse('amount');
  if (amount === null && currency !== null) return refuse('amount');
  if (amount !== null && minorDigits(currency ?? '') === null)
    return refuse('currency-unknown', { currency: currency ?? '' });
  return followUpOn === null || CALENDAR_DATE.test(followUpOn) ? null : refuse('text-invalid');
}

function findHeld(
  { session }: Journal,
  { meeting: id, participant }: { meeting: MeetingId; participant: ParticipantId },
): { meeting: Meeting; side: Side } | Refusal {
  const meeting = session.meetings.get(id);
  if (!meeting) return refuse('meeting-gone');
  const side = sideOf(meeting, participant);
  if (side === null) return refuse('not-yours');
  const isHeld = meeting.state === 'IN_PROGRESS' || (meeting.state === 'ENDED' && meeting.absent === null);
  return isHeld ? { meeting, side } : refuse('meeting-state', { state: meeting.state });
}
