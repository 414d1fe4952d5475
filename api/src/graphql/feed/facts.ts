import type { OrganisationId } from '../../domain/kernel/id.ts';
import type { Session } from '../../domain/pairing/session.ts';
import { liveId, nodeId } from '../relay/nodeId.ts';

/** Ids of events are those inside; on the wire each is opaque and typed, by the name under which it stands. */
const LIVE = {
  participant: 'Participant',
  exhibitor: 'Participant',
  buyer: 'Participant',
  for: 'Participant',
  from: 'Participant',
  to: 'Participant',
  offer: 'Offer',
  meeting: 'Meeting',
  interpreter: 'Interpreter',
  deed: 'RecentAct',
  undoes: 'RecentAct',
} as const;
const PLAIN = {
  session: 'PairingSession',
  exhibition: 'Exhibition',
  venue: 'Venue',
  place: 'Place',
  person: 'Person',
  stand: 'Place',
} as const;

/** What no reader of a feed gets: private rows' ids, and what joining records of a person's day and past. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'announcement',
  'note',
  'commitments',
  'forbidden',
  'ownerGroup',
  'user',
]);

/** A reason is a code (why an offer was declined), or a private row of words, which stays where it is. */
const ROW = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** Names under which an instant stands. */
const INSTANT = /(^at|At|[uU]ntil|[dD]eadline|notBefore|[bB]y|Since|^from|^to|^time)$/;

/** The facts of an event as they go over the wire. */
export function wireFacts(facts: Readonly<Record<string, unknown>>, session: Session): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([name, value]) => !LEFT_OUT.has(name) && !(name === 'reason' && ROW.test(String(value))))
      .map(([name, value]) => [name, wireFact(name, value, session)]),
  );
}

function wireFact(name: string, value: unknown, session: Session): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return wireId(name, value, session);
  if (typeof value === 'number') return INSTANT.test(name) ? new Date(value).toISOString() : value;
  if (Array.isArray(value)) return value.map((item: unknown) => oneOf(name, item, session));
  if (typeof value !== 'object') return value;
  const inside = value as Readonly<Record<string, unknown>>;
  // The places, deadlines and fits of a pair stand by side.
  if ('exhibitor' in inside && 'buyer' in inside) {
    return { exhibitor: oneOf(name, inside['exhibitor'], session), buyer: oneOf(name, inside['buyer'], session) };
  }
  return wireFacts(inside, session);
}

/** What one of several is called. */
export const SINGULAR: Readonly<Record<string, string>> = {
  places: 'place',
  deadlines: 'deadline',
  participants: 'participant',
};

function oneOf(name: string, value: unknown, session: Session): unknown {
  return wireFact(SINGULAR[name] ?? name, value, session);
}

function wireId(name: string, id: string, { session, participants }: Session): string {
  if (name in LIVE) return liveId(LIVE[name as keyof typeof LIVE], session, id);
  if (name in PLAIN) return nodeId(PLAIN[name as keyof typeof PLAIN], id);
  if (name !== 'organisation') return id;
  for (const { organisation, side } of participants.values()) {
    if (organisation === (id as OrganisationId)) return nodeId(side === 'exhibitor' ? 'Company' : 'Buyer', id);
  }
  return id;
}
