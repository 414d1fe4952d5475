/**
 * What only one guard of the database must refuse is sent past the core, through the store's own append. WITHOUT_GUARD takes that guard out of this
 * suite's own database first: then its test has to be red, which `pnpm mutations` proves.
 */
import { beforeAll, expect, test } from 'vitest';
import type { MeetingId, OfferId, SessionId } from '../../src/domain/kernel/id.ts';
import type { AppendResult, Batch, Lease } from '../../src/ports/sessionLog.ts';
import { announced, batchAfter, meetingOf, newId, offerOf, participantOf } from '../contract/sessionLog.builders.ts';
import { guardedSession } from '../builders/databaseSession.ts';
import { GUARDS, removeGuard } from './guardRemovals.ts';

const it = await guardedSession();
const removed = GUARDS.find((guard) => guard === process.env['WITHOUT_GUARD']);

beforeAll(async () => {
  if (removed) await removeGuard(it.sql, removed);
});

/** Appends what must be refused so, and proves that nothing changed. */
async function refuses(expected: Partial<Record<string, unknown>>, written: Partial<Batch>): Promise<void> {
  const before = await it.contents();
  expect(await it.log.append(batchAfter(it.lease, it.fair, written))).toMatchObject(expected as AppendResult);
  expect(await it.contents()).toBe(before);
}

test('epoch: a holder that was taken over writes no more, even where the head is the one that it knows', async () => {
  const stale = it.lease;
  await it.log.handOver(stale);
  expect(await it.log.take(stale.session, 'node-b')).toMatchObject({ epoch: stale.epoch + 1 });
  await refuses({ fenced: true }, { events: announced(1) });
});

test('head: who has not seen the last events writes nothing, not even a batch without events', async () => {
  const { participant, ...state } = participantOf(it.fair, 1);
  await refuses({ fenced: true }, { expectedHead: 2, participants: [{ participant, ...state, state: 'PAUSED' }] });
});

test('engagement: somebody in an offer is not put into another', async () => {
  const second = offerOf(it.fair, newId());
  const { participant } = participantOf(it.fair, 0);
  await refuses(
    { guarded: 'engagement' },
    {
      events: announced(1),
      offers: [second],
      engagementsTaken: [{ participant, offer: second.offer as OfferId, meeting: null }],
    },
  );
});

test('place-use: a table that holds a meeting is not given to another', async () => {
  const second = meetingOf(it.fair, newId(), it.offer);
  await refuses(
    { guarded: 'place-use' },
    {
      events: announced(1),
      meetings: [second],
      placesTaken: [{ place: it.fair.tables[0], meeting: second.meeting as MeetingId }],
    },
  );
});

test('live-person: somebody who is live in one session is not live in another', async () => {
  const other = await taken(it.fair.sessions[1]);
  await refuses(
    { guarded: 'live-person' },
    {
      session: other.session,
      epoch: other.epoch,
      expectedHead: other.head,
      events: announced(1),
      participants: [participantOf(it.fair, 0, newId())],
    },
  );
});

test('key: what was answered under a key is not done under it again', async () => {
  const key = keyOf('once');
  expect(await it.log.append(batchAfter(it.lease, it.fair, { events: announced(1), keys: [key] }))).toEqual({
    appended: it.lease.head + 1,
  });
  await refuses({ guarded: 'other' }, { expectedHead: it.lease.head + 1, events: announced(1), keys: [key] });
});

async function taken(session: SessionId): Promise<Lease> {
  const lease = await it.log.take(session, 'node-a');
  if (!lease) throw new Error('the lease was not free');
  return lease;
}

function keyOf(key: string) {
  const answer = {
    session: it.lease.session,
    sequence: it.lease.head + 1,
    participant: null,
    offer: null,
    meeting: null,
  };
  return { actor: 'somebody', mutation: 'pause', key, inputHash: 'h', answer };
}
