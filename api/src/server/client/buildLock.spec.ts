import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withBuildLock } from './buildLock.ts';

const lock = () => join(mkdtempSync(join(tmpdir(), 'ponte-lock-')), 'lock');

test('two who want to build do so one after the other', async () => {
  const path = lock();
  const seen: string[] = [];
  const build = (name: string) =>
    withBuildLock(path, async () => {
      seen.push(`${name} begins`);
      await new Promise(setImmediate);
      seen.push(`${name} ends`);
    });
  await Promise.all([build('a'), build('b')]);
  expect([seen[0]!.slice(2), seen[1]!.slice(2)]).toEqual(['begins', 'ends']);
  expect(seen[0]![0]).toBe(seen[1]![0]);
  expect(existsSync(path)).toBe(false);
});

test('the lock of a process that is gone is taken over, and a failed build leaves none', async () => {
  const path = lock();
  writeFileSync(path, String(spawnSync('true').pid));
  await expect(withBuildLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(path)).toBe(false);
});
