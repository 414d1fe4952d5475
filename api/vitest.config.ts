import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Two runs of the database's tests share a server, so each suite has its own database; see test/README.md. */
export default defineConfig({
  root,
  // Without it vitest loads graphql's two builds side by side, and each refuses the other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
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
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'faults', include: ['api/test/faults/**/*.spec.ts'], hookTimeout: 60_000 },
      },
    ],
  },
});
