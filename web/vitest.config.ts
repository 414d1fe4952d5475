import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Specs of the client's own logic; screens are tested in a real browser (e2e). */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [svelte()],
  // Live state is tested as it runs in a browser, where reading it subscribes.
  resolve: { conditions: ['browser'], alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  // A minute is a hang: nothing here is asserted by how quick it is.
  test: { include: ['src/**/*.spec.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
