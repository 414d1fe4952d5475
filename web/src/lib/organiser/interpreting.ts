/** Interpreters in the desk's questions: who lacks one, who fits, what can be done for one now. Pure. */
import type { InterpreterRow } from '#lib/api/documents/floor.generated.ts';
import type { Person } from './person.ts';

/** What staff may do for an interpreter. */
export type InterpreterAct = 'interpret' | 'pause' | 'leave' | 'arrive';

/** Two who sit or walk together and cannot talk. */
interface LackingPair {
  meeting: string;
  exhibitor: Person;
  buyer: Person;
  /** Free interpreters who speak with both, those of the pair's venue first. */
  fitting: InterpreterRow[];
}

/** Meetings that need an interpreter and have none. */
export function pairsLacking(people: readonly Person[], interpreters: readonly InterpreterRow[]): LackingPair[] {
  const lacking = people.filter(({ meeting }) => meeting?.needsInterpreter && meeting.interpreter === null);
  return [...Map.groupBy(lacking, ({ meeting }) => meeting?.id ?? '')].flatMap(([meeting, two]) => {
    const exhibitor = two.find(({ side }) => side === 'EXHIBITOR');
    const buyer = two.find(({ side }) => side === 'BUYER');
    return exhibitor && buyer
      ? [{ meeting, exhibitor, buyer, fitting: fittingFor(exhibitor, buyer, interpreters) }]
      : [];
  });
}

/** What can be done for an interpreter now, the likeliest first; one who is unknown can only come. */
export function interpreterActs(row: InterpreterRow | undefined): InterpreterAct[] {
  switch (row?.state) {
    case 'FREE':
    case 'PROMISED':
    case 'MEETING':
      return ['pause', 'leave'];
    case 'SUMMONED':
      return row.meeting?.arrived ? ['pause', 'leave'] : ['arrive', 'pause', 'leave'];
    case 'PAUSED':
      return ['interpret', 'leave'];
    default:
      return ['interpret'];
  }
}

function fittingFor(exhibitor: Person, buyer: Person, interpreters: readonly InterpreterRow[]): InterpreterRow[] {
  const venues = new Set([exhibitor.venue.id, buyer.venue.id]);
  const speaks = (row: InterpreterRow, { person }: Person) =>
    person.languages.some((language) => row.languages.includes(language));
  return interpreters
    .filter((row) => row.state === 'FREE' && speaks(row, exhibitor) && speaks(row, buyer))
    .sort(
      (one, other) =>
        Number(venues.has(other.venue.id)) - Number(venues.has(one.venue.id)) ||
        Number(other.reachable) - Number(one.reachable) ||
        one.meetingsDone - other.meetingsDone,
    );
}
