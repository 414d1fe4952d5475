import type { MeetingId } from '../../domain/kernel/id.ts';
import { refused } from '../kernel/refused.ts';
import { stepIn, type StepAct, type StepAnswer, type StepPorts } from '../session/stepIn.ts';

/** A summons is cancelled; a meeting that runs is ended. */
export async function cancelMeeting(ports: StepPorts, act: StepAct, meeting: MeetingId | null): Promise<StepAnswer> {
  if (!meeting) return refused('meeting-gone', { path: ['input', 'meeting'] });
  const runs = (await ports.sessions.read(act.session))?.meetings.get(meeting)?.state === 'IN_PROGRESS';
  return stepIn(ports, act, {
    right: 'step-in',
    order: (reason) =>
      runs ? { kind: 'end-meeting', meeting, participant: null, reason } : { kind: 'cancel-meeting', meeting, reason },
  });
}
