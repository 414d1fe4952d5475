/** Where the place of a summoned pair is in its hall. */
import { request } from '#lib/api/client.ts';
import { wayThere, type WayThereFields } from '#lib/api/documents/wayThere.generated.ts';

export class FindingPlace {
  /** Null until it is known, and where the hall has no plan. */
  way = $state.raw<WayThereFields | null>(null);
  #wanted: string | null = null;

  /** Asks once for each place; what comes of one that was given up since is not shown. Without it the number of the table has to do. */
  async find(participant: string, place: string): Promise<void> {
    if (this.#wanted === place) return;
    this.#wanted = place;
    this.way = null;
    try {
      const { node } = await request(wayThere, { participant });
      const meeting = node && 'meeting' in node ? node.meeting : null;
      if (this.#wanted === place && meeting?.place?.id === place) this.way = meeting.wayThere;
    } catch {
      if (this.#wanted === place) this.#wanted = null;
    }
  }
}
