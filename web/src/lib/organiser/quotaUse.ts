/** How far the limit of meetings is used up, a side: counted by organisation, whoever of it sat there (PA11). Pure. */
import type { Side } from '#lib/api/documents/schema.generated.ts';
import { isHere, type Person } from './person.ts';

/** One side's use of its limit. */
export interface QuotaUse {
  side: Side;
  /** Meetings held by organisations that are here, and the most they could hold. */
  held: number;
  most: number;
  /** Share of it, 0 to 1. */
  share: number;
  /** Organisations at their limit: nobody of them is offered anything any more. */
  full: number;
}

/** Both sides, or none while there is no limit. */
export function quotaUse(people: readonly Person[], mostMeetings: number | null): QuotaUse[] {
  if (!mostMeetings) return [];
  return (['BUYER', 'EXHIBITOR'] as const).map((side) => {
    const byTeam = new Map<string, number>();
    for (const person of people) {
      if (person.side !== side || !isHere(person)) continue;
      byTeam.set(person.organisation.id, (byTeam.get(person.organisation.id) ?? 0) + person.meetingsDone);
    }
    const held = [...byTeam.values()];
    const most = held.length * mostMeetings;
    const used = held.reduce((sum, count) => sum + Math.min(count, mostMeetings), 0);
    const full = held.filter((count) => count >= mostMeetings).length;
    return { side, held: used, most, share: most === 0 ? 0 : used / most, full };
  });
}
