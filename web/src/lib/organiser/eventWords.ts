/** Events of the log as sentences, people by their badges and tables by their signs. */
import type { OutcomeKind } from '#lib/api/documents/schema.generated.ts';
import { m, reader } from '#lib/messages/index.ts';
import type { IconName } from '#lib/ui/Icon.svelte';
import type { StateTone } from '#lib/ui/states.ts';
import type { Desk } from './desk.svelte.ts';
import { placeName } from './placeWords.ts';
import { textFact, type DeskEvent, type Pair } from './threads.ts';

/** How an event is shown: the shape and colour of the state that it led to, and a sentence. */
export interface EventLook {
  shape: IconName;
  tone: StateTone;
  sentence: string;
  /** Whether everybody of whom it tells is known; otherwise it names somebody by a question mark. */
  isWhole: boolean;
}

/** Stands in a sentence for whom the desk does not know. */
const NOBODY = '\uFFFC';

/** What a sentence is made of. */
interface Speech {
  event: DeskEvent;
  badge: string;
  buyer: string;
  exhibitor: string;
  table: string;
  time(fact: string): string;
  number(fact: string): number;
  text(fact: string): string | null;
  /** Badge of whom a fact names. */
  person(fact: string): string;
  /** Badges of the sides that a fact lists. */
  sides(fact: string): string;
  badgeOfSide(side: string | null): string;
}

/** The sentence of an event; nothing for events that only the machine needs. */
export function lookOfEvent(event: DeskEvent, desk: Desk): EventLook | null {
  const say = SENTENCES[event.kind];
  if (!say) return null;
  const [shape, tone, sentence] = say;
  const said = sentence(speechOf(event, desk));
  return { shape, tone, sentence: said.replaceAll(NOBODY, '?'), isWhole: !said.includes(NOBODY) };
}

/** Whether staff or an organiser did it, and not the session or a participant. */
export function isByStaff({ actor }: DeskEvent): boolean {
  return actor.by === 'staff';
}

type Sentence = [shape: IconName, tone: StateTone, sentence: (speech: Speech) => string];

