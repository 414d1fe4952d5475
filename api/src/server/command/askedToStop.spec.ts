import { afterEach, expect, test, vi } from 'vitest';
import { askedToStop, Stopped, untilAsked } from './askedToStop.ts';

const before = { SIGINT: process.listeners('SIGINT'), SIGTERM: process.listeners('SIGTERM') };
afterEach(() => {
  vi.restoreAllMocks();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    for (const listener of process.listeners(name))
      if (!before[name].includes(listener)) process.removeListener(name, listener);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the wait, and whoever still starts', async (name) => {
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
