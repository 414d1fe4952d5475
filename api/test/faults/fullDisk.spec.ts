import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { FaultFair } from './faultFair.ts';
import { say, underFaults } from './report.ts';
import type { Fault } from './faults.ts';

/** Room for a small database and its log, and little more. */
const DISK_MEGABYTES = 256;
const STAYS_FULL_MS = 5_000;
/** `pnpm soak` asks for it: it takes a minute. */
const isAsked = Number(process.env['FAULT_KILLS'] ?? 2) > 2;
const disk = isAsked ? mountedDisk() : null;

let fair: FaultFair | null = null;
afterAll(async () => {
  await fair?.close();
  if (!disk) return;
  execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

const fillDisk: Fault = {
  name: 'full disk',
  kills: false,
  async strike(struck) {
    const filler = join(disk!, 'filler');
    await fill(filler);
    await wait(STAYS_FULL_MS);
    await rm(filler);
    await struck.heals();
  },
};

test.skipIf(!disk)(
  'a disk that is full and has room again loses nothing that was acknowledged',
  async () => {
    fair = await FaultFair.open({ people: 4, dataDir: join(disk!, 'data') });
    const report = await underFaults(fair, [fillDisk], 100);
    await say(report);
    expect(report).toMatchObject({
      acknowledgedAndLost: 0,
      doneTwice: 0,
      logGaps: 0,
      staleWrites: 0,
      feedGaps: 0,
      feedDoubles: 0,
      guardsAstray: 0,
      otherPromises: [],
    });
  },
  600_000,
);

/** A disk of its own; null, and said loudly, where this machine lets nobody mount one. */
function mountedDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'ponte-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MEGABYTES}m,mode=755`, 'tmpfs', folder], {
      stdio: 'pipe',
    });
    return folder;
  } catch (error) {
    process.stderr.write(`\nSKIPPED: the full disk, for no small disk can be mounted here: ${String(error)}\n`);
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

/** Writes until the disk takes no more. */
async function fill(path: string): Promise<void> {
  const file = await open(path, 'w');
  const megabyte = Buffer.alloc(1 << 20, 1);
  try {
    for (;;) await file.write(megabyte);
  } catch {
    // Full.
  } finally {
    await file.close();
  }
}
