/** Which of the server's notices take the screen until they are read, and as what. */
import type { PresenceFields } from '#lib/api/documents/participant.generated.ts';

/** A notice as the feed carries it. */
export interface WireNotice {
  kind: string;
  at: string;
  facts: unknown;
}

/** News that the reader should not miss. */
export interface Card {
  kind:
    | 'withdrawn' // the other side took its offer back
    | 'passed' // the other side said no or later
    | 'taken' // a colleague took the reader's offer
    | 'unanswered' // the other side was silent
    | 'silent' // the reader was silent, and is on a break
    | 'cancelled' // the meeting will not be
    | 'no-show' // the other side did not come
    | 'missed'; // the reader did not come, and is on a break
  at: string;
}

/** The card for a notice; nothing where the screen itself shows what happened, or the reader did it. */
export function cardOfNotice(
  { kind, at, facts }: WireNotice,
  me: Pick<PresenceFields, 'state' | 'offer' | 'meeting'>,
): Card | null {
  if (me.offer || me.meeting) return null;
  const mine = factOf(facts, 'by') === 'me';
  const onBreak = me.state === 'PAUSED';
  switch (kind) {
    case 'offer-withdrawn':
      return mine ? null : { kind: 'withdrawn', at };
    case 'offer-declined':
    case 'offer-deferred':
      return mine ? null : { kind: 'passed', at };
    case 'offer-passed':
      return factOf(facts, 'how') === 'taken' ? { kind: 'taken', at } : null;
    case 'offer-expired':
      return { kind: onBreak ? 'silent' : 'unanswered', at };
    case 'meeting-cancelled':
      return mine ? null : { kind: 'cancelled', at };
    case 'no-show-recorded':
      return { kind: onBreak ? 'missed' : 'no-show', at };
    case 'meeting-ended':
      return factOf(facts, 'cause') === 'no-show' ? { kind: onBreak ? 'missed' : 'no-show', at } : null;
    default:
      return null;
  }
}

/** Whether a colleague gave an offer to another of the stand. */
export function isGiven({ kind, facts }: WireNotice): boolean {
  return kind === 'offer-passed' && factOf(facts, 'how') === 'given';
}

function factOf(facts: unknown, name: string): unknown {
  return typeof facts === 'object' && facts !== null ? (facts as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** Rules that were changed, as the reader is told: each with its value before and now. */
export interface RulesNews {
  at: string;
  changes: readonly { rule: string; before: unknown; after: unknown }[];
}

/** What is new of the rules with this notice; what was not read yet stays: of a rule its first value and its last. */
export function rulesNewsOf({ kind, at, facts }: WireNotice, known: RulesNews | null): RulesNews | null {
  if (kind !== 'rules-changed') return known;
  const told = typeof facts === 'object' && facts !== null && 'changes' in facts ? facts.changes : [];
  const all = new Map(known?.changes.map((change) => [change.rule, change]));
  for (const { rule, before, after } of told as RulesNews['changes'])
    all.set(rule, { rule, before: all.get(rule)?.before ?? before, after });
  const changes = [...all.values()].filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  return all.size > 0 && changes.length === 0 ? null : { at, changes };
}
