import type { OrganisationId, ParticipantId } from '../kernel/id.ts';
import { PersistentMap } from '../kernel/persistentMap.ts';
import type { BySide } from '../kernel/side.ts';
import { otherSide, SIDES } from '../kernel/side.ts';
import type { Participant } from '../pairing/participant.ts';
import type { Session } from '../pairing/session.ts';
import { graphOf, MOST_CANDIDATES } from './candidates.ts';
import { EdgeSet } from './edgeSet.ts';
import { ableInterpreters, canSitTogether, isSameOwner, ownObstacles, rememberedObstacle } from './eligibility.ts';
import { atHand, insert, pairBetween, sortRow, takeOut, type LivePair, type Party, type Present } from './livePair.ts';
import type { Matchmaker } from './matchmaker.ts';
import { roundOn, type Round } from './round.ts';
import { memoryOf, type RoundInput, type RoundParticipant } from './roundInput.ts';
import { SeatPlan } from './seats.ts';
import { attendeeOf, hallOf, standingOf, type RoundCircumstances } from './sessionRound.ts';
import { FIRST_ACCEPTANCE, pairValue } from './value.ts';

/**
 * The people of a live session and whom each of them could meet, best first, kept from event to event and never rebuilt whole: a round only walks
 * the lists of those who are free until each has its candidates (MA42). Gives the same graph, to the byte, as `candidateGraph` builds from nothing.
 * Cost: placing somebody, one step a counterpart it has something in common with; a round, the lists of the free as far as they are walked.
 * Memory: about 100 bytes a pair of people who fit.
 */
export class LiveHall {
  readonly #matchmaker: Matchmaker;
  readonly #most: number;
  readonly #people = new Map<ParticipantId, Present>();
  readonly #parties = new Map<OrganisationId, Party>();
  readonly #free: BySide<Present[]> = { exhibitor: [], buyer: [] };
  readonly #unplaced = new Set<Present>();
  #session: Session | null = null;

  constructor(matchmaker: Matchmaker, mostCandidates = MOST_CANDIDATES) {
    this.#matchmaker = matchmaker;
    this.#most = mostCandidates;
  }

  /** Takes the session as it is after more events. Cost: what changed. */
  follow(session: Session): void {
    const before = this.#session;
    this.#session = session;
    if (session === before) return;
    for (const { after } of changes(session.participants, before?.participants)) if (after) this.#see(after, session);
    for (const name of ['meetingsHeld', 'engagements'] as const)
      for (const { key } of changes(session[name], before?.[name])) this.#count(key, session);
    for (const { key } of changes(session.forbidden, before?.forbidden)) this.#remember(key, session);
    for (const { key } of changes(session.notBefore, before?.notBefore)) this.#remember(key, session);
    for (const { key } of changes(session.pairsEngaged, before?.pairsEngaged)) this.#remember(key, session);
  }

