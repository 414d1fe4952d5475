import { expect, test } from './support/story.ts';
import { browserBefore } from './support/camera.ts';
import { Installation } from './support/installation.ts';
import { PHONE } from './support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

/** A phone whose camera sees this code. */
async function phoneBefore(code: string) {
  const browser = await browserBefore(fair, code);
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
