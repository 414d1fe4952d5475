/** What the organiser and the staff can do on the floor, and what of it is possible now. */
import type { SessionState } from '#lib/api/documents/schema.generated.ts';
import { hasAccepted, hasArrived, lateMinutes, type Person } from './person.ts';
import type { Tile } from './places.ts';

/** Done for one participant, as that participant could. */
export type PersonActKind =
  | 'check-in'
  | 'available'
  | 'break'
  | 'leave'
  | 'accept'
  | 'later'
  | 'decline'
  | 'more-time'
  | 'arrive'
  | 'late'
  | 'no-show'
  | 'done'
  | 'extend';

/** An act that somebody has chosen, with what is already known of it. */
export type Act =
  | { kind: 'open-session' | 'start-pairing' | 'pause-pairing' | 'close-session' | 'announce' }
  | { kind: 'pair-by-hand'; exhibitor: string | null; buyer: string | null }
  | { kind: 'move-meeting' | 'cancel-meeting' | 'end-meeting'; meeting: string }
  | { kind: 'close-place' | 'open-place'; place: string }
  /** A zone or a venue, by its name. */
  | { kind: 'close-places' | 'open-places'; places: string[]; name: string }
  | { kind: 'swap-tables'; meeting: string }
  | { kind: 'withdraw-offer'; offer: string }
  | { kind: 'substitute'; leaves: string }
  | { kind: PersonActKind; person: string };

export type ActKind = Act['kind'];

const PERSON_ACTS: ReadonlySet<ActKind> = new Set<PersonActKind>([
  'check-in',
  'available',
  'break',
  'leave',
  'accept',
  'later',
  'decline',
  'more-time',
  'arrive',
  'late',
  'no-show',
  'done',
  'extend',
]);

/** Whether an act is done for a participant; such an act needs no reason, the event names both. */
export function isForPerson(act: Act): act is Extract<Act, { person: string }> {
  return PERSON_ACTS.has(act.kind);
}

/** What can be done with the session as a whole in this state, the likeliest first. */
export function sessionActs(state: SessionState): Act[] {
  const going: Act[] = [{ kind: 'pair-by-hand', exhibitor: null, buyer: null }, { kind: 'announce' }];
  switch (state) {
    case 'DRAFT':
      return [{ kind: 'open-session' }];
    case 'OPEN':
      return [{ kind: 'start-pairing' }, { kind: 'announce' }, { kind: 'close-session' }];
    case 'PAIRING':
      return [{ kind: 'pause-pairing' }, ...going, { kind: 'close-session' }];
    case 'PAUSED':
      return [{ kind: 'start-pairing' }, ...going, { kind: 'close-session' }];
    case 'CLOSING':
      return [{ kind: 'announce' }];
    case 'CLOSED':
      return [];
  }
}

/** What can be done for a person in this state, the likeliest first. */
export function personActs(person: Person, session: SessionState): Act[] {
  if (session === 'DRAFT' || session === 'CLOSED') return [];
  const { id, state, meeting } = person;
  const acts = (...kinds: PersonActKind[]): Act[] => kinds.map((kind) => ({ kind, person: id }));
  switch (state) {
    case 'EXPECTED':
    case 'LEFT':
      return acts('check-in');
    case 'CHECKED_IN':
    case 'COOLDOWN':
      return acts('available', 'break', 'leave');
    case 'AVAILABLE':
      return [...pairingOf(person, session), ...acts('break', 'leave')];
    case 'PAUSED':
      return acts('available', 'leave');
    case 'OFFERED':
      return [
        ...(hasAccepted(person) ? [] : acts('accept', 'later', 'decline', 'more-time')),
        ...(person.offer ? [{ kind: 'withdraw-offer' as const, offer: person.offer.id }] : []),
        { kind: 'substitute', leaves: id },
        ...acts('break', 'leave'),
      ];
    case 'SUMMONED':
      return [
        ...(hasArrived(person)
          ? acts('no-show')
          : acts('arrive', ...(lateMinutes(person) > 0 ? [] : (['late'] as const)))),
        ...(meeting ? meetingActs(meeting.id, false) : []),
        { kind: 'substitute', leaves: id },
        ...acts('break', 'leave'),
      ];
    case 'MEETING':
      return [...acts('done', 'extend'), ...(meeting ? meetingActs(meeting.id, true) : []), ...acts('break', 'leave')];
  }
}

/** What can be done with a table and the meeting at it. */
export function placeActs(tile: Pick<Tile, 'id' | 'look' | 'closed' | 'meeting'>, session: SessionState): Act[] {
  if (session === 'CLOSED') return [];
  const door: Act = { kind: tile.closed ? 'open-place' : 'close-place', place: tile.id };
  const running = tile.look === 'meeting' || tile.look === 'last-minutes';
  return [...(tile.meeting === null ? [] : meetingActs(tile.meeting, running)), door];
}

/** A summons is cancelled; a meeting that runs is ended. */
function meetingActs(meeting: string, running: boolean): Act[] {
  return [
    { kind: 'move-meeting', meeting },
    { kind: 'swap-tables', meeting },
    { kind: running ? 'end-meeting' : 'cancel-meeting', meeting },
  ];
}

function pairingOf({ id, side }: Person, session: SessionState): Act[] {
  if (session !== 'PAIRING' && session !== 'PAUSED') return [];
  return [{ kind: 'pair-by-hand', exhibitor: side === 'EXHIBITOR' ? id : null, buyer: side === 'BUYER' ? id : null }];
}
