import { expect, test, vi } from 'vitest';
import { takeSoleHold } from '../../src/postgres/soleHold.ts';
import { freshDatabase } from '../builders/database.ts';
import { ask } from '../builders/databaseFolder.ts';
import { PATIENCE } from '../builders/patience.ts';

const CUT_OFF = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ponte hold' and datname = current_database()`;

test('a hold is one process at a time, and free once it is released', async () => {
  const url = await freshDatabase();
  const first = await takeSoleHold(url, 'demo');
  expect(first).not.toBeNull();
  expect(await takeSoleHold(url, 'demo')).toBeNull();
  await first?.release();
  const second = await takeSoleHold(url, 'demo');
  expect(second).not.toBeNull();
  await second?.release();
});

test('a hold that its connection lost is taken again', async () => {
  const url = await freshDatabase();
  const hold = await takeSoleHold(url, 'demo');
  expect(await ask(url, CUT_OFF)).toEqual([true]);
  const locks = () =>
    ask(
      url,
      `select count(*)::int from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
    );
  await vi.waitFor(async () => expect(await locks()).toEqual([1]), PATIENCE);
  expect(await takeSoleHold(url, 'demo')).toBeNull();
  await hold?.release();
});
