/** What floor staff read of acts: what follows from one, and why one is not possible now. */
import { m } from '#lib/messages/index.ts';
import type { WhyNot } from './actFor.ts';
import type { PersonActKind } from './acts.ts';

/** What is good to know before an act; nothing where its name says all. */
export const ACT_HINTS: Readonly<Partial<Record<PersonActKind, () => string>>> = {
  accept: m.floor_hint_accept,
  later: m.floor_hint_later,
  decline: m.consequence_never_again,
  'more-time': m.floor_hint_more_time,
  break: m.floor_hint_break,
  leave: m.floor_hint_leave,
  arrive: m.floor_hint_arrive,
  late: m.floor_hint_late,
  'no-show': m.consequence_no_show,
  done: m.floor_hint_done,
  extend: m.floor_hint_extend,
};

/** Why not now. */
export const WHY_NOT: Readonly<Record<WhyNot, () => string>> = {
  'no-offer': m.floor_no_offer,
  answered: m.floor_answered,
  'no-summons': m.floor_no_summons,
  arrived: m.floor_arrived_already,
  'said-late': m.floor_said_late,
  'no-meeting': m.floor_no_meeting,
  'not-here': m.floor_not_here,
};
