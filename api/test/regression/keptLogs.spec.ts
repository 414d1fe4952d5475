import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EVENT_VERSIONS } from '../../src/engine/eventVersion.ts';
import { folded, keptFile, keptVersions, readKept, sessionsOfToday, textOf } from './keptLogs.ts';

/** Written before the logs are read, where it is asked for: KEEP_LOG names the version. */
const asked = process.env['KEEP_LOG'];
if (asked) writeFileSync(keptFile(asked), textOf(await sessionsOfToday()), { flag: 'wx' });

const versions = keptVersions();

test.each(versions)('the log of %s folds to the sessions that it was then', async (version) => {
  const sessions = readKept(version);
  expect(sessions.length).toBeGreaterThan(0);
  // A session may have gained fields since; none of those that it had may differ.
  for (const { events, state } of sessions) expect(await folded(events)).toMatchObject(state);
});

test('every kind and version of an event is in a kept log', () => {
  const kept = new Set(
    versions.flatMap(readKept).flatMap(({ events }) => events.map(({ version, event }) => `${event.kind} ${version}`)),
  );
  const written = Object.entries(EVENT_VERSIONS).map(([kind, version]) => `${kind} ${version}`);
  expect(written.filter((one) => !kept.has(one))).toEqual([]);
});

test('an event of another shape is noticed', async () => {
  const [{ events, state }] = readKept(versions[0]!) as [ReturnType<typeof readKept>[number]];
  const at = events.findIndex(({ event }) => event.kind === 'meeting-begun');
  const renamed = events.map((kept, index) => {
    if (index !== at) return kept;
    const text = JSON.stringify(kept).replace('"endsAt"', '"until"');
    return JSON.parse(text) as typeof kept;
  });
  const then = folded(renamed);
  await expect(then.then((session) => expect(session).toMatchObject(state))).rejects.toThrow('to match object');
});
