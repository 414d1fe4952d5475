import type { OrganisationId, PersonId, VenueId } from '../../domain/kernel/id.ts';
import type { Side } from '../../domain/kernel/side.ts';

/** Somebody of the demo fair. */
export interface DemoPerson {
  person: PersonId;
  side: Side;
  organisation: OrganisationId;
  venue: VenueId;
  languages: readonly string[];
  /** Times at which they are promised elsewhere: nobody is offered a meeting that would run into one. */
  commitments: readonly unknown[];
}

/** How well two organisations fit, 0 to 1, the lower side's; null where something stands between them. */
export type FitOf = (company: OrganisationId, buyer: OrganisationId) => number | null;

/** What each other partner of one of the two takes from a couple's worth: with few others they are likely to be offered each other. */
const RIVAL_COST = 0.02;

/**
 * The exhibitors and buyers whom the demo leaves to people: couples that fit each other well, stand in one hall, share a language, and have few others
 * to be offered to, so that somebody who opens one of each is likely to see both sides of one meeting, at whatever hour that is: nobody with an appointment is
 * taken. Each organisation is taken once.
 */
export function chooseFree(people: readonly DemoPerson[], fitOf: FitOf, couples: number): DemoPerson[] {
  const exhibitors = people.filter(({ side }) => side === 'exhibitor');
  const buyers = people.filter(({ side }) => side === 'buyer');
  const partners = new Map<PersonId, number>();
  const found: { exhibitor: DemoPerson; buyer: DemoPerson; fit: number }[] = [];
  for (const exhibitor of exhibitors)
    for (const buyer of buyers) {
      const fit = canTalk(exhibitor, buyer) ? fitOf(exhibitor.organisation, buyer.organisation) : null;
      if (fit === null) continue;
      for (const { person } of [exhibitor, buyer]) partners.set(person, (partners.get(person) ?? 0) + 1);
      const isUnbound = exhibitor.commitments.length === 0 && buyer.commitments.length === 0;
      if (isUnbound && exhibitor.venue === buyer.venue) found.push({ exhibitor, buyer, fit });
    }
  const worth = ({ exhibitor, buyer, fit }: (typeof found)[number]) =>
    fit - RIVAL_COST * (partners.get(exhibitor.person)! + partners.get(buyer.person)! - 2);
  const taken = new Set<OrganisationId>();
  const chosen: typeof found = [];
  for (const couple of found.sort((a, b) => worth(b) - worth(a))) {
    const { exhibitor, buyer } = couple;
    if (chosen.length === couples) break;
    if (taken.has(exhibitor.organisation) || taken.has(buyer.organisation)) continue;
    taken.add(exhibitor.organisation).add(buyer.organisation);
    chosen.push(couple);
  }
  return [...chosen.map(({ exhibitor }) => exhibitor), ...chosen.map(({ buyer }) => buyer)];
}

function canTalk(a: DemoPerson, b: DemoPerson): boolean {
  return a.languages.some((language) => b.languages.includes(language));
}
