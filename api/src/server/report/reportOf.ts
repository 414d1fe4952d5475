import type { CountByVenue } from '../../domain/figures/after.ts';
import type { Measure, MeasureName } from '../../domain/figures/fairnessReport.ts';
import type { PeopleGroup } from '../../domain/figures/peopleGroups.ts';
import type { OrganisationId } from '../../domain/kernel/id.ts';
import { textIn, type LocalizedText } from '../../domain/kernel/language.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { After } from '../../operations/after/findAfter.ts';
import type { Block, FigureDrawn, Report } from './block.ts';
import { outcomeBlocks } from './outcomeBlocks.ts';
import type { ReportFormats } from './reportFormats.ts';

/** What a report is about, beside its figures. */
export interface ReportSubject {
  /** Of the session, or of the exhibition. */
  name: LocalizedText;
  exhibition: LocalizedText;
  from: Instant;
  to: Instant;
  made: Instant;
  /** Names of the companies and buyers of the signings. */
  names: ReadonlyMap<OrganisationId, LocalizedText>;
}

/** As many rows as a page has room for. */
const MOST_HEADINGS = 14;
const MOST_COUNTRIES = 16;
const MOST_SIGNINGS = 40;

/** What was brought, as a report of three or four pages. */
export function reportOf(after: After, subject: ReportSubject, formats: ReportFormats): Report {
  const { word, title } = wordsOf(subject, formats);
  return {
    language: formats.language,
    title,
    blocks: [
      head(after, { subject, title }, formats),
      { kind: 'figures', figures: after.measures.map((measure) => figureOf(measure, after, formats)) },
      ...counts(after, formats),
      ...outcomeBlocks(after, formats),
      ...gap(after, formats),
      { kind: 'heading', text: word('after_spread'), note: '' },
      spread(after, formats),
      ...groups(after, formats),
      ...signings(after, subject, formats),
    ],
    foot: `${title} · ${word('after_made', { date: formats.date(subject.made), time: formats.time(subject.made) })}`,
    pageOf: word('after_page', { page: '{page}', pages: '{pages}' }),
  };
}

function wordsOf({ name }: ReportSubject, formats: ReportFormats) {
  const word: ReportFormats['word'] = (key, facts) => formats.word(key, facts);
  return { word, title: inWords(name, formats) };
}

function inWords(text: LocalizedText | null | undefined, { language }: ReportFormats): string {
  return textIn(text ?? {}, [language])?.text ?? '';
}

function head(
  after: After,
  { subject, title }: { subject: ReportSubject; title: string },
  formats: ReportFormats,
): Block {
  const [first, last] = [formats.date(subject.from), formats.date(subject.to)];
  const days =
    first === last
      ? `${first}　${formats.word('range', { from: formats.time(subject.from), to: formats.time(subject.to) })}`
      : formats.word('range', { from: first, to: last });
  const exhibition = inWords(subject.exhibition, formats);
  return {
    kind: 'title',
    above: [exhibition === title ? '' : exhibition, title].filter(Boolean).join('　'),
    text: formats.word('after_sentence', {
      meetings: formats.number(after.meetings),
      intentions: formats.number(after.papers.intentions),
      contracts: formats.number(after.papers.contracts),
    }),
    below: [
      days,
      ...(after.sessions.length > 1
        ? [formats.word('after_sessions', { n: formats.number(after.sessions.length) })]
        : []),
    ],
  };
}

const MEASURE_KEYS: Readonly<Record<MeasureName, string>> = {
  acceptance: 'fairness_acceptance',
  meetings: 'fairness_meetings',
  kept: 'fairness_kept',
  'second-meetings': 'fairness_second',
};

function figureOf({ name, value, low, high, state }: Measure, after: After, formats: ReportFormats): FigureDrawn {
  const shown = (one: number) => (name === 'meetings' ? formats.rounded(one, 1) : formats.percent(one));
  const whole = name === 'meetings' ? low * 2 : 1;
  const band =
    high === null
      ? formats.word('fairness_at_least', { low: shown(low) })
      : formats.word('fairness_between', { low: shown(low), high: shown(high) });
  const { confirmed, declined, expired } = after.offers;
  const notes: Partial<Record<MeasureName, string>> = {
    acceptance: formats.word('after_accepted', {
      confirmed: formats.number(confirmed),
      answered: formats.number(confirmed + declined + expired),
    }),
    meetings: formats.word('after_of_people', { n: formats.number(after.people) }),
    kept: formats.word('after_not_come', { n: formats.number(after.notCome) }),
  };
  return {
    name: formats.word(MEASURE_KEYS[name]),
    value: value === null ? '–' : shown(value),
    notes: [band, formats.word(`fairness_${state}`), notes[name] ?? ''].filter(Boolean),
    bar: Math.min(1, (value ?? 0) / whole),
    ticks: [low, ...(high === null ? [] : [high])].map((end) => Math.min(1, end / whole)),
    isWithin: state === 'within',
  };
}

