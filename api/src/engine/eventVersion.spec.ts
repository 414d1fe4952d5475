import { expect, test } from 'vitest';
import type { PairingEvent } from '../domain/pairing/event.ts';
import type { LoggedEvent } from '../ports/sessionLog.ts';
import { EVENT_VERSIONS, inCurrentShape, UnreadableEvent } from './eventVersion.ts';

const logged = (version: number, kind = 'session-opened'): LoggedEvent => ({
  sequence: 7,
  version,
  event: { at: 1, actor: { by: 'system' }, kind, reason: null } as PairingEvent,
});

test('[CO12] an event of the current version is read as it is', () => {
  expect(inCurrentShape(logged(EVENT_VERSIONS['session-opened']))).toEqual(logged(1));
});

test('[CO12] an older event is lifted step by step', () => {
  const lift = (step: string) => (event: PairingEvent) => ({ ...event, [step]: true }) as PairingEvent;
  const lifts = { 'session-opened': { [-1]: lift('first'), 0: lift('second') } };
  const lifted = inCurrentShape(logged(-1), lifts);
  expect(lifted).toMatchObject({ sequence: 7, version: 1, event: { at: 1, first: true, second: true } });
});

test('[CO12] an unknown kind, a newer version and one without a step are refused, never dropped', () => {
  for (const unreadable of [logged(1, 'robot-danced'), logged(1, 'toString'), logged(2), logged(0)])
    expect(() => inCurrentShape(unreadable)).toThrow(UnreadableEvent);
});
