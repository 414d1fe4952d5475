/** Companies or buyers of the fair by name, while it is typed: a moment after the last key. */
import { request } from '#lib/api/client.ts';
import { deskOrganisations, type DeskOrganisationsData } from '#lib/api/documents/walkInDesk.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { reader } from '#lib/messages/index.ts';
import type { WalkInSide } from '#lib/walkIn/answers.svelte.ts';

type Named = DeskOrganisationsData['deskOrganisations'][number];

/** Rest after a key before it is asked for. */
const REST_MS = 200;

export class OrganisationSearch {
  found = $state.raw<readonly Named[]>([]);
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly session: string) {}

  /** Looks for what is typed now; an older answer that comes late is not shown. */
  ask(side: WalkInSide, typed: string): void {
    clearTimeout(this.#timer);
    const search = typed.trim();
    this.#asked = `${side} ${search}`;
    if (search === '') this.found = [];
    else this.#timer = setTimeout(() => void this.#find(side, search), REST_MS);
  }

  async #find(side: WalkInSide, search: string): Promise<void> {
    try {
      const languages = askedLanguages(reader.language);
      const { deskOrganisations: found } = await request(deskOrganisations, {
        session: this.session,
        side,
        search,
        languages,
      });
      if (this.#asked === `${side} ${search}`) this.found = found;
    } catch {
      // What is typed is still written down as a new one; the next key asks again.
    }
  }
}
