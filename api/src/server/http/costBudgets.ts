import { GraphQLError } from 'graphql';
import { idOf, type Caller } from '../../domain/credential/caller.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Clock } from '../../ports/clock.ts';

/** What a badge or a key may spend: a hall's phones need far less, a partner's export waits for it to fill again. */
const USUAL = { most: 200_000, restoreRate: 2_000 } as const;
/** What an organiser may spend: a list of 5,000 people costs some 260,000, and a hundred of them are asked for again each 0.4 s of a full hall. */
const DESK = { most: 1_000_000, restoreRate: 20_000 } as const;

/** What one caller may spend at once, and how much comes back in a second. */
export function budgetOf(caller: Caller): { most: number; restoreRate: number } {
  return caller.kind === 'user' ? DESK : USUAL;
}

/** Callers whose budgets are kept; the fullest are forgotten first, as they would be full again. */
const MOST_KEPT = 20_000;

/** What each badge, user and key has left to spend, restored by the second. */
export class CostBudgets {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #spent = new Map<string, Spent>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Takes the cost of an operation; an error where the caller has not so much left. Nobody has no budget: what it may ask is bounded by each operation. */
  take(caller: Caller, cost: number): GraphQLError | null {
    const key = idOf(caller);
    if (!key) return null;
    const { most, restoreRate } = budgetOf(caller);
    const left = this.leftOf(caller).available;
    if (cost > left) {
      const retryAfterSeconds = Math.ceil((cost - left) / restoreRate);
      const told = { requested: cost, available: left, restoreRate };
      return new GraphQLError('Too much was asked for in a short time.', {
        extensions: { code: 'TOO_COSTLY', cost: told, retryAfterSeconds },
      });
    }
    if (this.#spent.size >= MOST_KEPT) this.#forgetFull();
    this.#spent.set(key, { left: left - cost, at: this.#clock.now(), most, restoreRate });
    return null;
  }

  /** What a caller has left, and how it comes back. */
  leftOf(caller: Caller): { available: number; restoreRate: number } {
    const { most, restoreRate } = budgetOf(caller);
    const spent = this.#spent.get(idOf(caller) ?? '');
    return { available: Math.floor(spent ? this.#leftOf(spent) : most), restoreRate };
  }

  #leftOf({ left, at, most, restoreRate }: Spent): number {
    return Math.min(most, left + ((this.#clock.now() - at) / 1_000) * restoreRate);
  }

  #forgetFull(): void {
    for (const [key, spent] of this.#spent) if (this.#leftOf(spent) >= spent.most) this.#spent.delete(key);
    if (this.#spent.size >= MOST_KEPT) this.#spent.clear();
  }
}

/** What was left at an instant, and the caller's budget. */
interface Spent {
  left: number;
  at: Instant;
  most: number;
  restoreRate: number;
}
