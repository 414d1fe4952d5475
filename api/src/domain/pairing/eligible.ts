import { otherSide, SIDES, type BySide } from '../kernel/side.ts';
import { minutesAfter, type Instant } from '../kernel/time.ts';
import { commitmentBetween, freeAgainIfOffered } from './commitment.ts';
import type { ForbiddenCause, Participant } from './participant.ts';
import { dayOf, fullKind, fullQuota, kindsOf, loadOf } from './quota.ts';
import { refuse, type Refusal, type RefusalCode } from './refusal.ts';
import type { Rules } from './rules.ts';
import { organisationPair, type Session } from './session.ts';

/** PA10: why somebody cannot be offered anything now; null when it can. */
export function whyNotFree({ state, engagement, reachable }: Participant): Refusal | null {
  if (engagement !== null) return refuse('busy-now');
  return state === 'AVAILABLE' && reachable ? null : refuse('participant-state', { state });
}

/** PA11: why two organisations may not meet, whoever represents them; null when they may. "Later" is not asked here. */
export function whyNotTogether(
  session: Session,
  { exhibitor, buyer }: BySide<Participant>,
  now: Instant,
): Refusal | null {
  if (exhibitor.organisation === buyer.organisation) return refuse('meeting-self');
  if (exhibitor.ownerGroup !== null && exhibitor.ownerGroup === buyer.ownerGroup) return refuse('same-owner');
  const pair = organisationPair(exhibitor.organisation, buyer.organisation);
  const forbidden = barBetween(session, pair, now);
  if (forbidden) return refuse(FORBIDDEN[forbidden]);
  if (session.pairsEngaged.has(pair)) return refuse('busy-now');
  return whyNotWithinQuota(session, { exhibitor, buyer }, now);
}

/** What a session remembers of two organisations, by `organisationPair`. */
interface Remembered {
  forbidden: { get(pair: string): ForbiddenCause | undefined };
  metAt: { get(pair: string): Instant | undefined };
  rules: Rules;
}

/** PA11: what keeps two organisations apart now, by `organisationPair`; null when nothing does, or when they met long enough ago. */
export function barBetween({ forbidden, metAt, rules }: Remembered, pair: string, now: Instant): ForbiddenCause | null {
  const cause = forbidden.get(pair) ?? null;
  return cause === 'met' && mayMeetAgain(rules, metAt.get(pair) ?? null, now) ? null : cause;
}

/** PA11: whether a meeting is so long ago that the rules allow another; one of unknown time never is. */
export function mayMeetAgain({ metAgainAfterHours }: Rules, metAt: Instant | null, now: Instant): boolean {
  return metAgainAfterHours !== null && metAt !== null && now >= minutesAfter(metAt, metAgainAfterHours * 60);
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

/** PA11: the first quota of either organisation that leaves no room for this pair. */
function whyNotWithinQuota(session: Session, pair: BySide<Participant>, now: Instant): Refusal | null {
  const { rules, zoneMinutes } = session;
  for (const side of SIDES) {
    const load = loadOf(session, pair[side].organisation);
    const full = fullQuota(load, { rules, day: dayOf(now, zoneMinutes) });
    if (full) return refuse(full.quota === 'day' ? 'quota-day' : 'quota', { max: full.most });
    const ofKind = fullKind(load, { rules, kinds: kindsOf(pair[otherSide(side)]) });
    if (ofKind) return refuse('quota-kind', { max: ofKind.most, kind: ofKind.kind });
  }
  return null;
}
