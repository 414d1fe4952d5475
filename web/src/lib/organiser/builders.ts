/** People and figures for the specs of the desk: plain ones, changed where a spec needs it. */
import type { BoardFields } from '#lib/api/documents/desk.generated.ts';
import type { Person } from './person.ts';
import type { Tile } from './places.ts';

/** The moment at which the specs look at the floor. */
export const NOW = Date.parse('2026-11-21T06:32:00Z');

/** An instant so many seconds before (or, negative, after) that moment. */
export function ago(seconds: number): string {
  return new Date(NOW - seconds * 1000).toISOString();
}

export function person(changes: Partial<Person> & { id: string }): Person {
  return {
    side: 'BUYER',
    state: 'AVAILABLE',
    stateSince: ago(60),
    waitingSince: ago(60),
    reachable: true,
    unreachableSince: null,
    until: null,
    keptWish: null,
    frontCode: `B-${changes.id}`,
    meetingsDone: 1,
    meetingsTarget: 6,
    person: { id: `person ${changes.id}`, languages: ['pt'], name: { text: 'João Pires', language: 'pt' }, role: null },
    organisation: { __typename: 'Buyer', id: 'b', name: { text: 'Armazéns do Tejo (Demo)', language: 'pt' } },
    venue: { id: 'macao' },
    offer: null,
    meeting: null,
    ...changes,
  };
}

export function meeting(
  changes: Partial<NonNullable<Person['meeting']>> & { id: string },
): NonNullable<Person['meeting']> {
  return {
    state: 'SUMMONED',
    summonsEndsAt: ago(-120),
    myLateMinutes: 0,
    arrived: false,
    needsInterpreter: false,
    interpreter: null,
    claim: null,
    ...changes,
  };
}

export function placeFigure(
  changes: Partial<BoardFields['places'][number]> & { label?: string },
): BoardFields['places'][number] {
  const { label = '12', ...rest } = changes;
  return {
    place: { id: `place ${label}`, label, zone: 'A', kind: 'TABLE', venue: { id: 'macao' } },
    state: 'open',
    isOpen: true,
    since: ago(30),
    until: null,
    meeting: null,
    ...rest,
  };
}

export function side(changes: Partial<BoardFields['sides'][number]>): BoardFields['sides'][number] {
  return {
    venue: { id: 'macao' },
    side: 'BUYER',
    total: 0,
    expected: 0,
    checkedIn: 0,
    available: 0,
    offered: 0,
    summoned: 0,
    meeting: 0,
    cooldown: 0,
    paused: 0,
    left: 0,
    unreachable: 0,
    ...changes,
  };
}

export function tile(changes: Partial<Tile>): Tile {
  return {
    id: 'place 12',
    label: '12',
    zone: 'A',
    kind: 'TABLE',
    venue: 'macao',
    look: 'open',
    closed: false,
    secondsLeft: null,
    shareLeft: null,
    since: ago(30),
    meeting: null,
    ...changes,
  };
}
