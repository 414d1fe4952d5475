import type { OrganisationId, ParticipantId } from '../kernel/id.ts';
import { PersistentMap } from '../kernel/persistentMap.ts';
import type { BySide, Side } from '../kernel/side.ts';
import { SIDES } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import type { Session } from '../pairing/session.ts';
import type { Carried } from './assignment/carried.ts';
import { graphOf, MOST_CANDIDATES } from './candidates.ts';
import { apartUntil, isSameOwner, ownObstacles, shareLanguage, type PairMemory } from './eligibility.ts';
import { HallWalk } from './hallWalk.ts';
import type { Matchmaker } from './matchmaker.ts';
import { withPassed, type PassingHall } from './passed.ts';
import { ProspectRow, type Party, type Present, type Prospect } from './prospectRow.ts';
import { leftBy, roundOn, type Round } from './round.ts';
import { memoryOf, type RoundInput, type RoundParticipant } from './roundInput.ts';
import { SeatPlan } from './seats.ts';
import { attendeeOf, hallOf, standingOf, type RoundCircumstances } from './sessionRound.ts';
import type { Touched } from './touched.ts';
import { FIRST_ACCEPTANCE, firstValue } from './value.ts';

/**
 * The people of a live session and whom each of them could meet, best first, kept from event to event and never rebuilt whole: a round only walks
 * the lists of those who are free until each has its candidates (MA42). Gives the same graph, to the byte, as `candidateGraph` builds from nothing.
 * Cost: placing somebody, one step a counterpart it has something in common with; a round, the lists of the free as far as they are walked.
 * Memory: about 60 bytes a pair of people who fit.
 */
export class LiveHall {
  readonly #matchmaker: Matchmaker;
  readonly #most: number;
  readonly #mostPlaced: number;
  readonly #saysPassed: boolean;
  readonly #people = new Map<ParticipantId, Present>();
  readonly #byNumber: Present[] = [];
  readonly #walk = new HallWalk();
  readonly #parties = new Map<OrganisationId, Party>();
  readonly #free: BySide<Present[]> = { exhibitor: [], buyer: [] };
  readonly #unplaced = new Set<Present>();
  #session: Session | null = null;
  #carried: Carried | null = null;

  constructor(
    matchmaker: Matchmaker,
    { mostCandidates = MOST_CANDIDATES, mostPlaced = Infinity, saysPassed = true }: HallLimits = {},
  ) {
    this.#matchmaker = matchmaker;
    this.#saysPassed = saysPassed;
    this.#most = mostCandidates;
    this.#mostPlaced = mostPlaced;
  }

