import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StandInServer } from '#lib/live/testing/server.ts';
import { LostBadge } from './lostBadge.svelte.ts';

const fair = { exhibition: { id: 'x1', name: { text: 'Demo fair' } } };
const printed = {
  reissueBadge: {
    __typename: 'ReissueBadgeSuccess',
    frontCode: 'E-1A',
    signInCode: 'AAAAA-BBBBB',
    signInLink: 'https://fair.example/badge#t',
    person: { name: { all: [{ language: 'en', text: 'Demo person' }] } },
    organisation: null,
  },
};

let server: StandInServer;
let desk: LostBadge;
beforeEach(() => {
  server = new StandInServer();
  desk = new LostBadge('s1', () => 'x1');
  desk.choose('E-1', null);
});
afterEach(() => vi.unstubAllGlobals());

const asked = () => server.sent.map(({ operation }) => operation);

test('a badge is issued anew only once the sheet can be drawn on which its codes stand: they are told once', async () => {
  server.cut();
  await desk.settle('print');
  expect(asked()).toEqual(['BadgeFair']);
  expect([desk.done, desk.problem]).toEqual([null, expect.stringMatching(/\w/)]);
  server.answer(fair).answer(printed);
  await desk.settle('print');
  expect(desk.sheet).toMatchObject({ badge: { signInCode: 'AAAAA-BBBBB' }, fair: { id: 'x1' } });
  expect(desk.done).toMatchObject({ old: 'E-1', badge: 'E-1A', remedy: 'print' });
});

test('a fair that cannot be read issues no badge to print', async () => {
  server.answer({ exhibition: null });
  await desk.settle('print');
  expect(asked()).toEqual(['BadgeFair']);
  expect([desk.done, desk.problem]).toEqual([null, expect.stringMatching(/\w/)]);
});

test('a spare badge needs no sheet', async () => {
  const given = { ...printed.reissueBadge, frontCode: 'W-7', signInCode: null, signInLink: null };
  server.answer({ reissueBadge: given });
  desk.spare = ' w-7 ';
  await desk.settle('spare');
  expect(server.sent).toMatchObject([{ operation: 'ReissueBadge', input: { spareCode: 'w-7', reissue: true } }]);
  expect([desk.sheet, desk.done?.badge]).toEqual([null, 'W-7']);
});
