import { Installation, type Demo } from '../../web/e2e/support/installation.ts';
import { ratioOfPairs, quantile, type Figure } from './figure.ts';
import { startFloor } from './floor/mutationAndPush.ts';
import { BenchClient } from './client.ts';

const WARM_UP = 20;
const PAIRS = 9;
const STEPS = 15;

/**
 * From the request `becomeAvailable` to the offer on both sockets in an idle session, beside one GraphQL mutation of the same stack that does one durable
 * commit and one push. Both on the same database server, one at a time, alternated in blocks.
 */
export async function run(): Promise<Figure[]> {
  const installation = await Installation.start();
  const floor = await startFloor(installation.dataDir);
  const clients: BenchClient[] = [];
  try {
    const demo = installation.demo;
    const organiser = await BenchClient.signInAsOrganiser(demo.url, demo.organiser);
    // The same two are offered to each other again and again.
    const rules = { laterMinutes: 0 };
    await organiser.act('changeRules', 'ChangeRulesInput', { session: demo.session, reason: 'benchmark', rules });
    const exhibitor = await person(demo, 'exhibitor');
    const buyer = await person(demo, 'buyer');
    clients.push(exhibitor, buyer);
    const ours = () => offerToBoth(demo.session, exhibitor, buyer);
    for (let i = 0; i < WARM_UP; i++) {
      await ours();
      await floor.step();
    }
    const pairs = [];
    for (let block = 0; block < PAIRS; block++) {
      pairs.push({ value: await medianOf(ours), floor: await medianOf(() => floor.step()) });
    }
    return [
      ratioOfPairs(
        {
          bench: 'offer',
          metric: 'becomeAvailable to the offer on both sockets, p50',
          unit: 'ms',
          goal: 2.5,
          note: `idle session, one at a time, ${PAIRS} blocks of ${STEPS}; floor: one mutation, one durable commit, one push`,
        },
        pairs,
      ),
    ];
  } finally {
    for (const client of clients) await client.close();
    await floor.stop();
    await installation.stop();
  }
}

async function medianOf(step: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < STEPS; i++) times.push(await step());
  return quantile(times, 0.5);
}

async function person(demo: Demo, side: 'exhibitor' | 'buyer'): Promise<BenchClient> {
  const free = demo.participants.find((participant) => participant.side === side)!;
  const client = await BenchClient.signIn(demo.url, free.badgeToken);
  await client.follow(demo.session);
  return client;
}

/** One step: the buyer waits, the exhibitor becomes available, both sockets show the offer; then both leave. */
async function offerToBoth(session: string, exhibitor: BenchClient, buyer: BenchClient): Promise<number> {
  for (const client of [buyer, exhibitor]) {
    await client.act('checkIn', 'PresenceInput', { session });
    await client.until((state) => state === 'CHECKED_IN');
  }
  await buyer.act('becomeAvailable', 'PresenceInput', { session });
  await buyer.until((state) => state === 'AVAILABLE');
  const from = performance.now();
  const both = Promise.all([exhibitor, buyer].map((client) => client.until((state) => state === 'OFFERED')));
  void exhibitor.act('becomeAvailable', 'PresenceInput', { session });
  await both;
  const took = performance.now() - from;
  // A wish to leave is kept until the offer is over.
  for (const client of [exhibitor, buyer]) await client.act('leaveSession', 'PresenceInput', { session });
  await exhibitor.act('deferOffer', 'OfferInput', { offer: exhibitor.offer });
  for (const client of [exhibitor, buyer]) await client.until((state) => state === 'LEFT');
  return took;
}
