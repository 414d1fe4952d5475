import type { PersonStand, Trace, UndoPoint } from './deed.ts';
import type { Journal } from './journal.ts';
import type { Participant, ParticipantFacts } from './participant.ts';
import { stateRefusal } from './find.ts';

/**
 * PA83: somebody is as before the act: here again and first again with the waiting time it had, on its break, or only expected. Whoever has moved on since
 * stays where it is.
 */
export function undoPerson(journal: Journal, trace: Extract<Trace, { of: 'person' }>): UndoPoint {
  const { participant: id, before, after } = trace;
  const point = { what: 'person', participant: id } as const;
  const person = journal.session.participants.get(id)!;
  if (!standsAs(person, after)) return { ...point, whyNot: 'changed-since' };
  if (stateRefusal(journal.session, ['OPEN', 'PAIRING', 'PAUSED'])) return { ...point, whyNot: 'session-closing' };
  if (person.state === before.state && person.until === before.until) {
    journal.write({ kind: 'wish-kept', participant: id, wish: before.kept });
    return { ...point, whyNot: null };
  }
  if (person.engagement !== null) return { ...point, whyNot: 'not-free' };
  comeBackTo(journal, person, before);
  return { ...point, whyNot: null };
}

/** Whether nothing has happened to somebody since. */
function standsAs(person: Participant, { state, until, kept }: PersonStand): boolean {
  return person.state === state && person.until === until && JSON.stringify(person.kept) === JSON.stringify(kept);
}

function comeBackTo(journal: Journal, person: Participant, before: PersonStand): void {
  const { participant: id } = person;
  const { now } = journal;
  if (before.state === 'EXPECTED') return journal.write({ kind: 'participant-expected', facts: factsOf(person) });
  if (before.state === 'LEFT') return journal.write({ kind: 'participant-left', participant: id });
  if (person.state === 'LEFT' || before.state === 'CHECKED_IN')
    journal.write({ kind: 'participant-checked-in', facts: factsOf(person) });
  if (before.state === 'CHECKED_IN') return;
  const isOver = before.until !== null && before.until <= now;
  if (before.state === 'PAUSED' && !isOver)
    return journal.write({ kind: 'participant-paused', participant: id, until: before.until, cause: 'wish' });
  journal.write({ kind: 'participant-available', participant: id, waitingSince: before.waitingSince ?? now });
}

function factsOf(person: Participant): ParticipantFacts {
  const { participant, side, organisation, ownerGroup, size, venue, languages, stand, answerSeconds } = person;
  const { commitments, forbidden } = person;
  const known = { participant, person: person.person, side, organisation, ownerGroup, size, venue };
  return { ...known, languages, stand, answerSeconds, commitments, forbidden };
}
