import { request } from '#lib/api/client.ts';
import { whyNotYet } from '#lib/api/documents/desk.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { monotonic } from '#lib/live/ticker.ts';
import { reader } from '#lib/messages/index.ts';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';

/** A reason may change with every round; it is asked again after this. */
const FRESH_MS = 20_000;

/** Reasons that keep somebody from every meeting. */
const BINDING: ReadonlySet<string> = new Set(['commitment', 'commitment_now', 'quota', 'quota_day']);

/** Why people who wait have no pair yet, asked for those that are on the screen. */
export class Whys {
  readonly #words = new SvelteMap<string, string>();
  /** Whom no pair can help now, whoever the counterpart: in an appointment, near one, or at a limit. */
  readonly bound = new SvelteSet<string>();
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
      const why = node?.__typename === 'Participant' ? node.whyNotYet : null;
      if (why) this.#words.set(person, why.message);
      else this.#words.delete(person);
      if (why && BINDING.has(why.code)) this.bound.add(person);
      else this.bound.delete(person);
    } catch {
      // The line tells of the loss; the reason is asked again with the next look.
      this.#askedAt.delete(person);
    }
  }
}
