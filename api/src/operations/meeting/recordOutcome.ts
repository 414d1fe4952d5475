import { minorDigits } from '../../domain/kernel/currency.ts';
import type { MeetingId, TextId } from '../../domain/kernel/id.ts';
import type { OutcomeKind } from '../../domain/pairing/meeting.ts';
import { sendFor, standingOf, type FloorAnswer, type Standing } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { NOTE_LENGTH, readText } from '../kernel/text.ts';

/** What somebody says a meeting brought. */
export interface OutcomeSaid {
  kind: OutcomeKind;
  /** Minor units as decimal text. */
  amount: string | null;
  currency: string | null;
  followUpOn: string | null;
  note: string | null;
  publish: boolean;
}

type OutcomePorts = Pick<Ports, 'badges' | 'newId' | 'plans' | 'privateTexts' | 'sessions'>;

/** Records one side's outcome of a meeting; the note becomes a private row that the event points at. */
export async function recordOutcome(
  ports: OutcomePorts,
  act: Act,
  { meeting, outcome }: { meeting: MeetingId; outcome: OutcomeSaid },
): Promise<FloorAnswer> {
  const wrong = wrongFigure(outcome);
  if (wrong) return wrong;
  const note = readText(outcome.note ?? '', NOTE_LENGTH, ['input', 'note']);
  if (isRefused(note)) return note;
  const standing = await standingOf(ports, act);
  if (isRefused(standing)) return standing;
  const { participant } = standing;
  if (!participant) return refused('not-yours');
  const noteId = note ? await keepNote(ports, note, standing) : null;
  const answer = await sendFor(ports, act, {
    actor: standing.actor(participant),
    participant,
    order: { kind: 'record-outcome', meeting, participant, outcome: { ...outcome, note: noteId } },
  });
  if (isRefused(answer) && noteId) await ports.privateTexts.forget(noteId);
  return answer;
}

function wrongFigure({ amount, currency, followUpOn }: OutcomeSaid): Refused | null {
  if (amount !== null && !/^\d{1,18}$/.test(amount)) return refused('amount', { path: ['input', 'amount'] });
  if (currency !== null && minorDigits(currency) === null) {
    return refused('currency-unknown', { facts: { currency }, path: ['input', 'currency'] });
  }
  if ((amount === null) !== (currency === null)) {
    if (amount === null) return refused('amount', { path: ['input', 'amount'] });
    return refused('currency-unknown', { facts: { currency: '' }, path: ['input', 'currency'] });
  }
  if (followUpOn !== null && !isDay(followUpOn)) return refused('date-invalid', { path: ['input', 'followUpOn'] });
  return null;
}

function isDay(text: string): boolean {
  const parts = /^(20\d{2})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

async function keepNote(
  ports: Pick<Ports, 'newId' | 'privateTexts'>,
  note: string,
  { session, person }: Pick<Standing, 'person' | 'session'>,
): Promise<TextId> {
  const id = ports.newId() as TextId;
  // Whose language a note is in nobody knows; it is read back as it was written.
  await ports.privateTexts.keep({
    id,
    exhibition: session.exhibition,
    session: session.session,
    kind: 'note',
    text: { en: note },
    author: { person },
  });
  return id;
}
