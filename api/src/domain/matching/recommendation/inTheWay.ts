import type { OrganisationId } from '../../kernel/id.ts';
import type { SpokenLanguage } from '../../kernel/language.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Reason } from '../../pairing/offer.ts';
import { dayOf, type CounterpartKind } from '../../pairing/quota.ts';
import { organisationPair } from '../../pairing/session.ts';
import type { Attendee, Floor, PairMemory } from '../eligibility.ts';
import { commonLanguages, obstaclesBetween } from '../eligibility.ts';
import type { Obstacle } from '../obstacle.ts';
import type { Attendance } from './attendance.ts';

/** Names a message, `obstacle_<code>`. */
export type WayCode =
  'language' | 'no_video' | 'later' | 'engaged' | 'certificate' | 'licence' | `quota_${CounterpartKind}`;

/** What stands between two, as it may be told: never a block, an owner or the other side's own affairs (MA40). */
export interface InTheWay {
  code: WayCode;
  facts: Reason['facts'];
}

/** How somebody would meet an organisation now: with whoever of it the least stands in the way. */
export interface Prospect {
  obstacles: readonly InTheWay[];
  /** Languages that the two speak. */
  common: readonly SpokenLanguage[];
}

/** What stands between somebody and an organisation that is recommended to it (RE7). Cost O(people of the organisation). */
export function prospectOf(
  own: Attendee,
  { organisation, attendance, now }: { organisation: OrganisationId; attendance: Attendance; now: Instant },
): Prospect {
  const day = dayOf(Math.max(now, attendance.opensAt), attendance.zoneMinutes);
  const floor: Floor = { ...attendance, now, day, interpreters: [] };
  const memory = memoryOf(own, organisation, attendance);
  const prospects = attendance.people
    .filter((other) => other.organisation === organisation)
    .map((other) => {
      const pair = own.side === 'exhibitor' ? { exhibitor: own, buyer: other } : { exhibitor: other, buyer: own };
      const obstacles = obstaclesBetween(pair, memory, floor).flatMap((obstacle) => told(obstacle, other) ?? []);
      return { obstacles, common: commonLanguages(pair) };
    });
  return prospects.reduce<Prospect>(
    (best, one) => (one.obstacles.length < best.obstacles.length ? one : best),
    prospects[0] ?? { obstacles: [], common: [] },
  );
}

/** An obstacle as it may be told; null where it may not. */
export function told(obstacle: Obstacle, other?: Pick<Attendee, 'venue' | 'side'>): InTheWay | null {
  switch (obstacle.code) {
    case 'no-common-language':
      return { code: 'language', facts: {} };
    case 'other-venue':
      return other ? { code: 'no_video', facts: { venue: other.venue } } : null;
    case 'later':
      return { code: 'later', facts: { time: obstacle.until } };
    case 'engaged':
      return { code: 'engaged', facts: {} };
    case 'missing-certificate':
      return { code: 'certificate', facts: { scheme: obstacle.scheme } };
    case 'licence-missing':
      return { code: 'licence', facts: {} };
    case 'quota-kind':
      return obstacle.side === other?.side ? null : { code: `quota_${obstacle.kind}`, facts: { max: obstacle.most } };
    default:
      return null;
  }
}

function memoryOf(own: Attendee, other: OrganisationId, { memory }: Attendance): PairMemory {
  const key = organisationPair(own.organisation, other);
  return {
    forbidden: memory.forbidden.get(key) ?? null,
    metAt: memory.metAt.get(key) ?? null,
    notBefore: memory.notBefore.get(key) ?? null,
    isEngaged: memory.engaged.get(key) !== undefined,
  };
}
