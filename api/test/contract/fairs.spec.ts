import { describe, expect, test } from 'vitest';
import { postgresAudit } from '../../src/postgres/audit.store.ts';
import { postgresFairs } from '../../src/postgres/fairs.store.ts';
import { newId } from '../builders/databaseFair.ts';
import { fairDatabase } from '../builders/databaseSql.ts';

const { sql, fair, insert } = await fairDatabase({ people: 1, places: 3, sessions: 1 });
const { exhibition, account } = fair;

describe('fairs', () => {
  const fairs = postgresFairs(sql);

  test('are read by id, address and account, and the public ones as a list, latest first', async () => {
    const hidden = newId();
    await sql.run(
      `insert into exhibition (id, account_id, reference, name, starts_on, ends_on, time_zone, is_public) values ($1, $2, 'hidden', '{"en": "Hidden"}', '2028-01-01', '2028-01-02', 'Asia/Macau', false)`,
      [hidden, account],
    );
    await sql.run(
      `insert into exhibition (id, account_id, reference, name, starts_on, ends_on, time_zone) values ($1, $2, 'later', '{"en": "Later"}', '2028-01-01', '2028-01-02', 'Asia/Macau')`,
      [newId(), account],
    );
    const page = { limit: 1, direction: 'forward' as const, key: null };
    const first = await fairs.list(page);
    expect(first.rows.map(({ row }) => row.slug)).toEqual(['later']);
    const second = await fairs.list({ ...page, key: first.rows[0]!.key });
    expect(second.rows.map(({ row }) => row.id)).toEqual([exhibition]);
    expect(second.more).toBe(false);
    expect(await fairs.bySlug(`demo-${exhibition}`)).toEqual((await fairs.byIds([exhibition]))[0]);
    expect(await fairs.bySlug('none')).toBeNull();
    expect(await fairs.ofAccount(account)).toHaveLength(3);
    expect(second.rows[0]!.row).toMatchObject({
      startsOn: '2027-03-04',
      endsOn: '2027-03-07',
      timeZone: 'Asia/Macau',
      description: null,
    });
  });

  test('have venues, the main hall first, each with its glyph', async () => {
    await insert('venue', [
      { id: newId(), reference: 'HQ', name: { en: 'Demo Hengqin' }, country: 'CN', zone: 'HENGQIN', walk_minutes: 8 },
    ]);
    expect(await fairs.venuesOf([exhibition])).toMatchObject([
      { code: 'MO-1', glyph: '澳', ordinal: 1, walkMinutes: 5 },
      { code: 'HQ', glyph: '琴', ordinal: 2, walkMinutes: 8 },
    ]);
    await sql.run(`update venue set ordinal = 1, glyph = '✦' where reference = 'HQ'`);
    expect((await fairs.venuesOf([exhibition])).map(({ code, glyph }) => [code, glyph])).toEqual([
      ['HQ', '✦'],
      ['MO-1', '澳'],
    ]);
  });
});

describe('the audit', () => {
  test('keeps who did what to what', async () => {
    const audit = postgresAudit(sql);
    await audit.note({
      account,
      exhibition,
      actor: { kind: 'user', id: account },
      action: 'badge-revoked',
      subject: { kind: 'badge', id: 'x' },
      facts: { count: 1 },
    });
    await audit.note({
      account: null,
      exhibition: null,
      actor: { kind: 'system' },
      action: 'started',
      subject: null,
      facts: {},
    });
    expect(
      await sql.many(
        'select actor_kind, actor_id, action, subject_kind, subject_id, facts from audit_entry order by id',
      ),
    ).toEqual([
      {
        actor_kind: 'user',
        actor_id: account,
        action: 'badge-revoked',
        subject_kind: 'badge',
        subject_id: 'x',
        facts: { count: 1 },
      },
      { actor_kind: 'system', actor_id: null, action: 'started', subject_kind: null, subject_id: null, facts: {} },
    ]);
  });
});
