import type { ParticipantId, VenueId } from '../kernel/id.ts';
import { MINUTE, type Instant } from '../kernel/time.ts';
import type { EventOf } from '../pairing/fold.ts';
import type { ParticipantFacts } from '../pairing/participant.ts';
import type { Session } from '../pairing/session.ts';
import type { Intention } from './agenda.ts';
import { itself, laterBy, type Crowd } from './crowd.ts';
import type { Stay } from './rehearsedFair.ts';

/** Somebody who has come puts the coat away first. */
const READY_SECONDS = [10, 120] as const;

/** RH5: what somebody does in a stay whatever happens: come, keep its commitments, go, perhaps over to another hall on the way. */
export function stayOf(person: ParticipantFacts, stay: Stay, crowd: Crowd): Intention[] {
  const { participant } = person;
  const leaves = itself(stay.until, participant, { kind: 'leave', participant });
  return [
    ...comes(person, stay.from, crowd),
    ...keepsCommitments(person, stay),
    ...goesOver(person, stay, crowd),
    leaves,
  ];
}

/** Checks in and is ready soon after. */
export function comes(facts: ParticipantFacts, at: Instant, { chance }: Crowd): Intention[] {
  const { participant } = facts;
  const ready = laterBy(at, chance.between(READY_SECONDS, 'ready', participant, String(at)));
  return [
    itself(at, participant, { kind: 'check-in', facts }),
    itself(ready, participant, { kind: 'become-available', participant }),
  ];
}

/** RH7: who waits in vain leaves; exhibitors have a stand and stay. */
export function losesPatience(
  { participant, waitingSince }: EventOf<'participant-available'>,
  { side }: Pick<ParticipantFacts, 'side'>,
  { settings, chance, fair }: Crowd,
): Intention[] {
  if (side === 'exhibitor' || fair.witnessed) return [];
  const spread = { median: settings.patienceMinutes, p90: settings.patienceP90Minutes };
  const minutes = chance.length(spread, 'patience', participant, String(waitingSince));
  const at = waitingSince + Math.round(minutes * MINUTE);
  return [{ at, act: (session) => givesUp(session, participant, waitingSince) }];
}

/** RH6: a break after a meeting, at its cooldown. */
export function takesBreak(participant: ParticipantId, ended: EventOf<'meeting-ended'>, crowd: Crowd): Intention[] {
  const { settings, chance } = crowd;
  if (!chance.happens(settings.breakAfterMeeting, 'break', participant, ended.meeting)) return [];
  const until = laterBy(ended.cooldownEndsAt, settings.breakMinutes * 60);
  return [itself(ended.at, participant, { kind: 'pause', participant, until })];
}

/** Somebody who was silent or did not come is back after a while. */
export function comesBack({ participant, at }: EventOf<'participant-paused'>, { settings }: Crowd): Intention[] {
  const back = laterBy(at, settings.backAfterMinutes * 60);
  return [
    {
      at: back,
      act: ({ participants }) =>
        participants.get(participant)?.state === 'PAUSED'
          ? { actor: { by: 'participant', participant }, order: { kind: 'become-available', participant } }
          : null,
    },
  ];
}

/** RH5: walks between halls take longer at the rush and less at night. */
export function crossingMinutes(at: Instant, { fair, settings }: Pick<Crowd, 'fair' | 'settings'>): number {
  const hour = (fair.opensAtHour + (at - fair.opensAt) / (60 * MINUTE)) % 24;
  const isRush = (hour >= 8 && hour < 10) || (hour >= 17 && hour < 19);
  return settings.crossingMinutes * (isRush ? 11 / 8 : hour >= 20 ? 3 / 4 : 1);
}

function givesUp(session: Session, participant: ParticipantId, waitingSince: Instant): ReturnType<Intention['act']> {
  const person = session.participants.get(participant);
  const stillWaits = person?.state === 'AVAILABLE' && person.waitingSince === waitingSince;
  return stillWaits ? { actor: { by: 'participant', participant }, order: { kind: 'leave', participant } } : null;
}

/** During a commitment somebody is elsewhere: it pauses, so that its waiting does not grow. */
function keepsCommitments({ participant, commitments }: ParticipantFacts, { from, until }: Stay): Intention[] {
  return commitments.flatMap((one) => {
    const at = Math.max(from + 1, one.from);
    return at < Math.min(one.to, until) ? [itself(at, participant, { kind: 'pause', participant, until: one.to })] : [];
  });
}

function goesOver(person: ParticipantFacts, stay: Stay, crowd: Crowd): Intention[] {
  const { settings, chance, fair } = crowd;
  const { participant, side, venue } = person;
  const other = otherVenue(venue, crowd);
  if (side === 'exhibitor' || fair.witnessed || other === null) return [];
  if (!chance.happens(settings.crossing, 'goes over', participant)) return [];
  const at = Math.round(chance.between([stay.from, stay.until], 'goes over at', participant));
  const arrives = laterBy(at, crossingMinutes(at, crowd) * 60);
  if (arrives >= stay.until) return [];
  const leaves = itself(at, participant, { kind: 'leave', participant });
  return [leaves, ...comes({ ...person, venue: other }, arrives, crowd)];
}

/** Another venue that has places, if there is one. */
function otherVenue(venue: VenueId, { fair, chance }: Crowd): VenueId | null {
  const others = fair.venues
    .map((one) => one.venue)
    .filter((one) => one !== venue && fair.places.some((place) => place.venue === one));
  return others[Math.floor(chance.of('goes to', venue) * others.length)] ?? null;
}
