import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Pool } from 'pg';
import type { AccountId, ExhibitionId, OrganisationId } from '../../src/domain/kernel/id.ts';
import { exportFair } from '../../src/operations/fair/exportFair.ts';
import { importFair } from '../../src/operations/fair/importFair.ts';
import type { ImportFair, ImportReport } from '../../src/operations/fair/importFair.ts';
import { seedReference } from '../../src/operations/fair/seedReference.ts';
import { postgresFairs } from '../../src/postgres/fair.store.ts';
import { postgresRequirements } from '../../src/postgres/requirements.store.ts';
import { newId } from '../../src/postgres/newId.ts';
import { openOrm } from '../../src/postgres/orm.ts';
import { referenceStore } from '../../src/postgres/reference.store.ts';
import { openPool, sqlOn } from '../../src/postgres/sql.ts';
import type { Sql } from '../../src/postgres/sql.ts';
import type { FairStore } from '../../src/ports/fairStore.ts';
import { readReference } from '../../src/server/spreadsheet/readReference.ts';
import { makeTextFolder } from '../../src/server/textFolder.ts';
import { freshDatabase } from '../builders/database.ts';
import { sheetOf, sheetsOf, SMALL_FAIR } from '../builders/lists.ts';

const folder = makeTextFolder();
const pools: Pool[] = [];
let sql: Sql;
let fairs: FairStore;
let account: AccountId;

beforeEach(async () => {
  const url = await freshDatabase();
  const orm = await openOrm(url);
  await seedReference({ reference: referenceStore(orm), folder }, await readReference());
  await orm.close(true);
  const pool = openPool(url, { name: 'fair spec', max: 4 });
  pools.push(pool);
  sql = sqlOn(pool);
  fairs = postgresFairs(sql, newId);
  account = newId() as AccountId;
  await sql.run('insert into account (id, name) values ($1, $2)', [account, 'Demo organiser']);
});

afterAll(() => Promise.all(pools.map((pool) => pool.end())));

function take(changes: Partial<ImportFair> = {}, store: FairStore = fairs): Promise<ImportReport> {
  const command: ImportFair = {
    account,
    sheets: sheetsOf(SMALL_FAIR),
    unreadable: [],
    exhibition: null,
    startOn: null,
    badRows: 'refuse',
    mode: 'save',
    ...changes,
  };
  return importFair({ fairs: store, folder }, command);
}

/** Every row of every table that an import writes, without what changes by itself. */
async function everything(): Promise<unknown> {
  const tables = [
    'exhibition',
    'currency_rate',
    'venue',
    'place',
    'pairing_session',
    'session_place',
    'session_person',
    'company',
    'product',
    'buyer',
    'requirement',
    'certificate',
    'licence',
    'person',
    'person_language',
    'commitment',
    'consent',
  ];
  const rows = await Promise.all(
    tables.map((table) => sql.many(`select to_jsonb(t) as row, xmin::text from ${table} t order by to_jsonb(t)::text`)),
  );
  return Object.fromEntries(tables.map((table, index) => [table, rows[index]]));
}

const counts = (report: ImportReport) =>
  Object.fromEntries(
    Object.entries(report.change ?? {}).map(([list, change]) => [
      list,
      [change.added.length, change.changed.length, change.unchanged],
    ]),
  );
const codes = (report: ImportReport) => report.problems.map((problem) => problem.reason.code);

