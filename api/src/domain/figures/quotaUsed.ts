import type { BySide, Side } from '../kernel/side.ts';
import type { OrganisationId } from '../kernel/id.ts';
import type { Session } from '../pairing/session.ts';

/** FI20: how much of the limit of meetings (PA11) the organisations that are here have used up, a side; null without a limit, or with nobody here. */
export function quotaUsed(session: Session): BySide<number | null> {
  const most = session.rules.mostMeetings;
  if (most === null) return NO_LIMIT;
  const here: BySide<Set<OrganisationId>> = { exhibitor: new Set(), buyer: new Set() };
  for (const { side, state, organisation } of session.participants.values()) {
    if (state !== 'EXPECTED' && state !== 'LEFT') here[side].add(organisation);
  }
  const share = (side: Side): number | null => {
    if (here[side].size === 0) return null;
    let used = 0;
    for (const organisation of here[side]) used += Math.min(most, session.meetingsHeld.get(organisation) ?? 0);
    return used / (here[side].size * most);
  };
  return { exhibitor: share('exhibitor'), buyer: share('buyer') };
}

const NO_LIMIT: BySide<null> = { exhibitor: null, buyer: null };
