/** Whom an event calls while their page is closed, and with what. Quiet rules: only an offer to answer and a table to go to. */
import { SIDES } from '../../domain/kernel/side.ts';
import { SECOND, type Instant } from '../../domain/kernel/time.ts';
import type { ParticipantId, PersonId } from '../../domain/kernel/id.ts';
import type { Language } from '../../domain/kernel/language.ts';
import type { PairingEvent } from '../../domain/pairing/event.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { Call } from './sendCall.ts';

/** Puts a message into words. */
export type Say = (key: string, language: Language, facts: Readonly<Record<string, string | number>>) => string;

/** A call to one person, worded once its device's language is known. */
export interface Calling {
  person: PersonId;
  word(language: Language, say: Say, clock: (at: Instant, language: Language) => string): Call;
}

/** The calls of one event, read in the session after it. */
export function callsOf(event: PairingEvent, session: Session): Calling[] {
  switch (event.kind) {
    case 'offer-made':
      return SIDES.map((side) => asked(session, event, { participant: event[side], deadline: event.deadlines[side] }));
    case 'offer-passed': {
      const offer = session.offers.get(event.offer);
      if (event.how === 'taken' || !offer) return [];
      return [asked(session, event, { participant: event.to, deadline: offer.answers[event.side].deadline })];
    }
    case 'offer-confirmed':
    case 'place-assigned':
    case 'meeting-moved':
      return summoned(event, session);
    default:
      return [];
  }
}

function asked(
  session: Session,
  { at, offer }: { at: Instant; offer: string },
  { participant, deadline }: { participant: ParticipantId; deadline: Instant },
): Calling {
  const seconds = Math.round((deadline - at) / SECOND);
  return {
    person: session.participants.get(participant)!.person,
    word: (language, say) => ({
      title: say('push_offer', language, {}),
      body: say('push_offer_body', language, { seconds }),
      tag: offer,
      seconds,
    }),
  };
}

function summoned(
  {
    at,
    meeting: id,
    places,
    summonsEndsAt,
  }: Extract<PairingEvent, { kind: 'offer-confirmed' | 'place-assigned' | 'meeting-moved' }>,
  session: Session,
): Calling[] {
  const meeting = session.meetings.get(id);
  if (!meeting || places === null || summonsEndsAt === null) return [];
  return SIDES.map((side) => ({
    person: session.participants.get(meeting[side])!.person,
    word: (language, say, clock) => ({
      title: say('push_summons', language, { table: session.places.get(places[side])?.label ?? '' }),
      body: say('push_summons_body', language, { time: clock(summonsEndsAt, language) }),
      tag: meeting.offer,
      seconds: (summonsEndsAt - at) / SECOND,
    }),
  }));
}
