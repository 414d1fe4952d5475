import { atRisk } from '../../domain/figures/atRisk.ts';
import type { VenueId } from '../../domain/kernel/id.ts';
import type { ApiContext } from '../context.ts';
import { participantSeen, type SeenSession } from '../floor/seen.ts';
import { seesFloor } from '../floor/sight.ts';
import { venueSeen } from '../floor/venueSeen.ts';

/** How fair a session has been, for those who see the floor; null for others, and while the session is only planned. */
export async function fairnessNow(context: ApiContext, { live }: SeenSession): Promise<object | null> {
  if (!live || !(await seesFloor(context, live))) return null;
  const report = await context.boards.fairness(live);
  const waits = await Promise.all(
    report.waits.map(async (group) => {
      if (group.trait !== 'venue') return { ...group, venue: null };
      const venue = group.value as VenueId;
      const { code = '' } = live.venues.get(venue) ?? {};
      return { ...group, value: code, venue: await venueSeen(context, live.exhibition, venue) };
    }),
  );
  const risks = atRisk(live, context.ports.clock.now()).map((risk) => ({
    ...risk,
    participant: participantSeen(live, risk.participant),
  }));
  return { ...report, waits, atRisk: risks };
}
