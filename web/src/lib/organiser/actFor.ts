/** What staff can do for somebody now, what not and why. Pure. */
import type { SessionState } from '#lib/api/documents/schema.generated.ts';
import { isForPerson, personActs, type PersonActKind } from './acts.ts';
import { hasAccepted, hasArrived, isHere, lateMinutes, type Person } from './person.ts';

/** Why a kind of act is not possible now. */
export type WhyNot = 'no-offer' | 'answered' | 'no-summons' | 'arrived' | 'said-late' | 'no-meeting' | 'not-here';

/** What can be done for somebody. */
interface Possible {
  /** The likeliest act, where the thumb is. */
  main: PersonActKind | null;
  others: PersonActKind[];
  /** One line for each kind of act that has no sense now. */
  impossible: { act: PersonActKind; why: WhyNot }[];
}

/** These begin at the tap; the others ask first, or need to be filled in. */
const AT_ONCE: ReadonlySet<PersonActKind> = new Set<PersonActKind>([
  'check-in',
  'available',
  'accept',
  'later',
  'more-time',
  'arrive',
  'done',
  'extend',
]);

const MAIN: readonly PersonActKind[] = ['check-in', 'available', 'accept', 'arrive', 'done'];

/** What can be done for a person in this state of the session. */
export function possibleFor(person: Person, session: SessionState): Possible {
  const kinds = personActs(person, session)
    .filter(isForPerson)
    .map(({ kind }) => kind);
  const main = MAIN.find((kind) => kinds.includes(kind)) ?? null;
  const impossible = [answerWhyNot(person), walkWhyNot(person), meetingWhyNot(person), leaveWhyNot(person)];
  return {
    main,
    others: kinds.filter((kind) => kind !== main),
    impossible: impossible.filter((one) => one !== null && !kinds.includes(one.act)) as Possible['impossible'],
  };
}

/** Whether an act is done at the tap. */
export function isDoneAtOnce(kind: PersonActKind): boolean {
  return AT_ONCE.has(kind);
}

type Impossible = Possible['impossible'][number] | null;

function answerWhyNot(person: Person): Impossible {
  return { act: 'accept', why: person.offer && hasAccepted(person) ? 'answered' : 'no-offer' };
}

function walkWhyNot(person: Person): Impossible {
  if (hasArrived(person)) return { act: 'late', why: 'arrived' };
  return { act: 'late', why: lateMinutes(person) > 0 ? 'said-late' : 'no-summons' };
}

function meetingWhyNot({ state }: Person): Impossible {
  return state === 'MEETING' ? null : { act: 'done', why: 'no-meeting' };
}

function leaveWhyNot(person: Person): Impossible {
  return isHere(person) ? null : { act: 'leave', why: 'not-here' };
}
