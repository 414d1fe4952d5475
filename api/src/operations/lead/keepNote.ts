import type { MeetingId } from '../../domain/kernel/id.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused } from '../kernel/refused.ts';
import { NOTE_LENGTH, readText } from '../kernel/text.ts';
import { atMeeting, type KeptAnswer } from './keepOfMeeting.ts';

/** A private note on the counterpart of a meeting; empty takes it away. */
export async function keepNote(
  ports: Pick<Ports, 'badges' | 'leads' | 'newId' | 'plans' | 'sessions'>,
  act: Act,
  { meeting, text }: { meeting: MeetingId; text: string },
): Promise<KeptAnswer> {
  const note = readText(text, NOTE_LENGTH, ['input', 'text']);
  if (isRefused(note)) return note;
  const at = await atMeeting(ports, act, meeting);
  if (isRefused(at)) return at;
  await ports.leads.keep({
    owner: at.participant,
    counterpart: at.counterpart,
    exhibition: at.session.exhibition,
    session: at.session.session,
    meeting,
    author: at.person,
    note: note || null,
  });
  return { participant: at.participant, meeting };
}