function counts(after: After, formats: ReportFormats): Block[] {
  const row = (key: string, { byVenue, total }: CountByVenue) => [
    formats.word(key),
    ...after.venues.map(({ id }) => formats.number(byVenue.get(id) ?? 0)),
    formats.number(total),
  ];
  const two = formats.word('after_two_venues', { n: formats.number(after.atTwoVenues) });
  return [
    { kind: 'heading', text: formats.word('after_ufi'), note: formats.word('after_not_audited') },
    {
      kind: 'table',
      first: 0.46,
      heads: [
        formats.word('after_item'),
        ...after.venues.map(({ name }) => inWords(name, formats)),
        formats.word('after_total'),
      ],
      rows: [
        row('after_exhibitors', after.exhibitors),
        row('after_visitors', after.visitors),
        row('after_visits', after.visits),
      ],
    },
    ...(after.atTwoVenues > 0 ? [two] : [])
      .concat(['after_counted_how', 'after_not_counted', 'after_source'].map((key) => formats.word(key)))
      .map((text) => ({ kind: 'text' as const, text })),
    { kind: 'heading', text: formats.word('after_countries'), note: '' },
    {
      kind: 'table',
      first: 0.46,
      heads: [formats.word('after_countries'), formats.word('after_exhibitors'), formats.word('after_visitors')],
      rows: after.countries
        .slice(0, MOST_COUNTRIES)
        .map(({ country, exhibitors, visitors }) => [
          formats.country(country),
          formats.number(exhibitors),
          formats.number(visitors),
        ]),
    },
  ];
}

function gap(after: After, formats: ReportFormats): Block[] {
  const heading: Block = { kind: 'heading', text: formats.word('after_gap'), note: '' };
  if (after.gap.length === 0) return [heading, { kind: 'text', text: formats.word('after_gap_none') }];
  const codeOf = (code: string) => formats.word('after_heading', { code });
  const nameOf = (code: string) => inWords(after.headingNames.get(code), formats) || codeOf(code);
  const missing = after.gap.filter(({ sought, offered }) => sought > 0 && offered === 0);
  return [
    heading,
    {
      kind: 'gap',
      left: formats.word('after_gap_sought'),
      right: formats.word('after_gap_offered'),
      legend: [formats.word('after_met'), formats.word('after_unmet')],
      rows: after.gap.slice(0, MOST_HEADINGS).map((row) => ({
        name: nameOf(row.heading),
        code: after.headingNames.has(row.heading) ? codeOf(row.heading) : '',
        left: { whole: row.sought, part: row.soughtMet },
        right: { whole: row.offered, part: row.offeredMet },
      })),
    },
    ...(missing.length > 0
      ? [
          {
            kind: 'text' as const,
            text: formats.word('after_gap_nobody', {
              headings: formats.list(missing.map((row) => nameOf(row.heading))),
            }),
          },
        ]
      : []),
  ];
}

function spread(after: After, formats: ReportFormats): Block {
  return {
    kind: 'spread',
    heads: [formats.word('report_meetings'), formats.word('desk_buyers'), formats.word('desk_exhibitors')],
    rows: after.spread.map(({ meetings, buyers, exhibitors }) => ({
      name: formats.number(meetings),
      buyers,
      exhibitors,
    })),
  };
}

function groups(after: After, formats: ReportFormats): Block[] {
  const gini = after.giniOfMeetings === null ? '–' : formats.rounded(after.giniOfMeetings, 2);
  return [
    { kind: 'heading', text: formats.word('after_groups'), note: '' },
    {
      kind: 'table',
      first: 0.4,
      heads: [
        'fairness_group',
        'after_group_people',
        'after_group_each',
        'after_group_without',
        'after_group_wait',
      ].map((key) => formats.word(key)),
      rows: after.groups.map((group) => [
        groupName(group, after, formats),
        formats.number(group.people),
        formats.rounded(group.meetingsEach, 1),
        formats.number(group.withoutMeeting),
        formats.clock(group.waitMedianSeconds),
      ]),
    },
    { kind: 'heading', text: formats.word('fairness_title'), note: formats.word('fairness_gini_hint') },
    {
      kind: 'table',
      first: 0.7,
      heads: [formats.word('after_item'), ''],
      rows: [
        [formats.word('fairness_gini_meetings'), gini],
        [formats.word('after_longest'), formats.clock(after.longestWaitSeconds)],
        [formats.word('after_without'), formats.number(withoutMeeting(after))],
      ],
    },
  ];
}

function withoutMeeting({ spread: steps }: After): number {
  const none = steps.find(({ meetings }) => meetings === 0);
  return none ? none.buyers + none.exhibitors : 0;
}

const GROUP_KEYS: Readonly<Record<string, string>> = {
  exhibitor: 'term_exhibitor',
  buyer: 'term_buyer',
  small: 'fairness_small',
  medium: 'fairness_medium',
  large: 'fairness_large',
};

function groupName({ trait, value }: PeopleGroup, { venues }: After, formats: ReportFormats): string {
  if (trait === 'language') return formats.spoken(value);
  if (trait === 'venue') return inWords(venues.find(({ id }) => id === value)?.name, formats) || value;
  return formats.word(GROUP_KEYS[value] ?? value);
}

function signings(after: After, { names }: ReportSubject, formats: ReportFormats): Block[] {
  const heading: Block = {
    kind: 'heading',
    text: formats.word('after_signings'),
    note: formats.number(after.signings.length),
  };
  if (after.signings.length === 0) return [heading, { kind: 'text', text: formats.word('after_signings_none') }];
  return [
    heading,
    {
      kind: 'table',
      first: 0.66,
      heads: [formats.word('after_signings'), formats.word('outcome_amount')],
      rows: after.signings.slice(0, MOST_SIGNINGS).map(({ at, outcome, company, buyer }) => {
        const kind = formats.word(`outcome_${outcome.kind.replaceAll('-', '_')}`);
        const sides = [company, buyer].map((id) => inWords(names.get(id), formats)).join(' · ');
        const money =
          outcome.amount && outcome.currency
            ? `${outcome.currency} ${formats.amount(outcome.amount, outcome.currency)}`
            : '–';
        return [`${formats.time(at)}　${kind}　${sides}`, money];
      }),
    },
  ];
}
