import { loadavg } from 'node:os';
import { Pool } from 'pg';
import type { SessionId, TextId } from '../../src/domain/kernel/id.ts';
import { isRefusal } from '../../src/domain/pairing/refusal.ts';
import { newId } from '../../src/postgres/newId.ts';
import { absolute, type Figure } from '../figure.ts';
import { Hall, nodeOn, type HallNode, openHallDatabase, profilesOf } from './hall.ts';

/** Product.md's largest session. */
const PAIRS = 2_500;
const EVENTS = 200_000;
const LONGEST_WAIT_MS = 60_000;

/** A session of 5,000 people and 200,000 events whose node died: until another answers in it, and until that one has run a round. */
export async function run(): Promise<Figure[]> {
  const database = await openHallDatabase();
  const sql = new Pool({ connectionString: database.url, max: 1 });
  try {
    const hall = await Hall.open(database.url, { sessions: 1, pairs: PAIRS, connections: 4 });
    const [full] = hall.sessions;
    let head = 0;
    while (head < EVENTS) {
      await (
        await full!.nextWave()
      )();
      head = (await hall.engine.read(full!.session))!.head;
    }
    await full!.everybodyWaits();
    await hall.die();
    const figures = [];
    for (const means of ['its snapshot', 'the log alone'] as const) {
      if (means === 'the log alone') await sql.query('delete from session_snapshot');
      await sql.query(`update session_head set lease_until = clock_timestamp() where holder is not null`);
      figures.push(...(await takenOver(database.url, hall, means)));
    }
    return figures;
  } finally {
    await sql.end();
    await database.stop();
  }
}

async function takenOver(url: string, hall: Hall, means: 'its snapshot' | 'the log alone'): Promise<Figure[]> {
  const { session, fair } = hall.sessions[0]!;
  const node = await nodeOn(url, { connections: 4, matchProfiles: profilesOf(fair) });
  const before = (await node.log.head(session))!.head;
  const from = performance.now();
  const cpu = process.cpuUsage();
  const started = node.engine.start();
  const answer = await node.engine.send(
    session,
    { actor: { by: 'system' }, kind: 'announce', announcement: newId() as TextId, reason: null },
    null,
  );
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}`);
  const answered = performance.now() - from;
  const { user, system } = process.cpuUsage(cpu);
  await started;
  const firstRound = means === 'the log alone' ? 0 : await roundAfter(node, { session, before, from });
  await node.close();
  const note = `${2 * PAIRS} people, ${before} events, from ${means}; ${((user + system) / 1e6).toFixed(1)} s of the processor until the answer; load ${loadavg()[0]!.toFixed(1)}`;
  const group = { bench: 'live recovery', unit: 's', note };
  if (means === 'the log alone')
    return [
      absolute({ ...group, metric: 'the first answer, every snapshot deleted', value: answered / 1_000, goal: 10 }),
    ];
  return [
    absolute({ ...group, metric: 'the first answer', value: answered / 1_000, goal: 2 }),
    absolute({ ...group, metric: 'the first round', value: firstRound / 1_000, goal: 10 }),
  ];
}

/** Milliseconds since `from` at the first round; one that does not come within a minute is counted as one that took that long. */
async function roundAfter(node: HallNode, { session, before, from }: Beginning): Promise<number> {
  const left = AbortSignal.timeout(LONGEST_WAIT_MS);
  for await (const { event } of node.engine.follow(session, before, left)) if (event.kind === 'round-run') break;
  return performance.now() - from;
}

interface Beginning {
  session: SessionId;
  before: number;
  from: number;
}
