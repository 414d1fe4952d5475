import { describe, expect, test } from 'vitest';
import type { PlaceId, VenueId } from '../kernel/id.ts';
import type { Place, PlaceKind, Venue } from '../pairing/place.ts';
import type { HallPlan } from './hallPlan.ts';
import { longestWalk, walkBeyondHold } from './longestWalk.ts';

const [MACAO, HENGQIN] = ['macao', 'hengqin'] as VenueId[] as [VenueId, VenueId];
const venue = (id: VenueId, walkMinutes: number): Venue => ({ venue: id, code: id, walkMinutes });
const place = (id: string, kind: PlaceKind = 'table', of = MACAO): Place => ({
  place: id as PlaceId,
  venue: of,
  kind,
  label: id,
  zone: null,
  organisation: null,
  open: true,
});
/** From the entrance a table is 48 m (1 min) away, the stand 144 m (3 min); from the stand to the table it is 96 m (2 min). */
const plan: HallPlan = {
  width: 200,
  depth: 10,
  tables: [
    { place: 'table' as PlaceId, x: 48, y: 0 },
    { place: 'stand' as PlaceId, x: 144, y: 0 },
  ],
  zones: [],
  ways: [],
  entrance: { x: 0, y: 0 },
  interpreters: null,
};
const plans = new Map([[MACAO, { plan, stands: [] }]]);
const rules = { placeKind: 'table' } as const;

describe('PA99: the longest walk of a session', () => {
  test('is the usual one of the venue where it is longest, where nobody drew a plan', () => {
    const floor = { venues: [venue(MACAO, 3), venue(HENGQIN, 6)], places: [place('1'), place('2', 'table', HENGQIN)] };
    expect(longestWalk({ ...floor, rules }, new Map())).toEqual({ venue: HENGQIN, minutes: 6, isByPlan: false });
  });

  test('is that of no venue without a place', () => {
    const venues = [venue(MACAO, 3), venue(HENGQIN, 6)];
    expect(longestWalk({ venues, places: [place('1')], rules }, new Map())).toMatchObject({ minutes: 3 });
    expect(longestWalk({ venues, places: [], rules }, new Map())).toBeNull();
  });

  test('is told by the plan, from the entrance and from every stand, however long the usual one is', () => {
    const venues = [venue(MACAO, 9)];
    const walk = (places: Place[], placeKind: PlaceKind = 'table') =>
      longestWalk({ venues, places, rules: { placeKind } }, plans);
    expect(walk([place('table')])).toEqual({ venue: MACAO, minutes: 1, isByPlan: true });
    expect(walk([place('table'), place('stand', 'stand')])).toEqual({ venue: MACAO, minutes: 2, isByPlan: true });
    expect(walk([place('table'), place('stand', 'stand')], 'stand')).toMatchObject({ minutes: 3 });
  });

  test('is told from stands in the hall too at which nobody meets in this session', () => {
    const halls = new Map([[MACAO, { plan, stands: [{ place: 'stand' as PlaceId }] }]]);
    const floor = { venues: [venue(MACAO, 9)], places: [place('table')], rules };
    expect(longestWalk(floor, halls)).toEqual({ venue: MACAO, minutes: 2, isByPlan: true });
  });

  test('is the usual one where a place is not on the plan', () => {
    const places = [place('table'), place('not drawn')];
    expect(longestWalk({ venues: [venue(MACAO, 9)], places, rules }, plans)).toEqual({
      venue: MACAO,
      minutes: 9,
      isByPlan: false,
    });
  });
});

describe('PA99: a table that is held for less than the longest walk', () => {
  const walk = { venue: MACAO, minutes: 3, isByPlan: true };

  test('is told, and one that is held as long or longer is not', () => {
    expect(walkBeyondHold(walk, { summonsSeconds: 179 })).toBe(walk);
    expect(walkBeyondHold(walk, { summonsSeconds: 180 })).toBeNull();
    expect(walkBeyondHold(null, { summonsSeconds: 30 })).toBeNull();
  });
});
