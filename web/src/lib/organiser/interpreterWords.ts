/** Interpreters in words and shapes. */
import type { InterpreterRow } from '#lib/api/documents/floor.generated.ts';
import type { InterpreterState } from '#lib/api/documents/schema.generated.ts';
import { m, reader } from '#lib/messages/index.ts';
import type { IconName } from '#lib/ui/Icon.svelte';
import { STATE_LOOKS, type StateLook } from '#lib/ui/states.ts';
import type { InterpreterAct } from './interpreting.ts';

/** How an interpreter's state looks; where it is a participant's state too, it looks the same. */
export const INTERPRETER_LOOKS: Readonly<Record<InterpreterState, StateLook>> = {
  FREE: STATE_LOOKS.AVAILABLE,
  PROMISED: { ...STATE_LOOKS.OFFERED, word: m.interpreters_promised },
  SUMMONED: STATE_LOOKS.SUMMONED,
  MEETING: STATE_LOOKS.MEETING,
  PAUSED: STATE_LOOKS.PAUSED,
  LEFT: STATE_LOOKS.LEFT,
};

/** What a button says that does something for an interpreter. */
export const INTERPRETER_ACT_WORDS: Readonly<Record<InterpreterAct, () => string>> = {
  interpret: m.interpreters_add_now,
  pause: m.act_break,
  leave: m.act_leave,
  arrive: m.act_arrive,
};

/** The icon of such an act. */
export const INTERPRETER_ACT_ICONS: Readonly<Record<InterpreterAct, IconName>> = {
  interpret: 's-free',
  pause: 's-pause',
  leave: 's-left',
  arrive: 'pin',
};

/** Until when somebody is busy or away, or when it goes; nothing where nobody knows. */
export function untilWords({ state, until, meeting, leavesAt }: InterpreterRow, zone: string): string {
  const time = (instant: string) => reader.formats.time(instant, zone);
  if (state === 'MEETING' && meeting?.endsAt) return m.interpreters_busy_until({ time: time(meeting.endsAt) });
  if (state === 'PAUSED' && until) return m.person_until({ time: time(until) });
  return leavesAt && state !== 'LEFT' ? m.interpreters_goes_at({ time: time(leavesAt) }) : '';
}
