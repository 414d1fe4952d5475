import { SIDES, type BySide } from '../kernel/side.ts';
import type { InterpreterId, ParticipantId } from '../kernel/id.ts';
import type { PairingEvent } from './event.ts';
import type { Session } from './session.ts';

/** Whom an event concerns: the one it names, or both of the offer or meeting. Nobody: it concerns the session. Read in the session after the event. */
export function concernedBy(event: PairingEvent, session: Session): readonly ParticipantId[] {
  if (event.kind === 'participant-expected' || event.kind === 'participant-checked-in')
    return [event.facts.participant];
  if ('participant' in event) return [event.participant];
  const pair: BySide<ParticipantId> | undefined =
    'meeting' in event
      ? session.meetings.get(event.meeting)
      : 'offer' in event
        ? session.offers.get(event.offer)
        : undefined;
  return pair ? SIDES.map((side) => pair[side]) : [];
}

/** The interpreters whom an event concerns: the one it names, and whoever helps the pair that it is about, before it or after it. */
export function interpretersConcernedBy(event: PairingEvent, session: Session): readonly InterpreterId[] {
  if (event.kind === 'interpreter-joined') return [event.facts.interpreter];
  const named = 'interpreter' in event && event.interpreter ? [event.interpreter] : [];
  const pair =
    'meeting' in event && event.meeting
      ? session.meetings.get(event.meeting)
      : 'offer' in event
        ? session.offers.get(event.offer)
        : undefined;
  return pair?.interpreter && !named.includes(pair.interpreter) ? [...named, pair.interpreter] : named;
}
