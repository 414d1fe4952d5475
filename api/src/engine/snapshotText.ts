import { PersistentMap } from '../domain/kernel/persistentMap.ts';
import { RankedSet } from '../domain/kernel/rankedSet.ts';
import type { Session } from '../domain/pairing/session.ts';

/** The shape of a folded session. A change of `Session`, or of what `evolve` makes of an event, raises it: snapshots of another version are not read. */
export const STATE_VERSION = '5';

/** Entries that are written as text, or read, in one go: about a millisecond. */
const ENTRIES_A_SLICE = 500;

/** How a collection stands in the text: `["~persistent", [[key, value], ...]]`. */
const PERSISTENT = '~persistent';
const RANKED = '~ranked';
const MAP = '~map';

/** How a field begins, and ends, whose entries stand on lines of their own. */
const OPENS = `:["${PERSISTENT}",[`;
const CLOSES = ']]';

/**
 * A session as JSON text. It is immutable, so the text is written in slices and others get their turn in between (`yieldTurn`). Each slice is a line,
 * and each field that has none, so that it can be read in slices too.
 */
export async function snapshotText(session: Session, yieldTurn: () => Promise<void>): Promise<string> {
  const fields: string[] = [];
  for (const [name, value] of Object.entries(session)) {
    const key = JSON.stringify(name);
    if (!(value instanceof PersistentMap)) fields.push(`${key}:${JSON.stringify(value, entriesOf)}`);
    else fields.push([key + OPENS, ...(await sliceTexts([...value], yieldTurn)), CLOSES].join('\n'));
  }
  return `{\n${fields.join(',\n')}\n}`;
}

/** The session of a snapshot's text; throws at what is no such text. */
export function sessionOf(text: string): Session {
  const reading = readSlices(text);
  for (;;) {
    const slice = reading.next();
    if (slice.done) return slice.value;
  }
}

/** The same in slices, so that others get their turn in between. */
export async function sessionInSlices(text: string, yieldTurn: () => Promise<void>): Promise<Session> {
  const reading = readSlices(text);
  for (;;) {
    const slice = reading.next();
    if (slice.done) return slice.value;
    await yieldTurn();
  }
}

async function sliceTexts(entries: readonly unknown[], yieldTurn: () => Promise<void>): Promise<string[]> {
  const lines: string[] = [];
  for (let at = 0; at < entries.length; at += ENTRIES_A_SLICE) {
    const slice = entries.slice(at, at + ENTRIES_A_SLICE) as (readonly [unknown, unknown])[];
    // Asking for each field of each value whether it is a collection costs five times the text itself: most have none.
    const text = slice.some(([, value]) => holdsCollection(value))
      ? JSON.stringify(slice, entriesOf)
      : JSON.stringify(slice);
    lines.push(text.slice(1, -1) + (at + ENTRIES_A_SLICE < entries.length ? ',' : ''));
    await yieldTurn();
  }
  return lines;
}

function holdsCollection(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).some(isCollection);
}

function isCollection(value: unknown): boolean {
  return value instanceof PersistentMap || value instanceof RankedSet || value instanceof Map;
}

function entriesOf(_: string, value: unknown): unknown {
  if (value instanceof PersistentMap) return [PERSISTENT, [...value]];
  if (value instanceof RankedSet) return [RANKED, [...value]];
  if (value instanceof Map) return [MAP, [...value]];
  return value;
}

/** Yields after each slice of entries. */
function* readSlices(text: string): Generator<void, Session> {
  const fields: Record<string, unknown> = {};
  const lines = linesOf(text);
  if (lines.next().value !== '{') throw new Error('not the text of a session');
  for (const line of lines) {
    if (line === '}') return fields as unknown as Session;
    const isOpen = line.endsWith(OPENS);
    if (isOpen) fields[JSON.parse(line.slice(0, -OPENS.length)) as string] = yield* readEntries(lines);
    else Object.assign(fields, JSON.parse(`{${withoutComma(line)}}`, collectionOf));
  }
  throw new Error('the text of a session ends before its end');
}

function* readEntries(lines: Iterable<string>): Generator<void, PersistentMap<string, unknown>> {
  const entries: [string, unknown][] = [];
  for (const line of lines) {
    if (withoutComma(line) === CLOSES) return PersistentMap.of(entries);
    for (const [key, value] of JSON.parse(`[${withoutComma(line)}]`) as [string, unknown][])
      entries.push([key, withCollections(value)]);
    yield;
  }
  throw new Error('the text of a session ends within a field');
}

/** The lines one after the other; going through them may stop and go on. */
function linesOf(text: string): IterableIterator<string> {
  let from = 0;
  return {
    next() {
      if (from > text.length) return { done: true, value: undefined };
      const end = text.indexOf('\n', from);
      const line = text.slice(from, end < 0 ? text.length : end);
      from = end < 0 ? text.length + 1 : end + 1;
      return { done: false, value: line };
    },
    [Symbol.iterator]() {
      return this;
    },
  };
}

function withoutComma(line: string): string {
  return line.endsWith(',') ? line.slice(0, -1) : line;
}

/** A value whose fields may be collections, as the text has them. */
function withCollections(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Record<string, unknown>;
  for (const name in fields) fields[name] = collectionOf(name, fields[name]);
  return fields;
}

function collectionOf(_: string, value: unknown): unknown {
  if (!Array.isArray(value) || value.length !== 2 || !Array.isArray(value[1])) return value;
  if (value[0] === PERSISTENT) return PersistentMap.of(value[1] as [string, unknown][]);
  if (value[0] === RANKED) return RankedSet.of(value[1] as [number, string][]);
  if (value[0] === MAP) return new Map(value[1] as [unknown, unknown][]);
  return value;
}
