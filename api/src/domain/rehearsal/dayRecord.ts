import type { ParticipantId, VenueId } from '../kernel/id.ts';
import type { Side } from '../kernel/side.ts';
import { SECOND, type Instant, type Seconds } from '../kernel/time.ts';
import type { PairingEvent, RoundCertificate } from '../pairing/event.ts';
import type { Session } from '../pairing/session.ts';

/** A wait and how it ended. */
export interface Wait {
  participant: ParticipantId;
  side: Side;
  venue: VenueId;
  endedAt: Instant;
  seconds: Seconds;
  /** Whether with a confirmed pair; otherwise somebody left, or the session closed. */
  isServed: boolean;
}

/** What is noted of a rehearsed day while it runs, besides what its last session still says. */
export class DayRecord {
  readonly waits: Wait[] = [];
  readonly came = new Set<ParticipantId>();
  /** People waiting at the end of each slice of the day. */
  readonly waiting: number[] = [];
  rounds = 0;
  worstGap = 0;

  /** Notes an event, seen after it; `before` is the session before the decision that made it. */
  note(event: PairingEvent, before: Session, after: Session): void {
    switch (event.kind) {
      case 'participant-checked-in':
        this.came.add(event.facts.participant);
        return;
      case 'offer-confirmed': {
        const { exhibitor, buyer } = after.offers.get(event.offer)!;
        for (const participant of [exhibitor, buyer])
          this.#waited(participant, event.at, { in: before, isServed: true });
        return;
      }
      case 'participant-left':
        this.#waited(event.participant, event.at, { in: before, isServed: false });
        return;
      default:
        return;
    }
  }

  noteRound({ gap }: RoundCertificate): void {
    this.rounds += 1;
    this.worstGap = Math.max(this.worstGap, gap);
  }

  /** Everybody who still waits when the session stops making offers has waited in vain. */
  close(session: Session, at: Instant): void {
    for (const participant of session.available.keys()) this.#waited(participant, at, { in: session, isServed: false });
  }

  #waited(
    participant: ParticipantId,
    endedAt: Instant,
    { in: session, isServed }: { in: Session; isServed: boolean },
  ): void {
    const person = session.participants.get(participant);
    const since = person?.waitingSince ?? null;
    if (!person || since === null || (!isServed && person.state !== 'AVAILABLE')) return;
    const seconds = Math.max(0, Math.round((endedAt - since) / SECOND));
    this.waits.push({ participant, side: person.side, venue: person.venue, endedAt, seconds, isServed });
  }
}
