import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { bundledChromium } from './support/chromium.ts';
import { filmCode } from './support/cameraPicture.ts';
import { Installation } from './support/installation.ts';
import { launch } from './support/launch.ts';
import { PHONE } from './support/people.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

/** A phone whose camera sees this code. */
async function phoneBefore(code: string) {
  const film = join(fair.dataDir, 'camera.y4m');
  filmCode(film, code);
  const bundled = await bundledChromium(root);
  const camera = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ];
  const browser = await launch({ ...bundled, args: [...bundled.args, ...camera] });
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB', permissions: ['camera'] });
  const page = await context.newPage();
  await page.goto(fair.url);
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  return { browser, page };
}

test('the code inside a badge, held before the camera, signs its owner in', async () => {
  const [person] = fair.demo.participants;
  const { browser, page } = await phoneBefore(person!.badgeUrl);
  await page.waitForURL('**/me', { timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Check in', exact: true })).toBeVisible();
  await browser.close();
});

test('the code on the front of a badge signs nobody in, and the page says which one to scan', async () => {
  const { browser, page } = await phoneBefore(fair.demo.participants[1]!.frontCode);
  await expect(page.getByRole('alert')).toContainText(/inside/i);
  await expect(page).toHaveURL(`${fair.url}/`);
  await browser.close();
});
