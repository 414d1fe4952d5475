/** What taking an act back restores and what not, in words. */
import type { RecentActFields } from '#lib/api/documents/steer.generated.ts';
import type { UndoWhat, UndoWhyNot } from '#lib/api/documents/schema.generated.ts';
import { m, reader } from '#lib/messages/index.ts';
import type { Desk } from './desk.svelte.ts';
import { placeName } from './placeWords.ts';

/** One point of an act. */
export type Point = RecentActFields['points'][number];

/** A whole hall's tables are counted, a few are named. */
const MOST_PLACES_NAMED = 3;

/** What would be restored, one phrase each. */
export function restoredInWords(points: readonly Point[], desk: Desk): string[] {
  const restored = points.filter(({ whyNot }) => whyNot === null);
  const places = restored.filter(({ what }) => what === 'PLACE');
  if (places.length <= MOST_PLACES_NAMED) return restored.map((point) => phraseOf(point, desk));
  const others = restored.filter(({ what }) => what !== 'PLACE').map((point) => phraseOf(point, desk));
  return [m.undo_of_places({ n: reader.formats.number(places.length) }), ...others];
}

/** What would not, each with its cause. */
export function lostInWords(points: readonly Point[], desk: Desk): string[] {
  return points.flatMap((point) => {
    const { whyNot } = point;
    if (whyNot === null) return [];
    const phrase = phraseOf(point, desk);
    return [whyNot === 'STANDS' ? phrase : m.act_named({ act: phrase, name: WHY_NOT[whyNot]() })];
  });
}

interface Speech {
  people: string;
  table: string;
  n: number;
}

const PHRASES: Readonly<Record<UndoWhat, (speech: Speech) => string>> = {
  OFFER_TAKEN_BACK: ({ people }) => m.undo_of_offer({ people }),
  OFFER_MADE_AGAIN: ({ people }) => m.undo_of_offer_again({ people }),
  RULES: ({ n }) => m.undo_of_rules({ n }),
  DECIDED_SINCE: ({ n }) => m.undo_of_decided({ n }),
  PAIRING: () => m.undo_of_pairing(),
  ANNOUNCEMENT: () => m.undo_of_announcement(),
  ANNOUNCEMENT_READ: () => m.undo_of_read(),
  PLACE: ({ table }) => m.undo_of_place_open({ table }),
  MEETING: ({ people }) => m.undo_of_meeting({ people }),
  TABLE: ({ people }) => m.undo_of_table({ people }),
  END_OF_MEETING: ({ people }) => m.undo_of_end({ people }),
  WORD: ({ people }) => m.undo_of_word({ people }),
  PERSON: ({ people }) => m.undo_of_person({ people }),
  LASTING: () => m.undo_of_lasting(),
};

const WHY_NOT: Readonly<Record<UndoWhyNot, () => string>> = {
  CHANGED_SINCE: m.undo_why_changed,
  NOT_FREE: m.undo_why_not_free,
  CONFIRMED: m.undo_why_confirmed,
  ANSWERED: m.undo_why_answered,
  PLACE_TAKEN: m.undo_why_place,
  TIME_OVER: m.undo_why_time,
  SESSION_CLOSING: m.undo_why_closing,
  STANDS: m.undo_why_stands,
};

function phraseOf({ what, people, place, count }: Point, desk: Desk): string {
  return PHRASES[what]({
    people: reader.formats.list(people.map(({ frontCode }) => frontCode)),
    table: place ? placeName({ label: place.label, venue: place.venue.id }, desk) : '',
    n: count ?? 0,
  });
}
