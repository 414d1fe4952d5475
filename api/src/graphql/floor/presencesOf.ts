import type { ApiContext } from '../context.ts';
import { participantSeen, type SeenParticipant } from './seen.ts';

/** The caller's own presences, in sessions that are not closed. */
export async function presencesOf({ caller, ports }: ApiContext): Promise<SeenParticipant[]> {
  if (caller.kind !== 'badge') return [];
  const ids = await ports.plans.ofPerson(caller.person);
  const sessions = await Promise.all(ids.map((id) => ports.sessions.read(id)));
  return sessions.flatMap((session) => {
    if (!session || session.state === 'CLOSED') return [];
    const participant = session.byPerson.get(caller.person);
    const seen = participant ? participantSeen(session, participant) : null;
    return seen ?? [];
  });
}
