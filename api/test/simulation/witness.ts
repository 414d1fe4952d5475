import type { OfferId, OrganisationId, ParticipantId } from '../../src/domain/kernel/id.ts';
import { SIDES, otherSide, type Side } from '../../src/domain/kernel/side.ts';
import { minutesAfter, secondsAfter, type Instant } from '../../src/domain/kernel/time.ts';
import type { PairingEvent } from '../../src/domain/pairing/event.ts';
import type { EventOf } from '../../src/domain/pairing/fold.ts';
import type { Forbidden, Participant, ParticipantState } from '../../src/domain/pairing/participant.ts';
import type { Session } from '../../src/domain/pairing/session.ts';
import type { Broken } from './promises.ts';

/** The transitions of the floor's states; whoever is EXPECTED may also leave, and nobody joins but by being expected or checking in. */
const TRANSITIONS: Readonly<Record<ParticipantState, readonly ParticipantState[]>> = {
  EXPECTED: ['CHECKED_IN', 'LEFT'],
  CHECKED_IN: ['AVAILABLE', 'PAUSED', 'LEFT'],
  AVAILABLE: ['OFFERED', 'PAUSED', 'LEFT'],
  OFFERED: ['SUMMONED', 'AVAILABLE', 'PAUSED', 'LEFT'],
  SUMMONED: ['MEETING', 'AVAILABLE', 'PAUSED', 'LEFT'],
  MEETING: ['COOLDOWN', 'LEFT'],
  COOLDOWN: ['AVAILABLE', 'PAUSED', 'LEFT'],
  PAUSED: ['AVAILABLE', 'LEFT'],
  LEFT: ['CHECKED_IN', 'EXPECTED'],
};

/** What taking an act of staff back may do besides: whoever was sent home, given a break or parted is where it was. */
const UNDONE: Readonly<Partial<Record<ParticipantState, readonly ParticipantState[]>>> = {
  CHECKED_IN: ['EXPECTED'],
  AVAILABLE: ['CHECKED_IN', 'SUMMONED', 'MEETING'],
  COOLDOWN: ['SUMMONED', 'MEETING'],
  PAUSED: ['CHECKED_IN'],
};

/**
 * Somebody who stands beside the floor, writes down by simple means what people were told, and notices when an event does not fit it.
 * Shares no rule with the core: what it knows it has from the events and from the floor's rules as they are written.
 */
export class Witness {
  /** Pairs of organisations that are not to be offered to each other again. */
  readonly #never = new Set<string>();
  readonly #notBefore = new Map<string, Instant>();
  readonly #noShows = new Map<string, number>();
  /** Since when each waits, as it was told. */
  readonly #waits = new Map<ParticipantId, Instant>();
  /** Who answered its offer, or called its meeting off, and so waits anew. */
  readonly #answered = new Set<ParticipantId>();
  /** Who sat in a meeting to which the other never came. */
  readonly #sittingAlone = new Set<ParticipantId>();
  readonly #accepted = new Map<OfferId, Set<Side>>();

  /** What is wrong with an event, between the session before it and the one after it. */
  notices({ before, event, after }: { before: Session; event: PairingEvent; after: Session }): Broken[] {
    const broken: Broken[] = [];
    if (event.at < before.asOf) broken.push(`3: ${event.kind} is dated before the event before it`);
    if (after.head !== before.head + 1) broken.push(`3: ${after.head} follows ${before.head}`);
    if (before.state === 'CLOSED' && !event.kind.startsWith('outcome-')) broken.push(`PA65: ${event.kind} when closed`);
    broken.push(...this.#transitions(before, { event, after }), ...this.#hears(before, event));
    return broken;
  }

  #transitions(before: Session, { event, after }: { event: PairingEvent; after: Session }): Broken[] {
    return [...after.participants.values()].flatMap(({ participant, state }) => {
      const from = before.participants.get(participant)?.state;
      const isAllowed =
        from === undefined
          ? state === 'EXPECTED' || state === 'CHECKED_IN'
          : TRANSITIONS[from].includes(state) || (isUndo(event) && UNDONE[from]?.includes(state));
      return state === from || isAllowed ? [] : [`states: ${participant} went from ${from} to ${state}`];
    });
  }

