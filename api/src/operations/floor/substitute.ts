import type { ParticipantId } from '../../domain/kernel/id.ts';
import { otherSide, type BySide } from '../../domain/kernel/side.ts';
import { decide } from '../../domain/pairing/decide.ts';
import type { Order } from '../../domain/pairing/command.ts';
import type { Participant } from '../../domain/pairing/participant.ts';
import { isRefusal } from '../../domain/pairing/refusal.ts';
import type { Session } from '../../domain/pairing/session.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { stepIn, steppingOf, type StepAct, type StepAnswer, type Stepping } from '../session/stepIn.ts';
import { proposal, type PairPorts } from './pairByHand.ts';

/** Somebody else takes a person's place in an open offer or a summons; both of the new pair are asked. */
export async function substitute(
  ports: PairPorts,
  act: StepAct,
  { leaves, comes }: { leaves: ParticipantId | null; comes: ParticipantId | null },
): Promise<StepAnswer> {
  const stepping = await steppingOf(ports, act, 'step-in');
  if (isRefused(stepping)) return stepping;
  const session = await ports.sessions.read(act.session);
  const person = leaves && session?.participants.get(leaves);
  if (!session || !person || !comes) return refused('participant-unknown', { facts: { badge: '' }, path: ['input'] });
  const parted = partedFrom(session, person, { stepping, now: ports.clock.now() });
  if (isRefused(parted)) return parted;
  const stays = parted.pair[otherSide(person.side)];
  const two = { exhibitor: comes, buyer: comes, [otherSide(person.side)]: stays } as BySide<ParticipantId>;
  const pair = await proposal(ports, parted.session, two);
  if (isRefused(pair)) return pair;
  return stepIn(ports, act, {
    right: 'step-in',
    order: (reason) => ({ kind: 'substitute', leaves: person.participant, pair, reason }),
  });
}

/** The session as it would be once the pair is taken back, to judge who comes by. */
function partedFrom(
  session: Session,
  { engagement }: Participant,
  { stepping, now }: { stepping: Stepping; now: number },
): { session: Session; pair: BySide<ParticipantId> } | Refused {
  if (!engagement) return refused('participant-state', { facts: { state: 'AVAILABLE' }, path: ['input', 'leaves'] });
  const order: Order =
    'offer' in engagement
      ? { kind: 'withdraw-offer', offer: engagement.offer, reason: null }
      : { kind: 'cancel-meeting', meeting: engagement.meeting, reason: null };
  const pair =
    'offer' in engagement ? session.offers.get(engagement.offer)! : session.meetings.get(engagement.meeting)!;
  const decision = decide(session, { actor: stepping.actor, ...order }, { now, newId: () => 'tried' });
  return isRefusal(decision)
    ? refused(decision.refused, { facts: decision.facts })
    : { session: decision.session, pair };
}
