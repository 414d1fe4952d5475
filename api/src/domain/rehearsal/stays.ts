import { MINUTE, minutesAfter, type Instant } from '../kernel/time.ts';
import type { ParticipantFacts } from '../pairing/participant.ts';
import type { Chance } from './chance.ts';
import type { RehearsedFair, Stay } from './rehearsedFair.ts';
import type { RehearsalSettings } from './settings.ts';

/** RH5: when somebody is there: as the log showed, else by chance; empty for who does not come. */
export function staysOf(
  person: ParticipantFacts,
  fair: RehearsedFair,
  { settings, chance }: { settings: RehearsalSettings; chance: Chance },
): readonly Stay[] {
  if (fair.witnessed) return fair.witnessed.stays.get(person.participant) ?? [];
  const share = person.side === 'exhibitor' ? settings.exhibitorsComing : settings.buyersComing;
  if (!chance.happens(share, 'comes to the fair', person.participant)) return [];
  const from = comesAt(person, fair, { settings, chance });
  const until = Math.min(fair.endsAt, leavesAt(person, from, { fair, settings, chance }));
  return from < until ? [{ from, until }] : [];
}

interface Modelled {
  settings: RehearsalSettings;
  chance: Chance;
}

/** Exhibitors evenly; buyers early rather than late, by the square of an even chance. */
function comesAt(
  { participant, side }: ParticipantFacts,
  fair: RehearsedFair,
  { settings, chance }: Modelled,
): Instant {
  const draw = chance.of('arrival', participant);
  const minutes =
    side === 'exhibitor' ? settings.exhibitorArrivalMinutes * draw : settings.buyerArrivalMinutes * draw * draw;
  return fair.opensAt + Math.round(minutes * MINUTE);
}

function leavesAt(
  { participant, side }: ParticipantFacts,
  from: Instant,
  { fair, settings, chance }: Modelled & { fair: RehearsedFair },
): Instant {
  if (side === 'exhibitor') {
    if (!chance.happens(settings.exhibitorsLeavingEarly, 'leaves early', participant)) return fair.endsAt;
    const lastThird = (fair.endsAt - fair.opensAt) / 3;
    return fair.endsAt - Math.round(lastThird * chance.of('leaving', participant));
  }
  const spread = { median: settings.buyerStayMinutes, p90: settings.buyerStayP90Minutes };
  return minutesAfter(from, Math.round(chance.length(spread, 'stay', participant)));
}
