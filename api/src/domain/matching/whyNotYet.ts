import type { ParticipantId } from '../kernel/id.ts';
import { otherSide } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import { MINUTE } from '../kernel/time.ts';
import { freeAgainIfOffered } from '../pairing/commitment.ts';
import { seatsFor } from './seats.ts';
import { obstaclesBetween, ownObstacles } from './eligibility.ts';
import { estimateWait } from './estimate.ts';
import type { WaitCode, WaitReason, WhyNotYet } from './estimate.ts';
import type { Obstacle } from './obstacle.ts';
import { memoryOf } from './roundInput.ts';
import type { RoundInput, RoundParticipant } from './roundInput.ts';

/**
 * Why somebody free waits (MA40): what keeps it from every meeting comes first, then what those who fit are doing, then the one obstacle that most
 * organisations of the other side fall short by. An organisation with two obstacles is not counted: taking one away would bring nobody. Null for
 * somebody who is not free. Cost O(people x obstacles).
 */
export function whyNotYet(input: RoundInput, participant: ParticipantId): WhyNotYet | null {
  const person = input.participants.find((one) => one.participant === participant);
  if (!person || person.standing !== 'free') return null;
  const own = ownReason(person, input);
  const meetings = input.participants
    .filter((other) => other.side === otherSide(person.side) && other.standing !== 'away')
    .map((other) => meetingWith(person, other, input));
  const fitting = meetings.filter(({ obstacles }) => obstacles.length === 0);
  const reasons = [...(own ? [own] : []), ...busyReasons(person, fitting), ...obstacleReasons(meetings)];
  return {
    participant,
    reasons: reasons.length > 0 ? reasons : [nobodyReason(person, meetings)],
    estimate: own ? null : estimate(person, fitting, input),
  };
}

/** A counterpart, and what stands between. */
interface Prospect {
  other: RoundParticipant;
  obstacles: readonly Obstacle[];
  /** Whether a place is free for the two. */
  hasRoom: boolean;
  /** When both the counterpart and a place for the two should be free; null when nobody knows. */
  freeAt: Instant | null;
}

function meetingWith(person: RoundParticipant, other: RoundParticipant, input: RoundInput): Prospect {
  const pair = person.side === 'exhibitor' ? { exhibitor: person, buyer: other } : { exhibitor: other, buyer: person };
  const fit = input.matchmaker.fitOf(pair.exhibitor.organisation, pair.buyer.organisation);
  const memory = memoryOf(input, pair.exhibitor.organisation, pair.buyer.organisation);
  const obstacles = [
    ...(fit.obstacles ?? []),
    ...obstaclesBetween(pair, memory, input.floor),
    ...ownObstacles(other, input.floor),
  ];
  const { pools, hasRoom } = seatsFor(pair, input);
  const rooms = pools.map((pool) => input.rooms.get(pool));
  const times = [other.standing === 'free' ? input.floor.now : other.freeAt];
  for (const room of rooms) if (!room || room.free <= 0) times.push(room?.nextFreeAt ?? null);
  const known = times.filter((time) => time !== null);
  return { other, obstacles, hasRoom, freeAt: known.length === times.length ? Math.max(...known) : null };
}

function ownReason(person: RoundParticipant, { floor, matchmaker }: RoundInput): WaitReason | null {
  if (!matchmaker.hasProfile(person)) return { code: 'no_profile', facts: {} };
  for (const obstacle of ownObstacles(person, floor)) {
    if (obstacle.code === 'quota') return { code: 'quota', facts: { max: obstacle.most } };
    if (obstacle.code === 'quota-day') return { code: 'quota_day', facts: { max: obstacle.most } };
    if (obstacle.code === 'commitment')
      return { code: obstacle.at <= floor.now ? 'commitment_now' : 'commitment', facts: { time: obstacle.at } };
  }
  return null;
}

/** What those who fit are doing, the nearest to a meeting first. */
function busyReasons(person: RoundParticipant, fitting: readonly Prospect[]): readonly WaitReason[] {
  const free = fitting.filter(({ other }) => other.standing === 'free');
  const asked = fitting.filter(({ other }) => other.standing === 'asked');
  const meeting = fitting.filter(({ other }) => other.standing === 'meeting');
  const here = meeting.filter(({ other }) => other.venue === person.venue);
  const reasons: WaitReason[] = [];
  if (free.some(({ hasRoom }) => hasRoom)) reasons.push({ code: 'next_round', facts: {} });
  else if (free.some(({ other }) => other.venue === person.venue)) reasons.push({ code: 'no_table', facts: {} });
  else if (free[0]) reasons.push({ code: 'video_taken', facts: { venue: free[0].other.venue } });
  if (here.length > 0) reasons.push({ code: 'in_meeting', facts: { n: organisationsOf(here) } });
  if (asked.length > 0) reasons.push({ code: 'taken', facts: { n: organisationsOf(asked) } });
  for (const venue of new Set(meeting.map(({ other }) => other.venue))) {
    const there = meeting.filter(({ other }) => other.venue === venue);
    if (venue !== person.venue) reasons.push({ code: 'other_venue', facts: { n: organisationsOf(there), venue } });
  }
  return reasons;
}

