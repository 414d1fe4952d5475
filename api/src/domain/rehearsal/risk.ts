import type { ParticipantId } from '../kernel/id.ts';
import { MINUTE } from '../kernel/time.ts';
import { ableInterpreters, shareLanguage } from '../matching/eligibility.ts';
import type { Matchmaker, OrganisationFit } from '../matching/matchmaker.ts';
import type { ParticipantFacts } from '../pairing/participant.ts';
import type { DayFigures } from './dayFigures.ts';
import type { RehearsedFair } from './rehearsedFair.ts';
import { mean } from './statistics.ts';

/** Why somebody may go home without a meeting: the first of these that holds (RH11). */
export type RiskCode =
  | 'no_profile'
  | 'nothing_in_common'
  | 'certificate'
  | 'licence'
  | 'already_met'
  | 'language'
  | 'other_hall'
  | 'few'
  | 'commitments'
  | 'crowded';

/** Somebody at risk of going home without a meeting. */
export interface AtRisk {
  participant: ParticipantId;
  /** Share of the seeds in which it came and had no meeting. */
  withoutMeeting: number;
  /** Mean over the seeds in which it came. */
  meetings: number;
  why: { code: RiskCode; facts: Readonly<Record<string, number>> };
}

/** Without a meeting in at least this share of the days that somebody came to: at risk. */
const RISKY = 0.2;
/** So few counterparts are few: half of the offers are not accepted, and others want them too. */
const FEW = 5;
/** The list ends here. */
const MOST = 60;

/** RH11: who is at risk, the worst first, and why. Cost O(people at risk x people of the other side). */
export function peopleAtRisk(
  fair: RehearsedFair,
  meetingsOf: readonly DayFigures['meetingsOf'][],
  matchmaker: Matchmaker,
): readonly AtRisk[] {
  return fair.people
    .flatMap((person, at) => {
      const counts = meetingsOf.flatMap((day) => day[at] ?? []);
      if (counts.length === 0) return [];
      const withoutMeeting = mean(counts.map((meetings) => Number(meetings === 0)));
      const risk = { participant: person.participant, withoutMeeting, meetings: mean(counts) };
      return withoutMeeting >= RISKY ? [{ person, risk }] : [];
    })
    .sort((a, b) => b.risk.withoutMeeting - a.risk.withoutMeeting || a.risk.meetings - b.risk.meetings)
    .slice(0, MOST)
    .map(({ person, risk }) => ({ ...risk, why: whyAtRisk(person, fair, matchmaker) }));
}

/** The first reason that holds for somebody, by those of the other side whom it could meet. */
export function whyAtRisk(person: ParticipantFacts, fair: RehearsedFair, matchmaker: Matchmaker): AtRisk['why'] {
  const others = fair.people.filter(({ side }) => side !== person.side);
  const fits = (other: ParticipantFacts): OrganisationFit =>
    person.side === 'exhibitor'
      ? matchmaker.fitOf(person.organisation, other.organisation)
      : matchmaker.fitOf(other.organisation, person.organisation);
  if (!matchmaker.hasProfile(person)) return why('no_profile');
  const fitting = others.filter((other) => fits(other).score !== null);
  if (fitting.length === 0) return why(commonestObstacle(others.map(fits)));
  const isBarred = ({ organisation }: ParticipantFacts): boolean =>
    person.forbidden.some((one) => one.organisation === organisation);
  const open = fitting.filter((other) => !isBarred(other));
  if (open.length === 0) return why('already_met', { count: fitting.length });
  const talking = open.filter((other) => canTalk(person, other, fair));
  if (talking.length < FEW && talking.length < open.length / 2)
    return why('language', { count: open.length - talking.length });
  const reachable = talking.filter((other) => canSit(person, other, fair));
  if (reachable.length < FEW && reachable.length < talking.length / 2)
    return why('other_hall', { count: talking.length - reachable.length });
  if (reachable.length < FEW) return why('few', { count: reachable.length });
  if (committedShare(person, fair) >= 0.5) return why('commitments');
  const rivals = fair.people.filter(({ side }) => side === person.side).length - 1;
  return why('crowded', { count: reachable.length, rivals });
}

function why(code: RiskCode, facts: Readonly<Record<string, number>> = {}): AtRisk['why'] {
  return { code, facts };
}

/** What keeps most of the other side away. */
function commonestObstacle(fits: readonly OrganisationFit[]): RiskCode {
  const counts = { certificate: 0, licence: 0, nothing_in_common: 0 };
  for (const { obstacles } of fits)
    for (const { code } of obstacles ?? []) {
      if (code === 'missing-certificate') counts.certificate += 1;
      else if (code === 'licence-missing') counts.licence += 1;
      else counts.nothing_in_common += 1;
    }
  if (counts.certificate === 0 && counts.licence === 0) return 'nothing_in_common';
  return counts.certificate >= counts.licence ? 'certificate' : 'licence';
}

/** MA7: a language in common, or an interpreter planned at a venue of theirs who speaks with both. */
function canTalk(person: ParticipantFacts, other: ParticipantFacts, { interpreters }: RehearsedFair): boolean {
  const pair = person.side === 'exhibitor' ? { exhibitor: person, buyer: other } : { exhibitor: other, buyer: person };
  const planned = interpreters.map(({ interpreter, venue, languages }) => ({
    interpreter,
    venue,
    pairs: languages.flatMap((one, at) => languages.slice(at + 1).map((two) => [one, two] as const)),
  }));
  return shareLanguage(person, other) || ableInterpreters(pair, { interpreters: planned }).length > 0;
}

function canSit({ venue }: ParticipantFacts, other: ParticipantFacts, { places, rules }: RehearsedFair): boolean {
  if (venue === other.venue) return true;
  const hasVideo = (at: string): boolean => places.some((place) => place.venue === at && place.kind === 'video');
  return rules.videoAcrossVenues && hasVideo(venue) && hasVideo(other.venue);
}

function committedShare({ commitments }: ParticipantFacts, { opensAt, endsAt }: RehearsedFair): number {
  let minutes = 0;
  for (const { from, to } of commitments)
    minutes += Math.max(0, Math.min(to, endsAt) - Math.max(from, opensAt)) / MINUTE;
  return minutes / ((endsAt - opensAt) / MINUTE);
}