  #hears(session: Session, event: PairingEvent): Broken[] {
    switch (event.kind) {
      case 'participant-expected':
      case 'participant-checked-in':
        for (const forbidden of event.facts.forbidden) this.#forbids(event.facts.organisation, forbidden);
        return [];
      case 'forbidden-added':
        this.#forbids(personOf(session, event.participant).organisation, event.forbidden);
        return [];
      case 'offer-made':
        return this.#offerMade(session, event);
      case 'offer-accepted':
        return this.#accepts(session, event);
      case 'offer-passed':
        return this.#passes(session, event);
      case 'offer-declined':
      case 'offer-deferred':
        return this.#answers(session, event);
      case 'offer-expired':
        return this.#expires(session, event);
      case 'offer-confirmed':
        return this.#accepted.get(event.offer)?.size === 2 ? [] : [`2: ${event.offer} confirmed without two yeses`];
      case 'participant-available':
        return this.#waitsAgain(session, event);
      case 'participant-left':
      case 'participant-paused':
        this.#sittingAlone.delete(event.participant);
        this.#answered.delete(event.participant);
        return [];
      case 'meeting-begun':
        return this.#begins(session, event);
      case 'meeting-cancelled': {
        const meeting = session.meetings.get(event.meeting)!;
        if (event.cause === 'called-off' && event.side) this.#answered.add(meeting[event.side]);
        return meeting.state === 'SUMMONED' ? [] : [`states: ${event.meeting} was ${meeting.state} and is cancelled`];
      }
      case 'no-show-recorded':
      case 'meeting-ended':
        return this.#over(session, event);
      default:
        return [];
    }
  }

  #offerMade(session: Session, event: EventOf<'offer-made'>): Broken[] {
    const [exhibitor, buyer] = [personOf(session, event.exhibitor), personOf(session, event.buyer)];
    const pair = pairOf(exhibitor, buyer);
    const broken = [exhibitor, buyer].flatMap((person) => this.#unfit(session, person, event.at));
    if (this.#never.has(pair)) broken.push(`6: ${event.offer} brings together ${pair}, who were never to be`);
    if (event.round !== null && event.at < (this.#notBefore.get(pair) ?? event.at))
      broken.push(`6: ${event.offer} is too soon`);
    if (exhibitor.ownerGroup !== null && exhibitor.ownerGroup === buyer.ownerGroup) broken.push('6: of one owner');
    if (organisationsEngaged(session).has(pair)) broken.push(`6: ${pair} are engaged already`);
    if (session.state !== 'PAIRING' && event.round !== null) broken.push(`states: a round while ${session.state}`);
    this.#accepted.set(event.offer, new Set());
    for (const side of SIDES) this.#answered.delete(event[side]);
    return [...broken, ...overPromised(session, event)];
  }

  /** An offer goes to who is free, reachable, and has time for walk, meeting and cooldown before the next commitment. */
  #unfit({ rules }: Session, person: Participant, at: Instant): Broken[] {
    const { participant, state, reachable, commitments } = person;
    const broken: Broken[] = [];
    if (state !== 'AVAILABLE' || !reachable)
      broken.push(`6: ${participant} was offered while ${state}, reachable ${reachable}`);
    const needed = minutesAfter(secondsAfter(at, rules.summonsSeconds + rules.cooldownSeconds), rules.meetingMinutes);
    if (commitments.some(({ from, to }) => from < needed && to > at))
      broken.push(`6: ${participant} is promised elsewhere`);
    return broken;
  }

  #accepts(session: Session, { offer, side, at }: EventOf<'offer-accepted'>): Broken[] {
    this.#accepted.get(offer)!.add(side);
    const { deadline } = session.offers.get(offer)!.answers[side];
    return at < deadline ? [] : [`PA12: ${offer} was accepted at ${at}, its time was over at ${deadline}`];
  }

  /** An unanswered offer passes to a colleague who could have been offered it. */
  #passes(session: Session, { offer, side, from, to, at }: EventOf<'offer-passed'>): Broken[] {
    const [left, taken] = [personOf(session, from), personOf(session, to)];
    const broken = this.#unfit(session, taken, at);
    if (left.organisation !== taken.organisation) broken.push(`PA91: ${offer} passed to another company`);
    if (this.#accepted.get(offer)!.has(side)) broken.push(`PA91: ${offer} was answered and passed on`);
    this.#answered.delete(to);
    return broken;
  }

  #answers(session: Session, event: EventOf<'offer-declined'> | EventOf<'offer-deferred'>): Broken[] {
    const offer = session.offers.get(event.offer)!;
    const pair = pairOf(personOf(session, offer.exhibitor), personOf(session, offer.buyer));
    this.#answered.add(offer[event.side]);
    if (event.kind === 'offer-declined') this.#never.add(pair);
    else this.#notBefore.set(pair, minutesAfter(event.at, session.rules.laterMinutes));
    return [];
  }

  #expires(session: Session, { offer: id, silent, at }: EventOf<'offer-expired'>): Broken[] {
    const offer = session.offers.get(id)!;
    const pair = pairOf(personOf(session, offer.exhibitor), personOf(session, offer.buyer));
    this.#notBefore.set(pair, minutesAfter(at, session.rules.laterMinutes));
    const isFair = silent.every((side) => offer.answers[side].deadline <= at && !this.#accepted.get(id)!.has(side));
    return isFair && silent.length > 0 ? [] : [`PA12: ${id} expired by ${silent.join()}`];
  }

  /** Who comes back through no fault of its own has the waiting time it had. */
  #waitsAgain(session: Session, event: EventOf<'participant-available'>): Broken[] {
    const { participant, waitingSince, at } = event;
    const { state } = personOf(session, participant);
    const wasPicked = state === 'OFFERED' || state === 'SUMMONED';
    const isKept = wasPicked ? !this.#answered.delete(participant) : this.#sittingAlone.delete(participant);
    const expected = isKept ? this.#waits.get(participant) : at;
    this.#waits.set(participant, waitingSince);
    if (isUndo(event)) return [];
    return waitingSince === expected ? [] : [`PA25: ${participant} waits since ${waitingSince}, not ${expected}`];
  }

  #begins(session: Session, { meeting: id, at }: EventOf<'meeting-begun'>): Broken[] {
    const { places, arrivedAt, summonsEndsAt } = session.meetings.get(id)!;
    const areHere = SIDES.every((side) => arrivedAt[side] !== null);
    if (places === null) return [`PA37: ${id} begins nowhere`];
    return areHere || at >= summonsEndsAt! ? [] : [`PA37: ${id} begins before both came and before its summons ended`];
  }

  #over(session: Session, event: EventOf<'no-show-recorded'> | EventOf<'meeting-ended'>): Broken[] {
    const meeting = session.meetings.get(event.meeting)!;
    const pair = pairOf(personOf(session, meeting.exhibitor), personOf(session, meeting.buyer));
    if (event.absent === null) {
      this.#never.add(pair);
      return [];
    }
    const count = (this.#noShows.get(pair) ?? 0) + 1;
    this.#noShows.set(pair, count);
    if (count > 1) this.#never.add(pair);
    this.#notBefore.set(pair, minutesAfter(event.at, session.rules.laterMinutes));
    if (event.kind === 'meeting-ended') this.#sittingAlone.add(meeting[otherSide(event.absent)]);
    const { claim, arrivedAt } = meeting;
    const isClaimed = claim?.by === otherSide(event.absent) && claim.answerBy <= event.at;
    return isClaimed && arrivedAt[event.absent] === null
      ? []
      : [`PA34: ${event.meeting} has a no-show without a claim`];
  }

  #forbids(organisation: OrganisationId, forbidden: Forbidden): void {
    this.#never.add(pairOf({ organisation }, forbidden));
  }
}