describe('a fair is imported from its lists', () => {
  test('every row is kept, and reads back as the lists say', async () => {
    const report = await take();
    expect(report.problems).toEqual([]);
    expect(report.outcome).toBe('saved');
    expect(counts(report)).toMatchObject({
      exhibition: [1, 0, 0],
      venues: [2, 0, 0],
      places: [15, 0, 0],
      people: [2, 0, 0],
    });

    const { lists } = await fairs.load(account, 'small-fair');
    expect(lists.companies[0]).toMatchObject({
      reference: 'CO-1',
      country: 'PT',
      targetMarkets: ['CN', 'MO'],
      employees: 14,
    });
    expect(lists.products[0]).toMatchObject({
      hsCodes: ['150920'],
      originShare: 92.5,
      price: { low: 420, high: 600, currency: 'EUR' },
      minimumOrder: { amount: 40, unit: 'case' },
    });
    expect(lists.sessions[0]).toMatchObject({ startsAt: '2027-03-11T10:00', meetingMinutes: 12, answerSeconds: 45 });
    expect(lists.sessions[0]?.places).toHaveLength(12);
    expect(lists.people[0]).toMatchObject({ spoken: ['pt', 'en'], consentsToContact: true, sessions: ['S1'] });
    expect(lists.rates).toMatchObject([
      { currency: 'JPY', perDollar: 151.25 },
      { currency: 'MOP', perDollar: 8.034 },
    ]);
  });

  test('times of day are those of the exhibition’s own zone', async () => {
    await take();
    const [session] = await sql.many<{ at: string }>(
      `select to_char(opens_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at from pairing_session`,
    );
    expect(session).toEqual({ at: '2027-03-11 02:00' });
  });

  test('goods are found by a word of another language through the nomenclature', async () => {
    await take();
    const found = await sql.many('select reference from product where tokens && $1', [
      folder.tokens('橄欖油', 'zh-Hant'),
    ]);
    expect(found).toEqual([{ reference: 'PR-1' }]);
  });

  test('a second import changes nothing at all', async () => {
    await take();
    const before = await everything();
    const report = await take();
    expect(report.outcome).toBe('unchanged');
    expect(Object.values(counts(report)).every(([added, changed]) => added === 0 && changed === 0)).toBe(true);
    expect(await everything()).toEqual(before);
  });

  test('a changed cell changes its row and nothing else', async () => {
    await take();
    const [headings = [], row = []] = SMALL_FAIR.products ?? [];
    const products = [headings, row.map((cell) => (cell === '92.5' ? '38' : cell))];
    const report = await take({ sheets: sheetsOf({ ...SMALL_FAIR, products }) });
    expect(report.change?.products.changed).toMatchObject([{ key: 'PR-1', values: ['originShare'] }]);
    expect(counts(report).companies).toEqual([0, 0, 2]);
    expect((await fairs.load(account, 'small-fair')).lists.products[0]?.originShare).toBe(38);
  });

  test('a list that comes alone needs the exhibition named, and may leave out columns', async () => {
    await take();
    const companies = sheetOf('companies', [
      ['Reference', 'Name', 'Country', 'Website'],
      ['CO-1', 'Demo Serrabruma', 'PT', 'serrabruma.example'],
    ]);
    expect(codes(await take({ sheets: [companies] }))).toEqual(['exhibition-missing']);
    const report = await take({ sheets: [companies], exhibition: 'small-fair' });
    expect(report.outcome).toBe('saved');
    const [company] = (await fairs.load(account, 'small-fair')).lists.companies;
    expect(company).toMatchObject({ website: 'https://serrabruma.example', employees: 14, themes: ['FOOD'] });
    expect(company?.name).toEqual({ en: 'Demo Serrabruma', pt: 'Demo Serrabruma, Lda. (Demonstração)' });
  });

  test('people, places and answers of a session follow the list', async () => {
    await take();
    const people = SMALL_FAIR.people?.map((row) =>
      row.map((cell) => (cell === 'pt; en' ? 'en; fr' : cell === 'yes' ? 'no' : cell)),
    );
    const sessions = SMALL_FAIR.sessions?.map((row) =>
      row.map((cell) => (cell === 'MO:1-10; HQ:V1-V2' ? 'MO:2-4' : cell)),
    );
    await take({ sheets: sheetsOf({ ...SMALL_FAIR, people: people ?? [], sessions: sessions ?? [] }) });
    const { lists } = await fairs.load(account, 'small-fair');
    expect(lists.people[0]).toMatchObject({ spoken: ['en', 'fr'], consentsToContact: false });
    expect(lists.sessions[0]?.places.map((place) => place.label)).toEqual(['2', '3', '4']);
    const answers = await sql.many<{ granted: boolean }>(
      'select is_granted as granted from consent order by given_at, id',
    );
    expect(answers).toEqual([{ granted: true }, { granted: false }]);
  });

  test('every day moves with the first', async () => {
    const report = await take({ startOn: '2026-11-22' });
    expect(report.exhibition).toMatchObject({ startsOn: '2026-11-22', endsOn: '2026-11-25' });
    const { lists } = await fairs.load(account, 'small-fair');
    expect(lists.sessions[0]?.startsAt).toBe('2026-11-22T10:00');
    expect(lists.commitments[0]?.startsAt).toBe('2026-11-22T12:30');
    expect(lists.certificates[0]?.validUntil).toBe('2028-01-12');
    expect((await take({ startOn: '2026-11-22' })).outcome).toBe('unchanged');
  });

  test('what is exported imports without a change', async () => {
    await take();
    for (const language of ['zh-Hant', 'zh-Hans', 'pt', 'en'] as const) {
      const exported = await exportFair(fairs, { account, exhibition: 'small-fair', language });
      const report = await take({ sheets: (exported ?? []).map(({ list, table }) => sheetOf(list, table)) });
      expect(report.problems).toEqual([]);
      expect(report.outcome).toBe('unchanged');
    }
  });
});

