import type { ParticipantId } from '../../domain/kernel/id.ts';
import { textIn } from '../../domain/kernel/language.ts';
import { isHere } from '../../domain/pairing/reach.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { sendFor, standingOf, type FloorAnswer, type Standing } from '../floor/actAsParticipant.ts';

type CheckInPorts = Pick<Ports, 'badges' | 'newId' | 'plans' | 'sessions'>;

/** Somebody is at the fair: joins the session with what it needs to know of them. */
export async function checkIn(ports: CheckInPorts, act: Act): Promise<FloorAnswer> {
  const standing = await standingOf(ports, act);
  if (isRefused(standing)) return standing;
  const elsewhere = await refusedElsewhere(ports, act, standing);
  if (elsewhere) return elsewhere;
  const [joining] = await ports.plans.joining(act.session, [standing.person]);
  if (!joining) return refused('participant-unknown', { facts: { badge: act.forWhom.frontCode ?? '' } });
  const participant = standing.participant ?? (ports.newId() as ParticipantId);
  const answer = await sendFor(ports, act, {
    actor: standing.actor(participant),
    participant,
    order: { kind: 'check-in', facts: { ...joining, participant } },
  });
  if (isRefused(answer)) return answer;
  // Of two devices that checked somebody in at the same moment the first one named the participant.
  const session = await ports.sessions.read(act.session);
  return { ...answer, participant: session?.byPerson.get(standing.person) ?? participant };
}

/** A person is live in one session at a time: who is here already is not asked for elsewhere, and the database refuses what slips through. */
export async function refusedElsewhere(
  ports: Pick<Ports, 'plans'>,
  { caller, session }: Act,
  { person, participant, session: here }: Standing,
): Promise<Refused | null> {
  const known = participant ? here.participants.get(participant) : undefined;
  if (known && isHere(known)) return null;
  const other = await ports.plans.liveElsewhere(person, session);
  if (!other) return null;
  const reads = caller.kind === 'badge' || caller.kind === 'user' ? [caller.reads] : [];
  return refused('in-other-session', { facts: { session: textIn(other.name, reads)?.text ?? '' } });
}
