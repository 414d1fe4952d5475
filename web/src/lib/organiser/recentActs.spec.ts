import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RecentActFields } from '#lib/api/documents/steer.generated.ts';
import { RecentActs } from './recentActs.svelte.ts';
import type { DeskEvent } from './threads.ts';

const NOW = Date.parse('2026-11-22T06:00:00Z');
const byStaff = { actor: { by: 'staff' }, at: new Date(NOW).toISOString() } as DeskEvent;
const act = (id: string) => ({ act: id, until: new Date(NOW + 60_000).toISOString() }) as unknown as RecentActFields;

/** Requests on their way, each answered when the spec says so. */
let asked: ((answer: object) => void)[];
beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  vi.stubGlobal('fetch', () => new Promise((answer) => asked.push((data) => answer(Response.json({ data })))));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const recent = (...acts: RecentActFields[]) => ({ pairingSession: { recentActs: acts } });

test('an answer that was overtaken by a later one is not shown', async () => {
  const acts = new RecentActs('s1');
  acts.learn(byStaff, NOW);
  await vi.advanceTimersByTimeAsync(500);
  acts.learn(byStaff, NOW);
  await vi.advanceTimersByTimeAsync(500);
  expect(asked).toHaveLength(2);
  asked[1]!(recent(act('first'), act('second')));
  asked[0]!(recent(act('first')));
  await vi.advanceTimersByTimeAsync(0);
  expect(acts.acts).toHaveLength(2);
});

test('what was asked before an act was taken back does not bring it back', async () => {
  const acts = new RecentActs('s1');
  acts.learn(byStaff, NOW);
  await vi.advanceTimersByTimeAsync(500);
  const undone = acts.undo('first');
  asked[1]!({ answer: { __typename: 'SessionSuccess', session: { recentActs: [] } } });
  await undone;
  asked[0]!(recent(act('first')));
  await vi.advanceTimersByTimeAsync(0);
  expect(acts.acts).toEqual([]);
});
