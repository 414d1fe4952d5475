import type { SchemeKey } from '../directory/fairLists.ts';
import type { VenueId } from '../kernel/id.ts';
import type { BySide, Side } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import type { CounterpartKind } from '../pairing/quota.ts';

/** Why two may not be paired, each rule with a code and the facts that its sentence needs. In the order in which they bind. */
export type Obstacle =
  | { code: 'no-profile'; side: Side }
  | { code: 'same-owner' }
  | { code: 'blocked' }
  | { code: 'nothing-in-common' }
  | { code: 'missing-certificate'; scheme: SchemeKey; lacking: string | null }
  | { code: 'licence-missing'; goods: string; side: Side }
  | { code: 'already-met' }
  | { code: 'refused' }
  | { code: 'engaged' }
  | { code: 'later'; until: Instant }
  | { code: 'same-side' }
  | { code: 'other-venue'; venues: BySide<VenueId> }
  | { code: 'no-common-language' }
  | { code: 'quota'; side: Side; most: number }
  | { code: 'quota-day'; side: Side; most: number }
  | { code: 'quota-kind'; side: Side; kind: CounterpartKind; most: number }
  | { code: 'commitment'; side: Side; at: Instant };

export type ObstacleCode = Obstacle['code'];
