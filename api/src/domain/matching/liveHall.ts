import type { OrganisationId, ParticipantId } from '../kernel/id.ts';
import { PersistentMap } from '../kernel/persistentMap.ts';
import type { BySide, Side } from '../kernel/side.ts';
import { SIDES } from '../kernel/side.ts';
import type { Participant } from '../pairing/participant.ts';
import { limitsKinds } from '../pairing/quota.ts';
import type { Session } from '../pairing/session.ts';
import type { Carried } from './assignment/carried.ts';
import { graphOf, MOST_CANDIDATES } from './candidates.ts';
import { EdgeSet } from './edgeSet.ts';
import {
  ableInterpreters,
  canSitTogether,
  isSameOwner,
  kindObstacles,
  ownObstacles,
  rememberedObstacle,
  shareLanguage,
} from './eligibility.ts';
import type { Matchmaker } from './matchmaker.ts';
import { CAN_TALK, ProspectRow, type Party, type Present, type Prospect } from './prospectRow.ts';
import { leftBy, roundOn, type Round } from './round.ts';
import { memoryOf, type RoundInput, type RoundParticipant } from './roundInput.ts';
import { SeatPlan } from './seats.ts';
import { attendeeOf, hallOf, standingOf, type RoundCircumstances } from './sessionRound.ts';
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
  readonly #people = new Map<ParticipantId, Present>();
  readonly #byNumber: Present[] = [];
  /** By number: where somebody stands in the round that is being built; -1: not in it. */
  #position = new Int32Array(64).fill(-1);
  readonly #parties = new Map<OrganisationId, Party>();
  readonly #free: BySide<Present[]> = { exhibitor: [], buyer: [] };
  readonly #unplaced = new Set<Present>();
  #session: Session | null = null;
  #carried: Carried | null = null;

  constructor(matchmaker: Matchmaker, { mostCandidates = MOST_CANDIDATES, mostPlaced = Infinity }: HallLimits = {}) {
    this.#matchmaker = matchmaker;
    this.#most = mostCandidates;
    this.#mostPlaced = mostPlaced;
  }

  /** Takes the session as it is after more events. Cost: what changed. */
  follow(session: Session): void {
    const before = this.#session;
    this.#session = session;
    if (session === before) return;
    if (this.#matchmaker.emphasise(session.rules.emphasis)) this.learnedAll();
    for (const { after } of changes(session.participants, before?.participants)) if (after) this.#see(after, session);
    for (const { key } of changes(session.meetingsHeld, before?.meetingsHeld)) this.#count(key, session);
    for (const { key } of changes(session.engagements, before?.engagements)) this.#count(key, session);
    for (const { key } of changes(session.heldElsewhere, before?.heldElsewhere)) this.#count(key, session);
    for (const { key } of changes(session.forbidden, before?.forbidden)) this.#remember(key, session);
    for (const { key } of changes(session.metAt, before?.metAt)) this.#remember(key, session);
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
    const round = roundOn(this.#graph(input), { ...input, free, carried: this.#carried });
    this.#carried = leftBy(round, circumstances.now);
    return round;
  }

  #graph(input: Omit<RoundInput, 'participants' | 'memory'>): Round['graph'] {
    const asked = { exhibitor: this.#asked('exhibitor', input), buyer: this.#asked('buyer', input) };
    for (const side of SIDES) for (const [at, { number }] of asked[side].entries()) this.#position[number] = at;
    const plan = new SeatPlan(input);
    const edges = new EdgeSet({ lefts: asked.exhibitor.length, rights: asked.buyer.length });
    const few = this.#fewOf(asked);
    const most = few ? Infinity : this.#most;
    const hasKindQuotas = limitsKinds(input.floor.rules);
    for (const side of few ? [few] : SIDES)
      for (const person of asked[side]) this.#takeBest(person, edges, { input, plan, most, hasKindQuotas });
    for (const side of SIDES) for (const { number } of asked[side]) this.#position[number] = -1;
    const attendee = ({ attendee }: Present): RoundParticipant => attendee;
    const people = { exhibitor: asked.exhibitor.map(attendee), buyer: asked.buyer.map(attendee) };
    return graphOf({ people, edges: edges.edges, plan }, input);
  }

  /**
   * The side whose lists alone say who could meet whom; null where both are walked. Where a side has no more people than anybody keeps candidates, the
   * other side keeps all of it: every pair that is open is kept.
   */
  #fewOf({ exhibitor, buyer }: BySide<readonly Present[]>): Side | null {
    if (Math.min(exhibitor.length, buyer.length) > this.#most) return null;
    return exhibitor.length < buyer.length ? 'exhibitor' : 'buyer';
  }

  /** Everybody free of a side whom nothing of its own keeps away, in the order of ids. */
  #asked(side: Side, { floor }: Pick<RoundInput, 'floor'>): Present[] {
    const asked = this.#free[side].filter(({ attendee }) => ownObstacles(attendee, floor).length === 0);
    const unplaced = asked.filter(({ row }) => !row);
    if (unplaced.length === 0) return asked;
    const since = ({ attendee: { waitingSince } }: Present): number => waitingSince ?? floor.now;
    if (unplaced.length > this.#mostPlaced) unplaced.sort((a, b) => since(a) - since(b));
    for (const person of unplaced.slice(0, this.#mostPlaced)) this.#place(person);
    return asked.filter(({ row }) => row);
  }

  /** MA42: walks whom somebody could meet, best first, until it has its candidates. */
  #takeBest(person: Present, edges: EdgeSet, round: Building): void {
    const row = person.row!;
    row.valueBy(round.input.acceptance);
    const { others, flags, size } = row;
    const position = this.#position;
    const own = position[person.number]!;
    const isLeft = person.side === 'exhibitor';
    let taken = 0;
    for (let at = 0; at < size; at++) {
      const number = others[at]!;
      const found = position[number]!;
      if (found < 0) continue;
      const [left, right] = isLeft ? [own, found] : [found, own];
      // Whom the other side has taken already is open, and needs no second look.
      if (!edges.has(left, right)) {
        if (!this.#isOpen(person, this.#byNumber[number]!, { flags: flags[at]!, round })) continue;
        edges.add({ left, right, value: row.valueAt(at), canTalk: (flags[at]! & CAN_TALK) !== 0 });
      }
      if (++taken === round.most) return;
    }
  }

  /** What of eligibility can change while two are placed: places, memory, interpreters. */
  #isOpen(one: Present, other: Present, { flags, round }: { flags: number; round: Building }): boolean {
    const [exhibitor, buyer] = one.side === 'exhibitor' ? [one, other] : [other, one];
    if (!round.plan.of(exhibitor.attendee, buyer.attendee).hasRoom) return false;
    const { floor } = round.input;
    const { memory } = one.party;
    if (memory.size > 0) {
      const remembered = memory.get(other.party.organisation);
      if (remembered && rememberedObstacle(remembered, floor)) return false;
    }
    if (flags === CAN_TALK && !round.hasKindQuotas) return true;
    const pair = { exhibitor: exhibitor.attendee, buyer: buyer.attendee };
    if (kindObstacles(pair, floor).length > 0) return false;
    if (flags === CAN_TALK) return true;
    return canSitTogether(pair, floor) && ((flags & CAN_TALK) !== 0 || ableInterpreters(pair, floor).length > 0);
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
    const number = this.#byNumber.length;
    const person: Present = { participant, side, party, number, attendee, row: null, isFree: false };
    this.#people.set(participant, person);
    this.#byNumber.push(person);
    if (number === this.#position.length) this.#position = new Int32Array(2 * number).fill(-1);
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
  #remember(key: string, { forbidden, metAt, notBefore, pairsEngaged }: Session): void {
    const [a, b] = key.split(' ') as [OrganisationId, OrganisationId];
    const memory = memoryOf({ memory: { forbidden, metAt, notBefore, engaged: pairsEngaged } }, a, b);
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
    const own = attendee.organisation;
    const prospects: Prospect[] = [];
    for (const organisation of this.#matchmaker.inCommonWith(attendee)) {
      const others = this.#parties.get(organisation)?.people;
      if (!others) continue;
      const [company, buyer] = side === 'exhibitor' ? [own, organisation] : [organisation, own];
      const { score } = this.#matchmaker.fitOf(company, buyer);
      if (!score) continue;
      for (const other of others) {
        if (!other.row || other.side === side || isSameOwner(attendee, other.attendee)) continue;
        const canTalk = shareLanguage(attendee, other.attendee);
        const isAcross = attendee.venue !== other.attendee.venue;
        const prospect = { other, rank: firstValue(score, { canTalk, isAcross }), score, canTalk, isAcross };
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

/** What a hall is held to. */
interface HallLimits {
  /** MA42. */
  mostCandidates?: number;
  /**
   * How many of either side are placed for a round, who wait longest first; the others are in a later one. Where everybody comes at once, as when
   * a node takes over a session, nobody waits until all are judged. Without limit unless stated.
   */
  mostPlaced?: number;
}

/** A round that is being built. */
interface Building {
  input: Omit<RoundInput, 'participants' | 'memory'>;
  plan: SeatPlan;
  /** How many candidates each of those who are walked keeps. */
  most: number;
  /** MA11. */
  hasKindQuotas: boolean;
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
