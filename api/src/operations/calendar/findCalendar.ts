import type { CommitmentKind } from '../../domain/directory/fairLists.ts';
import type { BadgeId, VenueId } from '../../domain/kernel/id.ts';
import type { Language, LocalizedText } from '../../domain/kernel/language.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Place } from '../../domain/pairing/place.ts';
import type { Ports } from '../kernel/ports.ts';
import { sessionEntries } from './personDays.ts';

/** What stands in a calendar, each kind with what its line says. */
export type CalendarEntry = {
  /** Stable for the whole fair, and unlike any other entry's. */
  id: string;
  from: Instant;
  to: Instant;
  venue: LocalizedText | null;
} & (
  | { kind: 'session'; name: LocalizedText; revision: number }
  | {
      kind: 'meeting';
      across: LocalizedText;
      /** Null while the pair waits for a place. */
      place: Pick<Place, 'kind' | 'label'> | null;
      revision: number;
      isCancelled: boolean;
    }
  | { kind: 'commitment'; commitment: CommitmentKind; where: string | null; why: string | null; revision: number }
);

/** One person's days at a fair. */
export interface PersonCalendar {
  exhibition: LocalizedText;
  timeZone: string;
  reads: Language;
  entries: readonly CalendarEntry[];
}

type CalendarPorts = Pick<Ports, 'badges' | 'directory' | 'fairs' | 'people' | 'plans' | 'sessions'>;

/** What the owner of a badge has before it and behind it: sessions, meetings, other appointments. Null once the badge is void. */
export async function findCalendar(ports: CalendarPorts, badgeId: BadgeId): Promise<PersonCalendar | null> {
  const badge = await ports.badges.byId(badgeId);
  if (badge?.state !== 'active') return null;
  const [[fair], [person], venues, meetings, commitments] = await Promise.all([
    ports.fairs.byIds([badge.exhibition]),
    ports.people.byIds([badge.person]),
    ports.fairs.venuesOf([badge.exhibition]),
    sessionEntries(ports, badge.person),
    ports.people.commitments(badge.person),
  ]);
  if (!fair || !person) return null;
  const nameOf = (id: VenueId | null) => venues.find((venue) => venue.id === id)?.name ?? null;
  const appointments: CalendarEntry[] = commitments.map(({ kind, venue, ...commitment }) => ({
    ...commitment,
    kind: 'commitment',
    commitment: kind,
    venue: nameOf(venue),
    // A list that is imported anew writes new rows: one of them is never changed.
    revision: 0,
  }));
  const entries = [...meetings.map(({ at, ...entry }) => ({ ...entry, venue: nameOf(at) })), ...appointments];
  return {
    exhibition: fair.name,
    timeZone: fair.timeZone,
    reads: person.reads,
    entries: entries.sort((one, other) => one.from - other.from || (one.id < other.id ? -1 : 1)),
  };
}
