/**
 * Who an event of the session is about. Events of an offer or a meeting name only that; the pair was named when the
 * offer was made, or stands with the people who are in it.
 */
import type { Person } from './person.ts';

/** One event of the session's log, as the feed gives it. */
export interface DeskEvent {
  sequence: number;
  kind: string;
  at: string;
  actor: Actor;
  facts: Readonly<Record<string, unknown>>;
}

/** Who acted: a participant, staff (perhaps for a participant), or the session itself. */
export interface Actor {
  by: 'participant' | 'staff' | 'system';
  participant?: string;
  for?: string | null;
  /** The act that the event is part of, by which it can be taken back. */
  deed?: string;
}

/** The two of an offer or meeting, by their ids. */
export interface Pair {
  exhibitor: string;
  buyer: string;
}

/** Reads an event of the feed. */
export function readEvent(item: {
  sequence: number;
  kind: string;
  at: string;
  actor: unknown;
  facts: unknown;
}): DeskEvent {
  return { ...item, actor: item.actor as Actor, facts: (item.facts ?? {}) as DeskEvent['facts'] };
}

/** A fact of an event where it is text. */
export function textFact({ facts }: DeskEvent, name: string): string | null {
  const value = facts[name];
  return typeof value === 'string' ? value : null;
}

export class Threads {
  readonly #offers = new Map<string, Pair>();
  readonly #meetings = new Map<string, Pair>();

  /** Learns the pairs that people are in now: of each, one knows the exhibitor and the other the buyer. */
  learnPeople(people: Iterable<Person>): void {
    for (const person of people) {
      if (person.offer) this.#learnSide(this.#offers, person.offer.id, person);
      if (person.meeting) this.#learnSide(this.#meetings, person.meeting.id, person);
    }
  }

  /** Learns the pair of an offer, and of the meeting that it becomes. */
  learn(event: DeskEvent): void {
    const offer = textFact(event, 'offer');
    if (offer === null) return;
    const exhibitor = textFact(event, 'exhibitor');
    const buyer = textFact(event, 'buyer');
    if (exhibitor !== null && buyer !== null) this.#offers.set(offer, { exhibitor, buyer });
    const passedTo = event.kind === 'offer-passed' ? textFact(event, 'to') : null;
    const side = textFact(event, 'side')?.toLowerCase() === 'buyer' ? 'buyer' : 'exhibitor';
    const known = this.#offers.get(offer);
    if (passedTo !== null && known) this.#offers.set(offer, { ...known, [side]: passedTo });
    const meeting = textFact(event, 'meeting');
    const pair = this.#offers.get(offer);
    if (meeting !== null && pair) this.#meetings.set(meeting, pair);
  }

  /** The two that an event is about, where it is about an offer or a meeting. */
  pairOf(event: DeskEvent): Pair | undefined {
    const offer = textFact(event, 'offer');
    const meeting = textFact(event, 'meeting');
    return (
      (offer === null ? undefined : this.#offers.get(offer)) ??
      (meeting === null ? undefined : this.#meetings.get(meeting))
    );
  }

  /** The two of a meeting. */
  pairOfMeeting(meeting: string): Pair | undefined {
    return this.#meetings.get(meeting);
  }

  /** Ids of all participants whose state an event may have changed. */
  concerned(event: DeskEvent): string[] {
    const pair = this.pairOf(event);
    const left = event.kind === 'offer-passed' ? textFact(event, 'from') : null;
    const named = [textFact(event, 'participant'), left, pair?.exhibitor, pair?.buyer, factsOfJoining(event)];
    return [...new Set(named.filter((id): id is string => Boolean(id)))];
  }

  #learnSide(pairs: Map<string, Pair>, id: string, { id: participant, side }: Person): void {
    const known = pairs.get(id) ?? { exhibitor: '', buyer: '' };
    pairs.set(id, side === 'EXHIBITOR' ? { ...known, exhibitor: participant } : { ...known, buyer: participant });
  }
}

/** Joining carries what the session records of a person. */
function factsOfJoining({ facts }: DeskEvent): string | null {
  const joined = facts['facts'];
  if (typeof joined !== 'object' || joined === null) return null;
  const { participant } = joined as { participant?: unknown };
  return typeof participant === 'string' ? participant : null;
}
