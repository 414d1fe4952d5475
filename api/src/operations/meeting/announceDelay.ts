import type { MeetingId } from '../../domain/kernel/id.ts';
import { MOST_DELAY_MINUTES } from '../../domain/pairing/summons.ts';
import { actAsParticipant, type FloorAnswer } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused } from '../kernel/refused.ts';

/** Somebody is on the way, some minutes late. */
export async function announceDelay(
  ports: Pick<Ports, 'badges' | 'newId' | 'plans' | 'sessions'>,
  act: Act,
  { meeting, minutes }: { meeting: MeetingId; minutes: number },
): Promise<FloorAnswer> {
  if (minutes < 1 || minutes > MOST_DELAY_MINUTES) {
    return refused('minutes', { facts: { least: 1, max: MOST_DELAY_MINUTES }, path: ['input', 'minutes'] });
  }
  return actAsParticipant(ports, act, (participant) => ({ kind: 'announce-delay', meeting, participant, minutes }));
}
