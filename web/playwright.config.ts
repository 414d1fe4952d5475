import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { bundledChromium } from './e2e/support/chromium.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { executablePath, args, env } = await bundledChromium(root);

/** Browser stories: one an actor, against the real server on an embedded database of its own. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.story.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    launchOptions: { executablePath, args, env },
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
