import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeId } from '../../src/graphql/relay/nodeId.ts';
import type { ApiClient, Result } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';

const PRINT = `mutation ($input: PrintSpareBadgesInput!) { printSpareBadges(input: $input) { __typename
  ... on PrintSpareBadgesSuccess { left badges { frontCode signInCode signInLink } } ... on Problem { code path } } }`;
const SCAN = `query ($session: ID!, $code: String!, $goods: [String!]!) { spareBadge(session: $session, code: $code) { __typename
  ... on SpareBadge { frontCode left dealing(side: BUYER, goods: $goods) session { id } exhibition { id } }
  ... on Problem { code message path } } }`;
const OWN = `query ($token: String!) { ownSpareBadge(token: $token) { __typename
  ... on SpareBadge { frontCode left session { id } } ... on Problem { code } } }`;
const BIND = `mutation ($input: BindSpareBadgeInput!) { bindSpareBadge(input: $input) { __typename
  ... on BindSpareBadgeSuccess { frontCode candidates left notYet whyFew { code } person { name { text } languages } participant { id state } }
  ... on Problem { code message path } } }`;
const REGISTER = `mutation ($input: RegisterWalkInInput!) { registerWalkIn(input: $input) { __typename
  ... on SignInSuccess { viewer { person { name { text } } participants { state } } } ... on Problem { code path } } }`;

/** What the builders' companies offer. */
const ANSWERS = {
  side: 'BUYER',
  name: [
    { language: 'zh-Hant', text: '示範即場客' },
    { language: 'en', text: 'Demo Walk-in' },
  ],
  organisation: [{ language: 'en', text: 'Demo Drinks' }],
  goods: ['0901'],
  markets: ['MO', 'PT'],
  languages: ['en', 'yue'],
};
/** Two headings as the nomenclature keeps them. */
const HEADINGS = `insert into hs_heading (code, name, tokens, confidence) values
  ('0901', '{"en": "Coffee", "zh-Hant": "咖啡", "pt": "Café"}', '{coffe,咖啡,cafe}', 'V'),
  ('2009', '{"en": "Fruit juices"}', '{fruit,juic}', 'V')`;
const TABLES = ['spare_badge', 'badge', 'person', 'buyer', 'company', 'requirement', 'session_person'];

let floor: ApiFloor;
let organiser: ApiClient;
let exhibition: string;
let spares: Result[];
beforeAll(async () => {
  floor = await ApiFloor.open({ people: 4, places: 3 });
  organiser = await floor.organiser();
  exhibition = nodeId('Exhibition', floor.fair.exhibition);
  await organiser.ask(
    `mutation ($session: ID!) { openSession(input: { session: $session, idempotencyKey: "open-the-doors" }) { __typename } }`,
    { session: floor.session },
  );
  await floor.pool.query(HEADINGS);
  spares = (await print(12)).badges;
});
afterAll(() => floor.close());

const print = (count: number, voidOthers = false): Promise<Result> =>
  organiser.ask(PRINT, { input: { exhibition, count, voidOthers } });
const scan = (code: string, client = organiser): Promise<Result> =>
  client.ask(SCAN, { session: floor.session, code, goods: ['0901'] });
const bind = (code: string, key: string, more: object = {}): Promise<Result> =>
  organiser.ask(BIND, { input: { session: floor.session, code, idempotencyKey: key, ...ANSWERS, ...more } });

/** Everything that binding writes, and how far the log goes. */
async function everything(): Promise<unknown> {
  const rows = await Promise.all(TABLES.map((table) => floor.pool.query(`select * from ${table} order by 1, 2`)));
  return { rows: rows.map((found) => found.rows), head: await floor.head() };
}

/** A refusal, and proof that nothing changed. */
async function refusedAs(code: string, act: () => Promise<Result>): Promise<Result> {
  const before = await everything();
  const answer = await act();
  expect(answer).toMatchObject({ code });
  expect(await everything()).toEqual(before);
  return answer;
}

test('spare badges carry codes that nobody has, and only hashes of them are kept', async () => {
  const codes = spares.map(({ frontCode }) => frontCode);
  expect(new Set(codes).size).toBe(12);
  expect(codes.every((code) => /^W-\d{4}$/.test(code))).toBe(true);
  const kept = JSON.stringify((await floor.pool.query('select * from spare_badge')).rows);
  expect(spares.some(({ signInLink }) => kept.includes(signInLink.split('#')[1]))).toBe(false);
  expect(await scan(codes[0])).toMatchObject({ frontCode: codes[0], left: 12, dealing: 4 });
});

