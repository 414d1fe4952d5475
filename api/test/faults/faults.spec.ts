import { afterEach, expect, test } from 'vitest';
import { FaultFair } from './faultFair.ts';
import {
  badLine,
  cutDuringCommit,
  cutListeners,
  killHolder,
  killPostgres,
  noConnections,
  stopHolder,
  type Fault,
} from './faults.ts';
import { say, underFaults } from './report.ts';

/** Kills of either kind together; `pnpm soak` asks for more, and for everything else that breaks. */
const KILLS = Number(process.env['FAULT_KILLS'] ?? 2);
/** Commands acknowledged before each fault, at least. */
const BETWEEN = KILLS > 2 ? 500 : 60;
const EVERY_OTHER_FAULT: readonly Fault[] = [stopHolder, cutListeners, cutDuringCommit, badLine, noConnections];

let fair: FaultFair | null = null;
afterEach(async () => {
  await fair?.close();
  fair = null;
});

test('what was acknowledged is kept, and no promise breaks, while processes are killed under load', async () => {
  fair = await FaultFair.open({ people: KILLS > 2 ? 12 : 5 });
  const kills = Array.from({ length: KILLS }, (_, at) => (at % 2 === 0 ? killHolder : killPostgres));
  const report = await underFaults(fair, [...kills, ...(KILLS > 2 ? EVERY_OTHER_FAULT : [])], BETWEEN);
  await say(report);
  expect(report).toMatchObject({
    acknowledgedAndLost: 0,
    doneTwice: 0,
    logGaps: 0,
    staleWrites: 0,
    feedGaps: 0,
    feedDoubles: 0,
    feedsBehind: 0,
    inTwoOffersOrMeetings: 0,
    tablesDoubleBooked: 0,
    guardsAstray: 0,
    timersOverdue: 0,
    otherPromises: [],
  });
  expect(report.acknowledged).toBeGreaterThan(KILLS * BETWEEN);
}, 3_600_000);
