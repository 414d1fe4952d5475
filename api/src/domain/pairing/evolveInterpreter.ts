import type { InterpreterId, MeetingId, OfferId } from '../kernel/id.ts';
import type { EventOf, Folds } from './fold.ts';
import type { Interpreter } from './interpreter.ts';
import { keepInterpreter } from './keepingInterpreter.ts';
import { keepOffer } from './keeping.ts';
import { keepMeeting } from './keepingMeeting.ts';
import type { Engagement } from './participant.ts';
import type { Session } from './session.ts';

/** How the events of interpreters are recorded. */
export const INTERPRETER_FOLDS: Folds<
  | 'interpreter-joined'
  | 'interpreter-free'
  | 'interpreter-paused'
  | 'interpreter-leaving'
  | 'interpreter-left'
  | 'interpreter-wish-kept'
  | 'interpreter-unreachable'
  | 'interpreter-reachable'
  | 'interpreter-promised'
  | 'interpreter-assigned'
  | 'interpreter-lost'
  | 'interpreter-arrived'
> = {
  'interpreter-joined': (session, { at, facts }) =>
    keepInterpreter(session, {
      ...facts,
      ...RESTING,
      state: 'FREE',
      stateSince: at,
      reachable: true,
      unreachableSince: null,
      leavesAt: null,
      meetings: session.interpreters.get(facts.interpreter)?.meetings ?? 0,
    }),
  'interpreter-free': (session, { at, interpreter }) =>
    withInterpreter(session, interpreter, { ...RESTING, state: 'FREE', stateSince: at }),
  'interpreter-paused': (session, { at, interpreter, until }) =>
    withInterpreter(session, interpreter, { ...RESTING, state: 'PAUSED', stateSince: at, until }),
  'interpreter-leaving': (session, { interpreter, leavesAt }) => withInterpreter(session, interpreter, { leavesAt }),
  'interpreter-left': (session, { at, interpreter }) =>
    withInterpreter(session, interpreter, { ...RESTING, state: 'LEFT', stateSince: at, leavesAt: null }),
  'interpreter-wish-kept': (session, { interpreter, wish }) => withInterpreter(session, interpreter, { kept: wish }),
  'interpreter-unreachable': (session, { at, interpreter }) =>
    withInterpreter(session, interpreter, { reachable: false, unreachableSince: at }),
  'interpreter-reachable': (session, { interpreter }) =>
    withInterpreter(session, interpreter, { reachable: true, unreachableSince: null }),
  'interpreter-promised': (session, { at, offer: id, interpreter }) => {
    const offer = session.offers.get(id)!;
    const kept = keepOffer(interpreterParted(session, offer), { ...offer, interpreter });
    return promised(kept, { offer: id, interpreter }, at);
  },
  'interpreter-assigned': assigned,
  'interpreter-lost': (session, { meeting: id }) => {
    const meeting = session.meetings.get(id)!;
    const without = { ...meeting, interpreter: null, interpreterArrivedAt: null };
    return keepMeeting(interpreterParted(session, meeting), without);
  },
  'interpreter-arrived': (session, { at, meeting }) =>
    keepMeeting(session, { ...session.meetings.get(meeting)!, interpreterArrivedAt: at }),
};

/** What an interpreter has who helps nobody and has no break to end. */
const RESTING = { engagement: null, until: null, kept: null } as const;

/** The session in which an interpreter is promised to an open offer. */
export function promised(
  session: Session,
  { offer, interpreter }: { offer: OfferId; interpreter: InterpreterId | null },
  at: number,
): Session {
  return interpreter ? engagedIn(session, interpreter, { state: 'PROMISED', engagement: { offer }, at }) : session;
}

/** The session in which an interpreter is called to a meeting, or sits in it. */
export function called(
  session: Session,
  { meeting, interpreter }: { meeting: MeetingId; interpreter: InterpreterId | null },
  { state, at }: { state: 'SUMMONED' | 'MEETING'; at: number },
): Session {
  return interpreter ? engagedIn(session, interpreter, { state, engagement: { meeting }, at }) : session;
}

/** The session in which whoever helped a pair is in nothing any more; where it goes next, its own event says. */
export function interpreterParted(session: Session, { interpreter }: { interpreter: InterpreterId | null }): Session {
  return interpreter ? withInterpreter(session, interpreter, { engagement: null }) : session;
}

/** The session in which an interpreter has helped to hold one meeting more, or, where one is taken back, one less. */
export function interpreted(
  session: Session,
  { interpreter }: { interpreter: InterpreterId | null },
  change: 1 | -1 = 1,
): Session {
  if (!interpreter) return session;
  return withInterpreter(session, interpreter, { meetings: session.interpreters.get(interpreter)!.meetings + change });
}

function assigned(session: Session, { at, meeting: id, interpreter }: EventOf<'interpreter-assigned'>): Session {
  const meeting = session.meetings.get(id)!;
  const state = meeting.state === 'IN_PROGRESS' ? 'MEETING' : 'SUMMONED';
  const kept = keepMeeting(interpreterParted(session, meeting), {
    ...meeting,
    interpreter,
    needsInterpreter: true,
    interpreterArrivedAt: null,
  });
  return called(kept, { meeting: id, interpreter }, { state, at });
}

function engagedIn(
  session: Session,
  interpreter: InterpreterId,
  { state, engagement, at }: { state: Interpreter['state']; engagement: Engagement; at: number },
): Session {
  return withInterpreter(session, interpreter, { state, stateSince: at, engagement, until: null });
}

function withInterpreter(session: Session, id: InterpreterId, fields: Partial<Interpreter>): Session {
  return keepInterpreter(session, { ...session.interpreters.get(id)!, ...fields });
}
