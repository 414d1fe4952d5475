/** What a day plan says: one person's day on A5, in words that are already in its reader's language. */
export interface DayPlanSheet {
  kind: 'day-plan';
  /** BCP 47: of the document, and of the script that its words are set in. */
  language: 'zh-Hant' | 'zh-Hans' | 'pt' | 'en';
  title: string;
  /** In the script of the reader first, then in the other. */
  names: readonly string[];
  under: string;
  badge: string;
  day: string;
  /** Sessions of the day with their hours, a line each. */
  sessions: readonly string[];
  stops: readonly PlanLine[];
  /** Where nothing is booked yet. */
  none: string;
  between: { strong: string; rest: string };
  notes: string;
  /** At the foot, to the right. */
  foot: readonly string[];
}

/** A line of the day. */
export interface PlanLine {
  /** Empty where one goes over to another hall. */
  time: string;
  isPast: boolean;
  venue: { glyph: string; ordinal: number } | null;
  /** The number of the table, or of the stand. */
  place: string;
  name: string;
  note: string;
}

/** Every word of a plan: a font is made of these alone. */
export function wordsOfPlan(plan: DayPlanSheet): readonly string[] {
  const { names, under, badge, day, sessions, stops, none, between, notes, foot } = plan;
  const lines = stops.flatMap(({ time, venue, place, name, note }) => [time, venue?.glyph ?? '', place, name, note]);
  return [...names, under, badge, day, ...sessions, ...lines, none, between.strong, between.rest, notes, ...foot, ' '];
}