const SENTENCES: Readonly<Record<string, Sentence>> = {
  'session-opened': ['s-checked', 'quiet', () => m.event_session_opened()],
  'pairing-started': ['s-free', 'free', () => m.event_pairing_started()],
  'pairing-paused': ['s-pause', 'pause', pausedWords],
  'session-closing': ['s-left', 'quiet', () => m.event_session_closing()],
  'session-closed': ['s-left', 'quiet', () => m.event_session_closed()],
  'rules-changed': ['note', 'quiet', () => m.event_rules_changed()],
  'announcement-made': ['sound', 'quiet', () => m.event_announcement_made()],
  'announcement-withdrawn': ['sound', 'quiet', () => m.event_announcement_withdrawn()],
  'act-undone': ['undo', 'quiet', () => m.event_undone()],
  'place-opened': ['table', 'quiet', ({ table }) => m.event_place_opened({ table })],
  'place-closed': ['table', 'quiet', ({ table }) => m.event_place_closed({ table })],
  'participant-checked-in': ['s-checked', 'quiet', ({ badge }) => m.event_checked_in({ badge })],
  'participant-available': ['s-free', 'free', ({ badge }) => m.event_available({ badge })],
  'participant-paused': ['s-pause', 'pause', breakWords],
  'participant-leaving': ['clock', 'quiet', leavingWords],
  'delegate-changed': ['swap', 'quiet', ({ badge }) => m.event_delegate_changed({ badge })],
  'badge-changed': ['qr', 'quiet', ({ badge }) => m.event_badge_changed({ badge })],
  'answer-time-changed': ['clock', 'quiet', answerTimeWords],
  'participant-left': ['s-left', 'quiet', ({ badge }) => m.event_left({ badge })],
  'wish-kept': ['clock', 'quiet', wishWords],
  'participant-unreachable': ['nolink', 'alarm', ({ badge }) => m.event_unreachable({ badge })],
  'participant-reachable': ['s-free', 'quiet', ({ badge }) => m.event_reachable({ badge })],
  'target-reached': ['check', 'quiet', ({ badge }) => m.event_target_reached({ badge })],
  'offer-made': ['s-offer', 'offer', offerWords],
  'offer-accepted': ['check', 'offer', (say) => m.event_offer_accepted({ badge: say.badgeOfSide(say.text('side')) })],
  'answer-extended': ['plus', 'offer', (say) => m.event_answer_extended({ badge: say.badgeOfSide(say.text('side')) })],
  'offer-passed': ['swap', 'offer', passedWords],
  'offer-declined': ['cross', 'quiet', (say) => m.event_offer_declined({ badge: say.badgeOfSide(say.text('side')) })],
  'offer-deferred': ['later', 'quiet', (say) => m.event_offer_deferred({ badge: say.badgeOfSide(say.text('side')) })],
  'offer-expired': ['clock', 'quiet', (say) => m.event_offer_expired({ badges: say.sides('silent') })],
  'offer-withdrawn': ['undo', 'quiet', ({ buyer, exhibitor }) => m.event_offer_withdrawn({ buyer, exhibitor })],
  'offer-confirmed': ['s-summon', 'summon', toTableWords],
  'place-assigned': ['s-summon', 'summon', toTableWords],
  'place-lost': ['clock', 'summon', ({ buyer, exhibitor }) => m.event_place_lost({ buyer, exhibitor })],
  'summons-warned': ['late', 'summon', (say) => m.event_summons_warned({ badges: say.sides('missing') })],
  'delay-announced': ['late', 'summon', delayWords],
  'way-asked': ['lost', 'summon', (say) => m.event_way_asked({ badge: say.badgeOfSide(say.text('side')) })],
  arrived: ['pin', 'summon', (say) => m.event_arrived({ badge: say.badgeOfSide(say.text('side')) })],
  'no-show-claimed': ['s-alarm', 'alarm', claimWords],
  'no-show-claim-answered': [
    'pin',
    'summon',
    (say) => m.event_claim_answered({ badge: say.badgeOfSide(say.text('side')) }),
  ],
  'no-show-recorded': ['s-alarm', 'alarm', (say) => m.event_no_show({ badge: say.badgeOfSide(say.text('absent')) })],
  'meeting-begun': ['s-meet', 'meet', ({ buyer, exhibitor }) => m.event_meeting_begun({ buyer, exhibitor })],
  'done-said': ['check', 'meet', (say) => m.event_done({ badge: say.badgeOfSide(say.text('side')) })],
  'more-time-asked': ['plus', 'meet', (say) => m.event_more_time({ badge: say.badgeOfSide(say.text('side')) })],
  'meeting-extended': ['plus', 'meet', extendedWords],
  'meeting-ended': ['s-cool', 'cool', ({ buyer, exhibitor }) => m.event_meeting_ended({ buyer, exhibitor })],
  'meeting-moved': ['swap', 'summon', ({ buyer, exhibitor, table }) => m.event_moved({ buyer, exhibitor, table })],
  'meeting-cancelled': ['cross', 'quiet', ({ buyer, exhibitor }) => m.event_cancelled({ buyer, exhibitor })],
  'meeting-restored': ['undo', 'summon', ({ buyer, exhibitor }) => m.event_restored({ buyer, exhibitor })],
  'interpreter-assigned': [
    'tongue',
    'summon',
    ({ buyer, exhibitor }) => m.event_interpreter_assigned({ buyer, exhibitor }),
  ],
  'interpreter-lost': ['tongue', 'alarm', ({ buyer, exhibitor }) => m.event_interpreter_lost({ buyer, exhibitor })],
  'interpreter-arrived': [
    'tongue',
    'summon',
    ({ buyer, exhibitor }) => m.event_interpreter_arrived({ buyer, exhibitor }),
  ],
  'outcome-recorded': ['note', 'cool', outcomeWords],
  'outcome-confirmed': [
    'check',
    'cool',
    (say) => m.event_outcome_confirmed({ badge: say.badgeOfSide(say.text('side')) }),
  ],
};

function pausedWords(say: Speech): string {
  return say.text('until') === null && say.number('until') === 0
    ? m.event_pairing_paused()
    : m.event_pairing_paused_until({ time: say.time('until') });
}

function passedWords(say: Speech): string {
  const how = say.text('how');
  const words = { from: say.person('from'), to: say.person('to') };
  return how === 'taken' ? m.event_offer_taken(words) : m.event_offer_passed(words);
}

function leavingWords({ event, badge, time }: Speech): string {
  if (!event.facts['leavesAt']) return m.event_leaving_taken_back({ badge });
  return m.event_leaving_at({ badge, time: time('leavesAt') });
}

function answerTimeWords({ event, badge, number }: Speech): string {
  if (event.facts['answerSeconds'] === null) return m.event_answer_time_session({ badge });
  return m.event_answer_time({ badge, seconds: number('answerSeconds') });
}

function breakWords(say: Speech): string {
  const { badge } = say;
  if (say.text('cause') === 'busy') return m.event_busy({ badge });
  if (say.text('cause') === 'silence') return m.event_break_silence({ badge });
  if (say.text('cause') === 'no-show') return m.event_break_no_show({ badge });
  return m.event_break({ badge });
}

function wishWords({ event, badge }: Speech): string {
  const wish = event.facts['wish'] as { wish?: string } | null;
  if (!wish) return m.event_wish_taken_back({ badge });
  return wish.wish === 'leave' ? m.event_wish_leave({ badge }) : m.event_wish_break({ badge });
}

