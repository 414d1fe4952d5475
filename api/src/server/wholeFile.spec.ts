import { mkdtempSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFile, replaceFile } from './wholeFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'ponte-file-'));

test('whoever reads a file while it is replaced finds a whole text', async () => {
  const file = join(folder, 'read-meanwhile');
  const texts = ['old', 'new'].map((text) => text.repeat(100_000));
  await replaceFile(file, { text: texts[0]! });
  const seen = new Set<number>();
  const ended: boolean[] = [];
  const replaced = (async () => {
    for (let times = 0; times < 20; times++) await replaceFile(file, { text: texts[times % 2]! });
  })().finally(() => ended.push(true));
  while (ended.length === 0) {
    seen.add(readFileSync(file).length);
    await setImmediate();
  }
  await replaced;
  expect([...seen]).toEqual([300_000]);
});

test('a file is created by one of those who do so at once, and the others are refused', async () => {
  const file = join(folder, 'created');
  const texts = ['a', 'b', 'c', 'd'];
  const done = await Promise.allSettled(texts.map((text) => createFile(file, { text, mode: 0o600 })));
  const [first] = texts.filter((_, at) => done[at]!.status === 'fulfilled');
  expect(done.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))).toEqual([
    'EEXIST',
    'EEXIST',
    'EEXIST',
  ]);
  expect(readFileSync(file, 'utf8')).toBe(first);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => name.startsWith('created'))).toEqual(['created']);
});
