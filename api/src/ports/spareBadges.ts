import type { Country, HsCode } from '../domain/directory/fairLists.ts';
import type { BadgeId, ExhibitionId, OrganisationId, PersonId, SessionId } from '../domain/kernel/id.ts';
import type { Language, LocalizedText, SpokenLanguage } from '../domain/kernel/language.ts';
import type { Side } from '../domain/kernel/side.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { NewBadge } from './badges.ts';

/** A badge printed before anybody knows whose it will be. */
export interface SpareBadge {
  id: BadgeId;
  exhibition: ExhibitionId;
  frontCode: string;
  state: 'unbound' | 'bound' | 'void';
  /** When it was bound or made void. */
  settledAt: Instant | null;
  /** Hash of the request that bound it. */
  request: string | null;
}

/** One thing that somebody seeks or offers, with its folded words. */
export interface RegisteredGoods {
  id: string;
  reference: string;
  name: LocalizedText;
  tokens: readonly string[];
  hsCodes: readonly HsCode[];
  /** Where a buyer wants it; where a company's goods come from. */
  market: Country;
}

/** A walk-in as it is written down: organisation, person, what they seek or offer, and the session that expects them. */
export interface Registration {
  spare: BadgeId;
  /** Hash of the request, for its retry. */
  request: string;
  exhibition: ExhibitionId;
  session: SessionId | null;
  side: Side;
  /** Named alone where it stands in the lists already: nothing of it is written. */
  organisation:
    | { id: OrganisationId }
    | {
        id: OrganisationId;
        reference: string;
        name: LocalizedText;
        tokens: readonly string[];
        country: Country;
        markets: readonly Country[];
      };
  person: {
    id: PersonId;
    reference: string;
    name: LocalizedText;
    tokens: readonly string[];
    reads: Language;
    languages: readonly SpokenLanguage[];
  };
  goods: readonly RegisteredGoods[];
}

/** Another delegate who takes over somebody's registration, with a spare badge. */
export interface DelegateChange {
  spare: BadgeId;
  request: string;
  /** Whose registration: the row stays, its words become the new delegate's. */
  person: PersonId;
  name: LocalizedText;
  tokens: readonly string[];
  reads: Language;
  languages: readonly SpokenLanguage[];
}

/** Keeps spare badges, and binds them. */
export interface SpareBadges {
  add(spares: readonly Omit<NewBadge, 'person'>[]): Promise<void>;
  /** Makes every unbound one void; how many there were. */
  voidUnbound(exhibition: ExhibitionId): Promise<number>;
  /** Of any exhibition where none is named. */
  byFrontCode(frontCode: string, exhibition: ExhibitionId | null): Promise<SpareBadge | null>;
  byCodeHash(hash: string): Promise<SpareBadge | null>;
  /** The one that this request bound. */
  byRequest(request: string): Promise<SpareBadge | null>;
  /** How many are unbound. */
  unbound(exhibition: ExhibitionId): Promise<number>;
  /** Writes all of it in one transaction; false and nothing where the badge is not unbound any more. */
  register(registration: Registration): Promise<boolean>;
  /**
   * Gives it to somebody whose own was lost, in one transaction: the old badge is void with everybody signed in by it. False and nothing where it is not
   * unbound any more.
   */
  giveTo(gift: { spare: BadgeId; request: string | null; person: PersonId }): Promise<boolean>;
  /**
   * Hands a registration to another delegate in one transaction: the old badge is void with everybody signed in by it, contact data and consents of the one
   * before are gone. False and nothing where the spare badge is not unbound any more.
   */
  changeDelegate(change: DelegateChange): Promise<boolean>;
}
