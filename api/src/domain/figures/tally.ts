import type { OrganisationId, PersonId, SessionId, VenueId } from '../kernel/id.ts';
import type { SpokenLanguage } from '../kernel/language.ts';
import type { Side } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import type { Meeting, OutcomeRecord } from '../pairing/meeting.ts';
import type { Participant } from '../pairing/participant.ts';
import type { Session } from '../pairing/session.ts';
import type { Figures } from './figures.ts';
import type { Histogram } from './histogram.ts';
import { countedOutcome, isSigning, isSigned } from './outcomeSum.ts';

/** One person who came, over all the sessions that are counted. */
export interface PersonTally {
  side: Side;
  organisation: OrganisationId;
  size: Participant['size'];
  languages: readonly SpokenLanguage[];
  venues: ReadonlySet<VenueId>;
  /** FI14: `<venue> <day>`. */
  visits: ReadonlySet<string>;
  meetings: number;
}

/** One meeting's record that counts. */
export interface Brought {
  session: SessionId;
  company: OrganisationId;
  buyer: OrganisationId;
  venue: VenueId;
  at: Instant;
  outcome: OutcomeRecord;
  /** Whether the other side said the same. */
  isConfirmed: boolean;
  isSigning: boolean;
}

/** What is counted of one session; those of several are counted together by `afterOf`. */
export interface Tally {
  people: ReadonlyMap<PersonId, PersonTally>;
  offers: Figures['offers'];
  meetings: Figures['meetings'];
  brought: readonly Brought[];
  /** Companies that each buyer met. */
  met: ReadonlyMap<OrganisationId, ReadonlySet<OrganisationId>>;
  waits: ReadonlyMap<string, Histogram>;
}

/** FI14: the calendar day of an instant on the fair's clocks. */
export type DayOf = (at: Instant) => string;

/** What is counted of a session as it stands. O(participants + meetings + check-ins). */
export function tallyOf({ session, figures }: { session: Session; figures: Figures }, dayOf: DayOf): Tally {
  return {
    people: peopleOf(session, figures, dayOf),
    offers: figures.offers,
    meetings: figures.meetings,
    brought: [...session.meetings.values()].flatMap((meeting) => broughtBy(meeting, session)),
    met: metIn(session),
    waits: new Map(figures.fairness.waits),
  };
}

function peopleOf(session: Session, { entries }: Figures, dayOf: DayOf): Map<PersonId, PersonTally> {
  const people = new Map<PersonId, PersonTally & { venues: Set<VenueId>; visits: Set<string> }>();
  for (const { person, state, side, organisation, size, languages, venue, meetings } of session.participants.values())
    if (state !== 'EXPECTED')
      people.set(person, {
        side,
        organisation,
        size,
        languages,
        venues: new Set([venue]),
        visits: new Set(),
        meetings,
      });
  for (const { participant, venue, at } of entries.values()) {
    const tally = people.get(session.participants.get(participant)!.person);
    tally?.venues.add(venue);
    tally?.visits.add(`${venue} ${dayOf(at)}`);
  }
  return people;
}

function broughtBy(meeting: Meeting, session: Session): Brought[] {
  const outcome = countedOutcome(meeting);
  if (!outcome) return [];
  const exhibitor = session.participants.get(meeting.exhibitor)!;
  const place = meeting.places && session.places.get(meeting.places.exhibitor);
  return [
    {
      session: session.session,
      company: exhibitor.organisation,
      buyer: session.participants.get(meeting.buyer)!.organisation,
      venue: place?.venue ?? exhibitor.venue,
      at: outcome.at,
      outcome,
      isConfirmed: isSigned(outcome) && (meeting.outcomeConfirmed.exhibitor || meeting.outcomeConfirmed.buyer),
      isSigning: isSigning(meeting),
    },
  ];
}

function metIn(session: Session): Tally['met'] {
  const met = new Map<OrganisationId, Set<OrganisationId>>();
  for (const { state, absent, exhibitor, buyer } of session.meetings.values()) {
    if (absent !== null || (state !== 'ENDED' && state !== 'IN_PROGRESS')) continue;
    const seeker = session.participants.get(buyer)!.organisation;
    const companies = met.get(seeker) ?? new Set();
    met.set(seeker, companies.add(session.participants.get(exhibitor)!.organisation));
  }
  return met;
}
