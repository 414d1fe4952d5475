import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pool } from 'pg';
import type { AccountId, SessionId } from '../../src/domain/kernel/id.ts';
import type { RehearsedFair } from '../../src/domain/rehearsal/rehearsedFair.ts';
import { importFair } from '../../src/operations/fair/importFair.ts';
import { referenceData, seedReference } from '../../src/operations/fair/seedReference.ts';
import { listedFair } from '../../src/operations/rehearsal/listedFair.ts';
import { plannedFair } from '../../src/operations/rehearsal/plannedFair.ts';
import { postgresFairs } from '../../src/postgres/fair.store.ts';
import { postgresMatchProfiles } from '../../src/postgres/matchProfiles.store.ts';
import { newId } from '../../src/postgres/newId.ts';
import { openOrm } from '../../src/postgres/orm.ts';
import { referenceStore } from '../../src/postgres/reference.store.ts';
import { postgresSessionPlans } from '../../src/postgres/sessionPlans.store.ts';
import { openPool, sqlOn } from '../../src/postgres/sql.ts';
import type { Sessions } from '../../src/ports/sessions.ts';
import { readFolder } from '../../src/server/spreadsheet/readFolder.ts';
import { readReference } from '../../src/server/spreadsheet/readReference.ts';
import { makeTextFolder } from '../../src/server/textFolder.ts';
import { freshDatabase } from '../builders/database.ts';

const DEMO = fileURLToPath(new URL('../../demo', import.meta.url));
const folder = makeTextFolder();
let pool: Pool;
/** No session has begun. */
const sessions = { read: async () => null } as Pick<Sessions, 'read'> as Sessions;

beforeAll(async () => {
  const url = await freshDatabase();
  const orm = await openOrm(url);
  await seedReference({ reference: referenceStore(orm), folder }, await readReference());
  await orm.close(true);
  pool = openPool(url, { name: 'rehearsed fair spec', max: 2 });
  const account = newId() as AccountId;
  await sqlOn(pool).run('insert into account (id, name) values ($1, $2)', [account, 'Demo organiser']);
  const { sheets, problems: unreadable } = await readFolder(DEMO);
  const fairs = postgresFairs(sqlOn(pool), newId);
  const asked = { account, exhibition: null, startOn: null, badRows: 'refuse', mode: 'save' } as const;
  await importFair({ fairs, folder }, { ...asked, sheets, unreadable });
});
afterAll(() => pool.end());

test('[RH17] lists are rehearsed as the fair that they are once imported, reference by reference', async () => {
  const [{ sheets, problems: unreadable }, files] = await Promise.all([readFolder(DEMO), readReference()]);
  const reference = referenceData(files.tables, folder);
  const listed = await listedFair({ sheets, unreadable, reference, folder, session: null });
  if (!('fair' in listed)) throw new Error(JSON.stringify(listed));
  const sql = sqlOn(pool);
  const row = await sql.first<{ id: SessionId }>('select id from pairing_session where reference = $1', [
    listed.session.reference,
  ]);
  const ports = { plans: postgresSessionPlans(sql), matchProfiles: postgresMatchProfiles(sql), sessions };
  const planned = await plannedFair(ports, row!.id);
  if ('refused' in planned) throw new Error(planned.refused);
  const names = await sql.many<{ id: string; name: string }>(`
    select id, reference as name from company union all select id, reference from buyer union all select id, reference from product
    union all select id, reference from requirement union all select id, reference from certificate
    union all select id, reference from person union all select id, reference from venue
    union all select p.id, v.reference || ' ' || p.label from place p join venue v on v.id = p.venue_id`);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const known = plain(planned).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => nameOf.get(id) ?? id);
  expect(inOrder(JSON.parse(known))).toEqual(inOrder(JSON.parse(plain(listed.fair))));
  expect(planned.people.length).toBeGreaterThan(100);
});

/** As text, with figures as far as both ways of computing them agree. */
function plain(fair: RehearsedFair): string {
  return JSON.stringify(fair, (_, value: unknown) => {
    if (value instanceof Map) return [...value];
    return typeof value === 'number' ? Number(value.toPrecision(12)) : value;
  });
}

/** Lists of rows in the order of their text: a database and a folder need not agree on it. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(inOrder);
    const isRows = items.every((item) => typeof item === 'object' && item !== null);
    return isRows ? items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, inOrder(item)]),
  );
}
