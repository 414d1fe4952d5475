import type { OrganisationId, ParticipantId, PersonId, SessionId, VenueId } from '../../kernel/id.ts';
import type { SpokenLanguage } from '../../kernel/language.ts';
import type { Side } from '../../kernel/side.ts';
import { MINUTE, SECOND, type Instant, type Minutes } from '../../kernel/time.ts';
import type { ForbiddenCause, ParticipantFacts } from '../../pairing/participant.ts';
import type { Place, Venue } from '../../pairing/place.ts';
import { dayOf, kindsOf, loadOf, meetingsLeft, NO_LOAD } from '../../pairing/quota.ts';
import type { Rules } from '../../pairing/rules.ts';
import { organisationPair, type Session } from '../../pairing/session.ts';
import type { Attendee } from '../eligibility.ts';
import type { Lookup } from '../roundInput.ts';

/** Everybody who is expected at a session or there, before it opens as well as beside the live hours. */
export interface Attendance {
  session: SessionId;
  /** How far the exhibition's clocks are ahead of UTC. */
  zoneMinutes: Minutes;
  opensAt: Instant;
  endsAt: Instant;
  rules: Rules;
  venues: ReadonlyMap<VenueId, Pick<Venue, 'walkMinutes'>>;
  /** Venues that have an open video table. */
  videoVenues: ReadonlySet<VenueId>;
  people: readonly (Attendee & { person: PersonId })[];
  /** By `organisationPair`. */
  memory: {
    forbidden: Lookup<string, ForbiddenCause> & Iterable<readonly [string, ForbiddenCause]>;
    metAt: Lookup<string, Instant>;
    notBefore: Lookup<string, Instant>;
    engaged: Lookup<string, unknown>;
  };
}

/** An organisation in the market of a session (RE1). */
export interface Party {
  organisation: OrganisationId;
  side: Side;
  /** Meetings that its people have time for, within its quota. */
  slots: number;
  /** Spoken by any of its people. */
  languages: readonly SpokenLanguage[];
}

/** A session that has its log: whoever has not left. */
export function attendanceOf(session: Session): Attendance {
  const { opensAt, endsAt, rules, venues, zoneMinutes } = session;
  const people = [...session.participants.values()]
    .filter(({ state }) => state !== 'LEFT')
    .map((participant) => {
      const { organisation } = participant;
      return { ...participant, load: loadOf(session, organisation), kinds: kindsOf(participant) };
    });
  const videoVenues = videoVenuesOf([...session.places.values()]);
  const { forbidden, metAt, notBefore, pairsEngaged: engaged } = session;
  const memory = { forbidden, metAt, notBefore, engaged };
  return { session: session.session, zoneMinutes, opensAt, endsAt, rules, venues, videoVenues, people, memory };
}

/** A session that is only planned: whoever is on its list. */
export function plannedAttendance(
  plan: Pick<Attendance, 'session' | 'zoneMinutes' | 'opensAt' | 'endsAt' | 'rules'> & {
    venues: readonly Venue[];
    places: readonly Place[];
  },
  joining: readonly Omit<ParticipantFacts, 'participant'>[],
): Attendance {
  const { session, zoneMinutes, opensAt, endsAt, rules } = plan;
  // Nobody has joined, so nobody has a participant's id yet; the person stands for it.
  const people = joining.map((facts) => ({
    ...facts,
    participant: facts.person as string as ParticipantId,
    meetings: 0,
    load: { ...NO_LOAD, elsewhere: facts.heldElsewhere ?? NO_LOAD.elsewhere },
    kinds: kindsOf(facts),
  }));
  const forbidden = new Map<string, ForbiddenCause>();
  const metAt = new Map<string, Instant>();
  for (const facts of joining)
    for (const { organisation, cause, at } of facts.forbidden) {
      const pair = organisationPair(facts.organisation, organisation);
      if (cause !== 'met' || !forbidden.has(pair)) forbidden.set(pair, cause);
      if (at) metAt.set(pair, Math.max(at, metAt.get(pair) ?? 0));
    }
  const venues = new Map(plan.venues.map((venue) => [venue.venue, venue]));
  const memory = { forbidden, metAt, notBefore: new Map<string, Instant>(), engaged: new Map<string, unknown>() };
  return {
    session,
    zoneMinutes,
    opensAt,
    endsAt,
    rules,
    venues,
    videoVenues: videoVenuesOf(plan.places),
    people,
    memory,
  };
}

/** The organisations of a session with what they have time for, in the order of their ids (RE1). Cost O(people). */
export function partiesOf(attendance: Attendance, now: Instant): readonly Party[] {
  const { rules, zoneMinutes } = attendance;
  const parties = new Map<OrganisationId, Party & { quota: number }>();
  for (const person of attendance.people) {
    const { organisation, side, languages, load } = person;
    const quota = meetingsLeft(load, { rules, day: dayOf(Math.max(now, attendance.opensAt), zoneMinutes) });
    const party = parties.get(organisation) ?? { organisation, side, slots: 0, languages: [], quota };
    const spoken = [...new Set([...party.languages, ...languages])];
    parties.set(organisation, { ...party, slots: party.slots + slotsOf(person, attendance, now), languages: spoken });
  }
  return [...parties.values()]
    .map(({ quota, slots, ...party }) => ({ ...party, slots: Math.min(slots, quota) }))
    .sort((a, b) => (a.organisation < b.organisation ? -1 : 1));
}

/** Meetings that somebody has time for: what is left of the session, commitments apart, by the summons, meeting and cooldown of each. */
function slotsOf({ commitments }: Attendee, { opensAt, endsAt, rules }: Attendance, now: Instant): number {
  const from = Math.max(now, opensAt);
  const promised = commitments.reduce(
    (sum, commitment) => sum + Math.max(0, Math.min(commitment.to, endsAt) - Math.max(commitment.from, from)),
    0,
  );
  const span = rules.meetingMinutes * MINUTE + (rules.summonsSeconds + rules.cooldownSeconds) * SECOND;
  return Math.max(0, Math.floor((endsAt - from - promised) / span));
}

function videoVenuesOf(places: readonly Place[]): ReadonlySet<VenueId> {
  return new Set(places.filter(({ kind, open }) => kind === 'video' && open).map(({ venue }) => venue));
}
