/** A node without a door, for the way of events from one node to another: `busNode.ts <json of BusAsked>`. */
import { NatsBell } from '../../../src/bus/natsBell.ts';
import { PostgresBell } from '../../../src/bus/postgresBell.ts';
import { newId } from '../../../src/postgres/newId.ts';
import type { SessionId, TextId } from '../../../src/domain/kernel/id.ts';
import { MINUTE } from '../../../src/domain/kernel/time.ts';
import type { Order } from '../../../src/domain/pairing/command.ts';
import { isRefusal } from '../../../src/domain/pairing/refusal.ts';
import { DEFAULT_RULES } from '../../../src/domain/pairing/rules.ts';
import type { FairIds } from '../../../test/builders/databaseFair.ts';
import { nodeWithBell } from '../hall.ts';

/** What a node is started with. */
export interface BusAsked {
  databaseUrl: string;
  /** Null: rings go through PostgreSQL. */
  natsUrl: string | null;
  fair: FairIds;
  /** One node appends, the other follows. */
  does: 'append' | 'follow';
}

/** Commands that wait at once. */
const AT_ONCE = 640;

const { databaseUrl, natsUrl, fair, does } = JSON.parse(process.argv[2]!) as BusAsked;
const logger = { info: () => undefined, warn: () => undefined, error: console.error };
const bell = natsUrl ? await NatsBell.open(natsUrl, logger) : await PostgresBell.open(databaseUrl, logger);
const engine = nodeWithBell(databaseUrl, bell);
const session: SessionId = fair.sessions[0]!;
await engine.start();
process.on('disconnect', () => process.exit(0));
if (does === 'append') await append();
else follow();

async function append(): Promise<void> {
  const now = Date.now();
  const [opensAt, endsAt] = [now, now + 480 * MINUTE];
  const planned = { session, exhibition: fair.exhibition, opensAt, endsAt, rules: DEFAULT_RULES };
  await send({
    kind: 'draft-session',
    ...planned,
    venues: [{ venue: fair.venue, code: 'MO', walkMinutes: 3 }],
    places: [],
  });
  await send({ kind: 'open-session', reason: null });
  process.on(
    'message',
    ({ events }: { events: number }) => void burst(events).then((began) => process.send!({ began })),
  );
  process.send!({ up: true });
}

/** So many events; answers when the first was asked for, in microseconds. */
async function burst(events: number): Promise<number> {
  const began = Number(process.hrtime.bigint() / 1_000n);
  for (let sent = 0; sent < events; sent += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, events - sent) }, () => newId() as TextId);
    await Promise.all(some.map((announcement) => send({ kind: 'announce', announcement, reason: null })));
  }
  return began;
}

function follow(): void {
  process.on('message', ({ events }: { events: number }) => void count(events));
  process.send!({ up: true });
}

/** Follows from now on; says when so many events have come. */
async function count(events: number): Promise<void> {
  const head = (await engine.read(session))?.head ?? 0;
  const left = new AbortController();
  process.send!({ follows: true });
  for await (const { sequence } of engine.follow(session, head, left.signal))
    if (sequence === head + events) left.abort();
  process.send!({ ended: Number(process.hrtime.bigint() / 1_000n) });
}

async function send(order: Order): Promise<void> {
  const answer = await engine.send(session, { actor: { by: 'system' }, ...order }, null);
  if (isRefusal(answer)) throw new Error(`${order.kind} refused: ${JSON.stringify(answer)}`);
}
