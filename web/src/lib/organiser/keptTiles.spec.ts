import { expect, test } from 'vitest';
import { NOW, ago, placeFigure } from './builders.ts';
import { KeptTiles } from './keptTiles.ts';
import type { HallNow } from './places.ts';

const hall = (now = NOW): HallNow => ({ now, claimed: new Set(), wanting: new Map() });
const meeting = placeFigure({ label: '7', state: 'meeting', since: ago(60), until: ago(-60), meeting: 'm' });
const open = placeFigure({ label: '12' });

test('a hall in which nothing changed is the same list, whatever new figures tell it', () => {
  const tiles = new KeptTiles();
  const first = tiles.draw([open, meeting], hall());
  expect(first.map(({ label }) => label)).toEqual(['7', '12']);
  expect(tiles.draw([structuredClone(open), structuredClone(meeting)], hall())).toBe(first);
});

test('a second later only the tiles whose time runs are new', () => {
  const tiles = new KeptTiles();
  const [running, still] = tiles.draw([open, meeting], hall());
  const [later, same] = tiles.draw([open, meeting], hall(NOW + 1000));
  expect(same).toBe(still);
  expect([running?.secondsLeft, later?.secondsLeft]).toEqual([60, 59]);
});

test('a table that is added, renamed or gone is put in its order', () => {
  const tiles = new KeptTiles();
  const labels = (...figures: ReturnType<typeof placeFigure>[]) =>
    tiles.draw(figures, hall()).map(({ label }) => label);
  labels(open, meeting);
  expect(labels(open, meeting, placeFigure({ label: '9' }))).toEqual(['7', '9', '12']);
  expect(labels(open, { ...meeting, place: { ...meeting.place, label: '30' } })).toEqual(['12', '30']);
  expect(labels(open)).toEqual(['12']);
});