  /** Takes the session as it is after more events. Cost: what changed. */
  follow(session: Session): void {
    const before = this.#session;
    this.#session = session;
    if (session === before) return;
    this.learned(this.#matchmaker.emphasise(session.rules.emphasis));
    if (before && before.rules.metAgainAfterHours !== session.rules.metAgainAfterHours) this.#rememberAll(session);
    const changed = new Set<ParticipantId>();
    for (const { key } of changes(session.participants, before?.participants)) changed.add(key);
    this.#peopleOf(changes(session.meetingsHeld, before?.meetingsHeld), changed);
    this.#peopleOf(changes(session.engagements, before?.engagements), changed);
    this.#peopleOf(changes(session.heldElsewhere, before?.heldElsewhere), changed);
    for (const participant of changed) this.#see(participant, session);
    for (const { key } of changes(session.forbidden, before?.forbidden)) this.#remember(key, session);
    for (const { key } of changes(session.metAt, before?.metAt)) this.#remember(key, session);
    for (const { key } of changes(session.notBefore, before?.notBefore)) this.#remember(key, session);
    for (const { key } of changes(session.pairsEngaged, before?.pairsEngaged)) this.#remember(key, session);
  }

  /** The matchmaker judges these organisations anew, for their profiles, the trade around the fair or the day are others: their people are placed again. */
  learned(touched: Touched | Iterable<OrganisationId>): void {
    if (touched === 'everybody') return this.#learnedAll();
    const people = [...touched].flatMap((organisation) => [...(this.#parties.get(organisation)?.people ?? [])]);
    // To take so many out of the lists of the others costs more than to begin the lists again.
    if (2 * people.length > this.#people.size) return this.#learnedAll();
    for (const person of people) this.#unplace(person);
  }

  #learnedAll(): void {
    for (const person of this.#people.values()) {
      person.row = null;
      this.#unplaced.add(person);
    }
  }

  /** Places so many of those who are not placed yet, while nobody waits for a round; whether more are left. */
  placeSome(most: number): boolean {
    let placed = 0;
    for (const person of this.#unplaced) {
      if (placed++ === most) return true;
      this.#place(person);
    }
    return false;
  }

  /** A round over everybody free now; null before the first `follow`. */
  round(circumstances: Omit<RoundCircumstances, 'matchmaker'>): Round | null {
    const session = this.#session;
    if (!session) return null;
    const acceptance = circumstances.acceptance ?? FIRST_ACCEPTANCE;
    const input = { ...hallOf(session, circumstances), matchmaker: this.#matchmaker, acceptance };
    const free = SIDES.flatMap((side) => this.#free[side].map(({ participant }) => participant));
    const round = roundOn(this.#graph(input), { ...input, free, carried: this.#carried });
    this.#carried = leftBy(round, circumstances.now);
    return this.#saysPassed ? { ...round, pairs: withPassed(round.pairs, this.#passingHall(input)) } : round;
  }

  /** FI11, read from the lists where both are placed. */
  #passingHall({ floor, rooms }: Pick<RoundInput, 'floor' | 'rooms'>): PassingHall {
    const free = (side: Side): RoundParticipant[] => this.#free[side].map(({ attendee }) => attendee);
    const organisationsOf = ({ exhibitor, buyer }: BySide<RoundParticipant>) =>
      [exhibitor.organisation, buyer.organisation] as const;
    return {
      floor,
      rooms,
      free: { exhibitor: free('exhibitor'), buyer: free('buyer') },
      fits: (pair) => {
        const one = this.#people.get(pair.exhibitor.participant);
        const other = this.#people.get(pair.buyer.participant);
        if (one?.row && other?.row) return one.row.has(other.number);
        return this.#matchmaker.fitOf(...organisationsOf(pair)).score !== null;
      },
      memoryOf: (pair) => {
        const [company, buyer] = organisationsOf(pair);
        return this.#parties.get(company)?.memory.get(buyer) ?? NOTHING_REMEMBERED;
      },
    };
  }

  #graph(input: Omit<RoundInput, 'participants' | 'memory'>): Round['graph'] {
    const asked = { exhibitor: this.#asked('exhibitor', input), buyer: this.#asked('buyer', input) };
    const attendee = ({ attendee }: Present): RoundParticipant => attendee;
    const people = { exhibitor: asked.exhibitor.map(attendee), buyer: asked.buyer.map(attendee) };
    const plan = new SeatPlan(people, input);
    const edges = this.#walk.edgesOf(asked, { input, plan, byNumber: this.#byNumber, most: this.#most });
    return graphOf({ people, edges, plan }, input);
  }

  /** Everybody free of a side whom nothing of its own keeps away, in the order of ids. */
  #asked(side: Side, { floor }: Pick<RoundInput, 'floor'>): Present[] {
    const asked: Present[] = [];
    const unplaced: Present[] = [];
    const { mostMeetings, mostMeetingsADay } = floor.rules;
    const hasQuota = mostMeetings !== null || mostMeetingsADay !== null;
    for (const person of this.#free[side]) {
      // Without a quota only a commitment is its own obstacle (MA8, MA11).
      const isBound = hasQuota || person.attendee.commitments.length > 0;
      if (isBound && ownObstacles(person.attendee, floor).length > 0) continue;
      asked.push(person);
      if (!person.row) unplaced.push(person);
    }
    if (unplaced.length === 0) return asked;
    const since = ({ attendee: { waitingSince } }: Present): number => waitingSince ?? floor.now;
    if (unplaced.length > this.#mostPlaced) unplaced.sort((a, b) => since(a) - since(b));
    for (const person of unplaced.slice(0, this.#mostPlaced)) this.#place(person);
    return asked.filter(({ row }) => row);
  }

  #see(id: ParticipantId, session: Session): void {
    const participant = session.participants.get(id);
    if (!participant) return;
    const standing = standingOf(participant);
    const known = this.#people.get(id);
    if (!known && standing === null) return;
    const attendee: RoundParticipant = {
      ...attendeeOf(session, participant),
      standing: standing ?? 'away',
      freeAt: null,
    };
    const person = known ?? this.#welcome(attendee);
    if (isSeenOtherwise(person.attendee, attendee)) this.#unplace(person);
    person.attendee = attendee;
    this.#keepFree(person, standing === 'free');
  }

  #welcome(attendee: RoundParticipant): Present {
    const { participant, side, organisation } = attendee;
    const party = this.#partyOf(organisation);
    const number = this.#byNumber.length;
    const person: Present = { participant, side, party, number, attendee, row: null, isFree: false };
    this.#people.set(participant, person);
    this.#byNumber.push(person);
    party.people.add(person);
    this.#unplaced.add(person);
    return person;
  }

  #keepFree(person: Present, isFree: boolean): void {
    if (person.isFree === isFree) return;
    person.isFree = isFree;
    const free = this.#free[person.side];
    const at = placeIn(free, person.participant);
    if (isFree) free.splice(at, 0, person);
    else free.splice(at, 1);
  }

  /** Adds the people of organisations whose meetings are another number. */
  #peopleOf(organisations: Iterable<{ key: OrganisationId }>, changed: Set<ParticipantId>): void {
    for (const { key } of organisations)
      for (const { participant } of this.#parties.get(key)?.people ?? []) changed.add(participant);
  }

  /** What two organisations remember of each other is something else; kept with both, and in the lists of their people. */
  #remember(key: string, { forbidden, metAt, notBefore, pairsEngaged, rules }: Session): void {
    const [a, b] = key.split(' ') as [OrganisationId, OrganisationId];
    const memory = memoryOf({ memory: { forbidden, metAt, notBefore, engaged: pairsEngaged } }, a, b);
    const [one, other] = [this.#partyOf(a), this.#partyOf(b)];
    one.memory.set(b, memory);
    other.memory.set(a, memory);
    keepApart(one, other, apartUntil(memory, rules));
  }

  /** The rules of meeting again are others: everything that is remembered keeps apart for another time. */
  #rememberAll({ rules }: Session): void {
    for (const party of this.#parties.values())
      for (const [other, memory] of party.memory) keepApart(party, this.#partyOf(other), apartUntil(memory, rules));
  }

  #partyOf(organisation: OrganisationId): Party {
    let party = this.#parties.get(organisation);
    if (!party) this.#parties.set(organisation, (party = { organisation, people: new Set(), memory: new Map() }));
    return party;
  }

  /** Finds whom somebody could meet among those who are placed, and takes its place in their lists. */
  #place(person: Present): void {
    this.#unplaced.delete(person);
    const { side, attendee } = person;
    const own = attendee.organisation;
    const prospects: Prospect[] = [];
    for (const organisation of this.#matchmaker.inCommonWith(attendee)) {
      const others = this.#parties.get(organisation)?.people;
      if (!others) continue;
      const [company, buyer] = side === 'exhibitor' ? [own, organisation] : [organisation, own];
      const { score } = this.#matchmaker.fitOf(company, buyer);
      if (!score) continue;
      const memory = person.party.memory.get(organisation);
      const apart = memory && this.#session ? apartUntil(memory, this.#session.rules) : 0;
      for (const other of others) {
        if (!other.row || other.side === side || isSameOwner(attendee, other.attendee)) continue;
        const canTalk = shareLanguage(attendee, other.attendee);
        const isAcross = attendee.venue !== other.attendee.venue;
        const rank = firstValue(score, { canTalk, isAcross });
        const prospect = { other, rank, score, canTalk, isAcross, apartUntil: apart };
        prospects.push(prospect);
        other.row.insert({ ...prospect, other: person }, this.#byNumber);
      }
    }
    person.row = new ProspectRow(prospects);
  }

  #unplace(person: Present): void {
    const { row } = person;
    this.#unplaced.add(person);
    if (!row) return;
    person.row = null;
    for (let at = 0; at < row.size; at++)
      this.#byNumber[row.others[at]!]!.row?.takeOut({ other: person, rank: row.ranks[at]! }, this.#byNumber);
  }
}

const NOTHING_REMEMBERED: PairMemory = { forbidden: null, metAt: null, notBefore: null, isEngaged: false };

/** What a hall is held to. */
interface HallLimits {
  /** MA42. */
  mostCandidates?: number;
  /**
   * How many of either side are placed for a round, who wait longest first; the others are in a later one. Where everybody comes at once, as when
   * a node takes over a session, nobody waits until all are judged. Without limit unless stated.
   */
  mostPlaced?: number;
  /** FI11: false where nobody asks whom a round passes, as in a rehearsal. True unless stated. */
  saysPassed?: boolean;
}

/** How many of those in the order of ids stand before an id. */
function placeIn(people: readonly Present[], id: ParticipantId): number {
  let [low, high] = [0, people.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (people[middle]!.participant < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Writes into the lists of two organisations' people until when what is remembered keeps them apart. */
function keepApart(one: Party, other: Party, until: Instant): void {
  for (const [party, against] of [
    [one, other],
    [other, one],
  ] as const)
    for (const { row } of party.people) for (const { number } of against.people) row?.remember(number, until);
}

/** What is another value than before; everything where there is no before. */
function changes<K extends string, V>(after: PersistentMap<K, V>, before = PersistentMap.empty<K, V>()) {
  return after.changesSince(before);
}

/** Whether another fit with others follows from what is known of somebody now. */
function isSeenOtherwise(before: RoundParticipant, after: RoundParticipant): boolean {
  return (
    before !== after &&
    (before.venue !== after.venue ||
      before.ownerGroup !== after.ownerGroup ||
      before.languages.join(' ') !== after.languages.join(' '))
  );
}
