import { describe, expect, test } from 'vitest';
import { allowCalls, refuseCalls } from '../../src/operations/credential/allowCalls.ts';
import type { BadgeCaller } from '../../src/domain/credential/caller.ts';
import { isRefused } from '../../src/operations/kernel/refused.ts';
import { postgresCalls } from '../../src/postgres/calls.store.ts';
import { postgresPeople } from '../../src/postgres/people.store.ts';
import { makeCallKeys } from '../../src/server/webPush/vapid.ts';
import { fairDatabase } from '../builders/databaseSql.ts';

const { sql, fair } = await fairDatabase({ people: 2, places: 1, sessions: 1 });
const [ana] = fair.exhibitors;
const [carla] = fair.buyers;
const calls = postgresCalls(sql);

const ADDRESS = {
  endpoint: 'https://push.demo.example/device-1',
  p256dh: makeCallKeys().publicKey,
  auth: Buffer.alloc(16, 7).toString('base64url'),
  language: 'pt',
} as const;
const caller = (person: typeof ana) => ({ kind: 'badge', person: person!.person }) as BadgeCaller;

describe('calls of closed pages', () => {
  test('the keys of the installation are made once', async () => {
    const [first, second] = await Promise.all([calls.keys(makeCallKeys), calls.keys(makeCallKeys)]);
    expect(second).toEqual(first);
    expect(await calls.keys(makeCallKeys)).toEqual(first);
  });

  test('a device is whose it was last, and is forgotten when its owner says so', async () => {
    await allowCalls({ calls }, caller(ana), ADDRESS);
    await allowCalls({ calls }, caller(carla), ADDRESS);
    expect(await calls.of([ana!.person])).toEqual([]);
    expect(await calls.of([carla!.person])).toEqual([{ ...ADDRESS, person: carla!.person }]);
    await refuseCalls({ calls }, caller(ana), ADDRESS.endpoint);
    expect(await calls.of([carla!.person])).toHaveLength(1);
    await refuseCalls({ calls }, caller(carla), ADDRESS.endpoint);
    expect(await calls.of([carla!.person])).toEqual([]);
  });

  test('an address that no public push service has is refused', async () => {
    for (const wrong of [
      { endpoint: 'http://push.demo.example/device' },
      { endpoint: 'https://127.0.0.1/device' },
      { endpoint: 'https://printer.local/device' },
      { p256dh: 'short' },
      { auth: 'short' },
    ]) {
      expect(isRefused(await allowCalls({ calls }, caller(ana), { ...ADDRESS, ...wrong }))).toBe(true);
    }
    expect(await calls.of([ana!.person])).toEqual([]);
  });

  test('a time to answer is kept in the profile', async () => {
    await postgresPeople(sql).keepAnswerTime(ana!.person, 180);
    const row = () =>
      sql.first<{ seconds: number | null }>('select answer_seconds as seconds from person where id = $1', [
        ana!.person,
      ]);
    expect(await row()).toEqual({ seconds: 180 });
    await postgresPeople(sql).keepAnswerTime(ana!.person, null);
    expect(await row()).toEqual({ seconds: null });
  });
});