describe('a list that knows where things stand draws the hall', () => {
  const PLACES = ['Venue', 'Label', 'Place kind', 'Company', 'Zone', 'Position'];
  const furnished = (...rows: string[][]) =>
    sheetsOf({
      ...SMALL_FAIR,
      venues: [
        ['Reference', '名稱', 'Country', 'Hall size', 'Entrance', 'Ways'],
        ['MO', '澳門館', 'MO', '30 x 20', '15 x 20', '15 x 20 - 15 x 0'],
        ['HQ', '橫琴館', 'CN', '', '', ''],
      ],
      places: [PLACES, ...rows, ...SMALL_FAIR.places!.slice(2)],
    });
  const MOVED = sheetOf('places', [PLACES, ['MO', '1', 'table', '', 'A', '3 x 5']]);
  const plans = () =>
    sql.many<{ version: number; plan: { tables: { x: number; y: number }[] } }>(
      `select h.version, h.plan, v.reference as venue from hall_plan h join venue v on v.id = h.venue_id order by 3`,
    );

  test('tables, zones, ways and the entrance; taken in again, and what is exported, changes nothing', async () => {
    expect((await take({ sheets: furnished(['MO', '1-12', 'table', '', 'A', '2 x 4 - 24 x 4']) })).outcome).toBe(
      'saved',
    );
    const [plan, ...others] = await plans();
    expect(others).toEqual([]);
    expect(plan).toMatchObject({
      venue: 'MO',
      version: 1,
      plan: { width: 30, depth: 20, entrance: { x: 15, y: 20 }, zones: [{ name: 'A', x: 0.8, width: 24.4 }] },
    });
    expect(plan!.plan.tables.map(({ x }) => x).sort((one, other) => one - other)).toEqual(
      Array.from({ length: 12 }, (_, at) => 2 + 2 * at),
    );
    const lists = await exportFair(fairs, { account, exhibition: 'small-fair', language: 'pt' });
    const again = await take({ sheets: lists!.map(({ list, table }) => sheetOf(list, table)) });
    expect([again.problems, again.outcome]).toEqual([[], 'unchanged']);
    expect(await plans()).toEqual([plan]);
  });

  test('a list of one table moves that table, and lists without positions move none', async () => {
    await take({ sheets: furnished(['MO', '1-12', 'table', '', 'A', '2 x 4 - 24 x 4']) });
    expect((await take({ sheets: [MOVED], exhibition: 'small-fair' })).change?.places).toMatchObject({
      added: [],
      changed: [{ key: 'MO:1', values: ['spots'] }],
    });
    const [moved] = await plans();
    expect(moved!.version).toBe(2);
    expect(moved!.plan.tables).toHaveLength(12);
    expect(moved!.plan.tables).toContainEqual(expect.objectContaining({ x: 3, y: 5 }));
    await take({ sheets: sheetsOf(SMALL_FAIR) });
    expect(await plans()).toEqual([moved]);
  });

  test('while a session is open there nothing is moved, also where it was opened after the lists were compared', async () => {
    await take({ sheets: furnished(['MO', '1-12', 'table', '', 'A', '2 x 4 - 24 x 4']) });
    const before = await plans();
    const open = () => sql.run("update pairing_session set state = 'OPEN'");
    const late: FairStore = { ...fairs, save: (saving) => open().then(() => fairs.save(saving)) };
    const command = { sheets: [MOVED], exhibition: 'small-fair' };
    for (const store of [late, fairs]) {
      const report = await take(command, store);
      expect(report.problems.map(({ column, reason }) => [column, reason.code])).toEqual([
        ['Position', 'session-live'],
      ]);
      expect(await plans()).toEqual(before);
    }
  });
});

test('what a buyer relaxes while lists are compared stays relaxed, and the rest of the line is taken', async () => {
  await take();
  const requirements = postgresRequirements(sql);
  const buyer = await sql.first<{ id: OrganisationId; exhibition: ExhibitionId }>(
    'select id, exhibition_id as exhibition from buyer',
  );
  const entry = {
    account,
    exhibition: buyer!.exhibition,
    actor: { kind: 'badge', id: newId() },
    action: 'requirement-relaxed',
    subject: { kind: 'buyer', id: buyer!.id },
    facts: {},
  } as const;
  const relax = () =>
    requirements.relax({ buyer: buyer!.id, scheme: 'HACCP', request: 'relax 1', inputHash: 'one', entry });
  const late: FairStore = { ...fairs, save: (saving) => relax().then(() => fairs.save(saving)) };
  const [headings, line] = SMALL_FAIR.requirements!;
  const more = [headings!, line!.map((cell) => (cell === '60' ? '90' : cell))];
  const report = await take({ sheets: sheetsOf({ ...SMALL_FAIR, requirements: more }) }, late);
  expect([report.outcome, report.kept]).toEqual(['saved', ['RQ-1']]);
  const kept = 'select must_schemes as must, wish_schemes as wish, quantity_amount::int as quantity from requirement';
  expect(await sql.many(kept)).toEqual([{ must: [], wish: ['HACCP'], quantity: 90 }]);
});

