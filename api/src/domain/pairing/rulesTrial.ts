import type { OrganisationId, ParticipantId } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import { barBetween } from './eligible.ts';
import { lackingOfLeast } from './least.ts';
import type { Participant } from './participant.ts';
import { COUNTERPART_KINDS, dayOf, fullQuota, KIND_RULES, kindsOf, leftWithKind, loadOf } from './quota.ts';
import type { Rules } from './rules.ts';
import { peopleHere, type Session } from './session.ts';

/** PA69: what a change of rules would do; nothing has changed. */
export interface RulesTrial {
  /** The rules that would be others, each with those for whom that makes a difference from now on. */
  effects: readonly { rule: keyof Rules; people: readonly ParticipantId[] }[];
  /** Everybody for whom any of them makes a difference, those who could meet nobody any more first. */
  people: readonly ParticipantId[];
  /** Who could be offered a meeting now and could not any more. */
  shutOut: readonly ParticipantId[];
  /** How many may leave with fewer than the least, before and after. */
  atRisk: { before: number; after: number };
  /** Meetings, summons and offers that keep the terms they have (PA66). */
  kept: { meetings: number; offers: number };
}

/** PA69: whom a change of rules concerns. Cost O(people), for `metAgainAfterHours` O(people + pairs that met). */
export function tryRules(session: Session, next: Rules, now: Instant): RulesTrial {
  const here = peopleHere(session);
  const changed = (Object.keys(next) as (keyof Rules)[]).filter(
    (rule) => JSON.stringify(next[rule]) !== JSON.stringify(session.rules[rule]),
  );
  const effects = changed.map((rule) => {
    const after: Session = { ...session, rules: { ...session.rules, [rule]: next[rule] } };
    return { rule, people: concerned(rule, { before: session, after, here, now }).map(idOf) };
  });
  const after: Session = { ...session, rules: next };
  const shutOut = here.filter((one) => !isFull(session, one, now) && isFull(after, one, now)).map(idOf);
  const people = [...new Set([...shutOut, ...effects.flatMap((effect) => effect.people)])];
  const risk = (seen: Session): number => here.filter((one) => lackingOfLeast(seen, one, now)).length;
  return {
    effects,
    people,
    shutOut,
    atRisk: { before: risk(session), after: risk(after) },
    kept: { meetings: session.liveMeetings.size, offers: session.liveOffers.size },
  };
}

/** The session as it is and as it would be with one rule changed. */
interface Change {
  before: Session;
  after: Session;
  here: readonly Participant[];
  now: Instant;
}

function concerned(rule: keyof Rules, change: Change): readonly Participant[] {
  const { before, after, here, now } = change;
  switch (rule) {
    case 'mostMeetings':
    case 'mostMeetingsADay':
      return here.filter((one) => isFull(before, one, now) !== isFull(after, one, now));
    case 'mostWithHosted':
    case 'mostWithSmall':
    case 'mostWithMedium':
    case 'mostWithLarge':
      return here.filter((one) => differsByKind(rule, one, change));
    case 'metAgainAfterHours':
      return ofPairsMet(change);
    case 'leastMeetings':
      return here.filter(
        (one) => (lackingOfLeast(before, one, now) === null) !== (lackingOfLeast(after, one, now) === null),
      );
    case 'answerSeconds':
      return here.filter(({ answerSeconds }) => answerSeconds === null);
    case 'videoAcrossVenues':
      return new Set(here.map(({ venue }) => venue)).size > 1 ? here : [];
    default:
      return here;
  }
}

function isFull(session: Session, { organisation }: Participant, now: Instant): boolean {
  return (
    fullQuota(loadOf(session, organisation), { rules: session.rules, day: dayOf(now, session.zoneMinutes) }) !== null
  );
}

/** Whether somebody of that kind is here whom this person could meet by one of the rules and not by the other. */
function differsByKind(rule: keyof Rules, person: Participant, { before, after, here }: Change): boolean {
  const kind = COUNTERPART_KINDS.find((each) => KIND_RULES[each] === rule)!;
  const load = loadOf(before, person.organisation);
  const isOpen = ({ rules }: Session): boolean => leftWithKind(load, { rules, kind }) > 0;
  const isThere = (): boolean => here.some((other) => other.side !== person.side && kindsOf(other).includes(kind));
  return isOpen(before) !== isOpen(after) && isThere();
}

/** Who is here of two organisations that met, where both are here and may meet again by one of the rules and not by the other. */
function ofPairsMet({ before, after, here, now }: Change): readonly Participant[] {
  const byOrganisation = new Map<OrganisationId, Participant[]>();
  for (const person of here)
    byOrganisation.set(person.organisation, [...(byOrganisation.get(person.organisation) ?? []), person]);
  const found = new Set<Participant>();
  for (const [pair] of before.metAt) {
    const [people = [], others = []] = pair.split(' ').map((id) => byOrganisation.get(id as OrganisationId));
    if (people.length === 0 || others.length === 0) continue;
    if (barBetween(before, pair, now) === barBetween(after, pair, now)) continue;
    for (const person of [...people, ...others]) found.add(person);
  }
  return [...found];
}

function idOf({ participant }: Participant): ParticipantId {
  return participant;
}