test('a walk-in is bound in one go: a person in two scripts, free to be paired, with candidates', async () => {
  const code = spares[0].frontCode;
  const bound = await bind(` ${code.toLowerCase()} `, 'walk-in-number-one');
  expect(bound).toMatchObject({
    frontCode: code,
    notYet: null,
    whyFew: null,
    left: 11,
    person: { languages: ['en', 'yue'] },
    participant: { state: 'AVAILABLE' },
  });
  expect(bound.candidates).toBeGreaterThanOrEqual(3);
  expect(await bind(` ${code.toLowerCase()} `, 'walk-in-number-one')).toEqual(bound);
  const phone = floor.client();
  await phone.signInWithBadge(spares[0].signInLink.split('#')[1]);
  const { person } = await phone.ask('{ viewer { person { name { all { text } } } } }');
  expect(person.name.all.map(({ text }: Result) => text).sort()).toEqual(['Demo Walk-in', '示範即場客']);
});

const NAMED = `query ($session: ID!, $side: Side!, $search: String!) {
  deskOrganisations(session: $session, side: $side, search: $search) { id name { text } country people } }`;
const named = (search: string, side = 'BUYER', client = organiser): Promise<Result> =>
  client.ask(NAMED, { session: floor.session, side, search });

test('a walk-in of a buyer that the lists hold joins it, found by its name; nothing is written down twice', async () => {
  await floor.pool.query(
    `update buyer set name = '{"zh-Hant": "示範飲品貿易行", "pt": "Comércio de Bebidas (Demonstração)"}', tokens = $2 where id = $1`,
    [floor.fair.buyers[1]!.organisation, ['示范', '范饮', '饮品', '品贸', '贸易', '易行', 'comerci', 'beb']],
  );
  for (const search of ['示範飲品', '示范饮品贸易', 'comercio beb', 'COMÉRCIO']) {
    const list = await named(search);
    expect(list).toMatchObject([{ people: 1, country: expect.any(String) }]);
  }
  expect(await named('示範飲品', 'EXHIBITOR')).toEqual([]);
  expect(await named(' ')).toEqual([]);
  const [{ id: existing }] = await named('示範飲品');
  const counts = async () =>
    (await floor.pool.query('select (select count(*) from buyer) b, (select count(*) from requirement) r')).rows[0];
  const before = await counts();
  const bound = await bind(spares[4].frontCode, 'joins-its-company', { existing, goods: [], markets: [] });
  expect(bound).toMatchObject({ notYet: null, participant: { state: 'AVAILABLE' } });
  expect(await counts()).toEqual(before);
  expect(await named('示範飲品')).toMatchObject([{ people: 2 }]);
  const session = (await floor.ports.sessions.read(floor.sessionId))!;
  const badge = await floor.ports.badges.byFrontCode(spares[4].frontCode, floor.fair.exhibition);
  const participant = session.participants.get(session.byPerson.get(badge!.person)!);
  expect(participant?.organisation).toBe(floor.fair.buyers[1]!.organisation);
  const wrong = nodeId('Company', floor.fair.exhibitors[0]!.organisation!);
  await refusedAs('organisation-unknown', () => bind(spares[5].frontCode, 'of-the-other-side', { existing: wrong }));
  await refusedAs('organisation-unknown', () => bind(spares[5].frontCode, 'of-nowhere-at-all', { existing: 'x' }));
  await refusedAs('answer-missing', () => bind(spares[5].frontCode, 'goods-without-market', { existing, markets: [] }));
});

test('a badge that has an owner is refused by name, however it is scanned', async () => {
  const { frontCode, signInCode } = spares[0];
  for (const code of [frontCode, signInCode]) {
    const answer = await refusedAs('spare-taken', () => bind(code, `another-one-at-${code}`));
    expect(answer.message).toMatch(/Demo Walk-in|示範即場客/);
  }
  const own = floor.badges.get(floor.fair.exhibitors[0]!.person)!.frontCode;
  await refusedAs('badge-taken', () => scan(own));
});

test('two desks with one badge: one of them binds it', async () => {
  const code = spares[1].frontCode;
  const answers = await Promise.all([bind(code, 'desk-number-one'), bind(code, 'desk-number-two')]);
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['BadgeProblem', 'BindSpareBadgeSuccess']);
});

