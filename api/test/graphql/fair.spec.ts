import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiClient } from '../builders/apiClient.ts';
import { ApiFloor, SLUG } from '../builders/apiFloor.ts';

const EXPORT = `mutation ($input: ExportFairInput!) { exportFair(input: $input) { __typename ... on ExportFairSuccess { files { name content } } ... on Problem { code } } }`;
const IMPORT = `mutation ($input: ImportFairInput!) { importFair(input: $input) { __typename
  ... on ImportFairSuccess { dryRun changes { list added changed unchanged } files { file list rows added changed unchanged problems ignored } skipped { file row } exhibition { slug } }
  ... on ImportProblem { code message problems files { file list rows added changed unchanged problems ignored } changes { list added } rows { file row column value code message fix } } ... on Problem { code } } }`;

let floor: ApiFloor;
let organiser: ApiClient;
let exhibition: string;
beforeAll(async () => {
  floor = await ApiFloor.open({ people: 2, places: 1 });
  organiser = await floor.organiser();
  exhibition = (await organiser.ask('{ viewer { organiserOf { id } } }')).organiserOf[0].id;
});
afterAll(() => floor.close());

const file = (name: string, text: string) => ({ name, content: Buffer.from(text).toString('base64') });
const companyCount = async () => Number((await floor.pool.query('select count(*) from company')).rows[0].count);

const NEW_FAIR = [
  file(
    'exhibition.csv',
    'reference,name (en),starts on,ends on,time zone\nDEMO-API,Demo API fair,2027-05-01,2027-05-03,Asia/Macau\n',
  ),
  file('companies.csv', 'reference,name (en),country\nCO-A,Demo A,MO\nCO-B,Demo B,PT\n'),
];

test('lists that were handed out read back without a change', async () => {
  const { files } = await organiser.ask(EXPORT, { input: { exhibition } });
  expect(files.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(['companies.csv', 'buyers.csv', 'people.csv']),
  );
  const again = await organiser.ask(IMPORT, { input: { exhibition, files } });
  expect(again.rows ?? []).toEqual([]);
  expect(again).toMatchObject({
    __typename: 'ImportFairSuccess',
    exhibition: { slug: SLUG },
  });
  for (const { added, changed } of again.changes) expect({ added, changed }).toEqual({ added: 0, changed: 0 });
});

test('a dry run writes nothing and says what would change', async () => {
  const before = await companyCount();
  const preview = await organiser.ask(IMPORT, { input: { files: NEW_FAIR, dryRun: true } });
  expect(preview).toMatchObject({ dryRun: true, exhibition: null });
  expect(preview.changes.find(({ list }: { list: string }) => list === 'companies')).toEqual({
    list: 'companies',
    added: 2,
    changed: 0,
    unchanged: 0,
  });
  expect(await companyCount()).toBe(before);
});

test('every wrong row is named in the language of the viewer, and nothing is taken in', async () => {
  const before = await companyCount();
  const files = [
    NEW_FAIR[0],
    file('companies.csv', 'reference,name (en),country\nCO-A,Demo A,MO\nCO-B,Demo B,Atlantis\n'),
  ];
  const refused = await organiser.ask(IMPORT, { input: { files } }, { headers: { 'accept-language': 'zh-MO' } });
  expect(refused).toMatchObject({ __typename: 'ImportProblem', code: 'rows-refused' });
  expect(refused.message).toBe('未匯入任何資料：1行要改正');
  expect(refused.rows).toMatchObject([{ file: 'companies.csv', row: 3, value: 'Atlantis', code: 'country-unknown' }]);
  expect(refused.rows[0].message).toMatch(/\p{Script=Han}/u);
  expect(await companyCount()).toBe(before);
});

test('a file that is none', async () => {
  const files = [{ name: 'companies.xlsx', content: Buffer.from('this is no workbook').toString('base64') }];
  expect(await organiser.ask(IMPORT, { input: { exhibition, files } })).toMatchObject({ __typename: 'ImportProblem' });
});

