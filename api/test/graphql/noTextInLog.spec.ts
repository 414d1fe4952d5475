import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { snapshotText } from '../../src/engine/snapshotText.ts';
import { OfferedPair } from '../builders/offeredPair.ts';
import { PATIENCE } from '../builders/patience.ts';

/** Everything that anybody writes in this session; each is found nowhere but in the rows that may hold it. */
const WRITTEN: string[] = [];
const written = (of: string): string => {
  const text = `Demo words ${WRITTEN.length} of ${of}`;
  WRITTEN.push(text);
  return text;
};

/** Columns of names, contacts and descriptions; tables of reference data (nomenclature, schemes) hold nobody's. */
const TEXTS = `
  select name::text from company union select name::text from buyer union select name::text from product
  union select name::text from requirement union select name::text from person union select email from person
  union select phone from person union select name::text from exhibition union select email from app_user`;

let pair: OfferedPair;

beforeAll(async () => {
  pair = await OfferedPair.open();
  await everybodyWrites();
});
afterAll(() => pair.floor.close());

/** An offer refused, one by hand, meetings moved and cancelled, an outcome with its note: each act with words where it takes some. */
async function everybodyWrites(): Promise<void> {
  const { exhibitor, buyer } = pair;
  const step = async (name: string, input: object = {}, type = 'StepInInput') =>
    expect(await pair.step(name, { reason: written(name), ...input }, type)).toMatchObject({
      __typename: 'SessionSuccess',
    });
  const act = async (client: typeof exhibitor, name: string, input: object) =>
    expect(await pair.act(client, name, input)).not.toHaveProperty('code');
  await step('pausePairing', {}, 'PausePairingInput');
  await step('startPairing');
  const text = [
    { language: 'en', text: written('an announcement') },
    { language: 'zh-Hant', text: `${written('an announcement')} 示範` },
  ];
  await step('announce', { text }, 'AnnounceInput');
  const meeting = await pair.meet();
  const free = (await pair.places()).find((place: { meeting: unknown }) => !place.meeting);
  await step('moveMeeting', { meeting, place: free.id }, 'MoveMeetingInput');
  for (const client of [exhibitor, buyer]) {
    await act(client, 'arriveAtPlace', { meeting });
    await act(client, 'keepNote', { meeting, text: written('a note') });
    await act(client, 'rateLead', { meeting, rating: 4 });
    await act(client, 'giveConsent', { meeting });
  }
  await act(exhibitor, 'recordOutcome', {
    meeting,
    kind: 'CONTRACT',
    amount: '1200000',
    currency: 'MOP',
    note: written('an outcome'),
  });
  for (const client of [exhibitor, buyer]) await act(client, 'endMeeting', { meeting });
  const [place] = await pair.places();
  await step('closePlace', { place: place.id }, 'PlaceInput');
  await step('openPlace', { place: place.id }, 'PlaceInput');
  await step('closeSession');
}

test('no event, snapshot, key, round or log line holds what anybody wrote or is called', async () => {
  const { pool, log, ports, sessionId } = pair.floor;
  const inBase = async (query: string): Promise<string> => JSON.stringify((await pool.query(query)).rows);
  const named = (await pool.query<{ name: string }>(TEXTS)).rows.flatMap(({ name }) => textsIn(name));
  expect(named.length).toBeGreaterThan(8);
  await vi.waitUntil(async () => (await pool.query('select from round_graph')).rowCount, PATIENCE);
  const kept = (await pool.query<{ body: Buffer }>('select body from round_graph')).rows;
  const snapshots = (await pool.query<{ packed: Buffer }>('select packed from session_snapshot')).rows;
  const places: Record<string, string> = {
    events: await inBase('select kind, payload from session_event'),
    'kept snapshots': snapshots.map(({ packed }) => gunzipSync(packed).toString()).join('\n'),
    'the snapshot of now': await snapshotText((await ports.sessions.read(sessionId))!, async () => undefined),
    keys: await inBase('select * from idempotency_key'),
    rounds: kept.map(({ body }) => gunzipSync(body).toString()).join('\n'),
    'lines of the log': JSON.stringify(log.lines),
  };
  expect(places['events']).toContain('outcome-recorded');
  expect(places['keys']).toContain('pair-key-');
  const found = Object.entries(places).flatMap(([place, held]) =>
    [...WRITTEN, ...named].filter((text) => held.includes(text)).map((text) => `${place}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('what was written is kept where it belongs', async () => {
  const rows = 'select text from private_text';
  const kept = JSON.stringify((await pair.floor.pool.query(rows)).rows);
  expect(WRITTEN.filter((text) => !kept.includes(text))).toEqual([]);
});

/** A name as it stands, or each language's of a localized one. */
function textsIn(text: string | null): string[] {
  if (!text) return [];
  return text.startsWith('{') ? Object.values(JSON.parse(text) as Record<string, string>) : [text];
}
