import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { DatabaseFault } from '../embeddedPostgres/fault.ts';
import type { Installation } from '../installation.ts';
import { Stopped } from './askedToStop.ts';
import type { CommandContext } from './command.ts';
import { runCommandLine } from './commandLine.ts';

const told = { say: vi.fn(), complain: vi.fn() };
afterEach(() => vi.clearAllMocks());
/** Nothing to build a client from. */
const root = mkdtempSync(join(tmpdir(), 'ponte-command-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A command line whose database cannot be opened, for this reason. */
function opening(open: () => Promise<Installation>): CommandContext {
  return { ...told, root, env: {}, open };
}

const failing = (error: unknown) => opening(() => Promise.reject(error));

describe('what an operator can mend is one line', () => {
  test.each([
    { words: ['migrate', '--prot', '3'], line: "Unknown option '--prot'", code: 2 },
    { words: ['start', '--port', 'abc'], line: '--port is "abc": a whole number from 0 to 65535 is expected', code: 1 },
    { words: ['demo', '--port', '70000'], line: '--port is "70000": a whole number from 0 to 65535', code: 1 },
  ])('$words', async ({ words, line, code }) => {
    const open = vi.fn();
    expect(await runCommandLine(words, opening(open))).toBe(code);
    expect(told.complain).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(line));
    expect(open).not.toHaveBeenCalled();
  });

  test('a database that cannot be reached', async () => {
    const fault = new DatabaseFault('unreachable', 'The database at nowhere cannot be reached.');
    expect(await runCommandLine(['migrate'], failing(fault))).toBe(1);
    expect(told.complain).toHaveBeenCalledExactlyOnceWith('The database at nowhere cannot be reached.');
  });

  test('a port that another program listens on', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const open = () =>
      new Promise<never>((_, reject) => createServer().once('error', reject).listen(port, '127.0.0.1'));
    expect(await runCommandLine(['migrate'], opening(open))).toBe(1);
    expect(told.complain).toHaveBeenCalledExactlyOnceWith(
      `Another program listens on port ${port} of 127.0.0.1. Choose another port with --port or PORT.`,
    );
    other.close();
  });
});

test('a bug shows where it happened', async () => {
  expect(await runCommandLine(['migrate'], failing(new Error('a bug')))).toBe(1);
  expect(told.complain).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/a bug\n\s+at /));
});

test('a command that is stopped while it starts has not failed', async () => {
  expect(await runCommandLine(['migrate'], failing(new Stopped('asked to stop')))).toBe(0);
  expect(told.complain).not.toHaveBeenCalled();
});

test('a second demo on one database says where the first is, and closes what it opened', async () => {
  const close = vi.fn(async () => undefined);
  const serve = vi.fn();
  const installation = { claimDemo: async () => false, dataDir: root, close, serve };
  expect(
    await runCommandLine(
      ['demo'],
      opening(async () => installation as unknown as Installation),
    ),
  ).toBe(1);
  expect(told.complain).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('already runs in another process'));
  expect(close).toHaveBeenCalledOnce();
  expect(serve).not.toHaveBeenCalled();
});
