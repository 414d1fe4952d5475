import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FindingPlace } from './findingPlace.svelte.ts';
import { StandInServer, standInShelf } from './testing/server.ts';

const HALL = { width: 20, depth: 12, to: { x: 2, y: 2 }, ownStand: null, entrance: null, others: [], zones: [] };
const at = (id: string, wayThere: object | null = HALL) => ({ node: { meeting: { place: { id }, wayThere } } });

let server: StandInServer;
let finding: FindingPlace;

beforeEach(() => {
  standInShelf();
  server = new StandInServer();
  finding = new FindingPlace();
});
afterEach(() => vi.unstubAllGlobals());

test('a place is asked for once, and another one anew', async () => {
  server.answer(at('table-1'));
  await finding.find('me', 'table-1');
  await finding.find('me', 'table-1');
  expect([finding.way, server.sent.length]).toEqual([HALL, 1]);
  server.answer(at('table-2', null));
  await finding.find('me', 'table-2');
  expect([finding.way, server.sent.length]).toEqual([null, 2]);
});

test('an answer about a table that was given up since is not shown', async () => {
  server.answer(at('table-1')).answer(at('table-1'));
  const first = finding.find('me', 'table-1');
  const second = finding.find('me', 'table-2');
  await Promise.all([first, second]);
  expect(finding.way).toBeNull();
});

test('without a network nothing is shown, and it may be asked for again', async () => {
  server.cut().answer(at('table-1'));
  await finding.find('me', 'table-1');
  expect(finding.way).toBeNull();
  await finding.find('me', 'table-1');
  expect(finding.way).toEqual(HALL);
});
