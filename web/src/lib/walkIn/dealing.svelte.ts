/** How many organisations across the table deal in what was answered so far. */
import type { Answers, WalkInSide } from './answers.svelte.ts';

export class Dealing {
  /** Null: not known yet. */
  count = $state<number | null>(null);
  #asked = '';

  /** `ask` gives null where it cannot be known. */
  constructor(readonly ask: (side: WalkInSide, goods: string[]) => Promise<number | null>) {}

  /** Asks anew where the answers have changed. */
  async follow(answers: Answers): Promise<void> {
    const { side, things } = answers;
    const goods = things.map(({ code }) => code);
    const asked = `${side} ${goods.join(' ')}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    if (goods.length === 0) {
      this.count = null;
      return;
    }
    const count = await this.ask(side, goods).catch(() => null);
    if (asked === this.#asked) this.count = count;
  }
}
