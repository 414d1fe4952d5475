import type { Wording } from '../../graphql/wording.ts';
import type { RehearsalResult } from '../../domain/rehearsal/rehearsal.ts';
import type { RehearsedFair } from '../../domain/rehearsal/rehearsedFair.ts';
import type { Scenario } from '../../domain/rehearsal/scenario.ts';
import type { Estimate } from '../../domain/rehearsal/statistics.ts';
import type { ScenarioSummary } from '../../domain/rehearsal/summary.ts';

/** What the figures are told with. */
export interface Naming {
  fair: RehearsedFair;
  nameOf(participant: string): string;
  venueOf(venue: string): string;
  wording: Wording;
}

/** A rehearsal for people: policies side by side, what to set out, who is at risk. */
export function rehearsalLines(result: RehearsalResult, naming: Naming): string[] {
  const { plan, policies } = result;
  const planned = policies[0]!.summary;
  const { exhibitor, buyer } = planned.came;
  return [
    `${plan.seeds} days from seed ${plan.seed}, ${inWords(exhibitor, whole)} exhibitors and ${inWords(buyer, whole)} buyers come. Means, with their 95 % interval over the seeds (Student's t).`,
    '',
    ...table([HEADS, ...policies.map(({ policy, summary }) => [policy, ...cells(summary)])]),
    ...policies.flatMap(({ policy, against }) =>
      against
        ? [
            `ponte against ${policy}, on the same arrivals: value ${inWords(against.value, ratio)}, 95 % of waits within ${inWords(against.waitP95, ratio)}, people with a meeting ${inWords(against.matchedPoints, points)}`,
          ]
        : [],
    ),
    ...adviceLines(result, naming),
    '',
    ...riskLines(result, naming),
  ];
}

const HEADS = [
  '',
  'meetings',
  'each',
  'wait p50',
  'wait p95',
  'accepted',
  'kept',
  'one or more',
  'two or more',
  'Gini',
  'tables used',
  'value',
];

function cells({ figures }: ScenarioSummary): string[] {
  return [
    inWords(figures.meetings, whole),
    inWords(figures.meetingsEach, tenths),
    inWords(figures.waitMedianSeconds, clock),
    inWords(figures.waitP95Seconds, clock),
    inWords(figures.acceptance, percent),
    inWords(figures.kept, percent),
    inWords(figures.matched, percent),
    inWords(figures.second, percent),
    inWords(figures.gini, ratio),
    inWords(figures.tableUse, percent),
    inWords(figures.value, whole),
  ];
}

function adviceLines({ plan, tables, lengths, interpreters }: RehearsalResult, { venueOf, fair }: Naming): string[] {
  if (plan.advice === 'none') return [];
  const { advice } = tables;
  const goal = `${plan.settings.waitGoalMinutes} minutes`;
  const set = (advice?.tables ?? []).map(
    ({ venue, kind, places, planned, low, high }) =>
      `${venueOf(venue)} ${kind === 'video' ? 'video ' : ''}${places} (${low} to ${high}; planned ${planned})`,
  );
  const reached = advice?.reachesGoal
    ? `95 % of waits within ${goal}`
    : `no number of tables brings 95 % of waits within ${goal}`;
  const length = lengths.advice;
  const needed = (interpreters?.needed ?? []).map(
    ({ venue, between, count, low, high }) => `${venueOf(venue)} ${between.join('-')} ${count} (${low} to ${high})`,
  );
  const compared = [...tables.compared, ...lengths.compared];
  return [
    '',
    ...table([
      ['compared', ...HEADS.slice(1)],
      ...compared.map((one) => [scenarioName(one.scenario, venueOf), ...cells(one)]),
    ]),
    '',
    `Tables: ${set.join(', ') || 'none'}; ${reached}.`,
    length
      ? `Meeting length: ${length.minutes} minutes (${length.low} to ${length.high} do as well; planned ${length.planned}), value ${inWords(length.gain, ratio)} of the planned.`
      : '',
    interpreters
      ? `Interpreters: ${needed.join(', ') || 'none'}; ${inWords(interpreters.gain, tenths)} meetings more. ${interpreters.speechless} pairs fit and share no language (${fair.interpreters.length} interpreters planned).`
      : 'Interpreters: none needed; whoever fits shares a language.',
  ];
}

function riskLines({ atRisk }: RehearsalResult, { nameOf, wording }: Naming): string[] {
  if (atRisk.length === 0) return ['Nobody is at risk of going home without a meeting.'];
  return [
    'At risk of going home without a meeting:',
    ...atRisk.map(({ participant, withoutMeeting, meetings, why }) => {
      const reason = wording.word(`rehearsal_risk_${why.code}`, 'en', why.facts);
      return `  ${nameOf(participant).padEnd(12)} ${percent(withoutMeeting).padStart(5)} of days without, ${tenths(meetings)} meetings: ${reason}`;
    }),
  ];
}

function scenarioName({ tables, meetingMinutes }: Scenario, venueOf: (venue: string) => string): string {
  const counts = (tables ?? []).map(
    ({ venue, kind, places }) => `${venueOf(venue)}${kind === 'video' ? ' video' : ''} ${places}`,
  );
  return counts.length > 0 ? counts.join(', ') : `${meetingMinutes} minutes`;
}

function inWords({ mean, low, high }: Estimate, word: (value: number) => string): string {
  return low === high ? word(mean) : `${word(mean)} (${word(low)}–${word(high)})`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
  );
}

const whole = (value: number): string => value.toFixed(0);
const tenths = (value: number): string => value.toFixed(1);
const ratio = (value: number): string => value.toFixed(3);
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
const points = (share: number): string => `${(100 * share).toFixed(1)} points`;
const clock = (seconds: number): string =>
  `${Math.floor(Math.max(0, Math.round(seconds)) / 60)}:${String(Math.max(0, Math.round(seconds)) % 60).padStart(2, '0')}`;
