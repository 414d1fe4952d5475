import { LANGUAGES, textIn, type LocalizedText } from '../../domain/kernel/language.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { DayPlan, PlanStop } from '../../operations/calendar/findDayPlan.ts';
import type { DayPlanSheet, PlanLine } from './dayPlan.ts';
import type { ReportFormats } from './reportFormats.ts';

const HAN = /\p{Script=Han}/u;

/** A person's day in the words of one language. */
export function dayPlanOf(plan: DayPlan, printed: Instant, formats: ReportFormats): DayPlanSheet {
  const { person, organisation, side, stops, sessions } = plan;
  const word: ReportFormats['word'] = (key, facts) => formats.word(key, facts);
  const names = inTwoScripts(person.name, formats);
  const badge = person.frontCode ?? '';
  const spoken = formats.list(person.languages.map((tag) => formats.spoken(tag)));
  return {
    kind: 'day-plan',
    language: formats.language,
    title: `${names[0] ?? badge} · ${word('plan_title')}`,
    names,
    under: [organisation ? inWords(organisation, formats) : '', word(`term_${side}`), spoken]
      .filter(Boolean)
      .join('　'),
    badge,
    day: formats.weekday(plan.day),
    sessions: sessions.map(({ name, from, to }) => {
      const hours = word('range', { from: formats.time(from), to: formats.time(to) });
      return `${inWords(name, formats)}　${hours}`;
    }),
    stops: linesOf(stops, { plan, printed, formats }),
    none: word('day_plan_none'),
    between: { strong: word('plan_between'), rest: word('plan_when_called', { badge }) },
    notes: word('plan_notes'),
    foot: [
      word('slip_printed', { time: formats.time(printed) }),
      word('plan_screen_counts'),
      word('plan_zone', { zone: formats.zone(printed) }),
    ],
  };
}

interface Frame {
  plan: DayPlan;
  printed: Instant;
  formats: ReportFormats;
}

/** The stops in order; between two halls stands that one goes over. */
function linesOf(stops: readonly PlanStop[], frame: Frame): PlanLine[] {
  let hall: PlanStop['at'] = null;
  return stops.flatMap((stop) => {
    const changes = hall !== null && stop.at !== null && stop.at !== hall;
    hall = stop.at ?? hall;
    return changes ? [crossing(stop, frame), lineOf(stop, frame)] : [lineOf(stop, frame)];
  });
}

function crossing({ at, to }: PlanStop, { plan, printed, formats }: Frame): PlanLine {
  const name = inWords(plan.venues.find(({ id }) => id === at)?.name ?? {}, formats);
  const note = formats.word('plan_cross', { venue: name });
  return { time: '', isPast: to <= printed, venue: null, place: '', name: '', note };
}

function lineOf(stop: PlanStop, { plan, printed, formats }: Frame): PlanLine {
  const venue = plan.venues.find(({ id }) => id === stop.at) ?? null;
  const whole = { time: formats.time(stop.from), isPast: stop.to <= printed, venue };
  if (stop.kind === 'commitment') {
    const word = formats.word(`commitment_${stop.commitment}`);
    const name = stop.why ?? word;
    const until = formats.word('plan_until', { time: formats.time(stop.to) });
    const note = [name === word ? '' : word, stop.where ?? '', until].filter(Boolean);
    return { ...whole, place: '', name, note: note.join('　') };
  }
  const { across, place, with: who } = stop;
  const note = [
    place && place.kind !== 'table' ? formats.word(`place_${place.kind}`, { table: place.label }) : '',
    place ? '' : formats.word('plan_place_later'),
    who?.country ? formats.country(who.country) : '',
    who ? formats.list(who.languages.map((tag) => formats.spoken(tag))) : '',
  ].filter(Boolean);
  return { ...whole, place: place?.label ?? '', name: inWords(across, formats), note: note.join('　') };
}

/** A name as the reader writes it, then in the other script. */
function inTwoScripts(name: LocalizedText, { language }: ReportFormats): string[] {
  const first = textIn(name, [language])?.text ?? '';
  const other = LANGUAGES.map((one) => name[one] ?? '').find(
    (text) => text !== '' && HAN.test(text) !== HAN.test(first),
  );
  return [first, other ?? ''].filter(Boolean);
}

function inWords(text: LocalizedText, { language }: ReportFormats): string {
  return textIn(text, [language])?.text ?? '';
}
