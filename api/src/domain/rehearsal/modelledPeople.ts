import type { PairingEvent } from '../pairing/event.ts';
import type { Session } from '../pairing/session.ts';
import type { Intention } from './agenda.ts';
import { answersTo } from './atOffer.ts';
import { talksIn, walksTo } from './atTable.ts';
import { comesBack, losesPatience, stayOf, takesBreak } from './comingAndGoing.ts';
import type { Crowd } from './crowd.ts';
import { staysOf } from './stays.ts';

/** The people of a rehearsed day: what they plan, and what each event makes them do. All chance is by name, so that two policies meet the same people. */
export class ModelledPeople {
  readonly #crowd: Crowd;
  /** How often two were offered to each other. */
  readonly #offered = new Map<string, number>();

  constructor(crowd: Crowd) {
    this.#crowd = crowd;
  }

  /** What everybody plans for the day. */
  plans(): Intention[] {
    const { fair } = this.#crowd;
    return fair.people.flatMap((person) =>
      staysOf(person, fair, this.#crowd).flatMap((stay) => stayOf(person, stay, this.#crowd)),
    );
  }

  /** What an event makes people do, seen after it. */
  reacts(session: Session, event: PairingEvent): Intention[] {
    switch (event.kind) {
      case 'offer-made':
        return answersTo(event, this.#timesOffered(event), this.#crowd);
      case 'offer-confirmed':
        return event.places
          ? walksTo(session, session.meetings.get(event.meeting)!, { at: event.at, crowd: this.#crowd })
          : [];
      case 'place-assigned':
        return walksTo(session, session.meetings.get(event.meeting)!, { at: event.at, crowd: this.#crowd });
      case 'meeting-begun':
        return talksIn(session.meetings.get(event.meeting)!, event.at, this.#crowd);
      case 'meeting-ended':
        return this.#breaks(session, event);
      case 'participant-available':
        return losesPatience(event, session.participants.get(event.participant)!, this.#crowd);
      case 'participant-paused':
        return event.cause === 'wish' ? [] : comesBack(event, this.#crowd);
      default:
        return [];
    }
  }

  #breaks(session: Session, event: Extract<PairingEvent, { kind: 'meeting-ended' }>): Intention[] {
    const { exhibitor, buyer } = session.meetings.get(event.meeting)!;
    if (event.absent !== null) return [];
    return [exhibitor, buyer].flatMap((participant) => takesBreak(participant, event, this.#crowd));
  }

  #timesOffered({ exhibitor, buyer }: { exhibitor: string; buyer: string }): number {
    const pair = `${exhibitor} ${buyer}`;
    const times = this.#offered.get(pair) ?? 0;
    this.#offered.set(pair, times + 1);
    return times;
  }
}
