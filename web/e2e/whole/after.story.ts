import { expect, test, type Page } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';
import { meetAndSign } from '../support/meeting.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

async function openResults(page: Page): Promise<void> {
  await signInAtDesk(page, fair);
  await page.goto(`${fair.demo.board}/after`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Meetings|nothing to count/);
}

test('what a session brought is counted as it happens, for the session and for the exhibition', async ({
  page,
  browser,
}) => {
  await test.step('before anybody meets there are figures, and none is made up', async () => {
    await openResults(page);
    await expect(page.getByRole('heading', { name: 'Meetings 0, intentions 0, contracts 0.' })).toBeVisible();
    await expect(page.getByText('So far: the session is not over.')).toBeVisible();
    await expect(page.getByText('No outcome recorded yet.')).toBeVisible();
    await findsNothing(page, 'results, nothing yet');
  });

  await test.step('two people meet and sign', () => meetAndSign(browser, fair));

  await test.step('visitors, visits and exhibitors are told apart, and what is not counted is said', async () => {
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Meetings 1, intentions 0, contracts 1.' })).toBeVisible();
    await expect(page.getByRole('row', { name: /^Exhibitors, companies/ })).toContainText('1');
    await expect(page.getByRole('row', { name: /^Visitors, people/ })).toContainText('1');
    await expect(page.getByText(/^Not in the data and not counted: net area/)).toBeVisible();
  });

  await test.step('money stands by its currency, and the signing with both names', async () => {
    await expect(page.getByRole('row', { name: /^MOP/ })).toContainText('480,000');
    await expect(page.getByRole('region', { name: 'Signings' }).getByRole('listitem')).toHaveCount(1);
    await expect(page.getByText('Both sides say the same: 1 of 1')).toBeVisible();
  });

  await test.step('the charts are tables, so that they can be read aloud', async () => {
    await expect(page.getByRole('region', { name: 'Meetings a person' }).getByRole('row')).not.toHaveCount(0);
    await expect(
      page.getByRole('region', { name: 'Demand and supply by HS heading' }).getByRole('rowheader').first(),
    ).toBeVisible();
    await findsNothing(page, 'results');
  });

  await test.step('demand and supply are one tap from the live board', async () => {
    await page.goto(fair.demo.board);
    await page.getByRole('button', { name: 'Demand and supply by HS heading' }).click();
    const dialog = page.getByRole('dialog', { name: 'Demand and supply by HS heading' });
    await expect(dialog.getByRole('rowheader').first()).toBeVisible();
    await expect(dialog.getByText(/^Counted at/)).toBeVisible();
    await findsNothing(page, 'demand and supply on the board');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toHaveCount(0);
    await page.goto(`${fair.demo.board}/after`);
  });

  await test.step('the fairness report is one tap away', async () => {
    await page.getByRole('link', { name: 'Fairness report' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Fairness' })).toBeVisible();
  });

  await test.step('the exhibition counts all of its sessions together', async () => {
    await page.goto(`${fair.url}/organiser`);
    await page.getByRole('link', { name: 'Results' }).first().click();
    await expect(page.getByText('Sessions counted: 1')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Meetings 1, intentions 0, contracts 1.' })).toBeVisible();
    await findsNothing(page, 'results of the exhibition');
  });
});

test('the page reads in four languages, and fits a narrow screen', async ({ page }) => {
  await openResults(page);
  for (const [button, heading] of [
    [/繁體中文/, '按UFI定義'],
    [/简体中文/, '按UFI定义'],
    [/Português/, 'Segundo as definições da UFI'],
  ] as const) {
    await page.locator('button.steer').click();
    await page.locator('#desk-menu').getByRole('button', { name: button }).click();
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await page.setViewportSize({ width: 768, height: 1024 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
