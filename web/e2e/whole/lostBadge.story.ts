import { expect, test } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';
import { openBadge, PHONE } from '../support/people.ts';
import { makeSpares } from '../support/spares.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

test('a lost badge is void at once, and its owner goes on with a spare or a new one', async ({ browser, page }) => {
  const [person, other] = fair.demo.participants;
  const phone = await openBadge(browser, fair, { side: person!.side, couple: 0 });
  await signInAtDesk(page, fair);
  const [spare] = await makeSpares(page, 2);
  const session = encodeURIComponent(fair.demo.session);
  const list = await page.context().newPage();
  await list.setViewportSize({ width: 1440, height: 900 });
  await list.goto(`${fair.demo.board}/people`);
  await list.getByLabel('Badge, name or company').fill(spare!.frontCode);
  await expect(list.getByText('0 of')).toBeVisible();
  await page.setViewportSize(PHONE);

  await test.step('from the person whom staff acts for to the desk, who it is, and the spare badge', async () => {
    await page.goto(`${fair.url}/organiser/session/${session}/floor?for=${person!.frontCode}`);
    await page.getByRole('link', { name: /^The badge is lost/ }).click();
    await page.getByRole('button', { name: new RegExp(`^${person!.frontCode}`) }).click();
    await expect(page.getByText('Check name and company')).toBeVisible();
    await page.getByLabel('Code of the spare badge they get').fill('W-9999');
    await page.getByRole('button', { name: 'Give the spare badge' }).click();
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
    await findsNothing(page, 'lost badge, refused');
    await page.getByLabel('Code of the spare badge they get').fill(spare!.frontCode.toLowerCase());
    await page.getByRole('button', { name: 'Give the spare badge' }).click();
    await expect(page.getByText(`${person!.frontCode} is void.`)).toBeVisible();
    await expect(page.getByText(`now wears ${spare!.frontCode}.`)).toBeVisible();
    await findsNothing(page, 'lost badge, given');
  });

  await test.step('a list that was open all the while shows the new number, and the log says so', async () => {
    await list.bringToFront();
    await expect(list.getByText('1 of')).toBeVisible();
    await list.getByRole('link', { name: 'Live', exact: true }).click();
    await expect(list.getByText(`${spare!.frontCode} wears a new badge`)).toBeVisible();
    await list.close();
    await page.bringToFront();
  });

  await test.step('the phone that the old badge opened is signed out; the new one goes on', async () => {
    await expect(phone.page).toHaveURL(/\/(\?.*)?$/);
    const again = await browser.newContext({ viewport: PHONE, locale: 'en-GB' });
    const next = await again.newPage();
    await next.goto(spare!.signInLink);
    await next.waitForURL('**/me');
    await again.close();
    await phone.context.close();
  });

  await test.step('staff finds whoever wears the new badge by its number', async () => {
    await page.goto(`${fair.url}/organiser/session/${session}/floor?for=${spare!.frontCode}`);
    await expect(page.getByText(/The log will say/)).toBeVisible();
  });

  await test.step('a new one is printed with its codes, found by name', async () => {
    await page.goto(`${fair.url}/organiser/desk/${session}`);
    await page.getByRole('button', { name: 'Lost badge' }).click();
    await page.getByLabel('Whose? Name, company or number').fill('no such person');
    await page.getByRole('button', { name: 'Find' }).click();
    await expect(page.getByText('Nobody in this session is found by “no such person”.')).toBeVisible();
    await page.getByLabel('Whose? Name, company or number').fill(other!.name);
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('button', { name: new RegExp(`^${other!.frontCode}`) }).click();
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await page.getByRole('button', { name: 'Print a new badge' }).click();
    await page.getByRole('button', { name: `Print ${other!.frontCode}A` }).click();
    await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.sheets .sheet')).toHaveCount(2);
    await expect(page.locator('.sheets')).toContainText(/[0-9A-Z]{5}-[0-9A-Z]{5}/);
    await page.emulateMedia({ media: 'screen' });
  });
});
