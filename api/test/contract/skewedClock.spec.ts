/** Nodes whose hosts' clocks are minutes off, over a real database: who holds a lease, and what time it is, is the database's to say. */
import { afterAll, expect, test } from 'vitest';
import { MINUTE } from '../../src/domain/kernel/time.ts';
import { isRefusal } from '../../src/domain/pairing/refusal.ts';
import { DEFAULT_RULES } from '../../src/domain/pairing/rules.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { NodeClock } from '../../src/engine/nodeClock.ts';
import { MemoryBell } from '../../src/memory/memoryBell.ts';
import { MemoryMatchProfiles } from '../../src/memory/memoryMatchProfiles.ts';
import { MemoryNodes } from '../../src/memory/memoryNodes.ts';
import type { SessionLog } from '../../src/ports/sessionLog.ts';
import { PostgresSessionLog } from '../../src/postgres/sessionLog.ts';
import { openPool } from '../../src/postgres/sql.ts';
import { freshDatabase } from '../builders/database.ts';
import { fairIds, insertFair, newId } from '../builders/databaseFair.ts';
import { aTrade } from '../builders/matching.ts';
import { KeptLines } from '../engine/engineFloor.ts';
import { FaultyLog } from '../engine/faultyLog.ts';

const url = await freshDatabase();
const pool = openPool(url, { name: 'skewed clocks', max: 6 });
const engines: Engine[] = [];
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.stop()));
  await pool.end();
});

test.each([
  ['ahead', 10],
  ['behind', -10],
])(
  '[CO8, CO9] a node whose clock is minutes %s takes over when the lease ran out, and dates what it writes by the database',
  async (_, minutes) => {
    const fair = fairIds({ people: 1, places: 1, sessions: 2 });
    await insertFair(url, fair);
    const [session] = fair.sessions;
    const lines = new MemoryNodes();
    const log = new FaultyLog(new PostgresSessionLog(pool));
    const first = node('first', { lines, skew: 0, log });
    await first.start();
    const draft = {
      kind: 'draft-session' as const,
      session: session!,
      exhibition: fair.exhibition,
      opensAt: Date.now(),
      endsAt: Date.now() + 60 * MINUTE,
      rules: DEFAULT_RULES,
      venues: [{ venue: fair.venue, code: 'MO', walkMinutes: 3 }],
      places: [],
    };
    expect(isRefusal(await first.send(session!, { actor: { by: 'system' }, ...draft }, null))).toBe(false);
    const skewed = node('skewed', { lines, skew: minutes * MINUTE });
    await skewed.start();
    expect(await holder(session!)).toBe('first');
    // It is gone without a word, and its lease runs out.
    await log.goDown();
    await lines.of('first').close();
    await pool.query('update session_head set lease_until = clock_timestamp() where session_id = $1', [session]);
    const order = { actor: { by: 'system' } as const, kind: 'open-session' as const, reason: null };
    expect(isRefusal(await skewed.send(session!, order, null))).toBe(false);
    expect(await holder(session!)).toBe('skewed');
    const { rows } = await pool.query(
      `select abs(extract(epoch from clock_timestamp() - at)) < 5 as "isNow" from session_event where session_id = $1 order by sequence desc limit 1`,
      [session],
    );
    expect(rows).toEqual([{ isNow: true }]);
  },
);

interface NodeMeans {
  lines: MemoryNodes;
  skew: number;
  log?: SessionLog;
}

function node(name: string, { lines, skew, log = new PostgresSessionLog(pool) }: NodeMeans): Engine {
  const engine = createEngine({
    log,
    bell: new MemoryBell(),
    nodes: lines.of(name),
    clock: new NodeClock({ wall: () => Date.now() + skew }),
    newId,
    matchProfiles: new MemoryMatchProfiles({ trade: aTrade(), timeZone: 'Asia/Macau' }),
    logger: new KeptLines(),
  });
  engines.push(engine);
  return engine;
}

async function holder(session: string): Promise<string | null> {
  const { rows } = await pool.query('select holder from session_head where session_id = $1', [session]);
  return rows[0]?.holder ?? null;
}