function isUndo({ actor }: PairingEvent): boolean {
  return actor.by === 'staff' && actor.undoes !== undefined;
}

function personOf(session: Session, id: ParticipantId): Participant {
  return session.participants.get(id)!;
}

function pairOf(a: { organisation: OrganisationId }, b: { organisation: OrganisationId }): string {
  return [a.organisation, b.organisation].sort().join(' with ');
}

function organisationsEngaged(session: Session): ReadonlySet<string> {
  const live = [...session.offers.values()].filter(({ state }) => state === 'PROPOSED');
  const running = [...session.meetings.values()].filter(({ state }) => state === 'SUMMONED' || state === 'IN_PROGRESS');
  return new Set(
    [...live, ...running].map((pair) => pairOf(personOf(session, pair.exhibitor), personOf(session, pair.buyer))),
  );
}

/** At most as many offers are open for a venue's tables as are free or promised free within the answer window. */
function overPromised(session: Session, event: EventOf<'offer-made'>): Broken[] {
  if (event.placeKind !== 'table') return [];
  const { venue } = personOf(session, event.exhibitor);
  const tables = [...session.places.values()].filter(
    (place) => place.kind === 'table' && place.venue === venue && place.open,
  );
  const soon = secondsAfter(event.at, session.rules.answerSeconds);
  const promised = tables.filter(({ place }) => {
    const use = session.placeUse.get(place);
    const meeting = use && session.meetings.get(use)!;
    return !meeting || (meeting.state === 'IN_PROGRESS' && meeting.endsAt! <= soon);
  });
  const open = [...session.offers.values()].filter(
    (offer) =>
      offer.state === 'PROPOSED' && offer.placeKind === 'table' && personOf(session, offer.buyer).venue === venue,
  );
  const isOver = open.length + 1 > Math.floor(session.rules.overbooking * promised.length);
  return isOver ? [`PA41: ${open.length + 1} offers for ${promised.length} tables of ${venue}`] : [];
}
