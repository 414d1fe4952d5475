import { PersistentMap } from '../domain/kernel/persistentMap.ts';
import { RankedSet } from '../domain/kernel/rankedSet.ts';
import type { Session } from '../domain/pairing/session.ts';

/** The shape of a folded session. A change of `Session`, or of what `evolve` makes of an event, raises it: snapshots of another version are not read. */
export const STATE_VERSION = '2';

/** Entries that are written as text in one go: about a millisecond. */
const ENTRIES_A_SLICE = 500;

/** How a collection stands in the text: `["~persistent", [[key, value], ...]]`. */
const PERSISTENT = '~persistent';
const RANKED = '~ranked';
const MAP = '~map';

/** A session as JSON text. It is immutable, so the text is written in slices and others get their turn in between (`yieldTurn`). */
export async function snapshotText(session: Session, yieldTurn: () => Promise<void>): Promise<string> {
  const fields: string[] = [];
  for (const [name, value] of Object.entries(session)) {
    fields.push(`${JSON.stringify(name)}:${await valueText(value, yieldTurn)}`);
  }
  return `{${fields.join(',')}}`;
}

/** The session of a snapshot's text. */
export function sessionOf(text: string): Session {
  return JSON.parse(text, collectionOf) as Session;
}

async function valueText(value: unknown, yieldTurn: () => Promise<void>): Promise<string> {
  if (!(value instanceof PersistentMap)) return JSON.stringify(value, entriesOf);
  const slices: string[] = [];
  const entries: unknown[] = [...value];
  for (let at = 0; at < entries.length; at += ENTRIES_A_SLICE) {
    slices.push(JSON.stringify(entries.slice(at, at + ENTRIES_A_SLICE), entriesOf).slice(1, -1));
    await yieldTurn();
  }
  return `[${JSON.stringify(PERSISTENT)},[${slices.join(',')}]]`;
}

function entriesOf(_: string, value: unknown): unknown {
  if (value instanceof PersistentMap) return [PERSISTENT, [...value]];
  if (value instanceof RankedSet) return [RANKED, [...value]];
  if (value instanceof Map) return [MAP, [...value]];
  return value;
}

function collectionOf(_: string, value: unknown): unknown {
  if (!Array.isArray(value) || value.length !== 2 || !Array.isArray(value[1])) return value;
  if (value[0] === PERSISTENT) return PersistentMap.of(value[1] as [string, unknown][]);
  if (value[0] === RANKED) return RankedSet.of(value[1] as [number, string][]);
  if (value[0] === MAP) return new Map(value[1] as [unknown, unknown][]);
  return value;
}
