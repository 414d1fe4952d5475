import type { Instant } from '../kernel/time.ts';
import { minutesAfter, secondsAfter } from '../kernel/time.ts';
import type { Commitment, Participant } from './participant.ts';
import type { Venue } from './place.ts';
import type { Rules } from './rules.ts';

/** What the length of a meeting with all around it depends on; a session has it. */
export interface Pace {
  rules: Rules;
  venues: ReadonlyMap<Venue['venue'], Pick<Venue, 'walkMinutes'>>;
}

type Bound = Pick<Participant, 'answerSeconds' | 'venue'>;

/** PA17: by when somebody who is offered a meeting now is free again at the latest: answer, walk, meeting, cooldown. */
export function freeAgainIfOffered(pace: Pace, person: Bound, now: Instant): Instant {
  const { answerSeconds, extraAnswerSeconds } = pace.rules;
  return freeAgainIfSummoned(
    pace,
    person,
    secondsAfter(now, (person.answerSeconds ?? answerSeconds) + extraAnswerSeconds),
  );
}

/** PA17: by when somebody who is summoned at `from` is free again: walk, meeting, cooldown. */
export function freeAgainIfSummoned({ rules, venues }: Pace, { venue }: Bound, from: Instant): Instant {
  const walk = Math.max(rules.summonsSeconds, (venues.get(venue)?.walkMinutes ?? 0) * 60);
  return secondsAfter(minutesAfter(secondsAfter(from, walk), rules.meetingMinutes), rules.cooldownSeconds);
}

/** The first commitment of somebody that the time from `from` until `until` runs into; null when there is none. */
export function commitmentBetween(
  person: Parameters<typeof commitmentsOf>[0],
  from: Instant,
  until: Instant,
): Commitment | null {
  const near = commitmentsOf(person).filter((one) => one.from < until && one.to > from);
  return near.reduce<Commitment | null>((first, next) => (first && first.from <= next.from ? first : next), null);
}

/** PA17, PA95: what somebody is promised to; the moment at which it leaves is a commitment without an end. */
export function commitmentsOf({
  commitments,
  leavesAt,
}: Pick<Participant, 'commitments'> & { leavesAt?: Instant | null }): readonly Commitment[] {
  return leavesAt == null ? commitments : [...commitments, { from: leavesAt, to: Infinity, venue: null }];
}
