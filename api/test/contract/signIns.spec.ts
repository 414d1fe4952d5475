import { describe, expect, test } from 'vitest';
import { NOBODY } from '../../src/domain/credential/caller.ts';
import type { Tries } from '../../src/domain/credential/throttle.ts';
import type { ApiKeyId, BadgeId, SignInId, UserId } from '../../src/domain/kernel/id.ts';
import { postgresApiKeys, postgresSignIns, postgresUsers } from '../../src/postgres/signIns.store.ts';
import type { HeldSignIn } from '../../src/ports/signIns.ts';
import { postgresTries } from '../../src/postgres/tries.store.ts';
import { newId } from '../builders/databaseFair.ts';
import { fairDatabase } from '../builders/databaseSql.ts';

const { sql, fair, insert } = await fairDatabase({ people: 2, places: 1, sessions: 1 });
const signIns = postgresSignIns(sql);
const { account, exhibition } = fair;
const [ana] = fair.exhibitors;

const [owner, staff] = [newId<UserId>(), newId<UserId>()];
await sql.run(
  `insert into app_user (id, account_id, email, name, password_hash, is_owner) values ($1, $3, 'owner@demo.example', 'Owner', 'hash', true), ($2, $3, 'staff@demo.example', 'Staff', null, false)`,
  [owner, staff, account],
);
await insert('exhibition_role', [
  { id: newId(), role: 'floor-staff', user_id: staff },
  { id: newId(), role: 'delegation-leader', person_id: ana!.person },
]);
await sql.run(`update person set is_stand_lead = true, reads = 'pt' where id = $1`, [ana!.person]);
const badge = newId<BadgeId>();
await insert('badge', [{ id: badge, person_id: ana!.person, front_code: 'E-1', sign_in_hash: 'h' }]);

const soon = () => Date.now() + 60_000;
const past = () => Date.now() - 1_000;

async function opened(by: { user: UserId } | { badge: BadgeId }, expiresAt = soon()): Promise<SignInId> {
  const id = newId<SignInId>();
  await signIns.open({ id, owner: by, device: 'phone', expiresAt });
  return id;
}

describe('a sign-in', () => {
  test('by a badge says whose it is and what they may, from the list and from the organiser', async () => {
    const expiresAt = soon();
    const signIn = await opened({ badge }, expiresAt);
    const caller = await signIns.caller(signIn);
    expect(caller).toMatchObject({
      kind: 'badge',
      signIn,
      expiresAt,
      account,
      badge,
      person: ana!.person,
      exhibition,
      organisation: ana!.organisation,
      reads: 'pt',
    });
    expect('grants' in caller && caller.grants.map(({ role }) => role).toSorted()).toEqual([
      'delegation-leader',
      'participant',
      'stand-lead',
    ]);
    expect('grants' in caller && caller.grants.every((grant) => grant.exhibition === exhibition)).toBe(true);
  });

  test('by a user says what they may: everywhere as owner, by exhibition otherwise', async () => {
    const expiresAt = soon();
    const signIn = await opened({ user: owner }, expiresAt);
    expect(await signIns.caller(signIn)).toEqual({
      kind: 'user',
      signIn,
      expiresAt,
      account,
      user: owner,
      email: 'owner@demo.example',
      reads: 'en',
      grants: [{ exhibition: null, role: 'organiser' }],
    });
    expect(await signIns.caller(await opened({ user: staff }))).toMatchObject({
      grants: [{ exhibition, role: 'floor-staff' }],
    });
  });

  test('holds until it runs out, and longer where it was prolonged', async () => {
    const signIn = await opened({ user: owner }, past());
    expect(await signIns.caller(signIn)).toEqual(NOBODY);
    await signIns.prolong(signIn, soon());
    expect(await signIns.caller(signIn)).toMatchObject({ kind: 'user' });
  });

  test('that was revoked is not prolonged', async () => {
    const signIn = await opened({ user: owner });
    await signIns.revoke(signIn);
    await signIns.prolong(signIn, soon());
    expect(await signIns.caller(signIn)).toEqual(NOBODY);
  });

  test('ends with its user, with its badge’s sign-ins, or when it was never there', async () => {
    const [held, ofBadge, unknown] = [await opened({ user: owner }), await opened({ badge }), newId<SignInId>()];
    await signIns.revokeOfBadge(badge);
    const leaver = newId<UserId>();
    await sql.run(
      `insert into app_user (id, account_id, email, name) values ($1, $2, 'leaver@demo.example', 'Leaver')`,
      [leaver, account],
    );
    const ofLeaver = await opened({ user: leaver });
    await sql.run(`update app_user set state = 'disabled' where id = $1`, [leaver]);
    const ended = await signIns.ended([held, ofBadge, unknown, ofLeaver].map((signIn) => ({ signIn, grants: [] })));
    expect(ended.toSorted()).toEqual([ofBadge, unknown, ofLeaver].toSorted());
    expect(await signIns.caller(ofLeaver)).toEqual(NOBODY);
    expect(await signIns.caller(unknown)).toEqual(NOBODY);
  });
});

