import { afterEach, expect, test } from 'vitest';
import { ApiClient, type Result } from '../builders/apiClient.ts';
import type { FairPerson } from '../builders/databaseFair.ts';
import { ACT, ME } from '../builders/documents.ts';
import { FaultFair } from './faultFair.ts';
import { check } from './logChecker.ts';

/** Offers that are answered by both nodes at once; `pnpm soak` asks for 1,000. */
const TIMES = Number(process.env['FAULT_OFFERS'] ?? 15);

let fair: FaultFair | null = null;
afterEach(() => fair?.close());

test('one offer that is answered at two nodes at the same moment is answered once', async () => {
  fair = await FaultFair.open({ people: 1 });
  const { exhibitors, buyers } = fair.floor.fair;
  const exhibitor = await atBothNodes(exhibitors[0]!);
  const buyer = await atBothNodes(buyers[0]!);
  for (const [client] of [exhibitor, buyer]) await acts(client!, 'checkIn', { session: fair.floor.session });
  for (let time = 0; time < TIMES; time++) {
    for (const [client] of [exhibitor, buyer]) await acts(client!, 'becomeAvailable', { session: fair.floor.session });
    const offer = await offerOf(exhibitor[0]!);
    // The barrier: all are sent before any is answered. "Later" lets the same two be offered to each other again.
    const answers = await Promise.all([...exhibitor, ...buyer].map((client) => acts(client, 'deferOffer', { offer })));
    expect(answers.filter((answer) => answer === 'OfferSuccess')).toHaveLength(1);
  }
  const deferred = await fair.floor.pool.query(
    `select payload ->> 'offer' as offer from session_event where session_id = $1 and kind = 'offer-deferred'`,
    [fair.floor.sessionId],
  );
  expect(new Set(deferred.rows.map(({ offer }) => offer)).size).toBe(TIMES);
  expect(deferred.rows).toHaveLength(TIMES);
  const checked = await check(fair.floor.pool, fair.floor.sessionId, { told: [], followed: [], healed: [] });
  expect(checked).toMatchObject({
    inTwoOffersOrMeetings: 0,
    tablesDoubleBooked: 0,
    guardsAstray: 0,
    otherPromises: [],
  });
  process.stdout.write(`\noffers answered at two nodes at once: ${TIMES}, answered twice: 0\n`);
}, 1_800_000);

/** The same sign-in, asked with at each node. */
async function atBothNodes({ person }: FairPerson): Promise<ApiClient[]> {
  const clients = fair!.nodes.map(({ url }) => new ApiClient(url));
  await clients[0]!.signInWithBadge(fair!.floor.badges.get(person)!.signInToken);
  for (const client of clients) client.token = clients[0]!.token;
  return clients;
}

async function acts(client: ApiClient, name: string, input: object): Promise<string> {
  return (await client.ask(ACT(name), { input: { ...input, idempotencyKey: crypto.randomUUID() } })).__typename;
}

/** The offer that somebody has, once it has one. */
async function offerOf(client: ApiClient): Promise<string> {
  for (;;) {
    const { participants } = (await client.ask(ME)) as Result;
    if (participants[0]?.offer) return participants[0].offer.id;
  }
}
