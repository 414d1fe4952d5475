import type { MeetingId, ParticipantId } from '../../domain/kernel/id.ts';
import type { Side } from '../../domain/kernel/side.ts';
import type { Meeting } from '../../domain/pairing/meeting.ts';
import { standingOf, type Standing } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';

/** A participant in one of its meetings. */
export interface AtMeeting extends Standing {
  participant: ParticipantId;
  meeting: Meeting;
  side: Side;
  counterpart: ParticipantId;
}

/** What was kept, and of which meeting. */
export type KeptAnswer = { participant: ParticipantId; meeting: MeetingId } | Refused;

/** Finds the caller's own side of a meeting; nobody keeps anything of a meeting of others. */
export async function atMeeting(
  ports: Pick<Ports, 'badges' | 'newId' | 'plans' | 'sessions'>,
  act: Act,
  id: MeetingId,
): Promise<AtMeeting | Refused> {
  const standing = await standingOf(ports, act);
  if (isRefused(standing)) return standing;
  const { participant, session } = standing;
  const meeting = session.meetings.get(id);
  if (!meeting) return refused('meeting-gone', { path: ['input', 'meeting'] });
  if (participant === meeting.exhibitor) {
    return { ...standing, participant, meeting, side: 'exhibitor', counterpart: meeting.buyer };
  }
  if (participant === meeting.buyer) {
    return { ...standing, participant, meeting, side: 'buyer', counterpart: meeting.exhibitor };
  }
  return refused('not-yours', { path: ['input', 'meeting'] });
}
