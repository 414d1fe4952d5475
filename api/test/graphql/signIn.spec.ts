import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeId } from '../../src/graphql/relay/nodeId.ts';
import type { ApiClient, Result } from '../builders/apiClient.ts';
import { ApiFloor, EMAIL, PASSWORD } from '../builders/apiFloor.ts';

const SIGN_IN_BADGE = `mutation ($input: SignInWithBadgeInput!) { signInWithBadge(input: $input) {
  __typename ... on SignInSuccess { token expiresAt viewer { person { id } mayDo } } ... on Problem { code message path } } }`;
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) {
  __typename ... on SignInSuccess { token viewer { user } } ... on SignInProblem { code message retryAfterSeconds } ... on Problem { code } } }`;
const VIEWER = '{ viewer { user person { id } deviceRequests { id } } }';
const ANSWER = `mutation ($input: AnswerDeviceInput!) { answerDevice(input: $input) { __typename ... on AnswerDeviceSuccess { allowed } ... on Problem { code } } }`;
const REISSUE = `mutation ($input: ReissueBadgeInput!) { reissueBadge(input: $input) {
  __typename ... on ReissueBadgeSuccess { frontCode signInCode signInLink } ... on Problem { code } } }`;

let floor: ApiFloor;
beforeAll(async () => {
  floor = await ApiFloor.open({ people: 4, places: 1 });
});
afterAll(() => floor.close());

const badgeOf = (at: number) => floor.badges.get(floor.fair.exhibitors[at]!.person)!;
const byBadge = (client: ApiClient, input: object, headers = {}): Promise<Result> =>
  client.ask(SIGN_IN_BADGE, { input }, { headers });
const signInCount = async () => Number((await floor.pool.query('select count(*) from sign_in')).rows[0].count);

describe('by badge', () => {
  test('the token of the link signs in, and the browser keeps an http-only cookie', async () => {
    const client = floor.client();
    const { data, headers } = await client.send(SIGN_IN_BADGE, { input: { token: badgeOf(0).signInToken } });
    expect(data).toMatchObject({
      signInWithBadge: { __typename: 'SignInSuccess', viewer: { mayDo: ['see-directory', 'act-for-self'] } },
    });
    const cookie = headers.getSetCookie().find((line) => line.startsWith('ponte_session='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Secure/);
    expect(await client.ask(VIEWER)).toMatchObject({ person: { id: expect.any(String) } });
  });

  test('the short code signs in as it is typed: small letters, spaces, O for 0', async () => {
    const typed = badgeOf(1).shortCode.toLowerCase().replace('-', ' ').replaceAll('0', 'o');
    expect(await byBadge(floor.client(), { token: typed })).toMatchObject({ __typename: 'SignInSuccess' });
  });

  test.each([
    ['a badge that nobody has', () => 'AAAAAAAAAAAAAAAAAAAAAA', 'badge-unknown'],
    ['a short code that nobody has', () => 'AAAAA-AAAAA', 'badge-unknown'],
    ['the front code', () => badgeOf(0).frontCode, 'front-code'],
    ['ten megabytes less a bit', () => 'A'.repeat(900_000), 'badge-unknown'],
    ['nothing', () => '', 'badge-unknown'],
  ])('%s signs nobody in', async (_, token, code) => {
    const before = await signInCount();
    expect(await byBadge(floor.client(), { token: token() })).toMatchObject({
      __typename: 'BadgeProblem',
      code,
      path: ['input', 'token'],
    });
    expect(await signInCount()).toBe(before);
  });

  test('a refusal is worded in the language of the viewer', async () => {
    const messages = [];
    for (const language of ['zh-Hant', 'zh-CN', 'pt-BR', 'en']) {
      messages.push(
        (await byBadge(floor.client(), { token: badgeOf(0).frontCode }, { 'accept-language': language })).message,
      );
    }
    expect(messages).toEqual([
      '這是證件編號。請用摺頁內的登入碼。',
      '这是证件编号。请使用折页内的登录码。',
      'Esse é o número da credencial. Use o código de acesso, no interior.',
      'That is the badge number. Please use the sign-in code inside.',
    ]);
  });

  test('wrong short codes are counted for the badge that was named, and lock only typed codes of it', async () => {
    const { frontCode, shortCode, signInToken } = badgeOf(2);
    for (let attempt = 0; attempt < 10; attempt++) {
      expect(await byBadge(floor.client(), { token: 'ZZZZZ-ZZZZZ', frontCode })).toMatchObject({
        code: 'badge-unknown',
      });
    }
    expect(await byBadge(floor.client(), { token: shortCode, frontCode })).toMatchObject({
      __typename: 'SignInProblem',
      code: 'too-many-tries',
    });
    expect(await byBadge(floor.client(), { token: signInToken })).toMatchObject({ __typename: 'SignInSuccess' });
  });
});

describe('another device', () => {
  test('asks first, and comes in once the first device says yes', async () => {
    const [first, second] = [floor.client(), floor.client()];
    const { signInToken: token } = floor.badges.get(floor.fair.buyers[0]!.person)!;
    await first.signInWithBadge(token);
    expect(await byBadge(second, { token })).toMatchObject({ __typename: 'BadgeProblem', code: 'other-device' });
    expect(await byBadge(second, { token })).toMatchObject({ code: 'other-device' });
    const { deviceRequests } = await first.ask(VIEWER);
    expect(deviceRequests).toHaveLength(1);
    expect(await first.ask(ANSWER, { input: { request: deviceRequests[0].id, allow: true } })).toMatchObject({
      allowed: true,
    });
    expect(await byBadge(second, { token })).toMatchObject({ __typename: 'SignInSuccess' });
    expect((await first.ask(VIEWER)).deviceRequests).toEqual([]);
  });

  test('is let in at the desk too, and by nobody else', async () => {
    const { signInToken: token, frontCode } = floor.badges.get(floor.fair.buyers[1]!.person)!;
    const [first, second, stranger] = [floor.client(), floor.client(), await floor.as(floor.fair.buyers[2]!)];
    await first.signInWithBadge(token);
    expect(await byBadge(second, { token })).toMatchObject({ code: 'other-device' });
    expect(await stranger.ask(ANSWER, { input: { frontCode, allow: true } })).toMatchObject({ code: 'not-allowed' });
    expect(await byBadge(second, { token })).toMatchObject({ code: 'other-device' });
    await floor.grant(floor.fair.exhibitors[3]!.person, 'desk');
    const desk = await floor.as(floor.fair.exhibitors[3]!);
    expect(await desk.ask(ANSWER, { input: { frontCode, allow: true } })).toMatchObject({ allowed: true });
    expect(await byBadge(second, { token })).toMatchObject({ __typename: 'SignInSuccess' });
  });

  test('a client without cookies names its device', async () => {
    const badge = floor.badges.get(floor.fair.buyers[0]!.person)!;
    const organiser = await floor.organiser();
    const { signInLink } = await organiser.ask(REISSUE, {
      input: { frontCode: badge.frontCode, reason: 'Lost', reissue: true },
    });
    const token = signInLink.split('#')[1];
    const device = 'a device that keeps its name';
    expect(await byBadge(floor.client(), { token, device })).toMatchObject({ __typename: 'SignInSuccess' });
    expect(await byBadge(floor.client(), { token, device })).toMatchObject({ __typename: 'SignInSuccess' });
    expect(await byBadge(floor.client(), { token })).toMatchObject({ code: 'other-device' });
  });
});

describe('a badge that is lost', () => {
  test('is revoked with everybody who is signed in by it, and issued anew', async () => {
    const holder = await floor.as(floor.fair.buyers[3]!);
    const badge = floor.badges.get(floor.fair.buyers[3]!.person)!;
    const organiser = await floor.organiser();
    const input = { frontCode: badge.frontCode, reason: 'Lost in hall 2', reissue: true };
    const reissued = await organiser.ask(REISSUE, { input });
    expect(reissued).toMatchObject({
      __typename: 'ReissueBadgeSuccess',
      frontCode: `${badge.frontCode}A`,
      signInCode: expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/),
    });
    expect(await byBadge(floor.client(), { token: badge.signInToken })).toMatchObject({ code: 'badge-revoked' });
    await expect.poll(() => holder.ask(VIEWER)).toBeNull();
    expect(await byBadge(floor.client(), { token: reissued.signInCode })).toMatchObject({
      __typename: 'SignInSuccess',
    });
  });
});

describe('a lost badge and a spare one', () => {
  const PRINT = `mutation ($input: PrintSpareBadgesInput!) { printSpareBadges(input: $input) {
    ... on PrintSpareBadgesSuccess { badges { frontCode signInCode signInLink } } } }`;
  const GIVE = `mutation ($input: ReissueBadgeInput!) { reissueBadge(input: $input) { __typename
    ... on ReissueBadgeSuccess { frontCode signInCode left person { id } organisation { __typename } } ... on Problem { code path } } }`;
  const TABLES = ['badge', 'spare_badge', 'sign_in', 'audit_entry'];
  const everything = async () =>
    Promise.all(TABLES.map(async (table) => (await floor.pool.query(`select * from ${table} order by 1, 2`)).rows));
  let organiser: ApiClient;
  let spares: Result[];
  let phone: ApiClient;
  const lost = () => floor.badges.get(floor.fair.buyers[2]!.person)!;
  const give = (client: ApiClient, more: object): Promise<Result> =>
    client.ask(GIVE, { input: { frontCode: lost().frontCode, reason: '', reissue: true, ...more } });

  beforeAll(async () => {
    organiser = await floor.organiser();
    phone = floor.client();
    const exhibition = nodeId('Exhibition', floor.fair.exhibition);
    spares = (await organiser.ask(PRINT, { input: { exhibition, count: 3, voidOthers: false } })).badges;
  });

  test('the spare one becomes its owner’s, all who were signed in are out, and the audit notes who did it', async () => {
    const holder = await floor.as(floor.fair.buyers[2]!);
    const input = { spareCode: spares[0].frontCode.toLowerCase(), idempotencyKey: 'lost-at-the-desk' };
    const given = await give(organiser, input);
    expect(given).toMatchObject({
      frontCode: spares[0].frontCode,
      signInCode: null,
      left: 2,
      organisation: { __typename: 'Buyer' },
    });
    expect(await give(organiser, input)).toEqual(given);
    expect(await byBadge(floor.client(), { token: lost().signInToken })).toMatchObject({ code: 'badge-revoked' });
    await expect.poll(() => holder.ask(VIEWER)).toBeNull();
    await phone.signInWithBadge(spares[0].signInLink.split('#')[1]);
    expect((await phone.ask(VIEWER)).person.id).toBe(given.person.id);
    const { rows } = await floor.pool.query(
      `select actor_kind, facts from audit_entry where action = 'badge-reissued' and facts ->> 'spare' = 'true'`,
    );
    expect(rows).toEqual([{ actor_kind: 'user', facts: { reasonGiven: false, spare: true } }]);
  });

  test('a spare one that is taken or none, and who keeps no badges: refused, and nothing changes', async () => {
    const before = await everything();
    const taken = await give(organiser, { spareCode: spares[0].frontCode });
    expect(taken).toMatchObject({ code: 'spare-taken', path: ['input', 'spareCode'] });
    expect(await give(organiser, { spareCode: 'https://example.org' })).toMatchObject({ code: 'spare-unreadable' });
    expect(await give(organiser, { frontCode: 'B-9999', spareCode: spares[1].frontCode })).toMatchObject({
      code: 'badge-unknown',
    });
    expect(await give(phone, { spareCode: spares[1].frontCode })).toMatchObject({ code: 'not-allowed' });
    expect(await everything()).toEqual(before);
  });

  test('whoever names an older badge of somebody gets a number that nobody had', async () => {
    const { frontCode: first } = floor.badges.get(floor.fair.buyers[0]!.person)!;
    const codes: string[] = [];
    for (let time = 0; time < 3; time += 1) {
      const { frontCode } = await organiser.ask(REISSUE, {
        input: { frontCode: first, reason: 'Lost again', reissue: true },
      });
      codes.push(frontCode);
    }
    expect(new Set(codes).size).toBe(3);
    for (const code of codes) expect(code).toMatch(new RegExp(`^${first}[A-Z]$`));
  });
});

describe('by e-mail and password', () => {
  test('an organiser signs in', async () => {
    expect(
      await floor.client().ask(SIGN_IN, { input: { email: ` ${EMAIL.toUpperCase()} `, password: PASSWORD } }),
    ).toMatchObject({
      __typename: 'SignInSuccess',
      viewer: { user: EMAIL },
    });
  });

  test('wrong passwords are refused alike for known and unknown people, and then throttled', async () => {
    const email = 'nobody@demo.example';
    for (let attempt = 0; attempt < 8; attempt++) {
      expect(await floor.client().ask(SIGN_IN, { input: { email, password: 'wrong' } })).toMatchObject({
        code: 'wrong-password',
      });
    }
    const locked = await floor.client().ask(SIGN_IN, { input: { email, password: 'wrong' } });
    expect(locked).toMatchObject({ code: 'too-many-tries', message: 'Too many tries. Try again in 15 minutes.' });
    expect(locked.retryAfterSeconds).toBeGreaterThan(800);
    expect(await floor.client().ask(SIGN_IN, { input: { email: EMAIL, password: PASSWORD } })).toMatchObject({
      __typename: 'SignInSuccess',
    });
  });
});

describe('tokens', () => {
  const RENEW = 'mutation { renewToken { __typename ... on SignInSuccess { token } ... on Problem { code } } }';
  const SIGN_OUT = 'mutation { signOut { __typename ... on SignOutSuccess { signedOut } ... on Problem { code } } }';

  test('a token of another key, a cookie in its place, and no token at all are nobody', async () => {
    const organiser = await floor.organiser();
    const forged = `${organiser.token!.slice(0, -4)}AAAA`;
    for (const token of [forged, organiser.cookies.get('ponte_session')!, 'ponte_test_unknown', '']) {
      const client = floor.client();
      client.token = token;
      expect(await client.ask(VIEWER)).toBeNull();
      expect(await client.ask(RENEW)).toMatchObject({ __typename: 'NotSignedIn', code: 'signed-out' });
    }
  });

  test('the cookie alone renews the token of the page, but not for the page of another site', async () => {
    const organiser = await floor.organiser();
    organiser.token = null;
    expect(await organiser.ask(RENEW)).toMatchObject({ __typename: 'SignInSuccess' });
    expect(await organiser.ask(RENEW, {}, { headers: { origin: 'https://elsewhere.example' } })).toMatchObject({
      code: 'signed-out',
    });
  });

  test('who signs out is out, with token and cookie', async () => {
    const organiser = await floor.organiser();
    expect(await organiser.ask(SIGN_OUT)).toMatchObject({ signedOut: true });
    expect(organiser.cookies.has('ponte_session')).toBe(false);
    expect(await organiser.ask(VIEWER)).toBeNull();
    expect(await organiser.ask(SIGN_OUT)).toMatchObject({ code: 'signed-out' });
  });
});
