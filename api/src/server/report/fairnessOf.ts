import type { AtRisk } from '../../domain/figures/atRisk.ts';
import type { FairnessReport, Measure, WaitGroup } from '../../domain/figures/fairnessReport.ts';
import type { ParticipantId } from '../../domain/kernel/id.ts';
import { textIn, type LocalizedText } from '../../domain/kernel/language.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { VenueFound } from '../../ports/fairs.ts';
import type { Table } from '../spreadsheet/reportTables.ts';
import type { Block, Report } from './block.ts';
import type { ReportFormats } from './reportFormats.ts';

/** How fair a session has been, with the names that its figures need. */
export interface FairnessSubject {
  report: FairnessReport;
  risks: readonly AtRisk[];
  name: LocalizedText;
  exhibition: LocalizedText;
  venues: readonly VenueFound[];
  /** Badges of those at risk: people are not named. */
  badges: ReadonlyMap<ParticipantId, string>;
  made: Instant;
}

const MEASURE_KEYS = {
  acceptance: 'fairness_acceptance',
  meetings: 'fairness_meetings',
  kept: 'fairness_kept',
  'second-meetings': 'fairness_second',
} as const;

const ACT_KEYS = {
  call: 'fairness_act_call',
  'bring-back': 'fairness_act_bring_back',
  'find-interpreter': 'fairness_act_interpreter',
  'pair-by-hand': 'fairness_act_pair',
  none: '',
} as const;

const GROUP_KEYS: Readonly<Record<string, string>> = {
  exhibitor: 'term_exhibitor',
  buyer: 'term_buyer',
  small: 'fairness_small',
  medium: 'fairness_medium',
  large: 'fairness_large',
};

const WAIT_HEADS = ['fairness_group', 'fairness_count', 'fairness_median', 'fairness_p95', 'fairness_most'] as const;

/** The fairness of a session as a report on paper. */
export function fairnessOf(subject: FairnessSubject, formats: ReportFormats): Report {
  const { report, risks, made } = subject;
  const name = inWords(subject.name, formats);
  const title = `${formats.word('fairness_title')} · ${name}`;
  return {
    language: formats.language,
    title,
    blocks: [
      { kind: 'title', above: inWords(subject.exhibition, formats), text: title, below: [] },
      { kind: 'heading', text: formats.word('fairness_measures'), note: '' },
      table(0.4, rowsOfMeasures(report, formats)),
      { kind: 'text', text: envyInWords(report, formats) },
      { kind: 'heading', text: formats.word('fairness_waits'), note: '' },
      ...(report.waits.length === 0
        ? [{ kind: 'text' as const, text: formats.word('fairness_unknown') }]
        : [table(0.4, rowsOfWaits(subject, formats))]),
      { kind: 'heading', text: formats.word('fairness_risk'), note: formats.number(risks.length) },
      ...(risks.length === 0
        ? [{ kind: 'text' as const, text: formats.word('fairness_risk_none') }]
        : [table(0.16, rowsOfRisks(subject, formats))]),
    ],
    foot: `${title} · ${formats.word('after_made', { date: formats.date(made), time: formats.time(made) })}`,
    pageOf: formats.word('after_page', { page: '{page}', pages: '{pages}' }),
  };
}

/** The same as one table for a spreadsheet: each part under its own heads. */
export function fairnessTable(subject: FairnessSubject, formats: ReportFormats): Table {
  const { report } = subject;
  const parts = [rowsOfMeasures(report, formats), rowsOfWaits(subject, formats), rowsOfRisks(subject, formats)];
  return parts.flatMap((rows, at) => (at === 0 ? rows : [[''], ...rows]));
}

function table(first: number, [heads = [], ...rows]: Table): Block {
  return { kind: 'table', first, heads, rows };
}

function rowsOfMeasures(
  { measures, giniOfMeetings, giniOfWaits, envy }: FairnessReport,
  formats: ReportFormats,
): Table {
  const two = (value: number | null) => (value === null ? '–' : formats.rounded(value, 2));
  const heads = ['after_item', 'fairness_value', 'fairness_band', 'fairness_state'].map((key) => formats.word(key));
  const hint = formats.word('fairness_gini_hint');
  const passing = envy.offers === 0 ? '–' : formats.percent(envy.passing / envy.offers);
  return [
    heads,
    ...measures.map((measure) => rowOfMeasure(measure, formats)),
    [formats.word('fairness_gini_meetings'), two(giniOfMeetings), hint, ''],
    [formats.word('fairness_gini_waits'), two(giniOfWaits), hint, ''],
    [formats.word(envy.isBound ? 'fairness_envy_bound' : 'fairness_envy'), passing, '', ''],
  ];
}

function rowOfMeasure({ name, value, low, high, state }: Measure, formats: ReportFormats): string[] {
  const shown = (one: number) => (name === 'meetings' ? formats.rounded(one, 1) : formats.percent(one));
  const band =
    high === null
      ? formats.word('fairness_at_least', { low: shown(low) })
      : formats.word('fairness_between', { low: shown(low), high: shown(high) });
  return [
    formats.word(MEASURE_KEYS[name]),
    value === null ? '–' : shown(value),
    band,
    formats.word(`fairness_${state}`),
  ];
}

function envyInWords({ envy }: FairnessReport, formats: ReportFormats): string {
  const facts = { people: formats.number(envy.people), most: formats.number(envy.mostTimes) };
  return formats.word(envy.isBound ? 'fairness_envy_bound_hint' : 'fairness_envy_hint', facts);
}

function rowsOfWaits({ report, venues }: FairnessSubject, formats: ReportFormats): Table {
  return [
    WAIT_HEADS.map((key) => formats.word(key)),
    ...report.waits.map((group) => [
      groupName(group, venues, formats),
      formats.number(group.count),
      formats.clock(group.medianSeconds),
      formats.clock(group.p95Seconds),
      formats.clock(group.mostSeconds),
    ]),
  ];
}

function groupName({ trait, value }: WaitGroup, venues: FairnessSubject['venues'], formats: ReportFormats): string {
  if (trait === 'language') return formats.spoken(value);
  if (trait === 'venue') return inWords(venues.find(({ id }) => id === value)?.name ?? {}, formats) || value;
  return formats.word(GROUP_KEYS[value] ?? value);
}

function rowsOfRisks({ risks, badges }: FairnessSubject, formats: ReportFormats): Table {
  return [
    ['report_badge', 'fairness_risk_so_far', 'fairness_cause', 'fairness_act'].map((key) => formats.word(key)),
    ...risks.map(({ participant, meetings, stillFits, cause, act }) => [
      badges.get(participant) ?? '',
      formats.word('fairness_risk_line', { meetings: formats.number(meetings), fits: formats.number(stillFits) }),
      formats.word(`fairness_cause_${cause.replaceAll('-', '_')}`),
      ACT_KEYS[act] && formats.word(ACT_KEYS[act]),
    ]),
  ];
}

function inWords(text: LocalizedText, { language }: ReportFormats): string {
  return textIn(text, [language])?.text ?? '';
}
