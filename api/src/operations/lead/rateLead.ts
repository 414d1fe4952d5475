import type { MeetingId } from '../../domain/kernel/id.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused } from '../kernel/refused.ts';
import { atMeeting, type KeptAnswer } from './keepOfMeeting.ts';

/** Ratings go from 1 to this. */
const BEST = 5;

/** A rating of the counterpart of a meeting, for oneself. */
export async function rateLead(
  ports: Pick<Ports, 'badges' | 'leads' | 'newId' | 'plans' | 'sessions'>,
  act: Act,
  { meeting, rating }: { meeting: MeetingId; rating: number },
): Promise<KeptAnswer> {
  if (rating < 1 || rating > BEST) return refused('rating', { facts: { max: BEST }, path: ['input', 'rating'] });
  const at = await atMeeting(ports, act, meeting);
  if (isRefused(at)) return at;
  await ports.leads.keep({
    owner: at.participant,
    counterpart: at.counterpart,
    exhibition: at.session.exhibition,
    session: at.session.session,
    meeting,
    author: at.person,
    rating,
  });
  return { participant: at.participant, meeting };
}