/** Organisations that one obstacle alone keeps away, most first; those that are out for good come last. */
function obstacleReasons(prospects: readonly Prospect[]): readonly WaitReason[] {
  const groups = new Map<string, { reason: WaitReason; organisations: Set<string> }>();
  for (const { other, obstacles } of prospects) {
    const [only] = obstacles;
    const reason = only && obstacles.length === 1 ? reasonOf(only, other) : null;
    if (!reason) continue;
    const key = JSON.stringify([reason.code, reason.facts]);
    const group = groups.get(key) ?? { reason, organisations: new Set() };
    group.organisations.add(other.organisation);
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort((a, b) => rank(a.reason.code) - rank(b.reason.code) || b.organisations.size - a.organisations.size)
    .map(({ reason, organisations }) => ({ code: reason.code, facts: { n: organisations.size, ...reason.facts } }));
}

/** Nobody fits: where nothing but several musts of its own keeps organisations away, those that the nearest of them lack are named. */
function nobodyReason({ side }: RoundParticipant, prospects: readonly Prospect[]): WaitReason {
  const lacks = prospects.map(({ obstacles }) =>
    obstacles.flatMap((one) => (one.code === 'missing-certificate' ? [one.scheme] : [])),
  );
  const byMusts = lacks.filter(
    (schemes, at) => schemes.length > 0 && schemes.length === prospects[at]!.obstacles.length,
  );
  if (side !== 'buyer' || byMusts.length === 0) return { code: 'nobody', facts: {} };
  const fewest = Math.min(...byMusts.map(({ length }) => length));
  const nearest = byMusts.filter(({ length }) => length === fewest).flat();
  return { code: 'nobody_must', facts: { scheme: [...new Set(nearest)].sort() } };
}

function rank(code: WaitCode): number {
  return code === 'met' ? 1 : 0;
}

function reasonOf(obstacle: Obstacle, other: RoundParticipant): WaitReason | null {
  switch (obstacle.code) {
    case 'missing-certificate':
      return { code: other.side === 'buyer' ? 'certificate_yours' : 'certificate', facts: { scheme: obstacle.scheme } };
    case 'licence-missing':
      return { code: obstacle.side === other.side ? 'licence' : 'licence_yours', facts: {} };
    case 'no-common-language':
      return { code: 'language', facts: {} };
    case 'other-venue':
      return { code: 'no_video', facts: { venue: other.venue } };
    case 'later':
      return { code: 'later', facts: {} };
    case 'already-met':
    case 'refused':
      return { code: 'met', facts: {} };
    case 'quota-kind':
      // The counterpart's own limit is its own affair.
      return obstacle.side === other.side ? null : { code: `quota_${obstacle.kind}`, facts: { max: obstacle.most } };
    default:
      // Blocked, same owner, nothing in common, a counterpart's own quota: nothing that this person may be told or can change.
      return null;
  }
}

function estimate(person: RoundParticipant, fitting: readonly Prospect[], input: RoundInput): WhyNotYet['estimate'] {
  const { floor, matchmaker } = input;
  const since = person.waitingSince ?? floor.now;
  const wanted = new Set(fitting.map(({ other }) => other.organisation));
  const rivals = input.participants.filter(
    (rival) =>
      rival.side === person.side &&
      rival.standing === 'free' &&
      (rival.waitingSince ?? floor.now) < since &&
      [...wanted].some((organisation) => matchmaker.fits(rival, organisation)),
  );
  return estimateWait({
    now: floor.now,
    supply: fitting.map(({ freeAt }) => freeAt).filter((at) => at !== null),
    rivals: rivals.length,
    spanMinutes: Math.ceil((freeAgainIfOffered(floor, person, floor.now) - floor.now) / MINUTE),
  });
}

function organisationsOf(prospects: readonly Prospect[]): number {
  return new Set(prospects.map(({ other }) => other.organisation)).size;
}
