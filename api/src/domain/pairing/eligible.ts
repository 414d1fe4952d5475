import { SIDES, type BySide } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import { commitmentBetween, freeAgainIfOffered } from './commitment.ts';
import type { ForbiddenCause, Participant } from './participant.ts';
import { refuse, type Refusal, type RefusalCode } from './refusal.ts';
import { organisationPair, type Session } from './session.ts';

/** PA10: why somebody cannot be offered anything now; null when it can. */
export function whyNotFree({ state, engagement, reachable }: Participant): Refusal | null {
  if (engagement !== null) return refuse('busy-now');
  return state === 'AVAILABLE' && reachable ? null : refuse('participant-state', { state });
}

/** PA11: why two organisations may not meet, whoever represents them; null when they may. "Later" is not asked here. */
export function whyNotTogether(session: Session, { exhibitor, buyer }: BySide<Participant>): Refusal | null {
  if (exhibitor.organisation === buyer.organisation) return refuse('meeting-self');
  if (exhibitor.ownerGroup !== null && exhibitor.ownerGroup === buyer.ownerGroup) return refuse('same-owner');
  const pair = organisationPair(exhibitor.organisation, buyer.organisation);
  const forbidden = session.forbidden.get(pair);
  if (forbidden) return refuse(FORBIDDEN[forbidden]);
  if (session.pairsEngaged.has(pair)) return refuse('busy-now');
  const most = session.rules.mostMeetings;
  const isFull = SIDES.some((side) => most !== null && countsOf(session, { exhibitor, buyer }[side]) >= most);
  return isFull ? refuse('quota', { max: most! }) : null;
}

/** PA15: whether "later", an expired offer, a cancelled meeting or a no-show still keeps two organisations apart. */
export function isTooSoon(session: Session, { exhibitor, buyer }: BySide<Participant>, now: Instant): boolean {
  return now < (session.notBefore.get(organisationPair(exhibitor.organisation, buyer.organisation)) ?? now);
}

/** PA17: why an offer now would run one of the two into a commitment; null when it would not. */
export function whyNotInTime(session: Session, pair: BySide<Participant>, now: Instant): Refusal | null {
  for (const side of SIDES) {
    const near = commitmentBetween(pair[side], now, freeAgainIfOffered(session, pair[side], now));
    if (near) return refuse('commitment', { time: near.from });
  }
  return null;
}

const FORBIDDEN: Readonly<Record<ForbiddenCause, RefusalCode>> = {
  met: 'already-met',
  refused: 'blocked',
  blocked: 'blocked',
};

/** Meetings held, and live offers and meetings that may become one. */
function countsOf({ meetingsHeld, engagements }: Session, { organisation }: Participant): number {
  return (meetingsHeld.get(organisation) ?? 0) + (engagements.get(organisation) ?? 0);
}
