import type { EventKind, PairingEvent } from './event.ts';
import { DEED_FOLDS, noteDeed } from './evolveDeed.ts';
import { INTERPRETER_FOLDS } from './evolveInterpreter.ts';
import { MEETING_FOLDS } from './evolveMeeting.ts';
import { OFFER_FOLDS } from './evolveOffer.ts';
import { PRESENCE_FOLDS } from './evolvePresence.ts';
import { SESSION_FOLDS } from './evolveSession.ts';
import type { Folds } from './fold.ts';
import type { Session } from './session.ts';

const FOLDS: Folds<EventKind> = {
  ...SESSION_FOLDS,
  ...PRESENCE_FOLDS,
  ...OFFER_FOLDS,
  ...MEETING_FOLDS,
  ...INTERPRETER_FOLDS,
  ...DEED_FOLDS,
};

/**
 * PA1: the session after an event. It records what the event says and computes no rule, so that a log gives the same session
 * whatever the rules of a later release are. O(log n) an event, whatever the session's size.
 */
export function evolve(session: Session, event: PairingEvent): Session {
  const fold = FOLDS[event.kind] as (session: Session, event: PairingEvent) => Session;
  return { ...noteDeed(session, fold(session, event), event), head: session.head + 1, asOf: event.at };
}
