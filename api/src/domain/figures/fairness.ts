import type { ParticipantId } from '../kernel/id.ts';
import { PersistentMap } from '../kernel/persistentMap.ts';
import { otherSide, SIDES, type Side } from '../kernel/side.ts';
import { MINUTE, SECOND, type Instant, type Seconds } from '../kernel/time.ts';
import { WAITING_LIMIT_MINUTES } from '../matching/urgency.ts';
import { barBetween } from '../pairing/eligible.ts';
import type { EventOf } from '../pairing/fold.ts';
import { canTalk } from '../pairing/interpreterFor.ts';
import type { Participant } from '../pairing/participant.ts';
import { organisationPair, type Session } from '../pairing/session.ts';
import { Histogram } from './histogram.ts';

/** FI9: by what waits are told apart. */
export type WaitTrait = 'side' | 'venue' | 'language' | 'size';

/** FI9 to FI11: what is kept of a session to say how fair it was. One fold over its events. */
export interface FairnessFigures {
  /** Waits that ended with a confirmed pair, by trait and its value: `language pt`. */
  waits: PersistentMap<string, Histogram>;
  /** Seconds that each has waited for its confirmed pairs, all together. */
  waited: PersistentMap<ParticipantId, Seconds>;
  /** FI11: how often each was passed. */
  passed: PersistentMap<ParticipantId, number>;
  /** FI11: offers by which somebody was passed. */
  passing: number;
  /** FI11: offers of rounds of which the log does not say whom they passed: what is counted of these is a bound. */
  unjudged: number;
}

/** Nobody has waited yet. */
export function emptyFairness(): FairnessFigures {
  return {
    waits: PersistentMap.empty(),
    waited: PersistentMap.empty(),
    passed: PersistentMap.empty(),
    passing: 0,
    unjudged: 0,
  };
}

/** FI9, FI10: a wait of somebody is over. */
export function withWaited(fairness: FairnessFigures, person: Participant, at: Instant): FairnessFigures {
  const seconds = (at - (person.waitingSince ?? at)) / SECOND;
  const before = fairness.waited.get(person.participant) ?? 0;
  return {
    ...fairness,
    waited: fairness.waited.set(person.participant, before + seconds),
    waits: traitsOf(person).reduce(
      (waits, key) => waits.set(key, (waits.get(key) ?? Histogram.empty()).add(seconds)),
      fairness.waits,
    ),
  };
}

/** FI11: whom an offer of a round passes: as the round judged, or who may have been, where the log does not say. */
export function withPassed(fairness: FairnessFigures, session: Session, event: EventOf<'offer-made'>): FairnessFigures {
  if (event.round === null) return fairness;
  const known = event.passed ? fairness : { ...fairness, unjudged: fairness.unjudged + 1 };
  const passed = event.passed ?? SIDES.flatMap((side) => passedOn(session, event, side));
  if (passed.length === 0) return known;
  return {
    ...known,
    passing: known.passing + 1,
    passed: passed.reduce((counts, id) => counts.set(id, (counts.get(id) ?? 0) + 1), known.passed),
  };
}

/**
 * A bound of whom an offer passes: who waits longer, by more than the limit, on the same side and in the same hall for the same counterpart, could talk
 * to it and may meet it, whether or not their goods fit. Cost O(waiting people).
 */
function passedOn(session: Session, event: EventOf<'offer-made'>, side: Side): ParticipantId[] {
  const taken = session.participants.get(event[side])!;
  const across = session.participants.get(event[otherSide(side)])!;
  const passed: ParticipantId[] = [];
  for (const id of session.available.keys()) {
    const person = session.participants.get(id)!;
    if (person.side !== side || person.venue !== taken.venue || !person.reachable || id === taken.participant) continue;
    if (!waitsLonger(person, taken) || !mightMeet(session, { person, across }, event.at)) continue;
    passed.push(id);
  }
  return passed;
}

/** MA33: by so much that no difference of fit outweighs it. */
function waitsLonger(a: Participant, b: Participant): boolean {
  if (a.waitingSince === null || b.waitingSince === null) return false;
  return b.waitingSince - a.waitingSince > WAITING_LIMIT_MINUTES * MINUTE;
}

function mightMeet(
  session: Session,
  { person, across }: { person: Participant; across: Participant },
  at: Instant,
): boolean {
  const pair = organisationPair(person.organisation, across.organisation);
  if (barBetween(session, pair, at) || at < (session.notBefore.get(pair) ?? at)) return false;
  if (person.ownerGroup !== null && person.ownerGroup === across.ownerGroup) return false;
  return canTalk(
    person.side === 'exhibitor' ? { exhibitor: person, buyer: across } : { exhibitor: across, buyer: person },
  );
}

function traitsOf({ side, venue, languages, size }: Participant): readonly string[] {
  const traits: `${WaitTrait} ${string}`[] = [`side ${side}`, `venue ${venue}`];
  if (size) traits.push(`size ${size}`);
  return [...traits, ...languages.map((language) => `language ${language}` as const)];
}
