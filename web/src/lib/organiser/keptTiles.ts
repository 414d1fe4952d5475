/**
 * The tiles of a hall from one drawing to the next. What shows the same stays the same object, and a hall in which nothing
 * changed the same list: a board of 180 tables then draws again only the tiles that changed.
 */
import type { BoardFields } from '#lib/api/documents/desk.generated.ts';
import { inOrder, spared, tileOf, type HallNow, type Tile } from './places.ts';

export class KeptTiles {
  #tiles: readonly Tile[] = [];
  #byId: ReadonlyMap<string, Tile> = new Map();

  /** The tiles now, in the order of their numbers. */
  draw(figures: BoardFields['places'], hall: HallNow): readonly Tile[] {
    const now = figures.map((figure) => tileOf(figure, hall));
    const drawn = spared(now, hall.wanting).map((tile) => this.#kept(tile));
    const byId = new Map(drawn.map((tile) => [tile.id, tile]));
    const isSameHall =
      byId.size === this.#byId.size && this.#tiles.every(({ id, label }) => byId.get(id)?.label === label);
    const tiles = isSameHall ? this.#tiles.map((tile) => byId.get(tile.id) ?? tile) : inOrder(drawn);
    this.#byId = byId;
    if (!isSameHall || tiles.some((tile, at) => tile !== this.#tiles[at])) this.#tiles = tiles;
    return this.#tiles;
  }

  #kept(tile: Tile): Tile {
    const known = this.#byId.get(tile.id);
    return known && showsTheSame(known, tile) ? known : tile;
  }
}

/** All that a tile shows; spelled out, since a board asks it of each tile several times a second. */
function showsTheSame(one: Tile, other: Tile): boolean {
  return (
    one.look === other.look &&
    one.closed === other.closed &&
    one.secondsLeft === other.secondsLeft &&
    one.shareLeft === other.shareLeft &&
    one.since === other.since &&
    one.meeting === other.meeting &&
    one.label === other.label &&
    one.zone === other.zone &&
    one.kind === other.kind &&
    one.venue === other.venue
  );
}
