import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Deeds } from './deeds.svelte.ts';
import { Relaxing } from './relaxing.svelte.ts';
import { StandInServer, standInShelf } from './testing/server.ts';

let server: StandInServer;
let deeds: Deeds;
let relaxing: Relaxing;

beforeEach(() => {
  standInShelf();
  server = new StandInServer();
  deeds = new Deeds();
  relaxing = new Relaxing(deeds);
});
afterEach(() => vi.unstubAllGlobals());

test('nothing is said before the reader was asked and means it', async () => {
  relaxing.ask('M-MARK');
  expect(relaxing.asked).toBe('M-MARK');
  relaxing.keep();
  expect([relaxing.asked, server.sent]).toEqual([null, []]);
  relaxing.ask('M-MARK');
  server.answer({ answer: { __typename: 'PresenceSuccess' } });
  await relaxing.relax('session-1', 'M-MARK');
  expect(server.sent).toMatchObject([
    { operation: 'RelaxRequirement', input: { session: 'session-1', scheme: 'M-MARK' } },
  ]);
  expect([relaxing.asked, relaxing.done]).toEqual([null, ['M-MARK']]);
});

test('what is refused is not called done', async () => {
  server.answer({ answer: { __typename: 'InputProblem', code: 'certificate-not-required', message: 'No.', path: [] } });
  await relaxing.relax('session-1', 'M-MARK');
  expect([relaxing.done, deeds.problem]).toEqual([[], 'No.']);
});
