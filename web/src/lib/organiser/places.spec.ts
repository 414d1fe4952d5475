import { describe, expect, test } from 'vitest';
import { NOW, ago, placeFigure, side, tile } from './builders.ts';
import { inOrder, spared, tileOf, tileOfPerson, wantingVenues, type HallNow } from './places.ts';

const hall = (changes: Partial<HallNow> = {}): HallNow => ({
  now: NOW,
  claimed: new Set(),
  wanting: new Map(),
  ...changes,
});

describe('a tile of the plan', () => {
  test('a meeting shows what is left of it and which share of the whole', () => {
    const tile = tileOf(placeFigure({ state: 'meeting', since: ago(300), until: ago(-600), meeting: 'm' }), hall());
    expect(tile).toMatchObject({ look: 'meeting', secondsLeft: 600, meeting: 'm' });
    expect(tile.shareLeft).toBeCloseTo(2 / 3);
  });

  test('two minutes before its end a meeting is in its last minutes', () => {
    const meeting = (left: number) =>
      placeFigure({ state: 'meeting', since: ago(900 - left), until: ago(-left), meeting: 'm' });
    expect(tileOf(meeting(121), hall()).look).toBe('meeting');
    expect(tileOf(meeting(120), hall()).look).toBe('last-minutes');
  });

  test('time left is never below zero', () => {
    expect(
      tileOf(placeFigure({ state: 'meeting', since: ago(900), until: ago(5), meeting: 'm' }), hall()).secondsLeft,
    ).toBe(0);
  });

  test('a summons with a claim of no-show is a problem; without one it waits for people', () => {
    const summoned = placeFigure({ state: 'summoned', until: ago(-60), meeting: 'm' });
    expect(tileOf(summoned, hall()).look).toBe('waiting');
    expect(tileOf(summoned, hall({ claimed: new Set(['m']) })).look).toBe('problem');
  });

  test('an open table is idle only after five minutes, and only where both sides wait', () => {
    const wanting = new Map([['macao', 1]]);
    const open = (seconds: number) => placeFigure({ state: 'open', since: ago(seconds) });
    expect(tileOf(open(299), hall({ wanting })).look).toBe('open');
    expect(tileOf(open(300), hall({ wanting })).look).toBe('idle');
    expect(tileOf(open(3000), hall()).look).toBe('open');
  });

  test('a closed table is closed whatever waits', () => {
    const closed = placeFigure({ state: 'closed', isOpen: false, since: ago(999) });
    expect(tileOf(closed, hall({ wanting: new Map([['macao', 1]]) }))).toMatchObject({ look: 'closed', closed: true });
  });

  test('a table that was closed while its meeting runs shows the meeting, and that it is closed', () => {
    const running = placeFigure({ state: 'meeting', isOpen: false, since: ago(60), until: ago(-600), meeting: 'm' });
    expect(tileOf(running, hall())).toMatchObject({ look: 'meeting', closed: true });
  });
});

test('a venue wants pairs where both of its sides have somebody free', () => {
  const sides = [
    side({ side: 'BUYER', available: 3 }),
    side({ side: 'EXHIBITOR', available: 1 }),
    side({ side: 'BUYER', available: 9, venue: { id: 'hengqin' } }),
    side({ side: 'EXHIBITOR', available: 0, venue: { id: 'hengqin' } }),
  ];
  expect([...wantingVenues(sides)]).toEqual([['macao', 1]]);
});

test('only so many tables are idle as pairs could sit down, the longest free first', () => {
  const free = (label: string, seconds: number) =>
    tileOf(placeFigure({ label, since: ago(seconds) }), hall({ wanting }));
  const wanting = new Map([['macao', 1]]);
  const looks = spared([free('1', 400), free('2', 900), free('3', 20)], wanting).map(({ look }) => look);
  expect(looks).toEqual(['open', 'idle', 'open']);
});

test('tables stand in the order of their numbers, not of their letters', () => {
  const tiles = ['10', '9', 'A2', '1'].map((label) => tileOf(placeFigure({ label }), hall()));
  expect(inOrder(tiles).map(({ label }) => label)).toEqual(['1', '9', '10', 'A2']);
});

describe('where somebody should be', () => {
  const tiles = [
    tile({ id: 'a', venue: 'hengqin', label: 'V12', meeting: 'm' }),
    tile({ id: 'b', venue: 'macao', label: 'V38', meeting: 'm' }),
    tile({ id: 'c', venue: 'macao', label: '7', meeting: null }),
  ];
  const label = (venue: string, meeting: { id: string } | null = { id: 'm' }) =>
    tileOfPerson(tiles, { meeting, venue: { id: venue } })?.label;

  test('is the table of one’s own venue where the two meet by video', () => {
    expect([label('macao'), label('hengqin')]).toEqual(['V38', 'V12']);
  });

  test('is the table of the meeting where one’s venue has none of it, and none without a meeting', () => {
    expect([label('taipa'), label('macao', null), label('macao', { id: 'n' })]).toEqual(['V12', undefined, undefined]);
  });
});
