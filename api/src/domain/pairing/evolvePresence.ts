import type { ParticipantId } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import type { Folds } from './fold.ts';
import { keepParticipant } from './keeping.ts';
import type { Forbidden, Participant, ParticipantFacts } from './participant.ts';
import { organisationPair, type Session } from './session.ts';

/** How the events of people coming, going and waiting are recorded. */
export const PRESENCE_FOLDS: Folds<
  | 'participant-expected'
  | 'participant-checked-in'
  | 'participant-available'
  | 'participant-paused'
  | 'participant-left'
  | 'participant-leaving'
  | 'delegate-changed'
  | 'badge-changed'
  | 'answer-time-changed'
  | 'wish-kept'
  | 'participant-unreachable'
  | 'participant-reachable'
  | 'commitments-changed'
  | 'forbidden-added'
  | 'target-reached'
> = {
  'participant-expected': (session, { at, facts }) => joined(session, facts, { state: 'EXPECTED', stateSince: at }),
  'participant-checked-in': (session, { at, facts }) => joined(session, facts, { state: 'CHECKED_IN', stateSince: at }),
  'participant-available': (session, { at, participant, waitingSince }) =>
    withParticipant(session, participant, { ...resting(at), state: 'AVAILABLE', waitingSince }),
  'participant-paused': (session, { at, participant, until, cause }) =>
    withParticipant(session, participant, { ...resting(at), state: 'PAUSED', until, pausedFor: cause }),
  'participant-left': (session, { at, participant }) =>
    withParticipant(session, participant, { ...resting(at), state: 'LEFT', leavesAt: null }),
  'participant-leaving': (session, { participant, leavesAt }) => withParticipant(session, participant, { leavesAt }),
  'delegate-changed': (session, { participant, languages }) => withParticipant(session, participant, { languages }),
  'badge-changed': (session) => session,
  'answer-time-changed': (session, { participant, answerSeconds }) =>
    withParticipant(session, participant, { answerSeconds }),
  'wish-kept': (session, { participant, wish }) => withParticipant(session, participant, { kept: wish }),
  'participant-unreachable': (session, { at, participant }) =>
    withParticipant(session, participant, { reachable: false, unreachableSince: at }),
  'participant-reachable': (session, { participant }) =>
    withParticipant(session, participant, { reachable: true, unreachableSince: null }),
  'commitments-changed': (session, { participant, commitments }) =>
    withParticipant(session, participant, { commitments }),
  'forbidden-added': (session, { at, participant, forbidden }) =>
    withForbidden(
      session,
      session.participants.get(participant)!,
      forbidden.cause === 'met' ? { ...forbidden, at } : forbidden,
    ),
  'target-reached': (session) => session,
};

/** The session with some of a participant's fields changed. */
export function withParticipant(session: Session, id: ParticipantId, fields: Partial<Participant>): Session {
  return keepParticipant(session, { ...session.participants.get(id)!, ...fields });
}

function joined(session: Session, facts: ParticipantFacts, fields: Pick<Participant, 'state' | 'stateSince'>): Session {
  const meetings = session.participants.get(facts.participant)?.meetings ?? 0;
  const next = keepParticipant(session, {
    ...facts,
    ...resting(fields.stateSince),
    ...fields,
    reachable: true,
    unreachableSince: null,
    leavesAt: null,
    meetings,
  });
  const { organisation, heldElsewhere } = facts;
  const known = heldElsewhere ? { ...next, heldElsewhere: next.heldElsewhere.set(organisation, heldElsewhere) } : next;
  return facts.forbidden.reduce((kept, forbidden) => withForbidden(kept, facts, forbidden), known);
}

/** What somebody has who is in no offer or meeting and waits for none. */
function resting(
  at: Instant,
): Pick<Participant, 'stateSince' | 'waitingSince' | 'engagement' | 'until' | 'kept' | 'pausedFor'> {
  return { stateSince: at, waitingSince: null, engagement: null, until: null, kept: null, pausedFor: null };
}

function withForbidden(
  session: Session,
  { organisation }: Pick<ParticipantFacts, 'organisation'>,
  forbidden: Forbidden,
): Session {
  const pair = organisationPair(organisation, forbidden.organisation);
  // A meeting may be over one day (PA11), a refusal never is: it is not forgotten for a meeting.
  const known = session.forbidden.get(pair);
  const cause = forbidden.cause === 'met' ? (known ?? 'met') : forbidden.cause;
  const bars = { ...session, forbidden: session.forbidden.set(pair, cause) };
  const metAt = Math.max(forbidden.at ?? 0, session.metAt.get(pair) ?? 0);
  return metAt > 0 ? { ...bars, metAt: session.metAt.set(pair, metAt) } : bars;
}
