import type { OrganisationId, SessionId } from '../domain/kernel/id.ts';
import type { Profile } from '../domain/matching/profile.ts';
import type { MatchProfiles, SessionTrade } from '../ports/matchProfiles.ts';

/** Profiles in memory, the same for every session. */
export class MemoryMatchProfiles implements MatchProfiles {
  readonly #profiles = new Map<OrganisationId, Profile>();
  #trade: SessionTrade;

  constructor(trade: SessionTrade, profiles: Iterable<Profile> = []) {
    this.#trade = trade;
    for (const profile of profiles) this.keep(profile);
  }

  /** Adds a profile or replaces it. */
  keep(profile: Profile): void {
    this.#profiles.set(profile.organisation, profile);
  }

  async trade(): Promise<SessionTrade> {
    return this.#trade;
  }

  async profiles(_: SessionId, organisations: readonly OrganisationId[]): Promise<Profile[]> {
    return organisations.flatMap((organisation) => this.#profiles.get(organisation) ?? []);
  }
}
