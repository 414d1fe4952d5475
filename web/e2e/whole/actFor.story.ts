import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { filmCode } from '../support/cameraPicture.ts';
import { bundledChromium } from '../support/chromium.ts';
import { Installation } from '../support/installation.ts';
import { launch } from '../support/launch.ts';
import { becomeFree, openBadge, PHONE } from '../support/people.ts';
import { badgesOf, openFloor } from '../support/staff.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

async function type(page: Page, code: string): Promise<void> {
  await page.getByLabel('Act for somebody: scan or type the number on the badge').fill(code);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
}

test('staff does everything for somebody without a phone, by the number on the badge, and prints the way', async ({
  browser,
}) => {
  const buyer = fair.demo.participants.filter(({ side }) => side === 'buyer')[0]!;
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  await becomeFree(exhibitor);
  const { page, context } = await openFloor(browser, fair);

  await test.step('a number that nobody wears is said, and the staff’s name stands under what is done', async () => {
    await expect(page.getByText(/Floor staff \d/).first()).toBeVisible();
    await type(page, 'B-9999');
    await expect(page.getByText('B-9999 has not joined this session.')).toBeVisible();
    await page.getByRole('button', { name: 'Is here: check in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
    await page.getByRole('link', { name: 'Back' }).click();
  });

  await test.step('typed without hyphen or capitals; what is not possible says why', async () => {
    await type(page, buyer.frontCode.toLowerCase().replace('-', ' '));
    await expect(page.getByText(/The log will say: Floor staff/)).toBeVisible();
    await expect(page.getByText('No offer is open.')).toBeVisible();
    await findsNothing(page, 'acting for somebody');
    await page.getByRole('button', { name: 'Is here: check in' }).click();
    await page.getByRole('button', { name: 'Is here: go on pairing' }).click();
  });

  await test.step('the offer is accepted for them, and the table’s slip is printed', async () => {
    await page.getByRole('button', { name: 'Accept the pair' }).click();
    await expect(page.getByText('Has answered; the other side has not yet.')).toBeVisible();
    await exhibitor.page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('button', { name: 'Print a table slip' }).click();
    const slip = page.getByRole('article', { name: `Table slip for ${buyer.frontCode}` });
    for (const words of ['請到', '请前往', 'Dirija-se a', 'Please go to', buyer.frontCode])
      await expect(slip.getByText(words, { exact: true })).toBeVisible();
    await findsNothing(page, 'table slip');
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    // A6 in points, as the printer is told.
    expect(pdf).toMatch(/MediaBox\s*\[\s*0 0 297(\.\d+)? 419(\.\d+)?\s*\]/);
    await page.getByRole('link', { name: 'Back' }).click();
  });

  await test.step('at the table, in the meeting, done; leaving asks first', async () => {
    await page.getByRole('button', { name: 'Is at the table' }).click();
    await exhibitor.page.getByRole('button', { name: 'I am here' }).click();
    await expect(page.getByText('In meeting').first()).toBeVisible();
    await page.getByRole('button', { name: 'Done with the meeting' }).click();
    await page.getByRole('button', { name: 'Has left' }).click();
    const dialog = page.getByRole('dialog');
    await findsNothing(page, 'asking before somebody has left');
    await dialog.getByRole('button', { name: 'Not now' }).click();
    await expect(page.getByText('In meeting').first()).toBeVisible();
  });

  await exhibitor.context.close();
  await context.close();
});

test('the front of a badge, held before the camera of the staff’s phone, opens its owner', async () => {
  const person = fair.demo.participants[1]!;
  const film = join(fair.dataDir, 'front.y4m');
  filmCode(film, person.frontCode);
  const bundled = await bundledChromium(root);
  const camera = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ];
  const browser = await launch({ ...bundled, args: [...bundled.args, ...camera] });
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB', permissions: ['camera'] });
  const page = await context.newPage();
  await page.goto(badgesOf(fair, 'S')[1]!.link);
  await page.waitForURL('**/floor');
  await page.getByRole('button', { name: 'Scan', exact: true }).click();
  await expect(page.getByText(`For ${person.frontCode}`).first()).toBeVisible({ timeout: 30_000 });
  await browser.close();
});
