/** The marks of the day in words and shapes. */
import { m, reader } from '#lib/messages/index.ts';
import type { IconName } from '#lib/ui/Icon.svelte';
import type { DayMark } from './replayDay.svelte.ts';

interface MarkLook {
  icon: IconName;
  tone: 'alarm' | 'meet' | 'quiet';
  word: (n: string) => string;
}

const quiet = (icon: IconName, word: (n: string) => string): MarkLook => ({ icon, tone: 'quiet', word });
const alarm = (icon: IconName, word: (n: string) => string): MarkLook => ({ icon, tone: 'alarm', word });

const LOOKS: Readonly<Record<string, MarkLook>> = {
  opened: quiet('s-checked', () => m.replay_mark_opened()),
  started: quiet('s-free', () => m.replay_mark_started()),
  paused: quiet('s-pause', () => m.replay_mark_paused()),
  closing: quiet('s-cool', () => m.replay_mark_closing()),
  closed: quiet('s-left', () => m.replay_mark_closed()),
  rules: quiet('swap', () => m.replay_mark_rules()),
  announcement: quiet('sound', () => m.replay_mark_announcement()),
  'place-closed': quiet('table', (n) => m.replay_mark_place_closed({ n })),
  'place-opened': quiet('table', (n) => m.replay_mark_place_opened({ n })),
  'by-hand': quiet('team', (n) => m.replay_mark_by_hand({ n })),
  'called-off': quiet('cross', (n) => m.replay_mark_called_off({ n })),
  'no-show': alarm('s-alarm', (n) => m.replay_mark_no_show({ n })),
  signing: { icon: 'seal', tone: 'meet', word: (n) => m.replay_mark_signing({ n }) },
  arrivals: quiet('s-checked', (n) => m.replay_mark_arrivals({ n })),
  silent: alarm('nolink', (n) => m.replay_mark_silent({ n })),
};

const UNKNOWN = quiet('s-checked', () => '');

/** How a mark looks and what it says. */
export function lookOfMark({ kind, count }: DayMark): { icon: IconName; tone: string; sentence: string } {
  const { icon, tone, word } = LOOKS[kind] ?? UNKNOWN;
  return { icon, tone, sentence: word(reader.formats.number(count)) };
}
