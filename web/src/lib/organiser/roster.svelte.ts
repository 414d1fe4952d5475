/** Everybody in the session: read page by page, then kept fresh by asking again for those whom an event was about. */
import { request } from '#lib/api/client.ts';
import { deskPeople, deskRoster, type DeskRosterData } from '#lib/api/documents/desk.generated.ts';
import { patiently, toldToWait } from '#lib/api/patiently.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { retryWait } from '#lib/live/retry.ts';
import { reader } from '#lib/messages/index.ts';
import type { Person } from './person.ts';

/** The API gives at most so many things by id. */
const MOST_IDS = 100;

/** Events come in bursts; people are asked for again this long after the first of a burst. */
const GATHER_MS = 500;

/** One page of the list; null where the viewer may not see it. */
type Page = NonNullable<DeskRosterData['pairingSession']>['participants'];

export class Roster {
  /** By id. Thousands are not copied for the few that changed: readers follow the version. */
  #people = new Map<string, Person>();
  #version = $state(0);
  /** True once every page was read. */
  complete = $state(false);
  /** Why the list could not be read. */
  failure = $state.raw<unknown>(null);
  readonly #stale = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #session = '';
  #reading = 0;
  /** Refreshes that failed, one after another. */
  #failed = 0;

  /** Is told people as they are read. */
  onPeople: (people: readonly Person[]) => void = () => {};

  /** In the order in which the API lists them. */
  readonly list: readonly Person[] = $derived.by(() => {
    void this.#version;
    return [...this.#people.values()];
  });

  /** Somebody by id, as last read. */
  person(id: string): Person | undefined {
    void this.#version;
    return this.#people.get(id);
  }

  /** Reads all pages; what was known stays on the screen meanwhile. */
  async load(session: string): Promise<void> {
    this.#session = session;
    const reading = ++this.#reading;
    this.failure = null;
    let after: string | null = null;
    const read = new Map<string, Person>();
    try {
      do {
        const from: string | null = after;
        const page: Page | null = await patiently(
          () => this.#page(from),
          () => reading === this.#reading,
        );
        if (reading !== this.#reading) return;
        if (!page) break;
        const people = page.edges.map(({ node }) => node);
        for (const person of people) read.set(person.id, person);
        this.#show(people);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      this.#people = read;
      this.#version += 1;
      this.complete = true;
    } catch (failure) {
      if (reading === this.#reading) this.failure = failure;
    }
  }

  /** Marks people whose state may have changed; they are asked for again in a moment. */
  touch(ids: readonly string[]): void {
    if (ids.length === 0) return;
    for (const id of ids) this.#stale.add(id);
    this.#timer ??= setTimeout(() => void this.#refresh(), GATHER_MS);
  }

  /** Ends all waiting work. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#reading += 1;
  }

  async #page(after: string | null): Promise<Page> {
    const languages = askedLanguages(reader.language);
    const { pairingSession } = await request(deskRoster, { session: this.#session, after, languages });
    return pairingSession?.participants ?? null;
  }

  async #refresh(): Promise<void> {
    const ids = [...this.#stale].slice(0, MOST_IDS);
    for (const id of ids) this.#stale.delete(id);
    let wait = GATHER_MS;
    try {
      const { nodes } = await request(deskPeople, { ids, languages: askedLanguages(reader.language) });
      const fresh = nodes.filter((node) => node?.__typename === 'Participant');
      this.#show(fresh);
      this.#failed = 0;
    } catch (failure) {
      // The line tells of the loss; the same people are asked for again, later each time and never by all desks at once.
      for (const id of ids) this.#stale.add(id);
      wait = toldToWait(failure) ?? retryWait(this.#failed++, Math.random());
    }
    this.#timer = this.#stale.size > 0 ? setTimeout(() => void this.#refresh(), wait) : undefined;
  }

  #show(fresh: readonly Person[]): void {
    for (const person of fresh) this.#people.set(person.id, person);
    this.#version += 1;
    this.onPeople(fresh);
  }
}
