import { GraphQLError } from 'graphql';
import { idOf, type Caller } from '../../domain/credential/caller.ts';
import type { Clock } from '../../ports/clock.ts';

/** What one caller may spend: a hall's phones need far less, a partner's export waits for it to fill again. */
export const BUDGET = { most: 200_000, restoreRate: 2_000 } as const;
/** Callers whose budgets are kept; the fullest are forgotten first, as they would be full again. */
const MOST_KEPT = 20_000;

/** What each badge, user and key has left to spend, restored by the second. */
export class CostBudgets {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #spent = new Map<string, { left: number; at: number }>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Takes the cost of an operation; an error where the caller has not so much left. Nobody has no budget: what it may ask is bounded by each operation. */
  take(caller: Caller, cost: number): GraphQLError | null {
    const key = idOf(caller);
    if (!key) return null;
    const left = this.#left(key);
    if (cost > left) {
      const retryAfterSeconds = Math.ceil((cost - left) / BUDGET.restoreRate);
      const told = { requested: cost, available: Math.floor(left), restoreRate: BUDGET.restoreRate };
      return new GraphQLError('Too much was asked for in a short time.', {
        extensions: { code: 'TOO_COSTLY', cost: told, retryAfterSeconds },
      });
    }
    if (this.#spent.size >= MOST_KEPT) this.#forgetFull();
    this.#spent.set(key, { left: left - cost, at: this.#clock.now() });
    return null;
  }

  /** What a caller has left, and how it comes back. */
  leftOf(caller: Caller): { available: number; restoreRate: number } {
    const key = idOf(caller);
    return { available: Math.floor(key ? this.#left(key) : BUDGET.most), restoreRate: BUDGET.restoreRate };
  }

  #left(key: string): number {
    const spent = this.#spent.get(key);
    if (!spent) return BUDGET.most;
    return Math.min(BUDGET.most, spent.left + ((this.#clock.now() - spent.at) / 1_000) * BUDGET.restoreRate);
  }

  #forgetFull(): void {
    for (const key of this.#spent.keys()) if (this.#left(key) >= BUDGET.most) this.#spent.delete(key);
    if (this.#spent.size >= MOST_KEPT) this.#spent.clear();
  }
}
