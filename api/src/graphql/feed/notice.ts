import type { ParticipantId } from '../../domain/kernel/id.ts';
import { SIDES, type BySide, type Side } from '../../domain/kernel/side.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { concernedBy, teamsToldOf } from '../../domain/pairing/concerned.ts';
import type { EventKind, PairingEvent } from '../../domain/pairing/event.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { LoggedEvent } from '../../ports/sessionLog.ts';
import { rulesSeen } from '../floor/rulesSeen.ts';
import { SINGULAR, wireFacts } from './facts.ts';

/** Something that happened and concerns one participant. */
export interface NoticeSeen {
  /** `team-changed`: something happened to a colleague, which the team's screens show. */
  kind: EventKind | 'team-changed';
  at: Instant;
  facts: Record<string, unknown>;
}

/** Events that concern everybody in the session. */
const FOR_ALL: ReadonlySet<EventKind> = new Set([
  'session-opened',
  'pairing-started',
  'pairing-paused',
  'session-closing',
  'session-closed',
  'announcement-made',
  'announcement-withdrawn',
]);

/** What of an event the other side's business is, and stays so. */
const PRIVATE: ReadonlySet<string> = new Set([
  'kind',
  'at',
  'actor',
  'facts',
  'fit',
  'reason',
  'rules',
  'before',
  'participants',
  'round',
  'exhibitor',
  'buyer',
  'from',
  'to',
  'participant',
  'outcome',
  'side',
  'sides',
]);

/** Whether an event concerns everybody in the session. */
export function isForAll({ event }: LoggedEvent): boolean {
  // PA69: who is told of other rules is said with them, but in logs before 0.4.
  return FOR_ALL.has(event.kind) || (event.kind === 'rules-changed' && event.participants === undefined);
}

/** What an event tells a participant; null where it does not concern it. */
export function noticeOf(logged: LoggedEvent, me: ParticipantId, session: Session): NoticeSeen | null {
  const { event } = logged;
  if (!isForAll(logged) && !concernedBy(event, session).includes(me)) return null;
  const side = sideOf(event, me, session);
  const shown: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(event)) {
    if (PRIVATE.has(name)) continue;
    if (isBySide(value) && side) shown[SINGULAR[name] ?? name] = value[side];
    else shown[name] = value;
  }
  return {
    kind: event.kind,
    at: event.at,
    facts: {
      ...wireFacts(seenFrom(shown, side), session),
      ...ownOutcome(event, side),
      ...changesOf(event),
      by: byWhom(event, me, side),
    },
  };
}

/** PA90: what a colleague's screen is told of an event: that the team has changed, and by what; null where it is of another team. */
export function teamNoticeOf({ event }: LoggedEvent, me: ParticipantId, session: Session): NoticeSeen | null {
  if (concernedBy(event, session).includes(me) || !teamsToldOf(event, session).has(me)) return null;
  return { kind: 'team-changed', at: event.at, facts: { event: event.kind } };
}

/** `me`, `other`, `interpreter`, `staff` or `system`: who did it, in the eyes of the one who reads it. */
function byWhom(
  event: PairingEvent,
  me: ParticipantId,
  side: Side | null,
): 'me' | 'other' | 'interpreter' | 'staff' | 'system' {
  if ('side' in event && event.side && side) return event.side === side ? 'me' : 'other';
  const { actor } = event;
  if (actor.by === 'participant') return actor.participant === me ? 'me' : 'other';
  return actor.by;
}

/** Sides that an event names, as `me` and `other`. */
function seenFrom(facts: Record<string, unknown>, me: Side | null): Record<string, unknown> {
  if (!me) return facts;
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, renamed(value, me)]));
}

function renamed(value: unknown, me: Side): unknown {
  if (SIDES.includes(value as Side)) return value === me ? 'me' : 'other';
  if (Array.isArray(value)) return value.map((item: unknown) => renamed(item, me));
  if (typeof value === 'object' && value !== null) return seenFrom(value as Record<string, unknown>, me);
  return value;
}

/** One's own outcome is told; the other's stands in the meeting, without its note. */
function ownOutcome(event: PairingEvent, side: Side | null): Record<string, unknown> {
  return event.kind === 'outcome-recorded' && event.side === side ? { outcome: event.outcome.kind } : {};
}

/** PA69: rule by rule what it was and what it is; nothing where an old log does not say. */
function changesOf(event: PairingEvent): Record<string, unknown> {
  if (event.kind !== 'rules-changed' || !event.before) return {};
  const [before, rules] = [rulesSeen(event.before), rulesSeen(event.rules)] as Record<string, unknown>[];
  const changed = Object.keys(rules!).filter((rule) => JSON.stringify(rules![rule]) !== JSON.stringify(before![rule]));
  return { changes: changed.map((rule) => ({ rule, before: before![rule] ?? null, after: rules![rule] ?? null })) };
}

function sideOf(event: PairingEvent, me: ParticipantId, session: Session): Side | null {
  const pair =
    'meeting' in event && event.meeting
      ? session.meetings.get(event.meeting)
      : 'offer' in event
        ? session.offers.get(event.offer)
        : undefined;
  if (pair) return pair.exhibitor === me ? 'exhibitor' : pair.buyer === me ? 'buyer' : null;
  return session.participants.get(me)?.side ?? null;
}

function isBySide(value: unknown): value is BySide<unknown> {
  return typeof value === 'object' && value !== null && 'exhibitor' in value && 'buyer' in value;
}
