import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { bundledChromium } from './e2e/support/chromium.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { executablePath, args, env } = await bundledChromium(root);

/**
 * Browser stories against the real server on an embedded database of its own: `main`, one an actor, is part of `pnpm test`; `whole`, one a capability, is run
 * by `pnpm stories:whole` and `pnpm soak`. `screens` takes pictures of every screen and holds them against those of the last time, in `.cache/screens`.
 */
export default defineConfig({
  testDir: 'e2e',
  projects: [
    { name: 'main', testMatch: '*.story.ts', testIgnore: '**/whole/**' },
    { name: 'whole', testMatch: '**/whole/*.story.ts' },
    { name: 'screens', testMatch: '**/*.screens.ts', snapshotPathTemplate: resolve(root, '.cache/screens/{arg}{ext}') },
  ],
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  globalSetup: './e2e/support/clientBuilt.ts',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    launchOptions: { executablePath, args, env },
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    actionTimeout: 90_000,
  },
});