describe('what is not right keeps the whole import out', () => {
  const wrong = sheetsOf({
    ...SMALL_FAIR,
    companies: [...(SMALL_FAIR.companies ?? []), ['CO-3', 'Demo Marquil', 'Atlantis', 'FOOD', '', '-4', '']],
    products: [...(SMALL_FAIR.products ?? []), ['PR-2', 'CO-3', 'Vinho', '2204', 'PT', '', '', '', '', '', '']],
  });

  test('one wrong row of a good list, and nothing is changed', async () => {
    await take();
    const before = await everything();
    const report = await take({ sheets: wrong });
    expect(report.outcome).toBe('refused');
    expect(
      report.problems.map(({ file, row, column, value, reason }) => [file, row, column, value, reason.code]),
    ).toEqual([
      ['companies.csv', 4, 'País', 'Atlantis', 'country-unknown'],
      ['companies.csv', 4, 'N.º de trabalhadores', '-4', 'number'],
    ]);
    expect(await everything()).toEqual(before);
  });

  test('unless wrong rows are skipped: they and those that speak of them stay out', async () => {
    const report = await take({ sheets: wrong, badRows: 'skip' });
    expect(report.outcome).toBe('saved');
    expect(codes(report)).toEqual(['country-unknown', 'number', 'row-left-out']);
    const { lists } = await fairs.load(account, 'small-fair');
    expect([lists.companies, lists.products].map((rows) => rows.map((row) => row.reference))).toEqual([
      ['CO-1', 'CO-2'],
      ['PR-1'],
    ]);
  });

  test('a preview says what would be, and changes nothing', async () => {
    const before = await everything();
    const report = await take({ mode: 'preview' });
    expect(report.outcome).toBe('previewed');
    expect(counts(report).companies).toEqual([2, 0, 0]);
    expect(await everything()).toEqual(before);
  });

  test('a file that could not be read counts as a wrong row', async () => {
    const unreadable = [
      { file: 'x.csv', row: null, column: null, value: '', reason: { code: 'file-encoding' as const } },
    ];
    expect((await take({ unreadable })).outcome).toBe('refused');
    expect((await fairs.load(account, 'small-fair')).version).toBeNull();
  });

  test('a session that has begun is the floor’s', async () => {
    await take();
    await sql.run(`update pairing_session set state = 'OPEN'`);
    expect((await take()).outcome).toBe('unchanged');
    const sessions = SMALL_FAIR.sessions?.map((row) => row.map((cell) => (cell === '12' ? '20' : cell))) ?? [];
    const before = await everything();
    expect(codes(await take({ sheets: sheetsOf({ ...SMALL_FAIR, sessions }) }))).toEqual(['session-begun']);
    expect(await everything()).toEqual(before);
  });

  test('a person whose data was erased is not taken in again', async () => {
    await take();
    await sql.run(`update person set name = '{}', email = null, erased_at = now() where reference = 'PE-1'`);
    const before = await everything();
    expect(codes(await take())).toEqual(['person-erased']);
    expect(await everything()).toEqual(before);
  });

  test('another account sees and changes nothing of it', async () => {
    await take();
    const other = newId() as AccountId;
    await sql.run('insert into account (id, name) values ($1, $2)', [other, 'Another organiser']);
    expect((await fairs.load(other, 'small-fair')).lists.exhibition).toEqual([]);
    expect(await fairs.exhibitions(other)).toEqual([]);
    const before = await fairs.load(account, 'small-fair');
    expect((await take({ account: other })).outcome).toBe('saved');
    expect(await fairs.load(account, 'small-fair')).toEqual(before);
  });

  test('a fair that somebody else changed since it was loaded is not written over', async () => {
    await take();
    const saving = { account, exhibition: 'small-fair', version: 0, change: (await take()).change!, words: {} };
    const before = await everything();
    expect(await fairs.save(saving)).toBe('stale');
    expect(await everything()).toEqual(before);
  });

  test('the lists of another exhibition are not taken in where one was asked for', async () => {
    await take();
    const before = await everything();
    const exhibition =
      SMALL_FAIR.exhibition?.map((row) => row.map((cell) => (cell === 'small-fair' ? 'other-fair' : cell))) ?? [];
    const sheets = sheetsOf({ ...SMALL_FAIR, exhibition });
    expect(codes(await take({ sheets, exhibition: 'small-fair' }))).toEqual(['exhibition-two']);
    expect(codes(await take({ sheets, exhibition: 'unknown-fair', badRows: 'skip' }))).toEqual(['exhibition-missing']);
    expect(await everything()).toEqual(before);
  });

  test('two imports of one fair at once both end well', async () => {
    const reports = await Promise.all([take(), take()]);
    expect(reports.map((report) => report.outcome).toSorted()).toEqual(['saved', 'unchanged']);
    expect((await take()).outcome).toBe('unchanged');
  });
});
