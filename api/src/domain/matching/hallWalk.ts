import type { BySide, Side } from '../kernel/side.ts';
import { SIDES } from '../kernel/side.ts';
import { limitsKinds } from '../pairing/quota.ts';
import { EdgeSet } from './edgeSet.ts';
import { ableInterpreters, kindObstacles } from './eligibility.ts';
import { CAN_TALK, type Present } from './prospectRow.ts';
import type { RoundInput } from './roundInput.ts';
import type { SeatPlan } from './seats.ts';

/** What a round's lists are walked with. */
export interface Walking {
  input: Pick<RoundInput, 'floor' | 'acceptance'>;
  plan: SeatPlan;
  /** Everybody who has come, by number. */
  byNumber: readonly Present[];
  /** MA42: how many candidates each person keeps. */
  most: number;
}

/**
 * Finds whom the free could meet now (MA42): walks each one's list, best first, until it has its candidates. What each step reads stands in arrays
 * (who is free, where the two would sit, until when they are kept apart), so that a step costs some nanoseconds: a hall of 800 free people takes some
 * 80,000 steps a round. Its arrays serve one round after another.
 * Cost: the lists of the free as far as they are walked; where a side has no more people than anybody keeps candidates, only the lists of that side.
 */
export class HallWalk {
  /** By number: where somebody stands in the round; -1: not in it. */
  #position = new Int32Array(0);
  /** By number: its part of the number of the way in which it and another would sit (`SeatPlan`): the two parts together. */
  #wayPart = new Int32Array(0);
  readonly #edges = new EdgeSet({ lefts: 0, rights: 0 });

  /** The pairs of these people that are open, each side in the order of ids; until the next call. */
  edgesOf(asked: BySide<readonly Present[]>, walking: Walking): EdgeSet {
    this.#enter(asked, walking);
    this.#edges.clear({ lefts: asked.exhibitor.length, rights: asked.buyer.length });
    const few = fewOf(asked, walking.most);
    const most = few ? Infinity : walking.most;
    const hasKindQuotas = limitsKinds(walking.input.floor.rules);
    const sides = few ? [few] : SIDES;
    for (const side of sides) {
      const how = { ...walking, most, hasKindQuotas, isFirst: side === sides[0] };
      for (const person of asked[side]) this.#takeBest(person, how);
    }
    for (const side of SIDES) for (const { number } of asked[side]) this.#position[number] = -1;
    return this.#edges;
  }

  #enter(asked: BySide<readonly Present[]>, { byNumber, plan }: Pick<Walking, 'byNumber' | 'plan'>): void {
    if (this.#position.length < byNumber.length) {
      this.#position = new Int32Array(2 * byNumber.length).fill(-1);
      this.#wayPart = new Int32Array(2 * byNumber.length);
    }
    for (const side of SIDES) {
      const people = asked[side];
      const parts = side === 'exhibitor' ? plan.firstWay : plan.venueOf;
      for (let at = 0; at < people.length; at++) {
        const { number } = people[at]!;
        this.#position[number] = at;
        this.#wayPart[number] = parts[at]!;
      }
    }
  }

  #takeBest(person: Present, walking: Walking & { hasKindQuotas: boolean; isFirst: boolean }): void {
    const { input, plan, byNumber, most, hasKindQuotas, isFirst } = walking;
    const row = person.row!;
    row.valueBy(input.acceptance);
    const { others, flags, apart, values, size } = row;
    const [position, wayPart, edges, now] = [this.#position, this.#wayPart, this.#edges, input.floor.now];
    const { isOpen: isWay } = plan;
    const hasInterpreters = input.floor.interpreters.length > 0;
    const [own, ownPart] = [position[person.number]!, wayPart[person.number]!];
    const isLeft = person.side === 'exhibitor';
    let taken = 0;
    for (let at = 0; at < size; at++) {
      const number = others[at]!;
      const found = position[number]!;
      if (found < 0 || isWay[ownPart + wayPart[number]!] === 0) continue;
      const left = isLeft ? own : found;
      const right = isLeft ? found : own;
      // Whom the other side has taken already is open, and needs no second look.
      if (isFirst || !edges.has(left, right)) {
        if (now < apart[at]!) continue;
        const canTalk = flags[at]! & CAN_TALK;
        if (canTalk === 0 && !hasInterpreters) continue;
        if ((canTalk === 0 || hasKindQuotas) && !isOpen(person, byNumber[number]!, { canTalk, input, hasKindQuotas }))
          continue;
        const value = values[at]!;
        const edge = edges.place(left, right);
        edges.value[edge] = value === value ? value : row.valueAt(at);
        edges.canTalk[edge] = canTalk;
      }
      if (++taken === most) return;
    }
  }
}

/**
 * The side whose lists alone say who could meet whom; null where both are walked. Where a side has no more people than anybody keeps candidates, the
 * other side keeps all of it: every pair that is open is kept.
 */
function fewOf({ exhibitor, buyer }: BySide<readonly Present[]>, most: number): Side | null {
  if (Math.min(exhibitor.length, buyer.length) > most) return null;
  return exhibitor.length < buyer.length ? 'exhibitor' : 'buyer';
}

/** What of eligibility can change while two are placed, memory and where they would sit apart: quotas, interpreters. */
function isOpen(
  one: Present,
  other: Present,
  { canTalk, input: { floor }, hasKindQuotas }: Pick<Walking, 'input'> & { canTalk: number; hasKindQuotas: boolean },
): boolean {
  const [exhibitor, buyer] = one.side === 'exhibitor' ? [one, other] : [other, one];
  const pair = { exhibitor: exhibitor.attendee, buyer: buyer.attendee };
  if (hasKindQuotas && kindObstacles(pair, floor).length > 0) return false;
  return canTalk !== 0 || ableInterpreters(pair, floor).length > 0;
}
