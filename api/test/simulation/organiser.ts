import type { OfferId, PlaceId } from '../../src/domain/kernel/id.ts';
import { minutesAfter, secondsAfter, type Instant } from '../../src/domain/kernel/time.ts';
import type { Order } from '../../src/domain/pairing/command.ts';
import { isLive } from '../../src/domain/pairing/meeting.ts';
import type { Session } from '../../src/domain/pairing/session.ts';
import { HENGQIN, MACAO, REASON, place } from '../builders/pairing.ts';
import { proposed } from './greedy.ts';
import type { Random } from './random.ts';

/** What an organiser might do next on a floor as it is; now and then something that cannot be done. */
export function stepsIn({ session, now, random }: { session: Session; now: Instant; random: Random }): Order {
  const reason = random.happens(0.8) ? REASON : null;
  const somePlace = random.oneOf([...session.places.keys()]) ?? ('nowhere' as PlaceId);
  const someMeeting = random.oneOf(
    [...session.meetings.values()].filter((meeting) => isLive(meeting) || random.happens(0.02)),
  );
  const someOffer = random.oneOf([...session.offers.keys()]) ?? ('nothing' as OfferId);
  const someInterpreter = random.oneOf([...session.interpreters.keys()]);
  const [exhibitor, buyer] = ['exhibitor', 'buyer'].map((side) =>
    random.oneOf(
      [...session.participants.values()].filter(
        (person) => person.side === side && (person.state === 'AVAILABLE' || random.happens(0.1)),
      ),
    ),
  );
  const acts: (Order | null)[] = [
    { kind: 'close-place', place: somePlace, reason },
    { kind: 'open-place', place: somePlace, reason },
    { kind: 'open-place', place: somePlace, reason },
    { kind: 'add-place', place: place('table', random.between(3, 30), random.happens(0.7) ? MACAO : HENGQIN), reason },
    someMeeting ? { kind: 'move-meeting', meeting: someMeeting.meeting, place: somePlace, reason } : null,
    someMeeting ? { kind: 'cancel-meeting', meeting: someMeeting.meeting, reason } : null,
    someMeeting ? { kind: 'end-meeting', meeting: someMeeting.meeting, participant: null, reason } : null,
    someMeeting ? { kind: 'extend-meeting', meeting: someMeeting.meeting, participant: null, reason } : null,
    someMeeting && someInterpreter
      ? { kind: 'assign-interpreter', meeting: someMeeting.meeting, interpreter: someInterpreter, reason }
      : null,
    { kind: 'withdraw-offer', offer: someOffer, reason },
    exhibitor && buyer ? { kind: 'pair-by-hand', pair: proposed(exhibitor, buyer), reason } : null,
    exhibitor && buyer
      ? {
          kind: 'forbid',
          participant: exhibitor.participant,
          forbidden: { organisation: buyer.organisation, cause: 'blocked' },
        }
      : null,
    { kind: 'pause-pairing', until: random.happens(0.7) ? secondsAfter(now, random.between(30, 240)) : null, reason },
    { kind: 'start-pairing', reason },
    { kind: 'start-pairing', reason },
    { kind: 'announce', announcement: REASON, reason },
    { kind: 'change-rules', rules: newRules(random), reason },
    { kind: 'pause-pairing', until: minutesAfter(now, -1), reason },
  ];
  return random.oneOf(acts) ?? { kind: 'start-pairing', reason };
}

function newRules(random: Random) {
  return (
    random.oneOf([
      { answerSeconds: random.between(20, 90) },
      { meetingMinutes: random.between(5, 20) },
      { overbooking: 1 + random.next() },
      { cooldownSeconds: random.between(0, 120) },
      { summonsSeconds: random.between(60, 240) },
      { laterMinutes: random.between(0, 20) },
      { mostMeetings: random.happens(0.5) ? null : random.between(2, 6) },
      { videoAcrossVenues: random.happens(0.7) },
    ]) ?? {}
  );
}