test('what each file comes to, and what was most likely meant, stands beside the problems; nothing is taken in', async () => {
  const before = await companyCount();
  const files = [
    NEW_FAIR[0],
    file('companies.csv', 'reference,name (en),country,shoe size\nCO-A,Demo A,MO,44\nCO-B,Demo B,Atlantis,45\n'),
    file(
      'people.csv',
      'reference,name (en),role,company,reads,spoken languages,email\nP-1,Demo P,exhibitor,CO-A,pt,pt,p@@demo.example\n',
    ),
  ];
  const refused = await organiser.ask(IMPORT, { input: { files, dryRun: true } });
  expect(refused.files).toEqual([
    expect.objectContaining({ file: 'exhibition.csv', list: 'exhibition', rows: 1, added: 1, problems: 0 }),
    expect.objectContaining({ list: 'companies', rows: 2, added: 1, problems: 1, ignored: ['shoe size'] }),
    expect.objectContaining({ file: 'people.csv', list: 'people', rows: 1, added: 0, problems: 1 }),
  ]);
  expect(refused.problems).toBe(refused.rows.length);
  expect(refused.rows.map(({ column, fix }: { column: string; fix: string }) => [column, fix])).toContainEqual([
    'email',
    'p@demo.example',
  ]);
  expect(await companyCount()).toBe(before);
});

test('a cell that was mended on the screen counts instead of what the file says', async () => {
  const files = [
    NEW_FAIR[0],
    file('companies.csv', 'reference,name (en),country\nCO-A,Demo A,MO\nCO-B,Demo B,Atlantis\n'),
  ];
  const corrections = [{ file: 'companies.csv', row: 3, column: 'country', value: 'PT' }];
  const preview = await organiser.ask(IMPORT, { input: { files, corrections, dryRun: true } });
  expect(preview).toMatchObject({ __typename: 'ImportFairSuccess', dryRun: true });
  expect(preview.files[1]).toMatchObject({ added: 2, problems: 0 });
});

test('files that cannot be read, headings that are no list and too many files are each told as what they are', async () => {
  const before = await companyCount();
  const odd = { name: 'companies.csv', content: Buffer.from([0x8f, 0xff, 0xff, 0x00, 0x81]).toString('base64') };
  const told = async (files: object[]) => organiser.ask(IMPORT, { input: { exhibition, files } });
  expect((await told([odd])).rows).toMatchObject([{ file: 'companies.csv', row: null, code: 'file-encoding' }]);
  expect((await told([file('companies.ods', 'x')])).rows).toMatchObject([{ code: 'file-form' }]);
  expect((await told([file('notes.csv', 'dear,all\nsee,below\n')])).rows).toMatchObject([{ code: 'list-unknown' }]);
  const headless = await told([file('companies.csv', 'reference,colour\nCO-A,red\n')]);
  expect(headless.rows.map(({ code }: { code: string }) => code)).toContain('column-missing');
  const many = Array.from({ length: 41 }, () => NEW_FAIR[0]!);
  expect((await told(many)).code).toBe('too-many-files');
  expect(await companyCount()).toBe(before);
});

test('a new fair is taken in', async () => {
  const before = await companyCount();
  expect(await organiser.ask(IMPORT, { input: { files: NEW_FAIR } })).toMatchObject({
    exhibition: { slug: 'DEMO-API' },
  });
  expect(await companyCount()).toBe(before + 2);
});

test('only organisers and partners with the scope take in and hand out', async () => {
  const before = await companyCount();
  const person = await floor.as(floor.fair.exhibitors[0]!);
  for (const client of [person, await floor.partner(['see-directory']), floor.client()]) {
    expect((await client.ask(EXPORT, { input: { exhibition } })).code).toMatch(/not-allowed|signed-out/);
    expect((await client.ask(IMPORT, { input: { files: NEW_FAIR } })).code).toMatch(/not-allowed|signed-out/);
  }
  expect(await companyCount()).toBe(before);
  const partner = await floor.partner(['export-fair']);
  expect(await partner.ask(EXPORT, { input: { exhibition } })).toMatchObject({ __typename: 'ExportFairSuccess' });
});
