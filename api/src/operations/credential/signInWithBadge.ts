import { readFrontCode, readShortCode } from '../../domain/credential/badgeCode.ts';
import type { Badge } from '../../ports/badges.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused, type Refused } from '../kernel/refused.ts';
import { openSignIn, type SignedIn } from './signedIn.ts';
import { clearTries, countFailure, whyLocked, type Subject } from './tries.ts';

/** What a person shows to sign in. */
export interface BadgeShown {
  /** Token of the link, or the short code as it was typed. */
  token: string;
  /** The front code of the same badge, where a short code was typed. */
  frontCode: string | null;
  /** A name of the device that only the device knows. */
  device: string;
  address: string;
}

type BadgePorts = Pick<Ports, 'audit' | 'badges' | 'clock' | 'newId' | 'secrets' | 'signIns' | 'spareBadges' | 'tries'>;

/** Longer texts are no code of ours. */
const MOST_LENGTH = 200;

/** Signs somebody in by the code inside the badge. The first device is bound to it; another needs a yes. */
export async function signInWithBadge(ports: BadgePorts, shown: BadgeShown): Promise<SignedIn | Refused> {
  const token = shown.token.slice(0, MOST_LENGTH).trim();
  const shortCode = readShortCode(token);
  const named = shown.frontCode ? await ports.badges.byFrontCode(readFrontCode(shown.frontCode), null) : null;
  const subjects: Subject[] = [{ kind: 'address', id: shown.address }];
  if (shortCode) subjects.push({ kind: 'all', id: '' });
  if (shortCode && named) subjects.push({ kind: 'badge', id: named.id });
  const locked = await whyLocked(ports, subjects);
  if (locked) return locked;
  const badge = await ports.badges.byCodeHash(ports.secrets.hashCode(shortCode ?? token));
  if (!badge || (named && named.id !== badge.id)) {
    // A spare that nobody has yet: its holder answers three questions first.
    const spare = named ? null : await ports.spareBadges.byCodeHash(ports.secrets.hashCode(shortCode ?? token));
    if (spare) return refused(spare.state === 'void' ? 'badge-revoked' : 'badge-spare', { path: ['input', 'token'] });
    await countFailure(ports, subjects);
    return refused((await isFrontCode(ports, token)) ? 'front-code' : 'badge-unknown', { path: ['input', 'token'] });
  }
  if (badge.state === 'revoked') return refused('badge-revoked', { path: ['input', 'token'] });
  const device = ports.secrets.hashCode(shown.device);
  const hindered = await whyNotThisDevice(ports, badge, device);
  if (hindered) return hindered;
  await clearTries(ports, { kind: 'badge', id: badge.id });
  await ports.audit.note({
    account: null,
    exhibition: badge.exhibition,
    actor: { kind: 'badge', id: badge.id },
    action: 'signed-in',
    subject: null,
    facts: { typed: shortCode !== null },
  });
  return openSignIn(ports, { badge: badge.id }, device);
}

async function isFrontCode(ports: Pick<Ports, 'badges'>, token: string): Promise<boolean> {
  return (await ports.badges.byFrontCode(readFrontCode(token), null)) !== null;
}

/** Binds the first device; keeps that another one asks, until somebody says yes. */
async function whyNotThisDevice(ports: BadgePorts, badge: Badge, device: string): Promise<Refused | null> {
  if (badge.device === device || (badge.device === null && (await ports.badges.bind(badge.id, device)))) return null;
  const state = await ports.badges.deviceState(badge.id, device);
  if (state === 'allowed') return null;
  if (state !== 'asked') await ports.badges.askDevice({ id: ports.newId(), badge: badge.id, device });
  return refused('other-device');
}
