import { expect, test } from '../support/story.ts';
import { browserBefore } from '../support/camera.ts';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';
import { makeSpares } from '../support/spares.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

test('a spare badge held before the camera of the walk-in desk is taken, and who walks in is asked for by name', async ({
  page,
}) => {
  await signInAtDesk(page, fair);
  const [spare] = await makeSpares(page, 2);
  const browser = await browserBefore(fair, spare!.signInLink);
  const context = await browser.newContext({ locale: 'en-GB', permissions: ['camera'] });
  const tablet = await context.newPage();
  await signInAtDesk(tablet, fair);
  await tablet.goto(`${fair.url}/organiser/desk/${encodeURIComponent(fair.demo.session)}`);
  await tablet.getByRole('button', { name: 'Scan with the camera' }).click();
  await expect(tablet.getByLabel('Name in Latin letters')).toBeVisible({ timeout: 60_000 });
  await expect(tablet.getByText(spare!.frontCode).first()).toBeVisible();
  await browser.close();
});

test('the badge of somebody who is at the fair already is told apart by the camera, too', async () => {
  const browser = await browserBefore(fair, fair.demo.participants[0]!.frontCode);
  const context = await browser.newContext({ locale: 'en-GB', permissions: ['camera'] });
  const tablet = await context.newPage();
  await signInAtDesk(tablet, fair);
  await tablet.goto(`${fair.url}/organiser/desk/${encodeURIComponent(fair.demo.session)}`);
  await tablet.getByRole('button', { name: 'Scan with the camera' }).click();
  await expect(tablet.getByRole('heading', { name: 'This badge has an owner' })).toBeVisible({ timeout: 60_000 });
  await expect(tablet.getByRole('alert')).toContainText('Nothing was changed.');
  await browser.close();
});
