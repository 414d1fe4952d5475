import type { Caller } from '../../domain/credential/caller.ts';
import type { BadgeId } from '../../domain/kernel/id.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { badgeToKeep } from '../desk/badgeToKeep.ts';

/** A yes or no to another device. */
export interface DeviceAnswer {
  /** The request of the caller's own badge; null: all that ask. */
  request: string | null;
  /** For staff: the badge. */
  frontCode: string | null;
  allow: boolean;
}

/** Answers a device that wants to sign in with a badge: its own first device does, or the desk. */
export async function answerDevice(
  ports: Pick<Ports, 'badges' | 'fairs'>,
  caller: Caller,
  { request, frontCode, allow }: DeviceAnswer,
): Promise<{ allowed: boolean } | Refused> {
  const badge = await whichBadge(ports, caller, frontCode);
  if (isRefused(badge)) return badge;
  const answered = await ports.badges.answerDevices(badge.id, request, allow);
  return answered > 0 ? { allowed: allow } : refused('id-unknown', { path: ['input', 'request'] });
}

async function whichBadge(
  ports: Pick<Ports, 'badges' | 'fairs'>,
  caller: Caller,
  frontCode: string | null,
): Promise<{ id: BadgeId } | Refused> {
  if (caller.kind === 'nobody') return refused('signed-out');
  if (frontCode) return badgeToKeep(ports, caller, frontCode);
  return caller.kind === 'badge' ? { id: caller.badge } : refused('badge-unknown', { path: ['input', 'frontCode'] });
}
