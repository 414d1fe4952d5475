import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Line } from '#lib/live/line.svelte.ts';
import { serverClock } from '#lib/live/serverClock.svelte.ts';
import { StandInServer, standInShelf } from '#lib/live/testing/server.ts';
import { Desk } from './desk.svelte.ts';

const NOW = Date.parse('2026-11-22T13:31:00Z');
/** Fourteen minutes ago: the last that happened. */
const EVENT = {
  __typename: 'SessionEvent',
  sequence: 7,
  kind: 'announcement-withdrawn',
  at: '2026-11-22T13:17:00Z',
  actor: { by: 'system' },
  facts: {},
};

let receivers: Map<string, (data: unknown) => void>;
beforeEach(() => {
  standInShelf();
  new StandInServer();
  receivers = new Map();
  vi.spyOn(Line.prototype, 'follow').mockImplementation(({ operation, receive }) => {
    receivers.set(operation.name, receive as (data: unknown) => void);
    return () => {};
  });
  vi.spyOn(Line.prototype, 'open').mockReturnValue(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('events of the backlog do not set the clock of the desk; the board does', () => {
  const close = new Desk('session-1').open();
  receivers.get('DeskFeed')!({ sessionFeed: EVENT });
  expect(serverClock.known).toBe(false);
  receivers.get('DeskBoard')!({ sessionBoard: { asOf: new Date(NOW).toISOString() } });
  expect(serverClock.read()).toBeGreaterThanOrEqual(NOW);
  close();
});