  /** The matchmaker was told of other profiles of these organisations: their people are judged anew. */
  learned(organisations: Iterable<OrganisationId>): void {
    for (const organisation of organisations)
      for (const person of this.#parties.get(organisation)?.people ?? []) this.#unplace(person);
  }

  /** The trade around the fair or the day is another one: everybody is judged anew. */
  learnedAll(): void {
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
    return roundOn(this.#graph(input), { ...input, free });
  }

  #graph(input: Omit<RoundInput, 'participants' | 'memory'>): Round['graph'] {
    const people = { exhibitor: this.#asked('exhibitor', input), buyer: this.#asked('buyer', input) };
    const plan = new SeatPlan(input);
    const edges = new EdgeSet({ lefts: people.exhibitor.length, rights: people.buyer.length });
    for (const side of SIDES) for (const person of people[side]) this.#takeBest(person, edges, { input, plan });
    for (const side of SIDES) for (const person of people[side]) person.position = -1;
    const attendees = { exhibitor: people.exhibitor.map(atHand), buyer: people.buyer.map(atHand) };
    return graphOf({ people: attendees, edges: edges.edges, plan }, input);
  }

  /** Everybody free of a side whom nothing of its own keeps away, in the order of ids, numbered for this round. */
  #asked(side: 'exhibitor' | 'buyer', { floor }: Pick<RoundInput, 'floor'>): Present[] {
    const asked = this.#free[side].filter(({ attendee }) => ownObstacles(attendee, floor).length === 0);
    for (const [position, person] of asked.entries()) {
      person.position = position;
      if (!person.row) this.#place(person);
    }
    return asked;
  }

  /** MA42: walks whom somebody could meet, best first, until it has its candidates. */
  #takeBest(
    { side, row }: Present,
    edges: EdgeSet,
    { input, plan }: { input: Omit<RoundInput, 'participants' | 'memory'>; plan: SeatPlan },
  ): void {
    const other = otherSide(side);
    let taken = 0;
    for (const pair of row!) {
      if (pair[other].position < 0 || !this.#isOpen(pair, input, plan)) continue;
      const [left, right] = [pair.exhibitor.position, pair.buyer.position];
      edges.add({ left, right, value: valueOf(pair, input), canTalk: pair.canTalk });
      if (++taken === this.#most) return;
    }
  }

  /** What of eligibility can change while two are placed: places, memory, interpreters. */
  #isOpen(
    { exhibitor, buyer, canTalk, isAcross }: LivePair,
    { floor }: Pick<RoundInput, 'floor'>,
    plan: SeatPlan,
  ): boolean {
    if (!plan.of(exhibitor.attendee, buyer.attendee).hasRoom) return false;
    const memory = exhibitor.party.memory.get(buyer.party.organisation);
    if (memory && rememberedObstacle(memory, floor)) return false;
    if (canTalk && !isAcross) return true;
    const pair = { exhibitor: exhibitor.attendee, buyer: buyer.attendee };
    return canSitTogether(pair, floor) && (canTalk || ableInterpreters(pair, floor).length > 0);
  }

  #see(participant: Participant, session: Session): void {
    const standing = standingOf(participant);
    const known = this.#people.get(participant.participant);
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
    const person: Present = { participant, side, party, attendee, row: null, position: -1, isFree: false };
    this.#people.set(participant, person);
    party.people.add(person);
    this.#unplaced.add(person);
    return person;
  }

  #keepFree(person: Present, isFree: boolean): void {
    if (person.isFree === isFree) return;
    person.isFree = isFree;
    const free = this.#free[person.side];
    const at = free.findIndex(({ participant }) => participant >= person.participant);
    if (isFree) free.splice(at < 0 ? free.length : at, 0, person);
    else free.splice(at, 1);
  }

  /** The meetings of an organisation are another number. */
  #count(organisation: OrganisationId, session: Session): void {
    for (const { participant } of this.#parties.get(organisation)?.people ?? [])
      this.#see(session.participants.get(participant)!, session);
  }

  /** What two organisations remember of each other is something else; kept with both. */
  #remember(key: string, { forbidden, notBefore, pairsEngaged }: Session): void {
    const [a, b] = key.split(' ') as [OrganisationId, OrganisationId];
    const memory = memoryOf({ memory: { forbidden, notBefore, engaged: pairsEngaged } }, a, b);
    this.#partyOf(a).memory.set(b, memory);
    this.#partyOf(b).memory.set(a, memory);
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
    const row: LivePair[] = [];
    for (const organisation of this.#matchmaker.inCommonWith(attendee)) {
      const others = this.#parties.get(organisation)?.people;
      if (!others || others.size === 0) continue;
      const [company, buyer] =
        side === 'exhibitor' ? [attendee.organisation, organisation] : [organisation, attendee.organisation];
      const { score } = this.#matchmaker.fitOf(company, buyer);
      if (!score) continue;
      for (const other of others) {
        if (!other.row || other.side === side || isSameOwner(attendee, other.attendee)) continue;
        const pair = pairBetween(person, other, score);
        row.push(pair);
        insert(other.row, pair, side);
      }
    }
    person.row = sortRow(row, otherSide(side));
  }

  #unplace(person: Present): void {
    const { row, side } = person;
    this.#unplaced.add(person);
    if (!row) return;
    person.row = null;
    for (const pair of row) {
      const others = pair[otherSide(side)].row;
      if (others) takeOut(others, pair, side);
    }
  }
}

/** What is another value than before; everything where there is no before. */
function changes<K extends string, V>(after: PersistentMap<K, V>, before = PersistentMap.empty<K, V>()) {
  return after.changesSince(before);
}

/** MA32, found once a model. */
function valueOf(pair: LivePair, { acceptance }: Pick<RoundInput, 'acceptance'>): number {
  if (pair.valuedBy !== acceptance) {
    pair.value = pairValue(pair.score, { ...pair, model: acceptance });
    pair.valuedBy = acceptance;
  }
  return pair.value;
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
