import { afterEach, expect, test, vi } from 'vitest';
import type { SignInId } from '../domain/kernel/id.ts';
import { TokenMemory } from './tokenMemory.ts';

const NOON = Date.parse('2027-03-04T12:00:00Z');
const says = { signIn: '0190-sign-in' as SignInId, expiresAt: NOON + 60_000 };

afterEach(() => vi.useRealTimers());

test('a token is verified once, and once more when it has run out', async () => {
  vi.useFakeTimers({ now: NOON });
  const memory = new TokenMemory();
  const verify = vi.fn(async () => says);
  expect(await memory.read('token', verify)).toEqual(says);
  expect(await memory.read('token', verify)).toEqual(says);
  expect(verify).toHaveBeenCalledTimes(1);
  vi.setSystemTime(says.expiresAt);
  expect(await memory.read('token', async () => null)).toBeNull();
});

test('a token that says nothing is never remembered, nor does it say what another says', async () => {
  const memory = new TokenMemory();
  vi.useFakeTimers({ now: NOON });
  await memory.read('token', async () => says);
  const nothing = vi.fn(async () => null);
  expect(await memory.read('tokeN', nothing)).toBeNull();
  expect(await memory.read('tokeN', nothing)).toBeNull();
  expect(nothing).toHaveBeenCalledTimes(2);
});
