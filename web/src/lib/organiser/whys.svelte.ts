import { request } from '#lib/api/client.ts';
import { whyNotYet } from '#lib/api/documents/desk.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { monotonic } from '#lib/live/ticker.ts';
import { reader } from '#lib/messages/index.ts';
import { SvelteMap } from 'svelte/reactivity';

/** A reason may change with every round; it is asked again after this. */
const FRESH_MS = 20_000;

/** Why people who wait have no pair yet, asked for those that are on the screen. */
export class Whys {
  readonly #words = new SvelteMap<string, string>();
  readonly #askedAt = new Map<string, number>();

  /** The reason in words, once it is known. */
  of(person: string | undefined): string | undefined {
    return person === undefined ? undefined : this.#words.get(person);
  }

  /** Asks unless it was asked a moment ago. */
  want(person: string): void {
    if (monotonic() - (this.#askedAt.get(person) ?? -Infinity) < FRESH_MS) return;
    this.#askedAt.set(person, monotonic());
    void this.#ask(person);
  }

  async #ask(person: string): Promise<void> {
    try {
      const { node } = await request(whyNotYet, { participant: person, languages: askedLanguages(reader.language) });
      if (node?.__typename === 'Participant' && node.whyNotYet) this.#words.set(person, node.whyNotYet.message);
      else this.#words.delete(person);
    } catch {
      // The line tells of the loss; the reason is asked again with the next look.
      this.#askedAt.delete(person);
    }
  }
}
