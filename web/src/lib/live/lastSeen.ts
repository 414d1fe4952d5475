/** The little that a phone shows before the server has answered: the reader's own front code and name. */
import type { PresenceFields } from '#lib/api/documents/participant.generated.ts';

const SHELF = 'ponte_me';

/** Whose phone this is. */
export interface LastSeen {
  frontCode: string;
  name: string;
  organisation: string;
}

export function rememberMe(me: PresenceFields): void {
  const seen: LastSeen = {
    frontCode: me.frontCode,
    name: me.person.name.text ?? '',
    organisation: me.organisation.name.text ?? '',
  };
  localStorage.setItem(SHELF, JSON.stringify(seen));
}

export function whoseDevice(): LastSeen | undefined {
  const kept = localStorage.getItem(SHELF);
  return kept === null ? undefined : (JSON.parse(kept) as LastSeen);
}

/** After signing out nothing of the reader stays on the device. */
export function forgetMe(): void {
  for (const key of Object.keys(localStorage))
    if (key === SHELF || key.startsWith('ponte_note_')) localStorage.removeItem(key);
}
