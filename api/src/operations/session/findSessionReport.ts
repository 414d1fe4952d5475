import type { Caller } from '../../domain/credential/caller.ts';
import { may, type Right } from '../../domain/credential/rights.ts';
import { countedOutcome } from '../../domain/figures/outcomeSum.ts';
import type { SessionId } from '../../domain/kernel/id.ts';
import type { LocalizedText } from '../../domain/kernel/language.ts';
import { SIDES, type BySide, type Side } from '../../domain/kernel/side.ts';
import type { Meeting, OutcomeRecord } from '../../domain/pairing/meeting.ts';
import type { Participant } from '../../domain/pairing/participant.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { SessionBrief } from '../../ports/sessionPlans.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused, type Refused } from '../kernel/refused.ts';

/** Somebody in a report: names, never contact data. */
export interface Reported {
  frontCode: string;
  name: LocalizedText;
  organisation: LocalizedText;
  country: string;
}

/** One meeting of a report. */
export interface MeetingReported {
  meeting: Meeting;
  people: BySide<Reported>;
  venue: LocalizedText;
  /** Label of the place; null where the pair never got one. */
  place: string | null;
  scores: BySide<number>;
  /** The record that counts (FI5). */
  counted: OutcomeRecord | null;
}

/** One participant of a report. */
export interface ParticipantReported extends Reported {
  participant: Participant;
  venue: LocalizedText;
}

/** A session for an organiser's own files. */
export interface SessionReport {
  plan: SessionBrief;
  timeZone: string;
  meetings: readonly MeetingReported[];
  participants: readonly ParticipantReported[];
}

type ReportPorts = Pick<Ports, 'directory' | 'fairs' | 'people' | 'plans' | 'sessions'>;

/** Whether the caller may take a session's `what` along, and the session as it was planned. */
export async function sessionToReport(
  ports: Pick<Ports, 'plans'>,
  caller: Caller,
  { session, right }: { session: SessionId | null; right: Right },
): Promise<SessionBrief | Refused> {
  if (caller.kind === 'nobody') return refused('signed-out');
  const [plan] = session ? await ports.plans.briefs([session]) : [];
  if (plan?.account !== caller.account) return refused('session-unknown');
  return may(caller, right, plan) ? plan : refused('not-allowed');
}

/** Everybody and every meeting of a session as it stands, in the order in which they came. A session that nobody has opened has none. */
export async function findSessionReport(ports: ReportPorts, plan: SessionBrief): Promise<SessionReport> {
  const session = await ports.sessions.read(plan.id);
  const [[fair], venues] = await Promise.all([
    ports.fairs.byIds([plan.exhibition]),
    ports.fairs.venuesOf([plan.exhibition]),
  ]);
  const timeZone = fair?.timeZone ?? 'UTC';
  if (!session) return { plan, timeZone, meetings: [], participants: [] };
  const reported = await everybody(ports, session);
  const venueOf = (id: Participant['venue']) => venues.find((venue) => venue.id === id)?.name ?? {};
  return {
    plan,
    timeZone,
    meetings: [...session.meetings.values()]
      .sort((one, other) => one.confirmedAt - other.confirmedAt || (one.meeting < other.meeting ? -1 : 1))
      .map((meeting) => {
        const of = (side: Side) => session.participants.get(meeting[side])!;
        const place = meeting.places && session.places.get(meeting.places.exhibitor);
        const fit = session.offers.get(meeting.offer)?.fit;
        return {
          meeting,
          people: { exhibitor: reported(of('exhibitor')), buyer: reported(of('buyer')) },
          venue: venueOf(place?.venue ?? of('exhibitor').venue),
          place: place?.label ?? null,
          scores: { exhibitor: fit?.exhibitor.score ?? 0, buyer: fit?.buyer.score ?? 0 },
          counted: countedOutcome(meeting),
        };
      }),
    participants: [...session.participants.values()]
      .map((participant) => ({ ...reported(participant), participant, venue: venueOf(participant.venue) }))
      .sort((one, other) => (one.frontCode < other.frontCode ? -1 : 1)),
  };
}

async function everybody({ directory, people }: ReportPorts, session: Session) {
  const participants = [...session.participants.values()];
  const of = (side: Side) => [
    ...new Set(participants.filter((one) => one.side === side).map(({ organisation }) => organisation)),
  ];
  const [found, ...organisations] = await Promise.all([
    people.byIds(participants.map(({ person }) => person)),
    ...SIDES.map((side) => (side === 'buyer' ? directory.buyersByIds(of(side)) : directory.companiesByIds(of(side)))),
  ]);
  const byPerson = new Map(found.map((person) => [person.id, person]));
  const byOrganisation = new Map(organisations.flat().map((organisation) => [organisation.id, organisation]));
  return ({ person, organisation }: Participant): Reported => ({
    frontCode: byPerson.get(person)?.frontCode ?? '',
    name: byPerson.get(person)?.name ?? {},
    organisation: byOrganisation.get(organisation)?.name ?? {},
    country: byOrganisation.get(organisation)?.country ?? '',
  });
}
