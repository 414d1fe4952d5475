import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RequestFault, Unreachable } from './client.ts';
import { patiently } from './patiently.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const tooMuch = () => new RequestFault('TOO_COSTLY', 'Too much', { retryAfterSeconds: 2 });

test('what was too much is asked for again after as long as the server says, and the answer is given', async () => {
  const ask = vi.fn<() => Promise<string>>().mockRejectedValueOnce(tooMuch()).mockResolvedValue('page 38');
  const answer = patiently(ask);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await answer).toBe('page 38');
  expect(ask).toHaveBeenCalledTimes(2);
});

test('a lost connection is tried a few times, then told', async () => {
  const ask = vi.fn<() => Promise<string>>().mockRejectedValue(new Unreachable('lost'));
  const failure = patiently(ask).catch((cause: unknown) => cause);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await failure).toBeInstanceOf(Unreachable);
  expect(ask).toHaveBeenCalledTimes(4);
});

test('what no waiting mends is told at once, and nobody waits for a list that is no longer wanted', async () => {
  const fault = new RequestFault('FORBIDDEN', 'no');
  await expect(patiently(() => Promise.reject(fault))).rejects.toBe(fault);
  const ask = vi.fn<() => Promise<string>>().mockRejectedValue(tooMuch());
  const failure = patiently(ask, () => false).catch((cause: unknown) => cause);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await failure).toMatchObject({ code: 'TOO_COSTLY' });
  expect(ask).toHaveBeenCalledTimes(1);
});
