import { may, type Whereabouts } from '../../domain/credential/rights.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { ApiContext } from '../context.ts';
import type { SeenMeeting, SeenOffer, SeenParticipant } from './seen.ts';

/** Whether the caller may see everybody of a session. */
export async function seesFloor({ caller, loaders }: ApiContext, session: Session): Promise<boolean> {
  const at = await whereaboutsOf({ loaders }, session);
  return at !== null && may(caller, 'see-floor', at);
}

/** Whether the caller may act for everybody of a session. */
export async function actsForAnybody({ caller, loaders }: ApiContext, session: Session): Promise<boolean> {
  const at = await whereaboutsOf({ loaders }, session);
  return at !== null && may(caller, 'act-for-anybody', at);
}

/** Whether this is the caller's own presence. */
export function isOwn(
  { caller }: Pick<ApiContext, 'caller'>,
  { participant }: Pick<SeenParticipant, 'participant'>,
): boolean {
  return caller.kind === 'badge' && caller.person === participant.person;
}

/** Whether the caller may see a participant: itself, or anybody for those who see the floor. */
export async function seesParticipant(context: ApiContext, seen: SeenParticipant): Promise<boolean> {
  return isOwn(context, seen) || seesFloor(context, seen.session);
}

/** Whether the caller may see an offer or meeting: its two sides, and those who see the floor. */
export async function seesPair(context: ApiContext, seen: SeenOffer | SeenMeeting): Promise<boolean> {
  const pair = 'offer' in seen ? seen.offer : seen.meeting;
  const own = [pair.exhibitor, pair.buyer].some((id) => {
    const participant = seen.session.participants.get(id);
    return participant !== undefined && isOwn(context, { participant });
  });
  return own || seesFloor(context, seen.session);
}

async function whereaboutsOf({ loaders }: Pick<ApiContext, 'loaders'>, session: Session): Promise<Whereabouts | null> {
  const plan = await loaders.plan.load(session.session);
  return plan ? { exhibition: plan.exhibition, account: plan.account } : null;
}
