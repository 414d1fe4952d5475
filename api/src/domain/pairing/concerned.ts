import { SIDES, type BySide } from '../kernel/side.ts';
import type { InterpreterId, ParticipantId } from '../kernel/id.ts';
import type { PairingEvent } from './event.ts';
import { peopleHere, type Session } from './session.ts';

/** Whom an event concerns: the one it names, or both of the offer or meeting. Nobody: it concerns the session. Read in the session after the event. */
export function concernedBy(event: PairingEvent, session: Session): readonly ParticipantId[] {
  if (event.kind === 'participant-expected' || event.kind === 'participant-checked-in')
    return [event.facts.participant];
  // PA96, PA97: who sits across sees another name or number.
  if (event.kind === 'delegate-changed' || event.kind === 'badge-changed')
    return [event.participant, ...acrossFrom(event.participant, session)];
  if (event.kind === 'rules-changed') return toldOfRules(event, session);
  if ('participant' in event) return [event.participant];
  // PA93: the screen of who was asked closes.
  const left = event.kind === 'offer-passed' ? [event.from] : [];
  const pair: BySide<ParticipantId> | undefined =
    'meeting' in event
      ? session.meetings.get(event.meeting)
      : 'offer' in event
        ? session.offers.get(event.offer)
        : undefined;
  return pair ? [...left, ...SIDES.map((side) => pair[side])] : left;
}

/** PA69: those for whom the new rules make a difference. Nobody by name where an old log does not say: the session as a whole is. */
function toldOfRules(
  { participants = [] }: Extract<PairingEvent, { kind: 'rules-changed' }>,
  session: Session,
): readonly ParticipantId[] {
  if (participants !== 'here') return participants;
  return peopleHere(session).map(({ participant }) => participant);
}

/** The other side of the offer or meeting that somebody is in. */
function acrossFrom(id: ParticipantId, session: Session): readonly ParticipantId[] {
  const engagement = session.participants.get(id)?.engagement;
  if (!engagement) return [];
  const pair =
    'meeting' in engagement ? session.meetings.get(engagement.meeting) : session.offers.get(engagement.offer);
  return pair ? SIDES.map((side) => pair[side]).filter((one) => one !== id) : [];
}

/** PA90: the colleagues who are told of an event that is not theirs. Rules that change are each one's own (PA69). */
export function teamsToldOf(event: PairingEvent, session: Session): ReadonlySet<ParticipantId> {
  return event.kind === 'rules-changed' ? new Set() : teamsConcernedBy(concernedBy(event, session), session);
}

/** PA90: the colleagues of whom an event concerns: their screens show the team and what it is asked. */
export function teamsConcernedBy(concerned: readonly ParticipantId[], session: Session): ReadonlySet<ParticipantId> {
  const teams = new Set<ParticipantId>();
  for (const id of concerned) {
    const one = session.participants.get(id);
    for (const colleague of (one && session.teams.get(one.organisation)) ?? []) teams.add(colleague);
  }
  for (const id of concerned) teams.delete(id);
  return teams;
}

/** The interpreters whom an event concerns: the one it names, and whoever helps the pair that it is about, before it or after it. */
export function interpretersConcernedBy(event: PairingEvent, session: Session): readonly InterpreterId[] {
  if (event.kind === 'interpreter-joined') return [event.facts.interpreter];
  // Whoever interprets works on the changed floor.
  if (event.kind === 'rules-changed') return [...session.interpreters.keys()];
  const named = 'interpreter' in event && event.interpreter ? [event.interpreter] : [];
  const pair =
    'meeting' in event && event.meeting
      ? session.meetings.get(event.meeting)
      : 'offer' in event
        ? session.offers.get(event.offer)
        : undefined;
  return pair?.interpreter && !named.includes(pair.interpreter) ? [...named, pair.interpreter] : named;
}
