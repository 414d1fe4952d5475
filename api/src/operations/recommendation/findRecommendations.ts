import type { Caller } from '../../domain/credential/caller.ts';
import { may } from '../../domain/credential/rights.ts';
import type { OrganisationId, PersonId, SessionId } from '../../domain/kernel/id.ts';
import { otherSide, type BySide, type Side } from '../../domain/kernel/side.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import {
  attendanceOf,
  partiesOf,
  plannedAttendance,
  type Attendance,
} from '../../domain/matching/recommendation/attendance.ts';
import { prospectOf, told, type InTheWay } from '../../domain/matching/recommendation/inTheWay.ts';
import type { Recommended } from '../../domain/matching/recommendation/sessionMarket.ts';
import { explain } from '../../domain/matching/score.ts';
import { barBetween } from '../../domain/pairing/eligible.ts';
import type { Fit } from '../../domain/pairing/offer.ts';
import { dayOf, fullQuota } from '../../domain/pairing/quota.ts';
import type { SessionBrief } from '../../ports/sessionPlans.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused, type Refused } from '../kernel/refused.ts';

/** An organisation that somebody should meet. */
export interface Recommendation {
  organisation: OrganisationId;
  /** Whose side the organisation is on. */
  side: Side;
  /** Null where something bars the two from each other. */
  fit: BySide<Fit> | null;
  obstacles: readonly InTheWay[];
}

/** Names a message, `obstacle_<code>`: why so few are recommended. */
export type FewCode = 'over' | 'quota' | 'quota_day' | 'no_profile' | 'nobody' | 'met' | 'nothing_in_common';

/** What somebody is recommended at a session. */
export interface RecommendationsFound {
  side: Side;
  /** The best first; behind them those whom one certificate or licence alone keeps away. */
  recommendations: readonly Recommendation[];
  /** Null where enough are recommended. */
  whyFew: { code: FewCode; facts: Readonly<Record<string, number>> } | null;
}

/** Fewer than this are told with the reason. */
const ENOUGH = 3;

type RecommendationPorts = Pick<Ports, 'clock' | 'plans' | 'recommendations' | 'sessions'>;

/** Whom the caller should meet at a session, before it opens or beside it: for somebody who is expected there or takes part. */
export async function findRecommendations(
  { clock, plans, recommendations, sessions }: RecommendationPorts,
  caller: Caller,
  id: SessionId,
): Promise<RecommendationsFound | Refused> {
  if (caller.kind === 'nobody') return refused('signed-out');
  const [plan] = await plans.briefs([id]);
  if (!plan || plan.account !== caller.account) return refused('session-unknown', { path: ['session'] });
  if (caller.kind !== 'badge' || !may(caller, 'act-for-self', plan)) return refused('not-allowed');
  return recommendFor({ clock, plans, recommendations, sessions }, plan, caller.person);
}

/** Whom this person should meet at a session. */
export async function recommendFor(
  { clock, plans, recommendations, sessions }: RecommendationPorts,
  plan: SessionBrief,
  person: PersonId,
): Promise<RecommendationsFound | Refused> {
  const attendance = await attendanceAt({ plans, sessions }, plan);
  const own = attendance.people.find((one) => one.person === person);
  if (!own) return refused('not-allowed');
  const now = clock.now();
  const parties = partiesOf(attendance, now);
  const barred = [...attendance.memory.forbidden]
    .map(([pair]) => pair)
    .filter((pair) => isBarred(attendance, pair, now));
  const { emphasis } = attendance.rules;
  const found = await recommendations.find({ session: plan.id, of: own.organisation, now, parties, barred, emphasis });
  const side = otherSide(own.side);
  const listed = found.list.map(({ organisation, score }): Recommendation => {
    const { obstacles, common } = prospectOf(own, { organisation, attendance, now });
    return { organisation, side, fit: explain(score, common), obstacles };
  });
  const near = found.near.map(({ organisation, obstacle }): Recommendation => {
    const reason = told(obstacle);
    return { organisation, side, fit: null, obstacles: reason ? [reason] : [] };
  });
  const whyFew = listed.length >= ENOUGH ? null : fewBecause(found, { attendance, own, now });
  return { side: own.side, recommendations: [...listed, ...near], whyFew };
}

async function attendanceAt(
  { plans, sessions }: Pick<Ports, 'plans' | 'sessions'>,
  { id }: SessionBrief,
): Promise<Attendance> {
  const live = await sessions.read(id);
  if (live) return attendanceOf(live);
  const [[plan], expected] = await Promise.all([plans.byIds([id]), plans.expected(id)]);
  return plannedAttendance({ ...plan!, session: id }, await plans.joining(id, expected));
}

/** The first that holds. */
function fewBecause(
  { hasProfile }: Recommended,
  { attendance, own, now }: { attendance: Attendance; own: Attendance['people'][number]; now: Instant },
): RecommendationsFound['whyFew'] {
  const { opensAt, rules, zoneMinutes } = attendance;
  if (now >= attendance.endsAt) return { code: 'over', facts: {} };
  const full = fullQuota(own.load, { rules, day: dayOf(Math.max(now, opensAt), zoneMinutes) });
  if (full) return { code: full.quota === 'day' ? 'quota_day' : 'quota', facts: { max: full.most } };
  const slots = partiesOf(attendance, now).find(({ organisation }) => organisation === own.organisation)?.slots;
  if (slots === 0) return { code: 'over', facts: {} };
  if (!hasProfile) return { code: 'no_profile', facts: {} };
  if (!attendance.people.some(({ side }) => side !== own.side)) return { code: 'nobody', facts: {} };
  const hasMet = [...attendance.memory.forbidden].some(
    ([pair]) => pair.split(' ').includes(own.organisation) && isBarred(attendance, pair, now),
  );
  return { code: hasMet ? 'met' : 'nothing_in_common', facts: {} };
}

/** Whether two organisations are still kept apart by what they remember of each other. */
function isBarred({ memory, rules }: Attendance, pair: string, now: Instant): boolean {
  return barBetween({ ...memory, rules }, pair, now) !== null;
}
