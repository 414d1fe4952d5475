/** Parts of the hall that are closed and opened as one: each venue, and each zone of it. Pure. */
import { m } from '#lib/messages/index.ts';
import type { Act } from './acts.ts';
import type { Desk } from './desk.svelte.ts';
import type { Tile } from './places.ts';

/** A venue or a zone, with its tables. */
export interface Area {
  id: string;
  name: string;
  tiles: readonly Tile[];
}

/** Venues with more than one table, and their zones where they have several. */
export function areasOf({ tiles, venues }: Pick<Desk, 'tiles' | 'venues'>): Area[] {
  return venues.flatMap((venue) => {
    const here = tiles.filter((tile) => tile.venue === venue.id);
    const name = venue.name.text ?? venue.code;
    const zones = [...Map.groupBy(here, ({ zone }) => zone ?? '')].filter(([zone]) => zone !== '');
    const parts = zones.length < 2 ? [] : zones.sort(([one], [other]) => one.localeCompare(other));
    const all: Area[] = here.length < 2 ? [] : [{ id: venue.id, name, tiles: here }];
    return [
      ...all,
      ...parts.map(([zone, of]) => ({
        id: `${venue.id} ${zone}`,
        name: m.area_zone({ venue: name, zone }),
        tiles: of,
      })),
    ];
  });
}

/** How many tables of an area are closed, and at how many of those a meeting still runs. */
export function closedOf({ tiles }: Pick<Area, 'tiles'>): { closed: number; running: number } {
  const closed = tiles.filter((tile) => tile.closed);
  return { closed: closed.length, running: closed.filter(({ meeting }) => meeting !== null).length };
}

/** Closing an area that has an open table, and opening one that has a closed table; a closed table at which a meeting still runs is closed. */
export function areaActs({ name, tiles }: Area): Extract<Act, { places: string[] }>[] {
  const open = tiles.filter(({ closed }) => !closed).map(({ id }) => id);
  const closed = tiles.filter((tile) => tile.closed).map(({ id }) => id);
  return [
    ...(open.length > 0 ? [{ kind: 'close-places' as const, places: open, name }] : []),
    ...(closed.length > 0 ? [{ kind: 'open-places' as const, places: closed, name }] : []),
  ];
}
