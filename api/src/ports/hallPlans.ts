import type { HallPlan } from '../domain/exhibition/hallPlan.ts';
import type { PlaceKind } from '../domain/pairing/place.ts';
import type { AccountId, ExhibitionId, OrganisationId, PlaceId, VenueId } from '../domain/kernel/id.ts';

/** A place that may stand on a plan. */
export interface PlaceToDraw {
  readonly id: PlaceId;
  readonly label: string;
  readonly kind: PlaceKind;
}

/** A venue's plan, and what there is to draw. */
export interface KeptPlan {
  readonly venue: VenueId;
  readonly exhibition: ExhibitionId;
  readonly account: AccountId;
  /** 0: nothing was drawn yet. */
  readonly version: number;
  readonly plan: HallPlan | null;
  readonly places: readonly PlaceToDraw[];
  /** A session is open in this hall now: the plan is only looked at. */
  readonly isLive: boolean;
}

/** A plan, ready to be saved over the version on which it was drawn. */
export interface PlanSaving extends Pick<KeptPlan, 'venue' | 'exhibition' | 'version'> {
  readonly plan: HallPlan;
  /** The zone of each place of the venue. */
  readonly zones: readonly { readonly place: PlaceId; readonly zone: string | null }[];
}

/** How a venue is furnished, for whoever is to walk in it. */
export interface DrawnHall {
  readonly id: VenueId;
  readonly plan: HallPlan;
  /** Companies' own stands, whether a session is held there or not. */
  readonly stands: readonly { readonly place: PlaceId; readonly company: OrganisationId }[];
}

/** Keeps how venues are furnished. */
export interface HallPlans {
  /** Null where there is no such venue. */
  read(venue: VenueId): Promise<KeptPlan | null>;
  /** Those of these venues that were drawn. */
  drawn(venues: readonly VenueId[]): Promise<DrawnHall[]>;
  /** `stale`, and nothing is changed, where somebody else saved since; `live`, where a session has been opened there since. */
  save(saving: PlanSaving): Promise<'saved' | 'stale' | 'live'>;
}
