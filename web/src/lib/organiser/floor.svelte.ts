/** What a staff member's phone holds beside the desk: which list, the languages of its owner, numbers to call and reasons of waits. */
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { request } from '#lib/api/client.ts';
import { floorAccompany, floorPhones, floorStaff, floorWhys } from '#lib/api/documents/floor.generated.ts';
import { forCheckIn } from '#lib/api/documents/steer.generated.ts';
import { findWearers } from '#lib/api/documents/walkInDesk.generated.ts';
import { newIdempotencyKey } from '#lib/api/key.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';
import { monotonic } from '#lib/live/ticker.ts';
import { reader } from '#lib/messages/index.ts';
import { wearerOf } from './floorLists.ts';

/** The three lists of the floor. */
export type FloorList = 'call' | 'waiting' | 'late';

/** A reason of a wait may change with every round; a number does not. */
const REASON_FRESH_MS = 20_000;
/** The API gives at most so many things by id. */
const MOST_IDS = 100;
/** Three signs of life within the shortest time after which a device counts as silent by default. */
const STAY_EVERY_MS = 15_000;
/** Where this device keeps which languages its owner speaks. */
const SPOKEN_KEY = 'ponte-floor-languages';

export class FloorWalk {
  list = $state<FloorList>('call');
  /** Languages that the staff member speaks, as it says. */
  spoken = $state<string[]>(keptLanguages());
  /** In whose name everything is recorded. */
  staff = $state('');
  /** Whether the reader may give somebody another badge. */
  keepsBadges = $state(false);
  /** By participant: the number to call; null where there is none. */
  readonly phones = new SvelteMap<string, string | null>();
  /** By participant: why it waits, in words; empty where the next round settles it. */
  readonly whys = new SvelteMap<string, { code: string; words: string }>();
  /** Who stands beside the staff member and has no device. */
  readonly withMe = new SvelteSet<string>();
  working = $state(false);
  /** Why a check-in by the number of a badge was refused. */
  problem = $state('');
  readonly #askedAt = new Map<string, number>();

  /** Asks who the staff member is; a badge says what its owner speaks. */
  async load(): Promise<void> {
    try {
      const { viewer } = await request(floorStaff, { languages: askedLanguages(reader.language) });
      this.keepsBadges = viewer?.mayDo.includes('keep-badges') ?? false;
      this.staff = viewer?.person?.name.text ?? viewer?.user ?? '';
      if (viewer?.person && keptLanguages().length === 0) this.spoken = viewer.person.languages;
    } catch {
      // The tape says that the line is lost; the name comes with the next visit.
    }
  }

  /** Marks a language as spoken, or not. */
  speak(language: string): void {
    const isSpoken = this.spoken.includes(language);
    this.spoken = isSpoken ? this.spoken.filter((one) => one !== language) : [...this.spoken, language];
    try {
      localStorage.setItem(SPOKEN_KEY, JSON.stringify(this.spoken));
    } catch {
      // Private windows may keep nothing; the choice lasts as long as the page.
    }
  }

  /** Asks for the numbers of people who are to be called, once each. */
  async wantPhones(people: readonly { id: string }[]): Promise<void> {
    const ids = people.map(({ id }) => id).filter((id) => !this.phones.has(id));
    if (ids.length === 0) return;
    const asked = ids.slice(0, MOST_IDS);
    for (const id of asked) this.phones.set(id, null);
    try {
      const { nodes } = await request(floorPhones, { ids: asked });
      for (const node of nodes) if (node?.__typename === 'Participant') this.phones.set(node.id, node.phone);
    } catch {
      for (const id of asked) this.phones.delete(id);
    }
  }

  /** Forgets numbers of people whom there is no reason to call any more. */
  keepPhones(ids: ReadonlySet<string>): void {
    for (const id of this.phones.keys()) if (!ids.has(id)) this.phones.delete(id);
  }

  /** Asks why people wait, unless it was asked a moment ago. */
  async wantWhys(people: readonly { id: string }[]): Promise<void> {
    const now = monotonic();
    const stale = people
      .map(({ id }) => id)
      .filter((id) => now - (this.#askedAt.get(id) ?? -Infinity) > REASON_FRESH_MS);
    const ids = stale.slice(0, MOST_IDS);
    if (ids.length === 0) return;
    for (const id of ids) this.#askedAt.set(id, now);
    try {
      const { nodes } = await request(floorWhys, { ids, languages: askedLanguages(reader.language) });
      for (const node of nodes) {
        if (node?.__typename !== 'Participant') continue;
        this.whys.set(node.id, { code: node.whyNotYet?.code ?? '', words: node.whyNotYet?.message ?? '' });
      }
    } catch {
      for (const id of ids) this.#askedAt.delete(id);
    }
  }

  /** Somebody has come to the staff member without a device, or has gone. */
  toggleWithMe(participant: string): void {
    if (!this.withMe.delete(participant)) this.withMe.add(participant);
  }

  /** Stands in for somebody's device while the returned function is not called and the page is seen: offers come, and staff answers them. */
  stayWith(session: string, participant: string): () => void {
    const stay = () => {
      if (document.visibilityState === 'visible') void this.#accompany(session, participant);
    };
    stay();
    const timer = setInterval(stay, STAY_EVERY_MS);
    return () => clearInterval(timer);
  }

  async #accompany(session: string, participant: string): Promise<void> {
    try {
      await request(floorAccompany, {
        input: { session, participant, frontCode: null, idempotencyKey: newIdempotencyKey() },
      });
    } catch {
      // The tape says that the line is lost; the next turn tries again.
    }
  }

  /** Who wears this number now: badges are issued anew while the floor is open. */
  async wearerOf(session: string, frontCode: string): Promise<string | null> {
    try {
      const languages = askedLanguages(reader.language);
      const { pairingSession } = await request(findWearers, { session, search: frontCode, languages });
      const found = (pairingSession?.participants?.edges ?? []).map(({ node }) => node);
      return wearerOf(frontCode, found)?.id ?? null;
    } catch {
      return null;
    }
  }

  /** Checks somebody in who has not joined the session, by the number on the badge. */
  async checkIn(session: string, frontCode: string): Promise<boolean> {
    this.working = true;
    this.problem = '';
    try {
      const input = { session, frontCode, participant: null, idempotencyKey: newIdempotencyKey() };
      const { answer } = await request(forCheckIn, { input });
      if (!isProblem(answer)) return true;
      this.problem = answer.message;
    } catch (failure) {
      this.problem = failureInWords(failure);
    } finally {
      this.working = false;
    }
    return false;
  }
}

function keptLanguages(): string[] {
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage?.getItem(SPOKEN_KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
