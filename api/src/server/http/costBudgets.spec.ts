import { expect, test } from 'vitest';
import type { Caller } from '../../domain/credential/caller.ts';
import { CostBudgets } from './costBudgets.ts';

/** Fifty pages of a hundred people each, as the organiser's list asks for them. */
const PAGES = 50;
const COST_OF_A_PAGE = 5_203;

const organiser = { kind: 'user', user: 'user 1' } as Caller;
const partner = { kind: 'partner', key: 'key 1' } as Caller;

test('an organiser reads a list of 5,000 people at once, and goes on', () => {
  const budgets = new CostBudgets({ now: () => 0 });
  for (let page = 0; page < PAGES; page++) expect(budgets.take(organiser, COST_OF_A_PAGE)).toBeNull();
  expect(budgets.leftOf(organiser).available).toBeGreaterThan(0);
});

test('a partner waits for its budget to fill again, as long as it is told', () => {
  let now = 0;
  const budgets = new CostBudgets({ now: () => now });
  let refused = null;
  for (let page = 0; page < PAGES && !refused; page++) refused = budgets.take(partner, COST_OF_A_PAGE);
  expect(refused?.extensions).toMatchObject({ code: 'TOO_COSTLY', retryAfterSeconds: expect.any(Number) });
  now = Number(refused!.extensions['retryAfterSeconds']) * 1_000;
  expect(budgets.take(partner, COST_OF_A_PAGE)).toBeNull();
  expect(budgets.take(partner, COST_OF_A_PAGE)).not.toBeNull();
});
