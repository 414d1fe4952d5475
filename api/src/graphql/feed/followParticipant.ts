import { GraphQLError } from 'graphql';
import type { FeedArgs } from '@ponte/schema/feed/feed.args.ts';
import type { ParticipantId } from '../../domain/kernel/id.ts';
import { minutesAfter, type Instant } from '../../domain/kernel/time.ts';
import type { Session } from '../../domain/pairing/session.ts';
import { refused } from '../../operations/kernel/refused.ts';
import type { LoggedEvent } from '../../ports/sessionLog.ts';
import type { ApiContext } from '../context.ts';
import { participantSeen, type SeenParticipant } from '../floor/seen.ts';
import { createLoaders } from '../loaders.ts';
import { refusalError } from '../problem/found.ts';
import { readNodeId } from '../relay/nodeId.ts';
import { endable } from './endable.ts';
import { typedEnd } from './feedEnd.ts';
import { noticeOf, type NoticeSeen } from './notice.ts';
import { MARK, withMarks } from './withMarks.ts';

/** Missed notices are listed up to this many, of at most so many events back: the present state says all that still counts. */
const MOST_MISSED = 100;
const MOST_EVENTS_BACK = 5_000;
/** Names and texts are read again after this. */
const LOADERS_MINUTES = 1;

type Item =
  | { __typename: 'PresentState'; sequence: number; now: Instant; participant: SeenParticipant; missed: NoticeSeen[] }
  | {
      __typename: 'ParticipantNotice';
      sequence: number;
      previous: number;
      now: Instant;
      notice: NoticeSeen;
      participant: SeenParticipant;
    }
  | { __typename: 'Mark'; sequence: number; now: Instant; waiting: SeenParticipant | null };

/** The caller's own feed: first how it stands, then every event that concerns it, and a mark each 15 s. */
export async function followParticipant(context: ApiContext, args: FeedArgs): Promise<AsyncIterable<Item>> {
  const { caller, ports } = context;
  if (caller.kind === 'nobody') throw refusalError(context, refused('signed-out'));
  const id = readNodeId('PairingSession', args.session);
  const session = id ? await ports.sessions.read(id) : null;
  if (!session) throw refusalError(context, refused('session-unknown', { path: ['session'] }));
  const me = caller.kind === 'badge' ? session.byPerson.get(caller.person) : undefined;
  if (!me) throw refusalError(context, refused('participant-unknown', { facts: { badge: '' } }));
  return endable((signal) => typedEnd(followOwn(context, { session, me, after: args.after ?? null }, signal)));
}

interface Own {
  session: Session;
  me: ParticipantId;
  after: number | null;
}

async function* followOwn(context: ApiContext, own: Own, signal: AbortSignal): AsyncGenerator<Item, void, undefined> {
  const { ports, alive } = context;
  const { me } = own;
  const { session: id, head } = own.session;
  const seen = () => ports.sessions.seen(id, me);
  const fresh = freshLoaders(context);
  alive.add(seen);
  seen();
  try {
    yield { ...(await presentState(context, own, signal)), __typename: 'PresentState' };
    let previous = head;
    let reached = head;
    for await (const item of withMarks(ports.sessions.follow(id, head, signal), ports.clock, signal)) {
      const now = ports.clock.now();
      if (item === MARK) {
        yield { __typename: 'Mark', sequence: reached, now, waiting: await waiting(context, id, me) };
        continue;
      }
      reached = item.sequence;
      const noticed = await noticeNow(context, { event: item, id, me });
      if (!noticed) continue;
      fresh();
      yield { __typename: 'ParticipantNotice', sequence: item.sequence, previous, now, ...noticed };
      previous = item.sequence;
    }
  } finally {
    alive.delete(seen);
  }
}

async function presentState(
  { ports }: ApiContext,
  { session, me, after }: Own,
  signal: AbortSignal,
): Promise<{ sequence: number; now: Instant; participant: SeenParticipant; missed: NoticeSeen[] }> {
  const participant = participantSeen(session, me);
  if (!participant) throw new GraphQLError('The participant is no longer in the session.');
  const missed: NoticeSeen[] = [];
  if (after !== null && after >= 0 && after < session.head) {
    const from = Math.max(after, session.head - MOST_EVENTS_BACK);
    for await (const logged of ports.sessions.follow(session.session, from, signal)) {
      const notice = logged.sequence <= session.head ? noticeOf(logged, me, session) : null;
      if (notice) missed.push(notice);
      if (logged.sequence >= session.head) break;
    }
  }
  return { sequence: session.head, now: ports.clock.now(), participant, missed: missed.slice(-MOST_MISSED) };
}

/** The participant while it waits: why nobody yet changes with the others, without an event of its own. */
async function waiting(
  { ports }: ApiContext,
  id: Session['session'],
  me: ParticipantId,
): Promise<SeenParticipant | null> {
  const session = await ports.sessions.read(id);
  const seen = session && participantSeen(session, me);
  return seen?.participant.state === 'AVAILABLE' ? seen : null;
}

/** What an event tells the participant, with its presence as it is now. */
async function noticeNow(
  { ports }: ApiContext,
  { event, id, me }: { event: LoggedEvent; id: Session['session']; me: ParticipantId },
): Promise<{ notice: NoticeSeen; participant: SeenParticipant } | null> {
  const session = await ports.sessions.read(id);
  const notice = session && noticeOf(event, me, session);
  const participant = session && participantSeen(session, me);
  return notice && participant ? { notice, participant } : null;
}

/** Gives the context loaders that do not remember for longer than a minute, and never what this very feed may have changed. */
function freshLoaders(context: ApiContext): () => void {
  let until = minutesAfter(context.ports.clock.now(), LOADERS_MINUTES);
  return () => {
    const now = context.ports.clock.now();
    if (now < until) {
      context.loaders.leadsOf.clearAll();
      context.loaders.consented.clearAll();
      return;
    }
    context.loaders = createLoaders(context.ports);
    until = minutesAfter(now, LOADERS_MINUTES);
  };
}
