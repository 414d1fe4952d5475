/** What people read while their session has too much to do, or its database cannot write: typed problems in their own language, and nothing happens twice. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TextId } from '../../src/domain/kernel/id.ts';
import { LANGUAGES, type Language } from '../../src/domain/kernel/language.ts';
import { MOST_A_BATCH, MOST_WAITING } from '../../src/engine/conductor.ts';
import { newId } from '../../src/postgres/newId.ts';
import type { ApiClient } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, STEP } from '../builders/documents.ts';
import { PATIENCE } from '../builders/patience.ts';

const OVERLOADED: Readonly<Record<Language, string>> = {
  'zh-Hant': '現時非常繁忙。沒有遺失資料，請再試。',
  'zh-Hans': '当前非常繁忙。未丢失数据，请重试。',
  pt: 'Muita procura neste momento. Nada se perdeu; tente de novo.',
  en: 'Very busy just now. Nothing is lost, please try again.',
};
const SEND_AGAIN: Readonly<Record<Language, string>> = {
  'zh-Hant': '未能及時確認。請再試一次，不會重複執行。',
  'zh-Hans': '未能及时确认。请再试一次，不会重复执行。',
  pt: 'Não foi possível confirmar a tempo. Tente de novo; nada acontece duas vezes.',
  en: 'We could not confirm this in time. Please try again; nothing happens twice.',
};

let floor: ApiFloor;
let exhibitor: ApiClient;

beforeAll(async () => {
  floor = await ApiFloor.open({ people: 1, places: 1 });
  const organiser = await floor.organiser();
  exhibitor = await floor.as(floor.fair.exhibitors[0]!);
  await organiser.ask(STEP('openSession'), { input: { session: floor.session, idempotencyKey: 'busy-open-1' } });
});
afterAll(() => floor.close());

const checkIn = (key: string, language: Language) =>
  exhibitor.ask(
    ACT('checkIn'),
    { input: { session: floor.session, idempotencyKey: key } },
    { headers: { 'accept-language': language } },
  );

test('a session in which too much waits says so in each language, and nothing of what it refused happens', async () => {
  const sessionId = floor.fair.sessions[0]!;
  const announce = () =>
    floor.engine.send(
      sessionId,
      { actor: { by: 'system' }, kind: 'announce', announcement: newId() as TextId, reason: null },
      null,
    );
  const blocker = await floor.pool.connect();
  await blocker.query('begin');
  await blocker.query('select from session_head where session_id = $1 for update', [sessionId]);
  const waiting = Array.from({ length: MOST_WAITING }, announce);
  const isWriting = `select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%append_session_batch%'`;
  await vi.waitUntil(async () => (await floor.pool.query(isWriting)).rowCount, PATIENCE);
  // One batch is being written and the next is decided; as many more fit in.
  waiting.push(...Array.from({ length: 2 * MOST_A_BATCH }, announce));
  for (const language of LANGUAGES)
    expect(await checkIn(`busy-key-${language}`, language)).toMatchObject({
      __typename: 'Overloaded',
      code: 'overloaded',
      message: OVERLOADED[language],
    });
  await blocker.query('rollback');
  blocker.release();
  await Promise.all(waiting);
  const { participants } = (await floor.engine.read(sessionId))!;
  expect(new Set([...participants.values()].map(({ state }) => state))).toEqual(new Set(['EXPECTED']));
});

test('a session whose database cannot write asks to send again, and with the same key it happens once', async () => {
  const sessionId = floor.fair.sessions[0]!;
  const head = await floor.head();
  await floor.pool.query('alter function instant(bigint) rename to instant_of_old');
  try {
    for (const language of LANGUAGES)
      expect(await checkIn('again-key-1', language)).toMatchObject({
        code: 'send-again',
        message: SEND_AGAIN[language],
      });
  } finally {
    await floor.pool.query('alter function instant_of_old(bigint) rename to instant');
  }
  expect(await floor.head()).toBe(head);
  const first = await checkIn('again-key-1', 'en');
  expect(first).toMatchObject({ participant: { state: 'CHECKED_IN' } });
  const { head: after } = (await floor.engine.read(sessionId))!;
  expect(await checkIn('again-key-1', 'en')).toMatchObject({ participant: { state: 'CHECKED_IN' } });
  expect((await floor.engine.read(sessionId))!.head).toBe(after);
});
