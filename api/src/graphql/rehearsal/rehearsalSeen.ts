import type { SessionId, VenueId } from '../../domain/kernel/id.ts';
import { SETTING_NAMES, SETTINGS, type RehearsalSettings } from '../../domain/rehearsal/settings.ts';
import type { RehearsalResult } from '../../domain/rehearsal/rehearsal.ts';
import type { AtRisk } from '../../domain/rehearsal/risk.ts';
import type { TableCount } from '../../domain/rehearsal/scenario.ts';
import type { ScenarioSummary } from '../../domain/rehearsal/summary.ts';
import type { ParticipantFacts } from '../../domain/pairing/participant.ts';
import type { Venue } from '../../domain/pairing/place.ts';
import type { RehearsalApplication } from '../../operations/rehearsal/applyRehearsal.ts';
import type { RehearsalState } from '../../ports/rehearsals.ts';
import { nodeId } from '../relay/nodeId.ts';

/** Somebody at risk, with what its names are found by. */
export interface SeenRisk extends Omit<AtRisk, 'why'>, Pick<ParticipantFacts, 'person' | 'organisation' | 'side'> {
  code: string;
  facts: AtRisk['why']['facts'];
  in: SessionId;
}

/** A rehearsal as clients see it. */
export function rehearsalSeen(state: RehearsalState): object {
  const { plan, fair, session, result } = state;
  const placed = placedIn(fair.venues);
  return {
    ...state,
    session: nodeId('PairingSession', session),
    standing: state.state,
    opensAt: fair.opensAt,
    seed: plan.seed,
    seeds: plan.seeds,
    meetingMinutes: fair.meetingMinutes,
    tables: fair.tables.map(placed),
    settings: settingsSeen(plan.settings),
    result: result && resultSeen(result, state),
  };
}

/** Every setting with its range and source, as some rehearsal has it. */
export function settingsSeen(settings: RehearsalSettings): object[] {
  return SETTING_NAMES.map((name) => {
    const { range, source } = SETTINGS[name];
    return { name, value: settings[name], least: range[0], most: range[1], source };
  });
}

/** What applying a rehearsal changes, as clients see it. */
export function applicationSeen({ venues, ...application }: RehearsalApplication, dryRun: boolean): object {
  const placed = placedIn(venues);
  const { tables, interpreters } = application;
  return {
    __typename: 'RehearsalApplied',
    ...application,
    dryRun,
    tables: tables.map(placed),
    interpreters: interpreters.map(placed),
  };
}

/** Anything at a venue, with the venue as clients name it. */
function placedIn(venues: readonly Pick<Venue, 'venue' | 'code'>[]): (one: { venue: VenueId }) => object {
  const codes = new Map(venues.map(({ venue, code }) => [venue, code]));
  return (one) => ({ ...one, venue: nodeId('Venue', one.venue), venueCode: codes.get(one.venue) ?? '' });
}

function resultSeen(result: RehearsalResult, { fair, session }: RehearsalState): object {
  const placed = placedIn(fair.venues);
  const seen = (summary: ScenarioSummary): object => scenarioSeen(summary, placed);
  const people = new Map(fair.people.map((facts) => [facts.participant, facts]));
  const { tables, lengths, interpreters, policies, atRisk } = result;
  const planned = policies[0]!.summary;
  return {
    exhibitors: planned.came.exhibitor,
    buyers: planned.came.buyer,
    policies: policies.map(({ summary, against }) => ({ scenario: seen(summary), against })),
    tables: tables.compared.map(seen),
    tableAdvice: tables.advice && { ...tables.advice, tables: tables.advice.tables.map(placed) },
    lengths: lengths.compared.map(seen),
    lengthAdvice: lengths.advice,
    interpreters: interpreters && { ...interpreters, needed: interpreters.needed.map(placed) },
    atRisk: atRisk.map(({ why, ...risk }): SeenRisk => {
      const { person, organisation, side } = people.get(risk.participant)!;
      return { ...risk, person, organisation, side, ...why, in: session };
    }),
  };
}

function scenarioSeen(
  { scenario, figures, peopleByMeetings, overTheDay }: ScenarioSummary,
  placed: (count: TableCount) => object,
): object {
  const { policy, meetingMinutes, tables } = scenario;
  return { policy, meetingMinutes, tables: tables?.map(placed) ?? null, figures, peopleByMeetings, ...overTheDay };
}
