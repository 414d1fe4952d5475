/** What a phone keeps of its reader: enough to show, without a network and after a reload, how things last stood. */
import { myPresences, type MeetingFields, type PresenceFields } from '#lib/api/documents/participant.generated.ts';

const SHELF = 'ponte_me';
/** An unsent deed: see `deeds.svelte.ts`. */
export const DEED_SHELF = 'ponte_deed';
/** Older than a day of the fair it would mislead more than help. */
const KEPT_MS = 24 * 3_600_000;

/** How things stood at the server's last word. */
export interface KeptState {
  me: PresenceFields;
  /** Latest first; nothing where they were not fetched yet. */
  meetings: readonly MeetingFields[] | undefined;
  /** The server's time of its last word. */
  asOf: number;
  /** How far the server's clock was ahead of the device's, in milliseconds: timers go on by it. */
  aheadMs: number;
}

/** Whose phone this is. */
export interface LastSeen {
  frontCode: string;
  name: string;
  organisation: string;
}

/** Keeps the state; a full or forbidden shelf only means that there is none without a network. */
export function rememberMe(state: KeptState): void {
  try {
    localStorage.setItem(SHELF, JSON.stringify({ ...state, asked: myPresences.text }));
  } catch {
    localStorage.removeItem(SHELF);
  }
}

/** The kept state, unless it is too old, or of a release that asked for other things: it may lack what this one shows. */
export function keptState(): KeptState | undefined {
  const text = localStorage.getItem(SHELF);
  if (text === null) return undefined;
  const { asked, ...kept } = JSON.parse(text) as KeptState & { asked?: string };
  if (asked !== myPresences.text) return undefined;
  const age = Date.now() + kept.aheadMs - kept.asOf;
  return age < KEPT_MS ? kept : undefined;
}

/** The reader's own front code and name, for before the server has answered. */
export function whoseDevice(): LastSeen | undefined {
  const kept = keptState();
  if (!kept) return undefined;
  const { frontCode, person, organisation } = kept.me;
  return { frontCode, name: person.name.text ?? '', organisation: organisation.name.text ?? '' };
}

/** After signing out nothing of the reader stays on the device. */
export function forgetMe(): void {
  for (const key of Object.keys(localStorage))
    if (key === SHELF || key === DEED_SHELF || key.startsWith('ponte_note_')) localStorage.removeItem(key);
}