test('a void badge, one of another fair, and a code that is none change nothing', async () => {
  const revoke = `mutation ($input: ReissueBadgeInput!) { reissueBadge(input: $input) { __typename } }`;
  await organiser.ask(revoke, { input: { frontCode: spares[1].frontCode, reason: 'lost', reissue: false } });
  await refusedAs('spare-void', () => bind(spares[1].frontCode, 'a-void-badge'));
  const other = await otherFair();
  await refusedAs('spare-other-fair', () => scan(other));
  await refusedAs('spare-unreadable', () => scan('https://example.org/a-menu'));
  await refusedAs('spare-unreadable', () => scan(''));
});

test('an answer that is missing is named', async () => {
  const code = spares[2].frontCode;
  for (const part of ['goods', 'markets', 'languages']) {
    const answer = await refusedAs('answer-missing', () => bind(code, `without-${part}-at-all`, { [part]: [] }));
    expect(answer.path).toEqual(['input', part]);
  }
  await refusedAs('answer-missing', () => bind(code, 'no-such-heading', { goods: ['9999'] }));
  await refusedAs('key-missing', () => bind(code, ''));
});

test('who holds a spare badge registers on their own phone and is free to be paired', async () => {
  const token = spares[3].signInLink.split('#')[1];
  const phone = floor.client();
  await expect(phone.signInWithBadge(token)).rejects.toThrow('badge-spare');
  expect(await phone.ask(OWN, { token })).toMatchObject({
    frontCode: spares[3].frontCode,
    session: { id: floor.session },
    left: null,
  });
  const input = { token, device: 'the phone of a walk-in', ...ANSWERS, name: [], organisation: [] };
  const answer = await phone.ask(REGISTER, { input });
  expect(answer).toMatchObject({
    __typename: 'SignInSuccess',
    viewer: { person: { name: { text: spares[3].frontCode } }, participants: [{ state: 'AVAILABLE' }] },
  });
  await refusedAs('other-device', () =>
    floor.client().ask(REGISTER, { input: { ...input, device: 'the phone of a stranger' } }),
  );
});

test('a print that was lost is void, and new codes come after the old ones', async () => {
  const { badges, left } = await print(2, true);
  expect(left).toBe(2);
  expect(badges[0].frontCode > spares.at(-1)!.frontCode).toBe(true);
  await refusedAs('spare-void', () => bind(spares[11].frontCode, 'from-the-lost-print'));
  await refusedAs('badge-count', () => print(251));
});

test('nobody but the organiser and the desk prints, scans or binds', async () => {
  const participant = await floor.as(floor.fair.buyers[0]!);
  await refusedAs('not-allowed', () => scan(spares[2].frontCode, participant));
  await refusedAs('signed-out', () => scan(spares[2].frontCode, floor.client()));
  const input = { exhibition, count: 1, voidOthers: false };
  await refusedAs('not-allowed', () => participant.ask(PRINT, { input }));
});

test('goods are found by words of any language and by their code', async () => {
  const ask = `query ($search: String!) { goods(search: $search) { code name { text } } }`;
  const codes = async (search: string): Promise<string[]> => {
    const answer = await floor.client().ask(ask, { search });
    return answer.map(({ code }: Result) => code);
  };
  for (const search of ['09', '0901', 'cof', 'coffee', '咖啡', 'cafés']) expect(await codes(search)).toEqual(['0901']);
  for (const search of ['', ' ', 'tractor', '99']) expect(await codes(search)).toEqual([]);
});

/** The front code of a spare badge of another exhibition. */
async function otherFair(): Promise<string> {
  const [account, id] = [floor.fair.account, floor.ports.newId()];
  await floor.pool.query(
    `insert into exhibition (id, account_id, reference, name, time_zone, starts_on, ends_on)
     values ($1, $2, 'DEMO-OTHER', '{"en": "Demo Other"}', 'Asia/Macau', '2026-11-21', '2026-11-22')`,
    [id, account],
  );
  await floor.pool.query(
    `insert into spare_badge (id, exhibition_id, front_code, sign_in_hash, short_code_hash) values ($1, $2, 'W-9001', 'o1', 'o2')`,
    [floor.ports.newId(), id],
  );
  return 'W-9001';
}
