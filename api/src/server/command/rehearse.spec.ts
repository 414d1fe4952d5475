import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { SETTING_NAMES } from '../../domain/rehearsal/settings.ts';
import type { CommandContext } from './command.ts';
import { runCommandLine } from './commandLine.ts';
import { progressBar } from './progressBar.ts';

const root = resolve(import.meta.dirname, '../../../..');
const DEMO = join(root, 'api/demo');
const folder = mkdtempSync(join(tmpdir(), 'ponte-rehearse-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const told = { say: vi.fn(), complain: vi.fn() };
afterEach(() => vi.clearAllMocks());
const open = vi.fn(async () => Promise.reject(new Error('no database is needed')));
const context: CommandContext = { root, env: {}, open, ...told };
const run = (...words: string[]): Promise<number> => runCommandLine(['rehearse', ...words], context);

const settings = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe('[RH17] a folder of lists', () => {
  test('[RH16] is rehearsed without a database, the same again to the byte', async () => {
    const some = ['--set', 'exhibitorsComing=0.4', '--set', 'buyersComing=0.4', '--policies', 'fixed-rounds'];
    const words = [DEMO, ...some, '--seeds', '1', '--no-advice', '--threads', '1', '--json'];
    expect(await run(...words)).toBe(0);
    const text = told.say.mock.lastCall?.[0];
    expect(await run(...words)).toBe(0);
    expect(told.say.mock.lastCall?.[0]).toBe(text);
    const { policies, atRisk, days } = JSON.parse(text);
    expect(days).toBe(2);
    expect(policies[0].summary.figures.meetings.mean).toBeGreaterThan(5);
    expect(atRisk.length).toBeGreaterThan(0);
    expect(open).not.toHaveBeenCalled();
  });

  test('has no session of that name: those it has are named', async () => {
    expect(await run(DEMO, '--session', 'NOBODY')).toBe(1);
    expect(told.complain.mock.lastCall?.[0]).toMatch(/the lists have .+/);
  });

  test('that cannot be read as a fair is refused with its problems', async () => {
    expect(await run(folder)).toBe(1);
    expect(told.complain).toHaveBeenCalled();
    expect(told.say).not.toHaveBeenCalled();
  });
});

describe('[RH4] what cannot be is refused by name and range, before anything is read', () => {
  test.each([
    ['comes must be a number from 0 to 1.', ['--set', 'comes=1.2']],
    ['comes must be a number from 0 to 1.', ['--set', 'comes=']],
    ['talkMinutes must be a number from 1 to 480.', ['--set', 'talkMinutes=long']],
    ['There is no setting mood; --help lists them.', ['--set', 'mood=1']],
    ['seeds must be a whole number from 1 to 1000.', ['--seeds', '0']],
    ['seed must be a whole number from 0 to 4294967295.', ['--seed', '1.5']],
    ['meeting-minutes must be a whole number from 1 to 480.', ['--meeting-minutes', '1.5']],
    ['threads must be a whole number from 1 to 256.', ['--threads', '0']],
    ['There is no policy luck; there are ponte, greedy, fixed-rounds.', ['--policies', 'luck']],
  ])('%s', async (line, words) => {
    expect(await run(DEMO, ...words)).toBe(1);
    expect(told.complain).toHaveBeenCalledExactlyOnceWith(line);
    expect(told.say).not.toHaveBeenCalled();
  });

  test('settings of a file', async () => {
    expect(await run(DEMO, '--settings', settings('bad.json', '{ "comes": 2 }'))).toBe(1);
    expect(told.complain).toHaveBeenLastCalledWith('comes must be a number from 0 to 1.');
    expect(await run(DEMO, '--settings', settings('list.json', '[]'))).toBe(1);
    expect(told.complain).toHaveBeenLastCalledWith(expect.stringContaining('is not a JSON object of settings.'));
    expect(await run(DEMO, '--settings', join(folder, 'none.json'))).toBe(1);
    expect(told.complain).toHaveBeenLastCalledWith(expect.stringContaining('cannot be read.'));
  });

  test('tables of a venue that there is not', async () => {
    expect(await run(DEMO, '--tables', 'NOWHERE=3')).toBe(1);
    expect(told.complain).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/NOWHERE=3 is not VENUE=n; venues: .+/),
    );
  });

  test('a replay of a folder, and words that are neither a folder nor a session', async () => {
    expect(await run(DEMO, '--replay')).toBe(1);
    expect(await run('nothing-here')).toBe(1);
    expect(told.complain).toHaveBeenLastCalledWith('nothing-here is neither a folder nor the id of a session.');
    expect(await run()).toBe(2);
  });
});

test('[RH3] --help lists every setting with its range and source', async () => {
  expect(await run('--help')).toBe(0);
  for (const name of SETTING_NAMES) expect(told.say.mock.lastCall?.[0]).toContain(`  ${name} `);
  expect(told.say.mock.lastCall?.[0]).toContain('Converve');
});

test('a bar is drawn on a terminal, and nowhere else', () => {
  const write = vi.fn(() => true);
  progressBar({ isTTY: false, write }).show({ done: 1, total: 2 });
  expect(write).not.toHaveBeenCalled();
  const bar = progressBar({ isTTY: true, write });
  bar.show({ done: 1, total: 2 });
  expect(write).toHaveBeenLastCalledWith(expect.stringMatching(/█{20}░{20} 1\/2$/));
  bar.clear();
  expect(write).toHaveBeenLastCalledWith('\r\x1b[K');
});
