import { meetingTime } from '../../domain/calendar/meetingTime.ts';
import type { ParticipantId, PersonId, VenueId } from '../../domain/kernel/id.ts';
import type { SpokenLanguage } from '../../domain/kernel/language.ts';
import { otherSide } from '../../domain/kernel/side.ts';
import type { Meeting } from '../../domain/pairing/meeting.ts';
import type { Participant } from '../../domain/pairing/participant.ts';
import type { Place } from '../../domain/pairing/place.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { SessionBrief } from '../../ports/sessionPlans.ts';
import type { Ports } from '../kernel/ports.ts';
import type { CalendarEntry } from './findCalendar.ts';

type DaysPorts = Pick<Ports, 'directory' | 'people' | 'plans' | 'sessions'>;

/** Who sits across at a meeting, beside their name. */
export interface Across {
  country: string;
  languages: readonly SpokenLanguage[];
}

/** An entry whose venue is still an id; with who is met, where somebody is. */
export type Placed = CalendarEntry & { at: VenueId | null; with?: Across };

/** Sessions that somebody belongs to, and their meetings in them. */
export async function sessionEntries(ports: DaysPorts, person: PersonId): Promise<Placed[]> {
  const plans = await ports.plans.briefs(await ports.plans.ofPerson(person));
  const entries = await Promise.all(plans.map((plan) => entriesOf(ports, plan, person)));
  return entries.flat();
}

async function entriesOf(ports: DaysPorts, plan: SessionBrief, person: PersonId): Promise<Placed[]> {
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

async function meetingEntries(ports: DaysPorts, session: Session, self: Participant): Promise<Placed[]> {
  const { side, participant } = self;
  const own = [...session.meetings.values()].filter((meeting) => meeting[side] === participant);
  const across = own.map((meeting) => session.participants.get(meeting[otherSide(side)])!.organisation);
  const found =
    side === 'buyer' ? await ports.directory.companiesByIds(across) : await ports.directory.buyersByIds(across);
  const organisations = new Map(found.map((organisation) => [organisation.id, organisation]));
  const people = await ports.people.byIds(own.map((meeting) => personAt(session, meeting[otherSide(side)])));
  const spoken = new Map(people.map(({ id, languages }) => [id, languages]));
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
      across: organisations.get(across[index]!)?.name ?? {},
      with: {
        country: organisations.get(across[index]!)?.country ?? '',
        languages: spoken.get(personAt(session, meeting[otherSide(side)])) ?? [],
      },
      place,
      revision: meeting.revision,
    };
  });
}

function placeOf(session: Session, meeting: Meeting, { side }: Participant): Place | null {
  return (meeting.places && session.places.get(meeting.places[side])) ?? null;
}

function personAt(session: Session, participant: ParticipantId): PersonId {
  return session.participants.get(participant)!.person;
}