function offerWords({ event, buyer, exhibitor }: Speech): string {
  return event.facts['round'] === null
    ? m.event_offer_by_hand({ buyer, exhibitor })
    : m.event_offer_made({ buyer, exhibitor });
}

function toTableWords({ buyer, exhibitor, table }: Speech): string {
  return table === ''
    ? m.event_confirmed_no_table({ buyer, exhibitor })
    : m.event_to_table({ buyer, exhibitor, table });
}

function delayWords(say: Speech): string {
  return m.event_delay({ badge: say.badgeOfSide(say.text('side')), minutes: say.number('minutes') });
}

function claimWords(say: Speech): string {
  const { by } = (say.event.facts['claim'] ?? {}) as { by?: string };
  const absent = by?.toLowerCase() === 'buyer' ? 'exhibitor' : 'buyer';
  return m.event_no_show_claimed({ badge: say.badgeOfSide(by ?? null), other: say.badgeOfSide(absent) });
}

function extendedWords(say: Speech): string {
  return m.event_extended({ buyer: say.buyer, exhibitor: say.exhibitor, time: say.time('endsAt') });
}

function outcomeWords(say: Speech): string {
  const { kind, amount, currency } = (say.event.facts['outcome'] ?? {}) as {
    kind?: string;
    amount?: string | null;
    currency?: string | null;
  };
  const badge = say.badgeOfSide(say.text('side'));
  const outcome = OUTCOME_WORDS[(kind ?? 'none').replaceAll('-', '_').toUpperCase() as OutcomeKind]();
  if (!amount || !currency) return m.event_outcome({ badge, outcome });
  return m.event_outcome_money({ badge, outcome, amount: reader.formats.money({ amount, currency }) });
}

/** What came of a meeting, in a word. */
export const OUTCOME_WORDS: Readonly<Record<OutcomeKind, () => string>> = {
  NONE: m.outcome_none,
  FOLLOW_UP: m.outcome_follow_up,
  SAMPLE_ORDER: m.outcome_sample_order,
  LETTER_OF_INTENT: m.outcome_letter_of_intent,
  MEMORANDUM: m.outcome_memorandum,
  CONTRACT: m.outcome_contract,
};

function speechOf(event: DeskEvent, desk: Desk): Speech {
  const pair: Partial<Pair> = desk.threads.pairOf(event) ?? {};
  const badge = (id: string | null | undefined) => (id ? (desk.person(id)?.frontCode ?? NOBODY) : NOBODY);
  const badgeOfSide = (side: string | null) => {
    const known = side?.toLowerCase() === 'buyer' ? pair.buyer : pair.exhibitor;
    return badge(known ?? actorOnSide(event, side, desk));
  };
  const joined = event.facts['facts'] as { participant?: string } | undefined;
  return {
    event,
    badge: badge(textFact(event, 'participant') ?? joined?.participant),
    buyer: badge(pair.buyer),
    exhibitor: badge(pair.exhibitor),
    table: tableOf(event, desk),
    badgeOfSide,
    sides: (fact) => reader.formats.list(((event.facts[fact] ?? []) as string[]).map(badgeOfSide)),
    time: (fact) => reader.formats.time(event.facts[fact] as string | number, desk.zone),
    number: (fact) => Number(event.facts[fact] ?? 0),
    text: (fact) => textFact(event, fact),
    person: (fact) => badge(textFact(event, fact)),
  };
}

/** Who acted, where they sit on that side: what names a pair that was made before the desk began to follow. */
function actorOnSide({ actor }: DeskEvent, side: string | null, desk: Desk): string | null {
  const id = actor.participant ?? actor.for ?? null;
  return id && desk.person(id)?.side.toLowerCase() === side?.toLowerCase() ? id : null;
}

/** What one act did to several places at once, such as a hall that was closed; null where it did one thing, or where one sentence says all. */
export function manyInWords(kind: string, n: number): string | null {
  if (n < 2) return null;
  if (kind === 'place-closed') return m.event_places_closed({ n });
  return kind === 'place-opened' ? m.event_places_opened({ n }) : null;
}

function tableOf({ facts }: DeskEvent, desk: Desk): string {
  const places = facts['places'] as { exhibitor?: string; buyer?: string } | null | undefined;
  const ids = [facts['place'], places?.exhibitor, places?.buyer].filter((id): id is string => typeof id === 'string');
  const names = [...new Set(ids)].flatMap((id) => {
    const figure = desk.board?.places.find(({ place }) => place.id === id);
    return figure ? [placeName({ label: figure.place.label, venue: figure.place.venue.id }, desk)] : [];
  });
  return reader.formats.list(names);
}
