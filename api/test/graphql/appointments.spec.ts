import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiClient } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, STEP } from '../builders/documents.ts';

const MINE = `{ viewer { participants { id session { id } appointments { from to venue { id code } } } } }`;
const OF = `query ($id: ID!) { node(id: $id) { ... on Participant { appointments { from } } } }`;
const HOUR_MS = 3_600_000;

let floor: ApiFloor;
let lok: ApiClient;
let buyer: ApiClient;
beforeAll(async () => {
  floor = await ApiFloor.open({ people: 1, places: 1 });
  const [exhibitor] = floor.fair.exhibitors;
  const organiser = await floor.organiser();
  const act = (idempotencyKey: string) => ({ input: { idempotencyKey, session: floor.session } });
  const promise = (from: number, to: number, venue: string | null) =>
    floor.pool.query(
      `insert into commitment (id, exhibition_id, person_id, starts_at, ends_at, kind, venue_id)
       values (gen_random_uuid(), $1, $2, $3, $4, 'meeting', $5)`,
      [floor.fair.exhibition, exhibitor!.person, new Date(from), new Date(to), venue],
    );
  await promise(AT + 5 * HOUR_MS, AT + 6 * HOUR_MS, null);
  await promise(AT + 3 * HOUR_MS, AT + 4 * HOUR_MS, floor.fair.venue);
  await promise(AT - 3 * HOUR_MS, AT - 2 * HOUR_MS, null);
  await organiser.ask(STEP('openSession'), act('appointments-open'));
  await organiser.ask(STEP('startPairing'), act('appointments-start'));
  [lok, buyer] = await Promise.all([floor.as(exhibitor!), floor.as(floor.fair.buyers[0]!)]);
  await lok.ask(ACT('checkIn'), act('appointments-lok'));
});
afterAll(async () => {
  await Promise.all([lok, buyer].map((client) => client.close()));
  await floor.close();
});

const AT = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;

test('a participant is told its appointments ahead, the next first, with the venue where it is known; nobody else is', async () => {
  const viewer = (await lok.ask(MINE)) as Mine;
  const mine = viewer.participants.find(({ session }) => session.id === floor.session)!;
  expect(mine.appointments).toEqual([
    { from: new Date(AT + 3 * HOUR_MS).toISOString(), to: expect.any(String), venue: expect.anything() },
    { from: new Date(AT + 5 * HOUR_MS).toISOString(), to: expect.any(String), venue: null },
  ]);
  const seen = (await buyer.ask(OF, { id: mine.id })) as { appointments: object[] } | null;
  expect(seen?.appointments ?? []).toEqual([]);
});

interface Mine {
  participants: {
    id: string;
    session: { id: string };
    appointments: { from: string; to: string; venue: object | null }[];
  }[];
}
