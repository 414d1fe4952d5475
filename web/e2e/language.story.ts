import { expect, test } from './support/story.ts';
import { Installation } from './support/installation.ts';
import { openBadge } from './support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

test('a page carries the words of its reader alone, and turns to another language without a reload', async ({
  browser,
}) => {
  const { context, page } = await openBadge(browser, fair, { side: 'buyer', couple: 0, locale: 'pt-PT' });
  const turn = (short: string) => page.getByRole('group').getByRole('button', { name: short });
  const words = await page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name }) => /words\/([\w.-]+)\.\w+\.js/.exec(name)?.[1] ?? []),
  );
  expect([...new Set(words)]).toEqual(['everyone.pt']);
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt');

  await page.getByRole('button', { name: 'Credencial' }).click();
  await turn('繁').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant');
  await expect(page.getByRole('button', { name: '我的一天' })).toBeVisible();

  // Without a network the page stays as it is, and turns when the network is back.
  await context.setOffline(true);
  await turn('EN').click();
  await expect(turn('繁')).toHaveAttribute('aria-pressed', 'true');
  await context.setOffline(false);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: 'My day' })).toBeVisible();
});
