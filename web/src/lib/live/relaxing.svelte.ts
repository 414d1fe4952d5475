/** A certificate that keeps others away becomes a wish: asked once, then said under one key. */
import { relaxRequirement } from '#lib/api/documents/relax.generated.ts';
import type { Deeds } from './deeds.svelte.ts';

export class Relaxing {
  /** Key of the scheme of which the reader is asked whether it means it. */
  asked = $state<string | null>(null);
  /** What was said, and not yet heard of: the feed tells what comes of it. */
  done = $state.raw<readonly string[]>([]);
  readonly #deeds: Deeds;

  constructor(deeds: Deeds) {
    this.#deeds = deeds;
  }

  /** Asks; pressed again it asks no more. */
  ask(scheme: string): void {
    this.asked = this.asked === scheme ? null : scheme;
  }

  keep(): void {
    this.asked = null;
  }

  /** The reader means it. */
  async relax(session: string, scheme: string): Promise<void> {
    const answer = await this.#deeds.send('relax', relaxRequirement, (idempotencyKey) => ({
      input: { idempotencyKey, session, scheme },
    }));
    this.asked = null;
    if (answer) this.done = [...this.done, scheme];
  }
}
