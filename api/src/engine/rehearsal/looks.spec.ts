import { expect, test } from 'vitest';
import type { SessionId } from '../../domain/kernel/id.ts';
import type { Forecast, ForecastAsked } from '../../ports/rehearsals.ts';
import { inventedFair } from '../../../test/builders/rehearsedFair.ts';
import { createLooks } from './looks.ts';

const fair = inventedFair({ name: 'looks', exhibitors: 1, buyers: 1, tables: 1, hours: 1, goods: 1 });
const nothing = { mean: 0, low: 0, high: 0 };
const figures = { meetingsAnHour: nothing, waitP95Seconds: nothing };
const told: Forecast = { days: 1, asked: 4, now: figures, next: figures };

function asked(session: string): ForecastAsked {
  return { session: session as SessionId, now: fair, next: fair, seed: 1, seeds: 4, mostMs: 1 };
}

/** Looks that end when the test says so, or when they are stopped. */
function heldLooks() {
  const begun: ((found: Forecast | null) => void)[] = [];
  const looks = createLooks((_, stopped) => {
    return new Promise((resolve) => {
      begun.push(resolve);
      stopped?.addEventListener('abort', () => resolve(null));
    });
  });
  return { ...looks, begun };
}

test('[RH20] one look a node: another session hears that it is busy, and may look when the first is over', async () => {
  const { look, begun } = heldLooks();
  const first = look(asked('one'));
  expect(await look(asked('two'))).toBe('busy');
  begun[0]!(told);
  expect(await first).toBe(told);
  const next = look(asked('two'));
  begun[1]!(null);
  expect(await next).toBe('out-of-time');
});

test('[RH20] rules that were changed again are looked at in place of those before, however often', async () => {
  const { look, begun } = heldLooks();
  const [first, second, third] = [look(asked('one')), look(asked('one')), look(asked('one'))];
  expect(await first).toBe('busy');
  expect(await second).toBe('busy');
  begun.at(-1)!(told);
  expect(await third).toBe(told);
});

test('[RH20] a node that stops ends the look, so that no thread outlives it', async () => {
  const { look, close, begun } = heldLooks();
  const looking = look(asked('one'));
  await close();
  expect(await looking).toBe('busy');
  expect(begun).toHaveLength(1);
  await close();
});

test('[RH20] a look that fails leaves the way free for the next', async () => {
  let runs = 0;
  const { look } = createLooks(() => (runs++ === 0 ? Promise.reject(new Error('no thread')) : Promise.resolve(told)));
  await expect(look(asked('one'))).rejects.toThrow('no thread');
  expect(await look(asked('one'))).toBe(told);
});