describe('who is taken a role', () => {
  /** A sign-in as the one who watches it knows it. */
  const heldBy = async (by: { user: UserId } | { badge: BadgeId }): Promise<HeldSignIn> => {
    const caller = await signIns.caller(await opened(by));
    if (!('signIn' in caller)) throw new Error('nobody signed in');
    return caller;
  };
  const lose = (role: string) => sql.run('delete from exhibition_role where role = $1', [role]);

  test('is named among those that ended, and nobody else is', async () => {
    const held = [await heldBy({ user: owner }), await heldBy({ user: staff }), await heldBy({ badge })] as const;
    expect(await signIns.ended(held)).toEqual([]);
    await lose('floor-staff');
    expect(await signIns.ended(held)).toEqual([held[1].signIn]);
    await lose('delegation-leader');
    expect((await signIns.ended(held)).toSorted()).toEqual([held[1].signIn, held[2].signIn].toSorted());
    await sql.run('update app_user set is_owner = false where id = $1', [owner]);
    expect(await signIns.ended([held[0]])).toEqual([held[0].signIn]);
    await sql.run('update app_user set is_owner = true where id = $1', [owner]);
  });

  test('is not named again by what is left; who is given one goes on', async () => {
    const [left, given] = [await heldBy({ badge }), await heldBy({ user: staff })];
    await insert('exhibition_role', [{ id: newId(), role: 'desk', user_id: staff }]);
    expect(await signIns.ended([left, given])).toEqual([]);
  });
});

describe('a ticket', () => {
  test('opens one socket, also when two take it at once', async () => {
    const signIn = await opened({ user: owner });
    await signIns.keepTicket('t1', signIn, soon());
    const taken = await Promise.all([signIns.takeTicket('t1'), signIns.takeTicket('t1')]);
    expect(taken.filter((it) => it === signIn)).toHaveLength(1);
    expect(taken.filter((it) => it === null)).toHaveLength(1);
  });

  test('that has run out, or that nobody gave, opens none', async () => {
    await signIns.keepTicket('t2', await opened({ user: owner }), past());
    expect(await signIns.takeTicket('t2')).toBeNull();
    expect(await signIns.takeTicket('t3')).toBeNull();
  });
});

describe('a user', () => {
  test('is found by e-mail in any case while active', async () => {
    const users = postgresUsers(sql);
    expect(await users.byEmail('OWNER@Demo.example')).toEqual({ user: owner, passwordHash: 'hash' });
    expect(await users.byEmail('staff@demo.example')).toEqual({ user: staff, passwordHash: null });
    expect(await users.byEmail('leaver@demo.example')).toBeNull();
    expect(await users.byEmail(`' or true --`)).toBeNull();
  });
});

describe('a partner’s key', () => {
  const keys = postgresApiKeys(sql);
  async function keyWith(fields: object): Promise<ApiKeyId> {
    const id = newId<ApiKeyId>();
    const row = {
      id,
      account_id: account,
      exhibition_id: exhibition,
      name: 'Demo chamber',
      hint: 'pk_demo',
      key_hash: id,
      scopes: ['see-board'],
      mode: 'test',
      ...fields,
    };
    await insert('api_key', [row]);
    return id;
  }

  test('says whose it is and what it is for', async () => {
    const id = await keyWith({});
    expect(await keys.caller(id)).toEqual({
      kind: 'partner',
      key: id,
      account,
      scopes: ['see-board'],
      grants: [{ exhibition, role: 'partner' }],
    });
    expect(await sql.first('select last_used_at is not null as used from api_key where id = $1', [id])).toEqual({
      used: true,
    });
  });

  test('for every exhibition of the account names none', async () => {
    expect(await keys.caller(await keyWith({ exhibition_id: null }))).toMatchObject({
      grants: [{ exhibition: null, role: 'partner' }],
    });
  });

  test('that was revoked or has expired is nobody’s', async () => {
    const [held, revoked, expired] = [
      await keyWith({}),
      await keyWith({ revoked_at: new Date() }),
      await keyWith({ expires_at: new Date(past()) }),
    ];
    expect(await keys.caller(revoked)).toEqual(NOBODY);
    expect(await keys.caller(expired)).toEqual(NOBODY);
    expect((await keys.ended([held, revoked, expired])).toSorted()).toEqual([revoked, expired].toSorted());
  });
});

describe('wrong tries', () => {
  const tries = postgresTries(sql);
  const oneMore = (before: Tries | null): Tries => ({
    failures: (before?.failures ?? 0) + 1,
    windowBeganAt: 1_000,
    lockedUntil: null,
  });

  test('are counted by subject, read together, and cleared', async () => {
    await tries.fail('badge:1', oneMore);
    await tries.fail('badge:1', (before) => ({ ...oneMore(before), lockedUntil: 9_000 }));
    await tries.fail('address:x', oneMore);
    const read = await tries.read(['badge:1', 'address:x', 'user:none']);
    expect(read.toSorted((a, b) => (a.subject < b.subject ? -1 : 1))).toEqual([
      { subject: 'address:x', tries: { failures: 1, windowBeganAt: 1_000, lockedUntil: null } },
      { subject: 'badge:1', tries: { failures: 2, windowBeganAt: 1_000, lockedUntil: 9_000 } },
    ]);
    await tries.clear('badge:1');
    expect(await tries.read(['badge:1'])).toEqual([]);
  });

  test('that happen at the same moment are all counted', async () => {
    await Promise.all(Array.from({ length: 20 }, () => tries.fail('all', oneMore)));
    expect(await tries.read(['all'])).toMatchObject([{ tries: { failures: 20 } }]);
  });
});
