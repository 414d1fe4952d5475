import { beforeEach, describe, expect, test } from 'vitest';
import type { BadgeId, PersonId, SignInId } from '../../src/domain/kernel/id.ts';
import { postgresBadges } from '../../src/postgres/badges.store.ts';
import { postgresSignIns } from '../../src/postgres/signIns.store.ts';
import { newId } from '../builders/databaseFair.ts';
import { fairDatabase } from '../builders/databaseSql.ts';

const { sql, fair } = await fairDatabase({ people: 3, places: 1, sessions: 1 });
const badges = postgresBadges(sql);
const signIns = postgresSignIns(sql);
const { exhibition } = fair;
const [ana, bo] = fair.exhibitors.map(({ person }) => person);

function badgeOf(person: PersonId, number: number) {
  const id = newId<BadgeId>();
  return { id, exhibition, person, frontCode: `E-${number}`, signInHash: `link ${id}`, shortCodeHash: `short ${id}` };
}

let numbered = 100;
let badge: ReturnType<typeof badgeOf>;
beforeEach(async () => {
  badge = badgeOf(ana!, ++numbered);
  await badges.issue([badge]);
});

const found = (device: string | null = null, state = 'active') => ({
  id: badge.id,
  exhibition,
  person: ana,
  frontCode: badge.frontCode,
  state,
  device,
});

describe('a badge', () => {
  test('is found by either of its codes, by its front code and by its id', async () => {
    expect(await badges.byCodeHash(badge.signInHash)).toEqual(found());
    expect(await badges.byCodeHash(badge.shortCodeHash)).toEqual(found());
    expect(await badges.byFrontCode(badge.frontCode, exhibition)).toEqual(found());
    expect(await badges.byFrontCode(badge.frontCode, null)).toEqual(found());
    expect(await badges.byId(badge.id)).toEqual(found());
  });

  test('is not found by another code, nor in another exhibition, nor by its front code as a sign-in code', async () => {
    expect(await badges.byCodeHash('guess')).toBeNull();
    expect(await badges.byCodeHash(badge.frontCode)).toBeNull();
    expect(await badges.byFrontCode(badge.frontCode, newId())).toBeNull();
  });

  test('is revoked by the next badge of its person, and who is signed in by it is so no longer', async () => {
    const signIn = newId<SignInId>();
    await signIns.open({ id: signIn, owner: { badge: badge.id }, device: null, expiresAt: Date.now() + 60_000 });
    const next = badgeOf(ana!, ++numbered);
    await badges.issue([next]);
    expect(await badges.byId(badge.id)).toEqual(found(null, 'revoked'));
    expect(await signIns.ended([{ signIn, grants: [] }])).toEqual([signIn]);
    expect(await badges.byCodeHash(next.signInHash)).toMatchObject({ state: 'active' });
  });

  test('is issued with all the others or not at all', async () => {
    const taken = { ...badgeOf(bo!, 1), frontCode: badge.frontCode };
    await expect(badges.issue([badgeOf(ana!, ++numbered), taken])).rejects.toMatchObject({
      constraint: 'badge_front_code_key',
    });
    expect(await badges.byId(badge.id)).toEqual(found());
  });

  test('is one of the exhibition’s numbers; who has none is told with the letter of their front code', async () => {
    expect(await badges.highestNumber(exhibition)).toBe(numbered);
    expect(await badges.highestNumber(newId())).toBe(0);
    const without = await badges.withoutBadge(exhibition);
    expect(without).not.toContainEqual({ person: ana, letter: 'E' });
    expect(without).toContainEqual({ person: bo, letter: 'E' });
    expect(without).toContainEqual({ person: fair.buyers[0]!.person, letter: 'B' });
  });
});

describe('a device', () => {
  test('is bound when it is the first, and by two at once only one is', async () => {
    const bound = await Promise.all([badges.bind(badge.id, 'phone'), badges.bind(badge.id, 'tablet')]);
    expect(bound.filter(Boolean)).toHaveLength(1);
    const [first, second] = bound[0] ? ['phone', 'tablet'] : ['tablet', 'phone'];
    expect(await badges.bind(badge.id, first!)).toBe(true);
    expect(await badges.deviceState(badge.id, first!)).toBe('allowed');
    expect(await badges.deviceState(badge.id, second!)).toBe('unknown');
  });

  test('is not bound to a badge that is revoked', async () => {
    await badges.revoke(badge.id);
    expect(await badges.bind(badge.id, 'phone')).toBe(false);
  });

  test('that is another asks once, however often it tries, and waits for the answer', async () => {
    await badges.bind(badge.id, 'phone');
    const request = newId();
    await badges.askDevice({ id: request, badge: badge.id, device: 'tablet' });
    await badges.askDevice({ id: newId(), badge: badge.id, device: 'tablet' });
    expect(await badges.deviceState(badge.id, 'tablet')).toBe('asked');
    expect(await badges.devicesAsking(badge.id)).toEqual([
      { id: request, badge: badge.id, askedAt: expect.any(Number) },
    ]);
    expect(await badges.answerDevices(badge.id, request, true)).toBe(1);
    expect(await badges.deviceState(badge.id, 'tablet')).toBe('allowed');
    expect(await badges.devicesAsking(badge.id)).toEqual([]);
  });

  test('is refused with all who ask when none is named, and an answer is given once', async () => {
    await badges.askDevice({ id: newId(), badge: badge.id, device: 'a' });
    await badges.askDevice({ id: newId(), badge: badge.id, device: 'b' });
    expect(await badges.answerDevices(badge.id, null, false)).toBe(2);
    expect(await badges.answerDevices(badge.id, null, true)).toBe(0);
    expect(await badges.deviceState(badge.id, 'a')).toBe('refused');
  });
});
