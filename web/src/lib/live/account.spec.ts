import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PresenceFields } from '#lib/api/documents/participant.generated.ts';
import { Account } from './account.svelte.ts';
import { keptState, rememberMe, whoseDevice } from './lastSeen.ts';
import { StandInServer, standInShelf } from './testing/server.ts';

const me = {
  id: 'p1',
  state: 'AVAILABLE',
  frontCode: 'E-0107',
  person: { name: { text: 'Demo person' } },
  organisation: { name: { text: 'Demo company' } },
  session: { id: 's1', state: 'PAIRING' },
} as unknown as PresenceFields;
const HOUR = 3_600_000;

let server: StandInServer;
beforeEach(() => {
  vi.useFakeTimers();
  server = new StandInServer();
  standInShelf();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What the phone kept so long ago; its own clock is an hour behind the server's. */
function kept(ageMs: number): void {
  const aheadMs = HOUR;
  rememberMe({ me, meetings: [], asOf: Date.now() + aheadMs - ageMs, aheadMs });
}

describe('a phone that opens its page without a network', () => {
  test('shows how things last stood, and when that was by the clock of the server', async () => {
    kept(5 * 60_000);
    server.cut();
    const account = new Account();
    await account.load();
    expect(account.phase).toBe('here');
    expect(account.presence?.me).toEqual(me);
    expect(account.presence?.day.meetings).toEqual([]);
    expect(account.presence?.asOf).toBe(keptState()!.asOf);
  });

  test('shows nothing that is older than a day', async () => {
    kept(25 * HOUR);
    server.cut();
    const account = new Account();
    await account.load();
    expect([account.phase, whoseDevice()]).toEqual(['failed', undefined]);
  });

  test('does not take a fault of the server for a lost network', async () => {
    kept(1_000);
    server.fault('INTERNAL');
    const account = new Account();
    await account.load();
    expect(account.phase).toBe('failed');
  });

  test('keeps no state that another release wrote', () => {
    localStorage.setItem('ponte_me', JSON.stringify({ frontCode: 'E-0107', name: 'Demo', organisation: 'Demo' }));
    expect([keptState(), whoseDevice()]).toEqual([undefined, undefined]);
    kept(1_000);
    expect(keptState()?.me).toEqual(me);
    const written = JSON.parse(localStorage.getItem('ponte_me')!) as { asked: string };
    localStorage.setItem('ponte_me', JSON.stringify({ ...written, asked: written.asked.replace('supplies', '') }));
    expect([keptState(), whoseDevice()]).toEqual([undefined, undefined]);
  });
});
