/** The state vocabulary: each participant state has one token, one shape and one word, always shown together. */
import type { ParticipantState } from '#lib/api/documents/schema.generated.ts';
import { m } from '#lib/messages/index.ts';
import type { IconName } from './Icon.svelte';

/** Colour token of a state, as in tokens.css. */
export type StateTone = 'free' | 'offer' | 'summon' | 'meet' | 'cool' | 'pause' | 'quiet' | 'alarm';

/** How a state looks and what it is called. */
export interface StateLook {
  tone: StateTone;
  shape: IconName;
  word: () => string;
}

export const STATE_LOOKS: Readonly<Record<ParticipantState, StateLook>> = {
  EXPECTED: { tone: 'quiet', shape: 's-offline', word: m.state_expected },
  CHECKED_IN: { tone: 'quiet', shape: 's-checked', word: m.state_checked_in },
  AVAILABLE: { tone: 'free', shape: 's-free', word: m.state_available },
  PAUSED: { tone: 'pause', shape: 's-pause', word: m.state_paused },
  OFFERED: { tone: 'offer', shape: 's-offer', word: m.state_offered },
  SUMMONED: { tone: 'summon', shape: 's-summon', word: m.state_summoned },
  MEETING: { tone: 'meet', shape: 's-meet', word: m.state_meeting },
  COOLDOWN: { tone: 'cool', shape: 's-cool', word: m.state_cooldown },
  LEFT: { tone: 'quiet', shape: 's-left', word: m.state_left },
};
