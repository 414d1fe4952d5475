import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './test/builders/longFirst.ts';
import { PATIENCE } from './test/builders/patience.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** How long a test may hang. It asserts nothing about time, and a machine that does other things beside is many times slower. */
const HANGS_AFTER_MS = 120_000;

/** Two runs of the database's tests share a server, so each suite has its own database; see test/README.md. */
export default defineConfig({
  root,
  // Without it vitest loads graphql's two builds side by side, and each refuses the other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // vitest leaves one processor free, which is half of a small machine.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: LongFirst },
    testTimeout: HANGS_AFTER_MS,
    hookTimeout: HANGS_AFTER_MS,
    expect: { poll: PATIENCE },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Pure code has nothing that another suite could find changed, and to load it again for each costs as much as to run it. Suites with a database
          // keep to themselves: what they import cleans up after them, by hooks that a shared module would set in the first of them alone.
          isolate: false,
          include: [
            'api/{src,bench,demo}/**/*.spec.ts',
            'schema/**/*.spec.ts',
            'api/test/{builders,simulation,regression}/**/*.spec.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: ['api/test/{contract,graphql,mutation}/**/*.spec.ts'],
          globalSetup: [resolve(root, 'api/test/builders/databaseServer.ts')],
        },
      },
      {
        extends: true,
        test: { name: 'faults', include: ['api/test/faults/**/*.spec.ts'] },
      },
    ],
  },
});
