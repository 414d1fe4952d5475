import type { OrganisationId } from '../domain/kernel/id.ts';
import type { Side } from '../domain/kernel/side.ts';
import type { Matchmaker } from '../domain/matching/matchmaker.ts';
import type { Session } from '../domain/pairing/session.ts';
import { nextTurn } from './nextTurn.ts';

/** Larger sessions are judged in their thread, when a round first asks. */
const MOST_PAIRS = 10_000;
/** Pairs that are judged in one go: some 2 ms at 80 us each. */
const SLICE = 25;

/** Lets the matchmaker judge every two organisations of a small session in slices, so that no round has to judge them all at once. */
export async function warmUp(matchmaker: Matchmaker, session: Session, isOver: () => boolean): Promise<void> {
  const companies = organisationsOn('exhibitor', session);
  const buyers = organisationsOn('buyer', session);
  if (companies.size * buyers.size > MOST_PAIRS) return;
  let judged = 0;
  for (const company of companies)
    for (const buyer of buyers) {
      if (++judged % SLICE === 0) await nextTurn();
      if (isOver()) return;
      matchmaker.fitOf(company, buyer);
    }
}

function organisationsOn(side: Side, { participants }: Session): Set<OrganisationId> {
  const organisations = new Set<OrganisationId>();
  for (const participant of participants.values())
    if (participant.side === side) organisations.add(participant.organisation);
  return organisations;
}
