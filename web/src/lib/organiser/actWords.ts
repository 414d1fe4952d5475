/** Acts in words: what a button says, what a form is headed with, and what follows when it is done. */
import { m, reader } from '#lib/messages/index.ts';
import type { IconName } from '#lib/ui/Icon.svelte';
import type { Act, ActKind } from './acts.ts';
import type { Desk } from './desk.svelte.ts';
import { isHere } from './person.ts';
import { placeName } from './placeWords.ts';

/** What a button says. */
export const ACT_WORDS: Readonly<Record<ActKind, () => string>> = {
  'open-session': m.act_open_session,
  'start-pairing': m.act_start_pairing,
  'pause-pairing': m.act_pause_pairing,
  'close-session': m.act_close_session,
  announce: m.act_announce,
  'pair-by-hand': m.act_pair_by_hand,
  'move-meeting': m.act_move_meeting,
  'cancel-meeting': m.act_cancel_meeting,
  'end-meeting': m.act_end_meeting,
  'close-place': m.act_close_place,
  'open-place': m.act_open_place,
  'close-places': m.act_close_places,
  'open-places': m.act_open_places,
  'swap-tables': m.act_swap_tables,
  'withdraw-offer': m.act_withdraw_offer,
  substitute: m.act_substitute,
  'check-in': m.act_check_in,
  available: m.act_available,
  break: m.act_break,
  leave: m.act_leave,
  accept: m.act_accept,
  later: m.act_later,
  decline: m.act_decline,
  'more-time': m.act_more_time,
  arrive: m.act_arrive,
  late: m.act_late,
  'no-show': m.act_no_show,
  done: m.act_done,
  extend: m.act_extend,
};

/** The icon of an act; a state's shape where the act leads to that state. */
export const ACT_ICONS: Readonly<Record<ActKind, IconName>> = {
  'open-session': 's-checked',
  'start-pairing': 's-free',
  'pause-pairing': 's-pause',
  'close-session': 's-left',
  announce: 'sound',
  'pair-by-hand': 'team',
  'move-meeting': 'swap',
  'cancel-meeting': 'cross',
  'end-meeting': 'cross',
  'close-place': 'table',
  'open-place': 'table',
  'close-places': 'table',
  'open-places': 'table',
  'swap-tables': 'swap',
  'withdraw-offer': 'cross',
  substitute: 'team',
  'check-in': 's-checked',
  available: 's-free',
  break: 's-pause',
  leave: 's-left',
  accept: 'check',
  later: 'later',
  decline: 'cross',
  'more-time': 'plus',
  arrive: 'pin',
  late: 'late',
  'no-show': 's-alarm',
  done: 'check',
  extend: 'plus',
};

/** What the form of an act is headed with, and what is said once it is done. */
export function actTitle(act: Act, desk: Desk): string {
  if (act.kind === 'close-places') return m.area_close({ area: act.name });
  if (act.kind === 'open-places') return m.area_open({ area: act.name });
  const word = ACT_WORDS[act.kind]();
  if (act.kind === 'substitute') return m.act_named({ act: word, name: desk.person(act.leaves)?.frontCode ?? '' });
  if (act.kind === 'withdraw-offer') return m.act_named({ act: word, name: badgesOfOffer(act.offer, desk) });
  if ('person' in act) return m.act_named({ act: word, name: desk.person(act.person)?.frontCode ?? '' });
  if ('place' in act) return m.act_named({ act: word, name: nameOfPlace(act.place, desk) });
  if ('meeting' in act) return m.act_named({ act: word, name: badgesAt(act.meeting, desk) });
  return word;
}

/** What follows, sentence by sentence; nothing that the rules do not promise. */
export function consequencesOf(act: Act, desk: Desk): string[] {
  switch (act.kind) {
    case 'open-session':
      return [m.consequence_open_session()];
    case 'start-pairing':
      return [m.consequence_start_pairing()];
    case 'pause-pairing':
      return [m.consequence_pause_offers(), m.consequence_meetings_go_on()];
    case 'close-session':
      return [m.consequence_close_session(), m.consequence_meetings_may_end(), m.consequence_no_undo()];
    case 'announce':
      return readersOf(desk);
    case 'pair-by-hand':
      return [m.consequence_pair(), m.consequence_pair_checked()];
    case 'cancel-meeting':
      return [m.consequence_cancel_summons(), m.consequence_wait_kept()];
    case 'end-meeting':
      return [m.consequence_end_running()];
    case 'move-meeting':
      return [m.consequence_move()];
    case 'close-place':
      return closeConsequences(act.place, desk);
    case 'open-place':
    case 'open-places':
      return [m.consequence_open_place()];
    case 'close-places':
      return areaConsequences(act.places, desk);
    case 'swap-tables':
      return [m.consequence_swap()];
    case 'substitute':
      return [m.consequence_substitute(), m.consequence_wait_kept()];
    case 'withdraw-offer':
      return [m.consequence_withdraw(), m.consequence_wait_kept()];
    case 'leave':
    case 'break':
      return desk.person(act.person)?.offer || desk.person(act.person)?.meeting ? [m.consequence_kept_wish()] : [];
    case 'decline':
      return [m.consequence_never_again()];
    case 'no-show':
      return [m.consequence_no_show()];
    default:
      return [];
  }
}

/** Two badges joined as the language joins a list. */
export function badgesAt(meeting: string, desk: Desk): string {
  return reader.formats.list(desk.peopleAt(meeting).map(({ frontCode }) => frontCode));
}

function badgesOfOffer(offer: string, desk: Desk): string {
  return reader.formats.list(
    desk.roster.list.filter((person) => person.offer?.id === offer).map(({ frontCode }) => frontCode),
  );
}

function areaConsequences(places: readonly string[], desk: Desk): string[] {
  const ids = new Set(places);
  const tiles = desk.tiles.filter(({ id }) => ids.has(id));
  const running = tiles.filter(({ look }) => look === 'meeting' || look === 'last-minutes').length;
  const summoned = tiles.filter(
    ({ look, meeting }) => meeting !== null && look !== 'meeting' && look !== 'last-minutes',
  );
  return [
    m.consequence_close_area({ n: places.length }),
    ...(running > 0 ? [m.consequence_area_running({ n: running })] : []),
    ...(summoned.length > 0 ? [m.consequence_area_summoned({ n: summoned.length })] : []),
  ];
}

/** Acts that nothing can be restored of: what is answered, opened or closed for good stays so. */
const LASTING: ReadonlySet<ActKind> = new Set<ActKind>([
  'open-session',
  'close-session',
  'accept',
  'later',
  'decline',
  'more-time',
  'arrive',
  'late',
  'no-show',
]);

/** Whether an act can be undone, said before it is done; what exactly, the server tells once it is. */
export function undoInWords({ kind }: Act): string {
  return LASTING.has(kind) ? m.consequence_not_undone() : m.undo_within();
}

function nameOfPlace(place: string, desk: Desk): string {
  const tile = desk.tiles.find(({ id }) => id === place);
  return tile ? placeName(tile, desk) : '';
}

function readersOf(desk: Desk): string[] {
  const n = desk.roster.list.filter(isHere).length;
  return n === 0 ? [] : [m.consequence_announce({ n })];
}

function closeConsequences(place: string, desk: Desk): string[] {
  const tile = desk.tiles.find(({ id }) => id === place);
  if (tile?.look === 'meeting' || tile?.look === 'last-minutes') return [m.consequence_close_running()];
  if (tile?.meeting) return [m.consequence_close_summoned()];
  return [m.consequence_close_free()];
}
