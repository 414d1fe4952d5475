import { Client } from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase } from '../builders/database.ts';

test('every suite gets a database of its own', async () => {
  const [one, other] = [await freshDatabase(), await freshDatabase()];
  expect(one).not.toBe(other);
  const client = new Client(one);
  await client.connect();
  const { rows } = await client.query('select current_database() as name');
  expect(one.endsWith(rows[0].name)).toBe(true);
  await client.end();
});
