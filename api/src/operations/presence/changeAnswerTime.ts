import type { Seconds } from '../../domain/kernel/time.ts';
import { actAsParticipant, type FloorAnswer } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused } from '../kernel/refused.ts';

/** A personal time to answer: in this session from the next offer on, and kept in the profile for the next session. */
export async function changeAnswerTime(
  ports: Parameters<typeof actAsParticipant>[0] & Pick<Ports, 'people'>,
  act: Act,
  answerSeconds: Seconds | null,
): Promise<FloorAnswer> {
  const answer = await actAsParticipant(ports, act, (participant) => ({
    kind: 'change-answer-time',
    participant,
    answerSeconds,
  }));
  if (isRefused(answer)) return answer;
  const session = await ports.sessions.read(act.session);
  const person = session?.participants.get(answer.participant)?.person;
  if (person) await ports.people.keepAnswerTime(person, answerSeconds);
  return answer;
}
