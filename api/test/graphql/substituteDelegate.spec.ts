import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { nodeId } from '../../src/graphql/relay/nodeId.ts';
import type { ApiClient, Result } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, FEED, STEP } from '../builders/documents.ts';

const PRINT = `mutation ($input: PrintSpareBadgesInput!) { printSpareBadges(input: $input) { ... on PrintSpareBadgesSuccess { badges { frontCode signInLink } } } }`;
const SUBSTITUTE = `mutation ($input: SubstituteDelegateInput!) { substituteDelegate(input: $input) { __typename
  ... on SubstituteDelegateSuccess { frontCode commitments person { name { all { text } } languages } } ... on Problem { code path } } }`;
const REISSUE = `mutation ($input: ReissueBadgeInput!) { reissueBadge(input: $input) { __typename
  ... on ReissueBadgeSuccess { frontCode signInCode } ... on Problem { code } } }`;
const TABLES = ['spare_badge', 'badge', 'person', 'person_language', 'consent', 'commitment'];

let floor: ApiFloor;
let organiser: ApiClient;
let spares: Result[];
beforeAll(async () => {
  floor = await ApiFloor.open({ people: 2, places: 2 });
  organiser = await floor.organiser();
  const input = { exhibition: nodeId('Exhibition', floor.fair.exhibition), count: 4, voidOthers: false };
  spares = (await organiser.ask(PRINT, { input })).badges;
  await organiser.ask(
    `mutation ($session: ID!) { openSession(input: { session: $session, idempotencyKey: "open-the-doors" }) { __typename } }`,
    { session: floor.session },
  );
});
afterAll(() => floor.close());

const frontCode = (index: number): string => floor.badges.get(floor.fair.exhibitors[index]!.person)!.frontCode;
const substitute = (key: string, more: object = {}, client = organiser): Promise<Result> =>
  client.ask(SUBSTITUTE, {
    input: {
      session: floor.session,
      idempotencyKey: key,
      frontCode: frontCode(0),
      code: spares[0].frontCode,
      name: [{ language: 'pt', text: 'Nova Delegada (Demo)' }],
      languages: ['pt', 'en'],
      ...more,
    },
  });

async function everything(): Promise<unknown> {
  const rows = await Promise.all(TABLES.map((table) => floor.pool.query(`select * from ${table} order by 1, 2`)));
  return { rows: rows.map((found) => found.rows), head: await floor.head() };
}

async function refusedAs(code: string, act: () => Promise<Result>): Promise<void> {
  const before = await everything();
  expect(await act()).toMatchObject({ code });
  expect(await everything()).toEqual(before);
}

test('what cannot be taken over is refused, and nothing changes', async () => {
  await refusedAs('substitute-name', () => substitute('without-a-name', { name: [] }));
  await refusedAs('answer-missing', () => substitute('without-a-language', { languages: [] }));
  await refusedAs('badge-unknown', () => substitute('of-nobody-here', { frontCode: 'E-9999' }));
  await refusedAs('badge-taken', () => substitute('with-a-taken-badge', { code: frontCode(1) }));
  const participant = await floor.as(floor.fair.buyers[0]!);
  await refusedAs('not-allowed', () => substitute('as-a-participant', {}, participant));
});

