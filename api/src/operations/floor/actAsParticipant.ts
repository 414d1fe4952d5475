import type { BadgeCaller, Caller } from '../../domain/credential/caller.ts';
import { readFrontCode } from '../../domain/credential/badgeCode.ts';
import { idOf } from '../../domain/credential/caller.ts';
import { may, type Whereabouts } from '../../domain/credential/rights.ts';
import type { DeedId, ParticipantId, PersonId, UserId } from '../../domain/kernel/id.ts';
import type { Order } from '../../domain/pairing/command.ts';
import type { Actor } from '../../domain/pairing/event.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { CommandAnswer } from '../../ports/sessions.ts';
import { keyOf, type Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { sendLive } from '../kernel/sendLive.ts';

/** What an act on the floor answers: the domain's answer by ids, with the participant it was done for. */
export type FloorAnswer = (CommandAnswer & { participant: ParticipantId }) | Refused;

type FloorPorts = Pick<Ports, 'badges' | 'newId' | 'plans' | 'sessions'>;

/** Who is acted for, and in whose name. */
export interface Standing {
  session: Session;
  person: PersonId;
  /** Null where the person has not joined the session. */
  participant: ParticipantId | null;
  actor(participant: ParticipantId): Actor;
}

/** Sends an order for one participant: the caller's own, or another's where the caller is staff or leads its stand. */
export async function actAsParticipant(
  ports: FloorPorts,
  act: Act,
  order: (participant: ParticipantId) => Order,
): Promise<FloorAnswer> {
  const standing = await standingOf(ports, act);
  if (isRefused(standing)) return standing;
  const { participant } = standing;
  if (!participant) return refused('participant-unknown', { facts: { badge: act.forWhom.frontCode ?? '' } });
  return sendFor(ports, act, { actor: standing.actor(participant), participant, order: order(participant) });
}

/** Sends one command under the act's key. */
export async function sendFor(
  ports: Pick<Ports, 'sessions'>,
  act: Act,
  { actor, participant, order }: { actor: Actor; participant: ParticipantId; order: Order },
): Promise<FloorAnswer> {
  const key = keyOf(act);
  if (isRefused(key)) return key;
  const answer = await sendLive(ports, act.session, { command: { actor, ...order }, key });
  return isRefused(answer) ? answer : { ...answer, participant };
}

/** Finds for whom the caller acts, and whether it may. */
export async function standingOf(ports: FloorPorts, act: Act): Promise<Standing | Refused> {
  const { caller, forWhom } = act;
  if (caller.kind === 'nobody') return refused('signed-out');
  const at = await ports.plans.whereabouts(act.session);
  if (at?.account !== caller.account) return refused('session-unknown', { path: ['input', 'session'] });
  const session = await ports.sessions.read(act.session);
  if (!session) return refusedUndrafted(ports, act);
  const person = await whom(ports, act, { at, session });
  if (isRefused(person)) return person;
  const participant = session.byPerson.get(person) ?? null;
  if (isSelf(caller, person)) {
    if (!may(caller, 'act-for-self', at)) return refused('not-allowed');
    return { session, person, participant, actor: (self) => ({ by: 'participant', participant: self }) };
  }
  const isStand = participant !== null && isOwnStand(caller, session, participant) && may(caller, 'act-for-stand', at);
  if (!isStand && !may(caller, 'act-for-anybody', at)) {
    return refused(forWhom.participant || forWhom.frontCode ? 'not-yours' : 'not-allowed');
  }
  const user = idOf(caller) as UserId;
  const deed = ports.newId() as DeedId;
  return { session, person, participant, actor: (other) => ({ by: 'staff', user, for: other, deed }) };
}

async function refusedUndrafted({ plans }: Pick<Ports, 'plans'>, { session }: Act): Promise<Refused> {
  const [plan] = await plans.briefs([session]);
  return plan
    ? refused('session-not-open', { facts: { time: plan.opensAt } })
    : refused('session-unknown', { path: ['input', 'session'] });
}

async function whom(
  ports: Pick<Ports, 'badges'>,
  { caller, forWhom }: Act,
  { at, session }: { at: Whereabouts; session: Session },
): Promise<PersonId | Refused> {
  if (forWhom.participant) {
    const participant = session.participants.get(forWhom.participant);
    return (
      participant?.person ?? refused('participant-unknown', { facts: { badge: '' }, path: ['input', 'participant'] })
    );
  }
  if (forWhom.frontCode) {
    const badge = await ports.badges.byFrontCode(readFrontCode(forWhom.frontCode), at.exhibition);
    if (badge?.state === 'active') return badge.person;
    return refused('participant-unknown', { facts: { badge: forWhom.frontCode }, path: ['input', 'frontCode'] });
  }
  return caller.kind === 'badge' ? caller.person : refused('participant-unknown', { facts: { badge: '' } });
}

function isSelf(caller: Caller, person: PersonId): caller is BadgeCaller {
  return caller.kind === 'badge' && caller.person === person;
}

function isOwnStand(caller: Caller, session: Session, participant: ParticipantId): boolean {
  const organisation = session.participants.get(participant)?.organisation;
  return caller.kind === 'badge' && caller.organisation !== null && caller.organisation === organisation;
}
