import type { OrganisationId, ParticipantId } from '../kernel/id.ts';
import type { Side } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import type { PairMemory } from './eligibility.ts';
import type { RoundParticipant } from './roundInput.ts';
import type { OrganisationScore } from './score.ts';
import { FIRST_ACCEPTANCE, pairValue, type AcceptanceModel } from './value.ts';

/** An organisation with people at the session. */
export interface Party {
  organisation: OrganisationId;
  people: Set<Present>;
  /** What it and others remember of each other; most have nothing to remember. */
  memory: Map<OrganisationId, PairMemory>;
}

/** Somebody who has come to the session. */
export interface Present {
  readonly participant: ParticipantId;
  readonly side: Side;
  readonly party: Party;
  /** Its number in the hall, for as long as the session lives. */
  readonly number: number;
  attendee: RoundParticipant;
  /** Whom it could meet; null until it is placed. */
  row: ProspectRow | null;
  isFree: boolean;
}

/** Somebody whom another could meet. */
export interface Prospect {
  other: Present;
  /** Worth of the pair by the weights that need no history (MA42). */
  rank: number;
  score: OrganisationScore;
  canTalk: boolean;
  isAcross: boolean;
  /** Until when what their organisations remember keeps the two apart (`apartUntil`). */
  apartUntil: Instant;
}

/** What `flags` hold. */
export const CAN_TALK = 1;
export const IS_ACROSS = 2;

/** Whom somebody could meet, best first, of equal ones the lower id; in arrays, so that a round walks it in the order in which memory is read. */
export class ProspectRow {
  size = 0;
  /** Numbers of the others. */
  others = new Int32Array(0);
  ranks = new Float64Array(0);
  /** Worth by `valuedBy`; no number where it was not asked for. */
  values = new Float64Array(0);
  flags = new Uint8Array(0);
  /** Until when memory keeps the two apart: read for everybody who is walked, so it stands here and not in a map. */
  apart = new Float64Array(0);
  readonly scores: OrganisationScore[] = [];
  #valuedBy: AcceptanceModel | null = null;

  constructor(prospects: Prospect[]) {
    this.#grow(prospects.length);
    const sorted = prospects.sort((a, b) => b.rank - a.rank || (a.other.participant < b.other.participant ? -1 : 1));
    for (const [at, prospect] of sorted.entries()) this.#put(at, prospect);
    this.size = sorted.length;
  }

  /** Makes the values those of a model: what was worth something by another is asked for again. */
  valueBy(model: AcceptanceModel): void {
    if (this.#valuedBy === model) return;
    if (model === FIRST_ACCEPTANCE) this.values.set(this.ranks);
    else this.values.fill(NaN);
    this.#valuedBy = model;
  }

  /** MA32 by the model of `valueBy`, found once. */
  valueAt(at: number): number {
    const known = this.values[at]!;
    if (!Number.isNaN(known) || !this.#valuedBy) return known;
    const flags = this.flags[at]!;
    const meeting = { canTalk: (flags & CAN_TALK) !== 0, isAcross: (flags & IS_ACROSS) !== 0 };
    return (this.values[at] = pairValue(this.scores[at]!, { ...meeting, model: this.#valuedBy }));
  }

  insert(prospect: Prospect, people: readonly Present[]): void {
    if (this.size === this.others.length) this.#grow(2 * this.size + 8);
    const at = this.#placeOf(prospect, people);
    for (const list of this.#lists) list.copyWithin(at + 1, at, this.size);
    this.scores.splice(at, 0, prospect.score);
    this.#put(at, prospect);
    this.size++;
  }

  takeOut(prospect: Pick<Prospect, 'other' | 'rank'>, people: readonly Present[]): void {
    const at = this.#placeOf(prospect, people);
    for (const list of this.#lists) list.copyWithin(at, at + 1, this.size);
    this.scores.splice(at, 1);
    this.size--;
  }

  /** What is remembered of somebody in the list is something else. */
  remember(number: number, apartUntil: Instant): void {
    const at = this.#at(number);
    if (at >= 0) this.apart[at] = apartUntil;
  }

  /** Whether somebody is in the list. */
  has(number: number): boolean {
    return this.#at(number) >= 0;
  }

  #at(number: number): number {
    const at = this.others.indexOf(number);
    return at < this.size ? at : -1;
  }

  get #lists(): readonly (Int32Array | Float64Array | Uint8Array)[] {
    return [this.others, this.ranks, this.values, this.flags, this.apart];
  }

  #put(at: number, { other, rank, score, canTalk, isAcross, apartUntil }: Prospect): void {
    this.others[at] = other.number;
    this.ranks[at] = rank;
    // By the model that needs no history a pair is worth its rank (`firstValue`).
    this.values[at] = this.#valuedBy === FIRST_ACCEPTANCE ? rank : NaN;
    this.flags[at] = (canTalk ? CAN_TALK : 0) | (isAcross ? IS_ACROSS : 0);
    this.apart[at] = apartUntil;
    this.scores[at] = score;
  }

  /** How many stand before it. */
  #placeOf({ other, rank }: Pick<Prospect, 'other' | 'rank'>, people: readonly Present[]): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.ranks[middle]!;
      const isBefore =
        found > rank || (found === rank && people[this.others[middle]!]!.participant < other.participant);
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #grow(length: number): void {
    this.others = grown(this.others, new Int32Array(length));
    this.ranks = grown(this.ranks, new Float64Array(length));
    this.values = grown(this.values, new Float64Array(length));
    this.flags = grown(this.flags, new Uint8Array(length));
    this.apart = grown(this.apart, new Float64Array(length));
  }
}

function grown<List extends Int32Array | Float64Array | Uint8Array>(list: List, larger: List): List {
  larger.set(list);
  return larger;
}
