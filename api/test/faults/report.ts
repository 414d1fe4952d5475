import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import type { FaultFair } from './faultFair.ts';
import type { Fault } from './faults.ts';
import { check, type Checked } from './logChecker.ts';

/** What a run of faults came to. */
export interface FaultReport extends Checked {
  faults: Readonly<Record<string, number>>;
  kills: number;
  /** Slowest, in milliseconds: from the moment when the session was conducted again until every follower had all of it. */
  caughtUpIn: number;
}

/** Strikes with each fault, one after the other, under load, and checks what the clients were told when all is quiet. */
export async function underFaults(fair: FaultFair, faults: readonly Fault[], between: number): Promise<FaultReport> {
  await fair.load();
  const made: Record<string, number> = {};
  for (const fault of faults) {
    await fair.acknowledges(between);
    const since = performance.now();
    await fault.strike(fair);
    const took = ((performance.now() - since) / 1_000).toFixed(1);
    process.stdout.write(`${fault.name}: over in ${took} s, ${fair.told.length} commands acknowledged so far\n`);
    made[fault.name] = (made[fault.name] ?? 0) + 1;
  }
  await fair.acknowledges(between);
  await fair.rest();
  const { told, followed, healed, caughtUpIn, floor } = fair;
  await fair.catchesUp();
  const checked = await check(floor.pool, floor.sessionId, { told, followed, healed });
  const kills = faults.filter((fault) => fault.kills).length;
  return { ...checked, faults: made, kills, caughtUpIn: Math.round(Math.max(...caughtUpIn)) };
}

/** Prints the report as a table; FAULT_REPORT names a file for it as JSON. */
export async function say(report: FaultReport): Promise<void> {
  const { faults, otherPromises, ...figures } = report;
  const lines = [
    ...Object.entries(faults).map(([name, times]) => [name, `${times} x`]),
    ...Object.entries(figures).map(([name, value]) => [name, String(value)]),
    ['other promises', otherPromises.length === 0 ? '0' : otherPromises.join('; ')],
    ['load average', loadavg()[0]!.toFixed(1)],
  ];
  process.stdout.write(`\n${lines.map(([name, value]) => `${name!.padEnd(36)} ${value}`).join('\n')}\n`);
  const file = process.env['FAULT_REPORT'];
  if (file) await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
}
