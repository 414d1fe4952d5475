import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { DateTime } from 'luxon';
import { tzlib_get_ical_block as zoneBlock } from 'timezones-ical-library';
import { textIn, type Language, type LocalizedText } from '../../domain/kernel/language.ts';
import type { Wording } from '../../graphql/wording.ts';
import type { CalendarEntry, PersonCalendar } from '../../operations/calendar/findCalendar.ts';

/** How often a program that subscribes may ask again: its own wish counts, most ask each hour or more seldom. */
const REFRESH_SECONDS = 300;

/** In which words, and when it was asked. */
export interface CalendarWords {
  wording: Wording;
  language: Language;
  now: number;
}

/**
 * A person's days as iCalendar text (RFC 5545): times in the fair's own zone with its VTIMEZONE, one UID an entry for ever, and what was called off as
 * cancelled, so that a program that has it takes it out.
 */
export function calendarText({ exhibition, timeZone, entries }: PersonCalendar, words: CalendarWords): string {
  const calendar = ical({
    name: inWords(exhibition, words),
    prodId: { company: 'Ponte', product: 'Ponte', language: words.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  // The zone is named at each entry: as the calendar's own it would also be taken for the stamps, which are UTC.
  calendar.timezone({ name: null, generator: zoneRules });
  const at = (instant: number) => DateTime.fromMillis(instant, { zone: timeZone });
  for (const entry of entries) {
    calendar.createEvent({
      id: `${entry.id}@ponte`,
      sequence: entry.revision,
      stamp: DateTime.fromMillis(words.now, { zone: 'utc' }),
      start: at(entry.from),
      end: at(entry.to),
      timezone: timeZone,
      summary: titleOf(entry, words),
      location: placeOf(entry, words) || null,
      status: entry.kind === 'meeting' && entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // A whole session does not make its hours busy: the meetings in it do.
      transparency: entry.kind === 'session' ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  }
  return calendar.toString();
}

/** The rules of a zone under the name that the entries use: an alias comes with the rules of the zone that it stands for, and under that one's name. */
function zoneRules(zone: string): string | null {
  return zoneBlock(zone)[0]?.replace(/^TZID:.*$/m, `TZID:${zone}`) ?? null;
}

function titleOf(entry: CalendarEntry, words: CalendarWords): string {
  if (entry.kind === 'session') return inWords(entry.name, words);
  if (entry.kind === 'meeting') return inWords(entry.across, words);
  return entry.why ?? words.wording.word(`commitment_${entry.commitment}`, words.language);
}

/** Table, then hall: what a person looks for first stands first. */
function placeOf(entry: CalendarEntry, words: CalendarWords): string {
  const { wording, language } = words;
  const venue = entry.venue ? inWords(entry.venue, words) : '';
  if (entry.kind === 'session') return venue;
  if (entry.kind === 'commitment') return [entry.where ?? '', venue].filter(Boolean).join(', ');
  const table = entry.place && wording.word(PLACE_WORDS[entry.place.kind], language, { table: entry.place.label });
  return [table ?? '', venue].filter(Boolean).join(', ');
}

const PLACE_WORDS = { table: 'place_table', stand: 'place_stand', video: 'place_video' } as const;

function inWords(text: LocalizedText, { language }: CalendarWords): string {
  return textIn(text, [language])?.text ?? '';
}
