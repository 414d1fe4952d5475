import type { LocalizedText, SpokenLanguage } from '../../domain/kernel/language.ts';
import { otherSide } from '../../domain/kernel/side.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Meeting, OutcomeRecord } from '../../domain/pairing/meeting.ts';
import type { Participant } from '../../domain/pairing/participant.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { Ports } from '../kernel/ports.ts';

/** Somebody whom a participant met and who agreed to be contacted, with what the participant keeps of them. */
export interface ContactMade {
  name: LocalizedText;
  role: LocalizedText | null;
  organisation: LocalizedText;
  /** ISO 3166-1. */
  country: string;
  website: string | null;
  languages: readonly SpokenLanguage[];
  email: string | null;
  phone: string | null;
  metAt: Instant;
  /** The participant's own record. */
  outcome: OutcomeRecord | null;
  note: string | null;
  rating: number | null;
}

/** The contacts of a day, and how many were met who have not agreed. */
export interface ContactsMade {
  contacts: readonly ContactMade[];
  leftOut: number;
}

type LeadPorts = Pick<Ports, 'consents' | 'directory' | 'leads' | 'people'>;

/** Whom a participant met in a session, in the order of their meetings. Who has not agreed is counted, not named: contact data goes out with consent alone. */
export async function findLeads(ports: LeadPorts, session: Session, self: Participant): Promise<ContactsMade> {
  const held = heldBy(session, self);
  const across = held.map((meeting) => session.participants.get(meeting[otherSide(self.side)])!);
  const pairs = across.map(({ person }) => ({ of: person, to: self.person }));
  const agreed = new Set((await ports.consents.granted(pairs)).map(({ of }) => of));
  const ids = across.map(({ person }) => person).filter((person) => agreed.has(person));
  const [people, reachedBy, organisations, kept] = await Promise.all([
    ports.people.byIds(ids),
    ports.people.contacts(ids),
    organisationsOf(ports, across),
    ports.leads.of(self.participant),
  ]);
  const contacts = held.flatMap((meeting, index) => {
    const { person: id, participant, organisation: whose, languages } = across[index]!;
    const person = people.find((found) => found.id === id);
    const organisation = organisations.find((found) => found.id === whose);
    if (!person) return [];
    const reached = reachedBy.find((contact) => contact.person === id);
    const lead = kept.find(({ counterpart }) => counterpart === participant);
    return {
      name: person.name,
      role: person.role,
      organisation: organisation?.name ?? {},
      country: organisation?.country ?? '',
      website: organisation?.website ?? null,
      languages,
      email: reached?.email ?? null,
      phone: reached?.phone ?? null,
      metAt: meeting.begunAt!,
      outcome: meeting.outcomes[self.side],
      note: lead?.note ?? null,
      rating: lead?.rating ?? null,
    };
  });
  return { contacts, leftOut: held.length - contacts.length };
}

function heldBy(session: Session, { participant, side }: Participant): Meeting[] {
  return [...session.meetings.values()]
    .filter((meeting) => meeting[side] === participant && meeting.begunAt !== null && meeting.absent === null)
    .sort((one, other) => one.begunAt! - other.begunAt!);
}

function organisationsOf({ directory }: LeadPorts, people: readonly Participant[]) {
  const ids = people.map(({ organisation }) => organisation);
  return people[0]?.side === 'buyer' ? directory.buyersByIds(ids) : directory.companiesByIds(ids);
}
