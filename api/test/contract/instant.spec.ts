import { afterAll, expect, test } from 'vitest';
import { openPool, sqlOn } from '../../src/postgres/sql.ts';
import { freshDatabase } from '../builders/database.ts';

const pool = openPool(await freshDatabase(), { name: 'ponte test', max: 1 });
const sql = sqlOn(pool);
afterAll(() => pool.end());

test('every millisecond is the moment that it names, and comes back as it was', async () => {
  const [found] = await sql.many<{ moments: number; exact: number; back: number }>(`
    select count(*) as moments,
      count(*) filter (where instant(x) = timestamptz 'epoch' + x * interval '1 millisecond') as exact,
      count(*) filter (where milliseconds(instant(x)) = x) as back
    from (select -86400001 + n * 997331::bigint as x from generate_series(0, 4000000, 40) as n) as moments`);
  expect(found).toEqual({ moments: 100_001, exact: 100_001, back: 100_001 });
  expect(await sql.first('select instant(null) as at')).toEqual({ at: null });
});

test('the function is written into the statement that uses it', async () => {
  const plan = await sql.many<Record<'QUERY PLAN', string>>(
    'explain (verbose, costs off) select instant(x) from generate_series(1::bigint, 2) as x',
  );
  const text = plan.map((line) => line['QUERY PLAN']).join('\n');
  expect(text).toContain('to_timestamp');
  expect(text).not.toContain('instant(');
});
