import type { MeetingId, OfferId, ParticipantId } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import type { Interpreter, InterpreterId } from '../matching/eligibility.ts';
import type { PairingEvent } from '../pairing/event.ts';

/** Knows which interpreters are free: one sits with a pair from its offer until the offer or the meeting is over. */
export class InterpreterDesk {
  readonly #all: readonly Interpreter[];
  readonly #busy = new Set<InterpreterId>();
  readonly #byPair = new Map<string, InterpreterId>();
  readonly #byOffer = new Map<OfferId, InterpreterId>();
  readonly #byMeeting = new Map<MeetingId, { interpreter: InterpreterId; from: Instant }>();
  /** Times in which one sat with a pair. */
  readonly spans: { interpreter: InterpreterId; from: Instant; until: Instant }[] = [];

  constructor(all: readonly Interpreter[]) {
    this.#all = all;
  }

  get free(): readonly Interpreter[] {
    return this.#busy.size === 0 ? this.#all : this.#all.filter(({ interpreter }) => !this.#busy.has(interpreter));
  }

  /** A round has given the pair an interpreter, if its offer is made. */
  promise({ exhibitor, buyer }: { exhibitor: ParticipantId; buyer: ParticipantId }, interpreter: InterpreterId): void {
    this.#byPair.set(`${exhibitor} ${buyer}`, interpreter);
  }

  note(event: PairingEvent): void {
    switch (event.kind) {
      case 'offer-made':
        return this.#offered(event.offer, `${event.exhibitor} ${event.buyer}`);
      case 'offer-declined':
      case 'offer-deferred':
      case 'offer-expired':
      case 'offer-withdrawn':
        return this.#free(this.#byOffer.get(event.offer));
      case 'offer-confirmed':
        return this.#confirmed(event.offer, event.meeting, event.at);
      case 'meeting-ended':
      case 'meeting-cancelled':
      case 'no-show-recorded':
        return this.#over(event.meeting, event.at);
      default:
        return;
    }
  }

  #offered(offer: OfferId, pair: string): void {
    const interpreter = this.#byPair.get(pair);
    this.#byPair.delete(pair);
    if (interpreter === undefined) return;
    this.#busy.add(interpreter);
    this.#byOffer.set(offer, interpreter);
  }

  #confirmed(offer: OfferId, meeting: MeetingId, from: Instant): void {
    const interpreter = this.#byOffer.get(offer);
    if (interpreter !== undefined) this.#byMeeting.set(meeting, { interpreter, from });
  }

  #over(meeting: MeetingId, until: Instant): void {
    const sat = this.#byMeeting.get(meeting);
    if (!sat) return;
    this.#byMeeting.delete(meeting);
    this.spans.push({ ...sat, until });
    this.#free(sat.interpreter);
  }

  #free(interpreter: InterpreterId | undefined): void {
    if (interpreter !== undefined) this.#busy.delete(interpreter);
  }
}
