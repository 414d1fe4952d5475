/** Finds headings of goods while somebody types. */
import { request } from '#lib/api/client.ts';
import { findGoods } from '#lib/api/documents/walkIn.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { failureInWords } from '#lib/api/problems.ts';
import { reader } from '#lib/messages/index.ts';
import type { Thing } from './answers.svelte.ts';

/** Asked this long after the last key: a word is typed, not a letter. */
const REST_MS = 180;

export class GoodsSearch {
  /** Null: nothing was asked. */
  found = $state.raw<readonly Thing[] | null>(null);
  problem = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = '';

  /** Asks once the typing rests; an answer to an older question is dropped. */
  ask(typed: string): void {
    clearTimeout(this.#timer);
    this.#asked = typed.trim();
    if (this.#asked === '') this.found = null;
    else this.#timer = setTimeout(() => void this.#find(this.#asked), REST_MS);
  }

  async #find(search: string): Promise<void> {
    try {
      const { goods } = await request(findGoods, { search, languages: askedLanguages(reader.language) });
      if (search !== this.#asked) return;
      this.found = goods;
      this.problem = '';
    } catch (failure) {
      this.problem = failureInWords(failure);
    }
  }
}
