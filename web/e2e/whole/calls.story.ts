import type { Page } from '@playwright/test';
import { expect, test } from '../support/story.ts';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge, type Phone } from '../support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

const question = (page: Page) =>
  page.getByRole('heading', { name: 'Shall the phone call you when this page is closed?' });

/** Somebody who waits and is asked about calls, on a browser whose reader will grant them. */
async function asked(browser: Parameters<typeof openBadge>[0], couple: number): Promise<Phone> {
  const phone = await openBadge(browser, fair, { side: 'buyer', couple });
  await phone.context.grantPermissions(['notifications'], { origin: fair.url });
  // A browser without a window says "denied" until it is asked; asked, it grants.
  await phone.page.addInitScript(() => {
    const answered = () => localStorage.getItem('ponte_calls') === 'yes';
    Object.defineProperty(Notification, 'permission', { get: () => (answered() ? 'granted' : 'default') });
  });
  await phone.page.reload();
  await becomeFree(phone);
  await expect(question(phone.page)).toBeVisible();
  return phone;
}

/** What was sent to the API when this was tapped. */
async function sentBy(page: Page, name: string, operation: string): Promise<Record<string, unknown>> {
  const sent = page.waitForRequest((one) => (one.postData() ?? '').includes(operation));
  await page.getByRole('button', { name, exact: true }).click();
  return ((await sent).postDataJSON() as { variables: { input: Record<string, unknown> } }).variables.input;
}

test('"yes, call me" asks the browser with the key of this installation; one that cannot subscribe says so, and the hall screen calls', async ({
  browser,
}) => {
  const { page, context } = await asked(browser, 0);
  const key = page.waitForResponse(async (answer) => (await answer.text().catch(() => '')).includes('"callKey"'));
  await page.getByRole('button', { name: 'Yes, call me' }).click();
  const { data } = (await (await key).json()) as { data: { viewer: { callKey: string } } };
  expect(Buffer.from(data.viewer.callKey, 'base64url')).toHaveLength(65);
  await expect(question(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Badge' }).click();
  await expect(page.getByText('This browser does not allow it. The hall screen calls you.')).toBeVisible();
  await context.close();
});

test('where the browser subscribes, its address is told to the server, kept over a reload and forgotten when calls are off', async ({
  browser,
}) => {
  const endpoint = 'https://push.example/demo';
  const { page, context } = await asked(browser, 1);
  // Plays the push service of a browser's vendor, which a browser without a window has not: an address and two keys.
  await page.addInitScript((address) => {
    const bytes = (length: number) => btoa(String.fromCharCode(4, ...Array.from({ length: length - 1 }, () => 7)));
    const urlSafe = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    const keys = { p256dh: urlSafe(bytes(65)), auth: urlSafe(bytes(16)) };
    const KEPT = 'played_subscription';
    const subscription = {
      endpoint: address,
      toJSON: () => ({ endpoint: address, keys }),
      unsubscribe: () => Promise.resolve(void localStorage.removeItem(KEPT)),
    } as unknown as PushSubscription;
    PushManager.prototype.getSubscription = () =>
      Promise.resolve(localStorage.getItem(KEPT) === null ? null : subscription);
    PushManager.prototype.subscribe = () => {
      localStorage.setItem(KEPT, 'yes');
      return Promise.resolve(subscription);
    };
  }, endpoint);
  await page.reload();
  await expect(question(page)).toBeVisible();
  expect(await sentBy(page, 'Yes, call me', 'allowCalls')).toMatchObject({ endpoint, language: 'en' });
  await expect(question(page)).toHaveCount(0);

  const setting = page.getByRole('button', { name: 'On', exact: true });
  await page.getByRole('button', { name: 'Badge' }).click();
  await expect(setting).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await page.getByRole('button', { name: 'Badge' }).click();
  await expect(setting).toHaveAttribute('aria-pressed', 'true');
  expect(await sentBy(page, 'Off', 'refuseCalls')).toEqual({ endpoint });
  await expect(setting).toHaveAttribute('aria-pressed', 'false');
  await context.close();
});