test('another delegate takes over: the old badge is void, appointments and presence stay, the session is told', async () => {
  const { person } = floor.fair.exhibitors[0]!;
  await floor.pool.query(
    `insert into commitment (id, exhibition_id, person_id, starts_at, ends_at, kind)
     values ($1, $2, $3, now() + interval '1 hour', now() + interval '2 hours', 'meeting')`,
    [floor.ports.newId(), floor.fair.exhibition, person],
  );
  await floor.pool.query(
    `insert into consent (id, exhibition_id, person_id, purpose, is_granted) values ($1, $2, $3, 'contact-to-counterpart', true)`,
    [floor.ports.newId(), floor.fair.exhibition, person],
  );
  const before = await floor.as({ person });
  await before.ask(
    `mutation ($session: ID!) { checkIn(input: { session: $session, idempotencyKey: "here-i-am" }) { __typename } }`,
    { session: floor.session },
  );
  const head = await floor.head();
  const done = await substitute('takes-over');
  expect(done).toMatchObject({
    frontCode: spares[0].frontCode,
    commitments: 1,
    person: { name: { all: [{ text: 'Nova Delegada (Demo)' }] }, languages: ['pt', 'en'] },
  });
  expect(await floor.head()).toBe(head + 1);
  expect(await substitute('takes-over')).toEqual(done);
  expect(await floor.head()).toBe(head + 1);
  const session = (await floor.ports.sessions.read(floor.sessionId))!;
  const participant = session.participants.get(session.byPerson.get(person)!)!;
  expect(participant).toMatchObject({ state: 'CHECKED_IN', languages: ['pt', 'en'] });
  const open = await floor.pool.query(
    `select count(*)::int as count from sign_in s join badge b on b.id = s.badge_id
     where b.person_id = $1 and s.revoked_at is null`,
    [person],
  );
  expect(open.rows).toEqual([{ count: 0 }]);
  const after = floor.client();
  await after.signInWithBadge(spares[0].signInLink.split('#')[1]);
  expect((await after.ask('{ viewer { participants { state } } }')).participants).toEqual([{ state: 'CHECKED_IN' }]);
  const { rows } = await floor.pool.query(
    'select is_granted from consent where person_id = $1 order by given_at desc, id desc limit 1',
    [person],
  );
  expect(rows).toEqual([{ is_granted: false }]);
  await refusedAs('badge-revoked', () => substitute('once-more', { code: spares[1].frontCode }));
  await refusedAs('spare-taken', () => substitute('the-same-spare', { frontCode: frontCode(1) }));
  const audit = await floor.pool.query(`select action from audit_entry where action = 'delegate-substituted'`);
  expect(audit.rows).toHaveLength(1);
});

test('whoever sits across reads who comes now, in the feed that was open all the while', async () => {
  const [{ person }, buyer] = [floor.fair.exhibitors[1]!, floor.fair.buyers[1]!];
  await organiser.ask(STEP('startPairing'), { input: { session: floor.session, idempotencyKey: 'start-pairing' } });
  const [exhibitor, across] = [await floor.as({ person }), await floor.as(buyer)];
  for (const client of [exhibitor, across])
    for (const act of ['checkIn', 'becomeAvailable'])
      await client.ask(ACT(act), { input: { session: floor.session, idempotencyKey: `${act}-first` } });
  const feed = across.follow(FEED, { session: floor.session });
  const offered = await feed.until(({ participant }) => participant?.offer);
  const { text } = offered.participant.offer.counterpart.name;
  expect(text).not.toBe('Substituta (Demo)');
  await substitute('across-the-table', {
    frontCode: frontCode(1),
    code: spares[1].frontCode,
    name: [{ language: 'pt', text: 'Substituta (Demo)' }],
  });
  const told = await feed.until(({ notice }) => notice?.kind === 'delegate-changed');
  expect(told.participant.offer.counterpart.name.text).toBe('Substituta (Demo)');
  await across.close();
});

test('[PA97] a lost badge is told of by a command that may be sent again, and the new one is given whatever becomes of that', async () => {
  const { person } = floor.fair.buyers[0]!;
  const send = vi.spyOn(floor.engine, 'send');
  const lose = (frontCode: string) =>
    organiser.ask(REISSUE, { input: { frontCode, reason: 'Lost in hall 2', reissue: true } });
  const head = await floor.head();
  const { frontCode } = await lose(floor.badges.get(person)!.frontCode);
  expect(await floor.head()).toBe(head + 1);
  const participant = (await floor.ports.sessions.read(floor.sessionId))!.byPerson.get(person);
  expect(send.mock.lastCall).toMatchObject([
    floor.sessionId,
    { kind: 'change-badge', participant, actor: { by: 'staff', for: participant } },
    { mutation: 'reissueBadge.told' },
  ]);
  send.mockRejectedValueOnce(new Error('no node could be asked'));
  const again = await lose(frontCode);
  expect(again).toMatchObject({ signInCode: expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/) });
  expect(send).toHaveBeenCalledTimes(2);
  send.mockRestore();
});
