import { may } from '../../domain/credential/rights.ts';
import type { CountByVenue } from '../../domain/figures/after.ts';
import type { Brought } from '../../domain/figures/tally.ts';
import { findAfter, type After } from '../../operations/after/findAfter.ts';
import type { SessionBrief } from '../../ports/sessionPlans.ts';
import type { ApiContext } from '../context.ts';

/** What these sessions brought, for those who see the floor of all of them; null for others, and while nobody has opened any. */
export async function afterSeen(context: ApiContext, plans: readonly SessionBrief[]): Promise<object | null> {
  const { caller, ports, boards } = context;
  if (plans.length === 0 || !plans.every((plan) => may(caller, 'see-floor', plan))) return null;
  const after = await findAfter(ports, (session) => boards.told(session), plans);
  return after && inWireShape(after, context);
}

function inWireShape(after: After, { loaders }: ApiContext): object {
  const { papers, offers, venues } = after;
  const venueOf = (id: string) => venues.find((venue) => venue.id === id) ?? null;
  return {
    ...after,
    sessionCount: after.sessions.length,
    exhibitors: countsSeen(after.exhibitors, venues),
    visitors: countsSeen(after.visitors, venues),
    visits: countsSeen(after.visits, venues),
    offersConfirmed: offers.confirmed,
    offersAnswered: offers.confirmed + offers.declined + offers.expired,
    intentions: papers.intentions,
    contracts: papers.contracts,
    signed: papers.signed,
    signedByBoth: papers.confirmed,
    outcomes: Object.entries(papers.byKind).map(([kind, count]) => ({ kind, count })),
    sums: papers.sums,
    signings: after.signings.map((signing) => ({
      ...signingSeen(signing),
      company: loaders.company.load(signing.company),
      buyer: loaders.buyer.load(signing.buyer),
      venue: venueOf(signing.venue),
    })),
    groups: after.groups.map((group) => {
      const venue = group.trait === 'venue' ? venueOf(group.value) : null;
      return { ...group, venue, value: venue?.code ?? group.value };
    }),
    gap: after.gap.map((gap) => ({ ...gap, name: after.headingNames.get(gap.heading) ?? null })),
  };
}

/** Every venue has its count, also none. */
function countsSeen({ byVenue, total }: CountByVenue, venues: After['venues']): object {
  return { total, byVenue: venues.map((venue) => ({ venue, count: byVenue.get(venue.id) ?? 0 })) };
}

function signingSeen({ at, outcome }: Brought): object {
  const { kind, amount, currency } = outcome;
  return { at, kind, money: amount && currency ? { amount, currency } : null };
}
