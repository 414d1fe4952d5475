import { gzipSync } from 'node:zlib';
import { resolve } from 'node:path';
import { bundledChromium } from '../../web/e2e/support/chromium.ts';
import { launch } from '../../web/e2e/support/launch.ts';
import { Installation } from '../../web/e2e/support/installation.ts';
import { absolute, type Figure } from './figure.ts';

/** What the first load of a page fetches, counted in a real browser: JavaScript, gzip level 9, in kB of 1,000 bytes. */
export async function run(): Promise<Figure[]> {
  const installation = await Installation.start();
  const browser = await launch(await bundledChromium(resolve(import.meta.dirname, '../..')));
  try {
    const { participants, organiser, board } = installation.demo;
    const sizeOf = async (
      path: string,
      prepare?: (page: Awaited<ReturnType<typeof browser.newPage>>) => Promise<void>,
    ) => {
      const page = await browser.newPage();
      if (prepare) await prepare(page);
      let bytes = 0;
      const read: Promise<void>[] = [];
      page.on('response', (response) => {
        if (response.request().resourceType() !== 'script') return;
        read.push(response.body().then((body) => void (bytes += gzipSync(body, { level: 9 }).length)));
      });
      await page.goto(path, { waitUntil: 'networkidle' });
      await Promise.all(read);
      await page.close();
      return bytes / 1_000;
    };
    const phone = await sizeOf(participants[0]!.badgeUrl);
    const desk = await sizeOf(board, async (page) => {
      await page.goto(`${installation.url}/organiser`);
      await page.locator('input[type=email]').fill(organiser.email);
      await page.locator('input[type=password]').fill(organiser.password);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'), { timeout: 10_000 }).catch(() => undefined);
    });
    return [
      absolute({
        bench: 'client',
        metric: 'participant, first load, JavaScript',
        value: phone,
        unit: 'kB',
        goal: 100,
        note: 'badge link, gzip 9',
      }),
      absolute({
        bench: 'client',
        metric: 'board, first load, JavaScript',
        value: desk,
        unit: 'kB',
        goal: 200,
        note: 'signed in, gzip 9',
      }),
    ];
  } finally {
    await browser.close();
    await installation.stop();
  }
}
