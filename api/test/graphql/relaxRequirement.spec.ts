import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ApiClient, Result } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, STEP } from '../builders/documents.ts';
import { PATIENCE } from '../builders/patience.ts';

const WAITING = `{ viewer { participants { state
  whyNotYet { code message(languages: [en]) relaxable { key name { text } } } } } }`;
const RELAX = `mutation ($input: RelaxRequirementInput!) { relaxRequirement(input: $input) { __typename
  ... on PresenceSuccess { participant { id } } ... on Problem { code message path } } }`;

let floor: ApiFloor;
let organiser: ApiClient;
let buyer: ApiClient;
let exhibitor: ApiClient;
let keys = 0;

const act = (more: object = {}) => ({
  input: { session: floor.session, idempotencyKey: `relax-key-${++keys}`, ...more },
});
const waiting = async (): Promise<Result> => (await buyer.ask(WAITING)).participants[0];
const why = async (code: string): Promise<Result> => {
  await vi.waitUntil(async () => (await waiting()).whyNotYet?.code === code, PATIENCE);
  return (await waiting()).whyNotYet;
};
/** What is kept of the requirement and of its changes: a refusal leaves all of it as it is. */
const kept = async () => {
  const { rows } = await floor.pool.query(
    `select must_schemes as must, wish_schemes as wish, (select count(*)::int from audit_entry where action = 'requirement-relaxed') as noted
     from requirement where buyer_id = $1`,
    [floor.fair.buyers[0]!.organisation],
  );
  return rows;
};

beforeAll(async () => {
  floor = await ApiFloor.open({ people: 2, places: 2 });
  await floor.pool.query(`update requirement set must_schemes = '{M-MARK,Q-MARK}', wish_schemes = '{ISO-9001}'`);
  await floor.pool.query(
    `insert into certification_scheme (key, name, holder, confidence) values ('M-MARK', '{"en": "Demo M-Mark"}', 'product', 'demo')`,
  );
  organiser = await floor.organiser();
  [buyer, exhibitor] = await Promise.all([floor.as(floor.fair.buyers[0]!), floor.as(floor.fair.exhibitors[0]!)]);
  await organiser.ask(STEP('openSession'), act());
  await organiser.ask(STEP('startPairing'), act());
  for (const client of [exhibitor, buyer])
    for (const name of ['checkIn', 'becomeAvailable']) await client.ask(ACT(name), act());
});
afterAll(() => floor.close());

test('whoever requires two certificates that nobody here holds is told which it may relax', async () => {
  const told = await why('nobody_must');
  expect(told.message).toBe('Nobody here fits all you require. Relax one point?');
  expect(told.relaxable).toEqual([
    { key: 'M-MARK', name: { text: 'Demo M-Mark' } },
    { key: 'Q-MARK', name: { text: 'Q-MARK' } },
  ]);
});

test('one that is not required is refused, as is an exhibitor, who requires none; nothing changes', async () => {
  const before = [await kept(), await floor.head()];
  for (const [client, scheme] of [
    [buyer, 'ISO-9001'],
    [buyer, 'no such scheme'],
    [exhibitor, 'M-MARK'],
  ] as const)
    expect(await client.ask(RELAX, act({ scheme }))).toMatchObject({
      __typename: 'InputProblem',
      code: 'certificate-not-required',
      path: ['input', 'scheme'],
    });
  expect(await floor.client().ask(RELAX, act({ scheme: 'M-MARK' }))).toMatchObject({ code: 'signed-out' });
  const participant = (await exhibitor.ask(`{ viewer { participants { id } } }`)).participants[0].id;
  expect(await buyer.ask(RELAX, act({ scheme: 'M-MARK', participant }))).toMatchObject({ code: 'not-yours' });
  expect([await kept(), await floor.head()]).toEqual(before);
});

