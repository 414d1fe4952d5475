import type { ParticipantId } from '../kernel/id.ts';
import { MINUTE, secondsAfter, type Instant } from '../kernel/time.ts';
import type { Order } from '../pairing/command.ts';
import type { Actor } from '../pairing/event.ts';
import type { Intention } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { RehearsedFair } from './rehearsedFair.ts';
import type { RehearsalSettings } from './settings.ts';

/** What modelled people are made of. */
export interface Crowd {
  fair: RehearsedFair;
  settings: RehearsalSettings;
  chance: Chance;
}

/** Two people who are offered to each other or sit together. */
export interface TwoPeople {
  exhibitor: ParticipantId;
  buyer: ParticipantId;
}

/** What somebody will do by itself at a moment, whatever the session is then; the core refuses what no longer holds. */
export function itself(at: Instant, participant: ParticipantId, order: Order): Intention {
  const deed = { actor: { by: 'participant', participant } satisfies Actor, order };
  return { at, act: () => deed };
}

/** RH6: whether two sides come to their table, each by its own chance, the same for every policy. */
export function comesToTable(two: TwoPeople, side: keyof TwoPeople, { fair, settings, chance }: Crowd): boolean {
  const share = fair.witnessed?.comes.get(two[side]) ?? settings.comes;
  return chance.happens(share, 'comes', side, two.exhibitor, two.buyer);
}

/** RH6: how long two want to talk; what a meeting cuts off of it is lost. */
export function wantedTalk(two: TwoPeople, { settings, chance }: Pick<Crowd, 'settings' | 'chance'>): number {
  const spread = { median: settings.talkMinutes, p90: settings.talkP90Minutes };
  return Math.round(chance.length(spread, 'talk', two.exhibitor, two.buyer) * MINUTE);
}

/** A whole millisecond so many seconds later. */
export function laterBy(at: Instant, seconds: number): Instant {
  return Math.round(secondsAfter(at, seconds));
}
