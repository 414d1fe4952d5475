import { describe, expect, test } from 'vitest';
import type { AccountId, ApiKeyId, ExhibitionId } from '../kernel/id.ts';
import { NOBODY, type Caller, type Grant } from './caller.ts';
import { may, RIGHTS_OF, rightsOf, type Role } from './rights.ts';

const at = { account: 'account-1' as AccountId, exhibition: 'fair-1' as ExhibitionId };

function user(...grants: Grant[]): Caller {
  return { kind: 'user', account: at.account, grants } as unknown as Caller;
}

function partner(scopes: readonly string[], exhibition: ExhibitionId | null = null): Caller {
  return {
    kind: 'partner',
    key: 'key-1' as ApiKeyId,
    account: at.account,
    scopes,
    grants: [{ exhibition, role: 'partner' }],
  };
}

describe('a right', () => {
  test('holds at the exhibition of the role, and nowhere else', () => {
    const caller = user({ exhibition: at.exhibition, role: 'floor-staff' });
    expect(may(caller, 'step-in', at)).toBe(true);
    expect(may(caller, 'run-session', at)).toBe(false);
    expect(may(caller, 'step-in', { ...at, exhibition: 'fair-2' as ExhibitionId })).toBe(false);
  });

  test('of an owner holds at every exhibition of the account, and at none of another', () => {
    const owner = user({ exhibition: null, role: 'organiser' });
    expect(may(owner, 'run-session', { ...at, exhibition: 'fair-9' as ExhibitionId })).toBe(true);
    expect(may(owner, 'run-session', { ...at, account: 'account-2' as AccountId })).toBe(false);
  });

  test('of a partner holds where its key names it and its role has it', () => {
    expect(may(partner(['see-directory']), 'see-directory', at)).toBe(true);
    expect(may(partner(['see-directory']), 'see-buyers', at)).toBe(false);
    expect(may(partner(['run-session', 'see-floor']), 'run-session', at)).toBe(false);
    expect(rightsOf(partner(['run-session', 'see-board']))).toEqual(['see-board']);
  });

  test('is nobody’s without a sign-in', () => {
    expect(may(NOBODY, 'see-directory', at)).toBe(false);
    expect(rightsOf(NOBODY)).toEqual([]);
  });
});

describe('the table', () => {
  test.each([
    ['see-floor', ['organiser', 'floor-staff', 'desk']],
    ['act-for-anybody', ['organiser', 'floor-staff', 'desk']],
    ['run-session', ['organiser']],
    ['step-in', ['organiser', 'floor-staff']],
    ['export-fair', ['organiser', 'partner']],
    ['keep-badges', ['organiser', 'desk']],
    ['see-buyers', ['organiser', 'floor-staff', 'partner']],
  ] as const)('gives %s to %j alone', (right, roles) => {
    const holders = (Object.keys(RIGHTS_OF) as Role[]).filter((role) => RIGHTS_OF[role].includes(right));
    expect(holders.sort()).toEqual([...roles].sort());
  });

  test('a screen sees the board and nothing else', () => {
    expect(RIGHTS_OF.screen).toEqual(['see-board']);
  });
});
