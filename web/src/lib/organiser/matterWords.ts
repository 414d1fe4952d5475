/** What needs a hand, in words: a fact, and what makes it worse or easier. */
import { clockFace, m, reader } from '#lib/messages/index.ts';
import { placeName } from './placeWords.ts';
import type { Desk } from './desk.svelte.ts';
import type { Matter } from './matters.ts';
import { organisationName, type Person } from './person.ts';
import { tileOfPerson } from './places.ts';

/** The fact. */
export function matterTitle(matter: Matter, desk: Desk): string {
  const table = 'tile' in matter && matter.tile ? placeName(matter.tile, desk) : '';
  switch (matter.kind) {
    case 'no-show':
      return table
        ? m.red_no_show({ table, badge: matter.absent.frontCode })
        : m.event_no_show({ badge: matter.absent.frontCode });
    case 'not-arrived':
      return m.matter_not_arrived({
        table: tablesOf(matter.people, desk),
        badges: reader.formats.list(matter.people.map(({ frontCode }) => frontCode)),
      });
    case 'no-interpreter':
      return m.matter_interpreter({
        table: tablesOf(matter.people, desk),
        badges: reader.formats.list(matter.people.map(({ frontCode }) => frontCode)),
      });
    case 'waiting':
      return m.matter_waiting({ badge: matter.person.frontCode, time: clockFace(matter.seconds) });
    case 'idle':
      return m.red_idle_table({ table, minutes: Math.floor(matter.seconds / 60) });
    case 'storm':
      return m.matter_storm({
        percent: reader.formats.percent(matter.answers.refused / matter.answers.ended),
        n: reader.formats.number(matter.answers.ended),
      });
    case 'unreachable':
      return m.red_unreachable({ n: matter.people.length });
    case 'at-risk':
      return m.matter_at_risk({ n: matter.people.length, least: matter.least });
    case 'unmet':
      return m.matter_unmet({ n: matter.people.length });
  }
}

/** What is behind it; nothing where the fact says all. */
export function matterDetail(matter: Matter, desk: Desk, why: string | undefined): string {
  switch (matter.kind) {
    case 'no-show': {
      const other = desk.across(matter.absent);
      return other ? m.matter_no_show_hint({ badge: other.frontCode }) : '';
    }
    case 'no-interpreter':
      return m.matter_interpreter_hint();
    case 'not-arrived':
      return m.matter_not_arrived_hint({ time: clockFace(matter.secondsLeft) });
    case 'waiting':
      return why ? m.why_quoted({ why }) : (organisationName(matter.person.organisation).text ?? '');
    case 'storm':
      return m.matter_storm_hint();
    case 'idle':
      return m.matter_idle_hint();
    case 'unreachable':
    case 'at-risk':
    case 'unmet':
      return reader.formats.list(matter.people.slice(0, 6).map(({ frontCode }) => frontCode));
  }
}

/** Where they should be: one table, or two where they meet by video. */
function tablesOf(people: readonly Person[], desk: Desk): string {
  const names = people.flatMap((person) => tileOfPerson(desk.tiles, person) ?? []).map((tile) => placeName(tile, desk));
  return reader.formats.list([...new Set(names)]);
}
