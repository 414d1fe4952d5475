import { describe } from 'vitest';
import { newId } from '../../test/contract/sessionLog.builders.ts';
import { sessionLogContract } from '../../test/contract/sessionLog.contract.ts';
import type { ExhibitionId, OrganisationId, PersonId, PlaceId, SessionId, VenueId } from '../domain/kernel/id.ts';
import { MemorySessionLog } from './memorySessionLog.ts';
import { VirtualClock } from './virtualClock.ts';

describe('a session log in memory', () => {
  sessionLogContract(async () => {
    const clock = new VirtualClock();
    return {
      log: new MemorySessionLog(() => clock.now()),
      fair: {
        exhibition: newId() as ExhibitionId,
        sessions: [newId() as SessionId, newId() as SessionId],
        venue: newId() as VenueId,
        tables: [newId() as PlaceId, newId() as PlaceId],
        people: (['exhibitor', 'exhibitor', 'buyer', 'buyer'] as const).map((side) => ({
          person: newId() as PersonId,
          side,
          organisation: newId() as OrganisationId,
        })),
      },
      letLeaseRunOut: () => clock.advance(5_000),
      close: async () => {},
    };
  });
});
