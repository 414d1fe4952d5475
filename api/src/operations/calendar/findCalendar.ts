import { meetingTime } from '../../domain/calendar/meetingTime.ts';
import type { CommitmentKind } from '../../domain/directory/fairLists.ts';
import type { BadgeId, PersonId, VenueId } from '../../domain/kernel/id.ts';
import type { Language, LocalizedText } from '../../domain/kernel/language.ts';
import { otherSide } from '../../domain/kernel/side.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Meeting } from '../../domain/pairing/meeting.ts';
import type { Participant } from '../../domain/pairing/participant.ts';
import type { Place } from '../../domain/pairing/place.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { SessionBrief } from '../../ports/sessionPlans.ts';
import type { Ports } from '../kernel/ports.ts';

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

/** An entry whose venue is still an id. */
type Placed = CalendarEntry & { at: VenueId | null };

async function sessionEntries(ports: CalendarPorts, person: PersonId): Promise<Placed[]> {
  const plans = await ports.plans.briefs(await ports.plans.ofPerson(person));
  const entries = await Promise.all(plans.map((plan) => entriesOf(ports, plan, person)));
  return entries.flat();
}

async function entriesOf(ports: CalendarPorts, plan: SessionBrief, person: PersonId): Promise<Placed[]> {
  const session = await ports.sessions.read(plan.id);
  const id = session?.byPerson.get(person);
  const self = session && id ? (session.participants.get(id) ?? null) : null;
  const whole: Placed = {
    id: plan.id,
    kind: 'session',
    from: session?.opensAt ?? plan.opensAt,
    to: session?.endsAt ?? plan.endsAt,
    venue: null,
    at: self?.venue ?? null,
    name: plan.name,
    revision: 0,
  };
  return session && self ? [whole, ...(await meetingEntries(ports, session, self))] : [whole];
}

async function meetingEntries(ports: CalendarPorts, session: Session, self: Participant): Promise<Placed[]> {
  const { side, participant } = self;
  const own = [...session.meetings.values()].filter((meeting) => meeting[side] === participant);
  const across = own.map((meeting) => session.participants.get(meeting[otherSide(side)])!.organisation);
  const found =
    side === 'buyer' ? await ports.directory.companiesByIds(across) : await ports.directory.buyersByIds(across);
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return own.flatMap((meeting, index) => {
    const time = meetingTime(meeting, session.rules);
    if (!time) return [];
    const place = placeOf(session, meeting, self);
    return {
      ...time,
      id: meeting.meeting,
      kind: 'meeting' as const,
      venue: null,
      at: place?.venue ?? self.venue,
      across: names.get(across[index]!) ?? {},
      place,
      revision: meeting.revision,
    };
  });
}

function placeOf(session: Session, meeting: Meeting, { side }: Participant): Place | null {
  return (meeting.places && session.places.get(meeting.places[side])) ?? null;
}
