import type { BadgeId, ExhibitionId, PersonId } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';

/** A badge as it is kept: codes are hashes. */
export interface Badge {
  id: BadgeId;
  exhibition: ExhibitionId;
  person: PersonId;
  frontCode: string;
  state: 'active' | 'revoked';
  /** The first device that signed in; another needs a yes. */
  device: string | null;
}

/** A new badge with the hashes of its codes. */
export interface NewBadge {
  id: BadgeId;
  exhibition: ExhibitionId;
  person: PersonId;
  frontCode: string;
  signInHash: string;
  shortCodeHash: string;
}

/** Another device that asked. */
export interface DeviceAsking {
  id: string;
  badge: BadgeId;
  askedAt: Instant;
}

/** What was answered to a device. */
export type DeviceState = 'unknown' | 'asked' | 'allowed' | 'refused';

/** Keeps badges and the devices that may use them. */
export interface Badges {
  byCodeHash(hash: string): Promise<Badge | null>;
  /** A badge with this front code, active before revoked; of any exhibition where none is named. */
  byFrontCode(frontCode: string, exhibition: ExhibitionId | null): Promise<Badge | null>;
  byId(badge: BadgeId): Promise<Badge | null>;
  /** Binds the first device; answers whether it was this one. */
  bind(badge: BadgeId, device: string): Promise<boolean>;
  deviceState(badge: BadgeId, device: string): Promise<DeviceState>;
  /** Keeps that a device asks; once, however often it tries. */
  askDevice(asking: { id: string; badge: BadgeId; device: string }): Promise<void>;
  devicesAsking(badge: BadgeId): Promise<DeviceAsking[]>;
  /** Answers the devices that ask, or the one named; how many there were. */
  answerDevices(badge: BadgeId, request: string | null, allow: boolean): Promise<number>;
  revoke(badge: BadgeId): Promise<void>;
  /** Adds badges; a person's active badge is revoked by it. */
  issue(badges: readonly NewBadge[]): Promise<void>;
  /** People of the exhibition without an active badge, with the letter that their front codes begin with. */
  withoutBadge(exhibition: ExhibitionId): Promise<{ person: PersonId; letter: string }[]>;
  /** People whose active badge nobody has signed in with, in the order of the lists. */
  unused(exhibition: ExhibitionId): Promise<Pick<Badge, 'person' | 'frontCode'>[]>;
  /** The highest number of a front code in use, spare badges included. */
  highestNumber(exhibition: ExhibitionId): Promise<number>;
}
