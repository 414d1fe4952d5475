import { expect, test, type Page } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { openBoard } from '../support/board.ts';
import { Installation } from '../support/installation.ts';
import { meetAndSign } from '../support/meeting.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

/** The table beside a plot, opened. */
async function tableOf(page: Page, plot: string) {
  const region = page.getByRole('region', { name: plot });
  await region.getByText('As a table').click();
  return region.getByRole('table');
}

test('the use of tables and of the limit of meetings is plotted on the board and on the results, from the log', async ({
  page,
  browser,
}) => {
  await openBoard(page, fair);

  await test.step('a limit of two meetings a company is put into force, and who was told is said', async () => {
    await page.getByRole('link', { name: 'Rules', exact: true }).click();
    const more = page.getByRole('button', { name: 'More: Most meetings a company', exact: true });
    for (let press = 0; press < 2; press++) await more.click();
    await expect(page.getByRole('button', { name: /^Put into force/ })).toBeEnabled();
    await page.getByLabel('Reason, kept with the act').fill('Tables for everybody');
    await page.getByRole('button', { name: /^Put into force/ }).click();
    await expect(page.getByText(/was told\.|were told\.$/)).toBeVisible();
  });

  await test.step('two people meet', async () => {
    for (const { context } of Object.values(await meetAndSign(browser, fair))) await context.close();
  });

  await test.step('the board draws both, each with its table', async () => {
    await page.getByRole('link', { name: 'Live', exact: true }).click();
    await expect(
      page.getByRole('img', { name: /^Table use: at most \d taken at once, 56 open at the end/ }),
    ).toBeVisible();
    await expect((await tableOf(page, 'Table use')).getByRole('row').last()).toContainText('56');
    await expect(
      page.getByRole('img', { name: 'Limit of meetings: buyers have used 50%, exhibitors 50%' }),
    ).toBeVisible();
    await expect((await tableOf(page, 'Limit of meetings, used up')).getByRole('row').last()).toContainText('50%');
    await findsNothing(page, 'plots of the board');
  });

  await test.step('the results draw the whole session', async () => {
    await page.getByRole('link', { name: 'Results' }).click();
    await expect(page.getByText('the whole session, one point a minute').first()).toBeVisible();
    await expect((await tableOf(page, 'Limit of meetings, used up')).getByRole('row').last()).toContainText('50%');
    await findsNothing(page, 'plots of the results');
  });
});
