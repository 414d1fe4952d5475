import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askedToStop, Stopped, untilAsked } from './askedToStop.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** What else hears the process's signals (vitest, and what other suites have started in it) hears none of these. */
let others: NodeJS.SignalsListener[][] = [];
beforeEach(() => {
  others = SIGNALS.map((name) => process.listeners(name) as NodeJS.SignalsListener[]);
  for (const name of SIGNALS) process.removeAllListeners(name);
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const [at, name] of SIGNALS.entries()) {
    process.removeAllListeners(name);
    for (const listener of others[at]!) process.on(name, listener);
  }
});

test.each(SIGNALS)('%s ends the wait, and whoever still starts', async (name) => {
  const say = vi.fn();
  const asked = askedToStop(say);
  const waited = untilAsked(asked);
  expect(() => asked.throwIfAborted()).not.toThrow();
  process.emit(name);
  await waited;
  await untilAsked(asked);
  expect(() => asked.throwIfAborted()).toThrow(Stopped);
  expect(say).toHaveBeenCalledExactlyOnceWith('stopping');
});

test('a second one ends the process at once', () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  askedToStop(() => undefined);
  process.emit('SIGINT');
  expect(exit).not.toHaveBeenCalled();
  expect(() => process.emit('SIGTERM')).toThrow('exit 1');
});
