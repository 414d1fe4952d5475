import type { AccountId, ExhibitionId, VenueId } from '../domain/kernel/id.ts';
import type { LocalizedText } from '../domain/kernel/language.ts';
import type { PageAsked, PageFound } from './page.ts';

/** An exhibition as readers see it. */
export interface FairFound {
  id: ExhibitionId;
  account: AccountId;
  slug: string;
  name: LocalizedText;
  description: LocalizedText | null;
  timeZone: string;
  startsOn: string;
  endsOn: string;
  themes: readonly string[];
  /** False: for its own account only. */
  isPublic: boolean;
}

/** A venue as readers see it. */
export interface VenueFound {
  id: VenueId;
  exhibition: ExhibitionId;
  code: string;
  name: LocalizedText;
  glyph: string;
  /** 1 for the first venue of the exhibition. */
  ordinal: number;
  walkMinutes: number;
}

/** Reads exhibitions. */
export interface Fairs {
  /** Public ones, latest first. */
  list(page: PageAsked): Promise<PageFound<FairFound>>;
  byIds(ids: readonly ExhibitionId[]): Promise<FairFound[]>;
  bySlug(slug: string): Promise<FairFound | null>;
  ofAccount(account: AccountId): Promise<FairFound[]>;
  venuesByIds(ids: readonly VenueId[]): Promise<VenueFound[]>;
  /** In the order of their ordinals. */
  venuesOf(exhibitions: readonly ExhibitionId[]): Promise<VenueFound[]>;
}