test('staff relaxes one for a badge: the other is then what keeps the company away', async () => {
  const { frontCode } = floor.badges.get(floor.fair.buyers[0]!.person)!;
  expect(await organiser.ask(RELAX, act({ scheme: 'Q-MARK', frontCode }))).toMatchObject({
    __typename: 'PresenceSuccess',
  });
  expect(await kept()).toEqual([{ must: ['M-MARK'], wish: ['ISO-9001', 'Q-MARK'], noted: 1 }]);
  expect((await why('certificate')).relaxable).toMatchObject([{ key: 'M-MARK' }]);
});

test('the buyer relaxes the last one, by a request sent twice, and is offered', async () => {
  expect((await waiting()).state).toBe('AVAILABLE');
  const request = act({ scheme: 'M-MARK' });
  const answers = await Promise.all([buyer.ask(RELAX, request), buyer.ask(RELAX, request)]);
  expect(answers.map(({ __typename }) => __typename)).toEqual(['PresenceSuccess', 'PresenceSuccess']);
  await vi.waitUntil(async () => (await waiting()).state === 'OFFERED', PATIENCE);
  const after = [{ must: [], wish: ['ISO-9001', 'Q-MARK', 'M-MARK'], noted: 2 }];
  expect(await kept()).toEqual(after);
  const { idempotencyKey } = request.input;
  expect(await buyer.ask(RELAX, act({ scheme: 'Q-MARK', idempotencyKey }))).toMatchObject({
    __typename: 'IdempotencyProblem',
    code: 'key-reused',
  });
  expect(await kept()).toEqual(after);
});

const IMPORT = `mutation ($input: ImportFairInput!) { importFair(input: $input) { __typename
  ... on ImportFairSuccess { keptWishes changes { list changed unchanged } } ... on ImportProblem { rows { column message } } ... on Problem { code } } }`;
const HEADINGS = 'Reference,Buyer,Name,Delivery market,Must certificates,Wish certificates';

test('the same list takes no relaxed point back, and says so beforehand; one that changes the certificates does', async () => {
  const { rows } = await floor.pool.query(
    `select r.id, r.reference, b.reference as buyer, r.delivery_market as market from requirement r join buyer b on b.id = r.buyer_id where b.id = $1`,
    [floor.fair.buyers[0]!.organisation],
  );
  const [{ reference, buyer: owner, market }] = rows;
  await floor.pool.query(
    `insert into certification_scheme (key, name, holder, confidence)
     select key, '{"en": "Demo scheme"}', 'product', 'demo' from unnest('{Q-MARK,ISO-9001}'::text[]) key`,
  );
  const { id: exhibition } = (await organiser.ask('{ viewer { organiserOf { id } } }')).organiserOf[0];
  const line = (must: string, { name = 'Demo line', dryRun = false } = {}) => {
    const text = `${HEADINGS}\n${reference},${owner},${name},${market},${must},ISO-9001\n`;
    const files = [{ name: 'requirements.csv', content: Buffer.from(text).toString('base64') }];
    return organiser.ask(IMPORT, { input: { exhibition, files, dryRun } });
  };
  const relaxed = { must: [], wish: ['ISO-9001', 'Q-MARK', 'M-MARK'], noted: 2 };
  const all = 'M-MARK;Q-MARK';
  expect(await line(all, { dryRun: true })).toMatchObject({ keptWishes: [reference] });
  expect(await line(all)).toMatchObject({ __typename: 'ImportFairSuccess', keptWishes: [reference] });
  expect(await kept()).toEqual([relaxed]);
  expect(await line(all, { name: 'Another name' })).toMatchObject({ keptWishes: [reference] });
  expect(await kept()).toEqual([relaxed]);
  expect(await line('Q-MARK')).toMatchObject({ __typename: 'ImportFairSuccess', keptWishes: [] });
  expect(await kept()).toEqual([{ must: ['Q-MARK'], wish: ['ISO-9001'], noted: 2 }]);
  expect(await line(all)).toMatchObject({ keptWishes: [] });
  expect(await kept()).toEqual([{ must: ['M-MARK', 'Q-MARK'], wish: ['ISO-9001'], noted: 2 }]);
});
