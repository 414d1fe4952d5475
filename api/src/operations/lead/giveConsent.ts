import type { MeetingId } from '../../domain/kernel/id.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused } from '../kernel/refused.ts';
import { atMeeting, type KeptAnswer } from './keepOfMeeting.ts';

/** Lets the counterpart of a meeting see one's own contact data, or no longer. Nobody consents for somebody else. */
export async function giveConsent(
  ports: Pick<Ports, 'badges' | 'clock' | 'consents' | 'newId' | 'plans' | 'sessions'>,
  act: Act,
  { meeting, share }: { meeting: MeetingId; share: boolean },
): Promise<KeptAnswer> {
  const at = await atMeeting(ports, act, meeting);
  if (isRefused(at)) return at;
  if (act.caller.kind !== 'badge' || act.caller.person !== at.person) return refused('not-yours');
  const counterpart = at.session.participants.get(at.counterpart);
  if (!counterpart) return refused('meeting-gone', { path: ['input', 'meeting'] });
  await ports.consents.keep({
    of: at.person,
    to: counterpart.person,
    exhibition: at.session.exhibition,
    granted: share,
    at: ports.clock.now(),
  });
  return { participant: at.participant, meeting };
}
