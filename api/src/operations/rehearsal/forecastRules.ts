import type { OrganisationId } from '../../domain/kernel/id.ts';
import { MINUTE, type Instant } from '../../domain/kernel/time.ts';
import type { ParticipantFacts } from '../../domain/pairing/participant.ts';
import type { Rules } from '../../domain/pairing/rules.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { Forecast, NoForecast } from '../../ports/rehearsals.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, type Refused } from '../kernel/refused.ts';
import { previewRules } from '../session/changeRules.ts';
import type { StepAct, StepPorts } from '../session/stepIn.ts';
import { plannedFair } from './plannedFair.ts';

/** Days of each: enough for an interval, few enough to be had while somebody waits. */
const SEEDS = 4;
const FIRST_SEED = 1;
/** As long as whoever tries rules waits for figures. */
const MOST_MS = 12_000;
/** More people are rehearsed on the rehearsal's own page. */
const MOST_PEOPLE = 600;
/** With less time left there is nothing to forecast. */
const LEAST_MS = 15 * MINUTE;

/** What other rules would bring, or why that is not told: the session is nearly over, or more people are in it than a look takes. */
export type ForecastTold = Forecast | NoForecast | 'too-late' | 'too-many';

type ForecastPorts = StepPorts & Pick<Ports, 'clock' | 'matchProfiles' | 'plans' | 'rehearsals' | 'sessions'>;

/** RH20: how the rest of the session would go under its rules and under others, with whoever is here or expected now. */
export async function forecastRules(
  ports: ForecastPorts,
  act: StepAct,
  rules: Partial<Rules>,
): Promise<ForecastTold | Refused> {
  const preview = await previewRules(ports, act, rules);
  if (isRefused(preview)) return preview;
  const { session } = preview;
  const opensAt = Math.max(ports.clock.now(), session.opensAt);
  if (session.state === 'CLOSED' || session.state === 'CLOSING' || session.endsAt - opensAt < LEAST_MS)
    return 'too-late';
  const people = peopleNow(session, opensAt);
  if (people.length > MOST_PEOPLE) return 'too-many';
  const planned = await plannedFair(ports, act.session);
  if (isRefused(planned)) return planned;
  const places = [...session.places.values()];
  const now = { ...planned, opensAt, endsAt: session.endsAt, places, people, rules: session.rules };
  const next = { ...now, rules: preview.rules };
  return ports.rehearsals.forecast({
    session: act.session,
    now,
    next,
    seed: FIRST_SEED,
    seeds: SEEDS,
    mostMs: MOST_MS,
  });
}

/** Whoever has not gone, and what keeps organisations apart by now. */
function peopleNow({ participants, forbidden }: Session, now: Instant): ParticipantFacts[] {
  const apart = new Map<OrganisationId, ParticipantFacts['forbidden'][number][]>();
  for (const [pair, cause] of forbidden) {
    const [one, other] = pair.split(' ') as [OrganisationId, OrganisationId];
    apart.set(one, [...(apart.get(one) ?? []), { organisation: other, cause }]);
    apart.set(other, [...(apart.get(other) ?? []), { organisation: one, cause }]);
  }
  return [...participants.values()]
    .filter(({ state, leavesAt }) => state !== 'LEFT' && (leavesAt === null || leavesAt > now))
    .map((participant) => ({ ...participant, forbidden: apart.get(participant.organisation) ?? [] }));
}
