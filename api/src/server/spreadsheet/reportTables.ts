import { textIn, type Language, type LocalizedText } from '../../domain/kernel/language.ts';
import { SIDES } from '../../domain/kernel/side.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { OutcomeRecord } from '../../domain/pairing/meeting.ts';
import type { Wording } from '../../graphql/wording.ts';
import type {
  MeetingReported,
  ParticipantReported,
  Reported,
  SessionReport,
} from '../../operations/session/findSessionReport.ts';
import { decimalAmount } from './decimalAmount.ts';
import { localTime } from './localTime.ts';

/** The lists of a session's report. */
export type ReportList = 'meetings' | 'participants';

/** Rows of cells, heads first. */
export type Table = readonly (readonly string[])[];

/** In which words a report is written. */
export interface ReportWords {
  wording: Wording;
  language: Language;
}

/** A list of a session's report as a table. Times stand as they were on the fair's clocks, scores in hundredths, money in major units. */
export function reportTable(list: ReportList, report: SessionReport, words: ReportWords): Table {
  return list === 'meetings' ? meetingsTable(report, words) : participantsTable(report, words);
}

const MEETING_HEADS = [
  'report_confirmed_at',
  'report_began_at',
  'report_ended_at',
  'report_state',
  'report_venue',
  'report_place',
  ...SIDES.flatMap((side) => [
    `report_${side}_badge`,
    `report_${side}_organisation`,
    `report_${side}_name`,
    `report_${side}_country`,
    `report_${side}_score`,
    `report_${side}_outcome`,
  ]),
  'report_outcome',
  'leads_amount',
  'leads_currency',
  'report_confirmed_by',
];

function meetingsTable({ meetings, timeZone }: SessionReport, words: ReportWords): Table {
  const heads = MEETING_HEADS.map((key) => words.wording.word(key, words.language));
  return [heads, ...meetings.map((reported) => meetingRow(reported, timeZone, words))];
}

function meetingRow(reported: MeetingReported, timeZone: string, words: ReportWords): string[] {
  const { meeting, people, scores, counted } = reported;
  const at = (instant: Instant | null) => (instant === null ? '' : localTime(instant, timeZone));
  const sides = SIDES.flatMap((side) => [
    ...personCells(people[side], words),
    String(Math.round(scores[side] * 100)),
    outcomeIn(meeting.outcomes[side], words),
  ]);
  return [
    at(meeting.confirmedAt),
    at(meeting.begunAt),
    at(meeting.endedAt),
    words.wording.word(`meeting_state_${stateOf(meeting)}`, words.language),
    inWords(reported.venue, words),
    reported.place ?? '',
    ...sides,
    outcomeIn(counted, words),
    counted ? decimalAmount(counted) : '',
    counted?.currency ?? '',
    String(SIDES.filter((side) => meeting.outcomeConfirmed[side]).length),
  ];
}

const PARTICIPANT_HEADS = [
  'report_badge',
  'leads_organisation',
  'leads_name',
  'leads_country',
  'report_side',
  'report_venue',
  'leads_languages',
  'report_state',
  'report_meetings',
];

function participantsTable({ participants }: SessionReport, words: ReportWords): Table {
  const heads = PARTICIPANT_HEADS.map((key) => words.wording.word(key, words.language));
  return [heads, ...participants.map((reported) => participantRow(reported, words))];
}

function participantRow(reported: ParticipantReported, words: ReportWords): string[] {
  const { wording, language } = words;
  const { participant } = reported;
  return [
    ...personCells(reported, words),
    wording.word(participant.side === 'buyer' ? 'term_buyer' : 'term_exhibitor', language),
    inWords(reported.venue, words),
    participant.languages.join(' '),
    wording.word(`state_${participant.state.toLowerCase()}`, language),
    String(participant.meetings),
  ];
}

function personCells({ frontCode, organisation, name, country }: Reported, words: ReportWords): string[] {
  return [frontCode, inWords(organisation, words), inWords(name, words), country];
}

/** A meeting that counted as begun and that one side never came to was none. */
function stateOf({ state, absent }: MeetingReported['meeting']): string {
  return absent !== null ? 'no_show' : state.toLowerCase();
}

function outcomeIn(outcome: OutcomeRecord | null, { wording, language }: ReportWords): string {
  return outcome ? wording.word(`outcome_${outcome.kind.replaceAll('-', '_')}`, language) : '';
}

function inWords(text: LocalizedText, { language }: ReportWords): string {
  return textIn(text, [language])?.text ?? '';
}
