import { expect, test, type Page } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';
import { makeSpares, type PrintedSpare } from '../support/spares.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

/** An organiser with spare badges at the walk-in desk of the demo's session. */
async function atDesk(page: Page, count: number): Promise<PrintedSpare[]> {
  await signInAtDesk(page, fair);
  const spares = await makeSpares(page, count);
  await page.setViewportSize({ width: 360, height: 760 });
  await page.goto(`${fair.url}/organiser/desk/${encodeURIComponent(fair.demo.session)}`);
  await expect(page.getByRole('heading', { name: 'Scan a spare badge' })).toBeVisible();
  return spares;
}

async function take(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code on the badge').fill(code);
  await page.getByRole('button', { name: 'Use this badge' }).click();
}

/** Three answers, each with its own press. */
async function answer(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: 'Next' });
  await next.click();
  await page.getByLabel('Goods').fill('coffee');
  await page.locator('.found button').first().click();
  await next.click();
  await page.getByRole('button', { name: 'Macao' }).click();
  await page.getByRole('button', { name: 'Portugal' }).click();
  await next.click();
  await page.locator('ol').getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: '廣東話' }).click();
  await next.click();
}

test('a walk-in is bound in one go, within a minute, and is free to be paired', async ({ page }) => {
  const [spare] = await atDesk(page, 3);
  await findsNothing(page, 'walk-in desk, scanning');
  await take(page, spare!.frontCode.toLowerCase());
  await page.getByLabel('Name in Chinese').fill('示範即場客');
  await page.getByLabel('Name in Latin letters').fill('Demo Walk-in');
  await page.getByLabel('Company').fill('Demo Drinks');
  await findsNothing(page, 'walk-in desk, who');
  await answer(page);
  await expect(page.getByText(/suppliers? fits? now/)).toBeVisible();
  await findsNothing(page, 'walk-in desk, answered');
  await page.getByRole('button', { name: 'Only bind' }).click();
  await expect(page.getByRole('heading', { name: `${spare!.frontCode} is bound` })).toBeVisible();
  await expect(page.getByText('Free to be paired from now on.')).toBeVisible();
  await expect(page.getByText(/Took 0:\d\d/)).toBeVisible();
  await expect(page.getByText('2 spare badges left at the desk')).toBeVisible();
  await findsNothing(page, 'walk-in desk, bound');
  await page.getByRole('button', { name: 'Scan another spare badge' }).click();
  await take(page, spare!.signInCode);
  await expect(page.getByRole('heading', { name: 'This badge has an owner' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Nothing was changed.');
  await findsNothing(page, 'walk-in desk, bad scan');
});

test('a walk-in of a buyer that the fair knows joins it by name, and answers the languages alone', async ({ page }) => {
  const [spare] = await atDesk(page, 2);
  await take(page, spare!.frontCode);
  await page.getByLabel('Name in Latin letters').fill('Demo Colleague');
  await page.getByLabel('Company').fill('示范');
  const known = page.getByRole('list', { name: 'Already at this fair' }).getByRole('button');
  await expect(known.first()).toBeVisible();
  await findsNothing(page, 'walk-in desk, companies that are known');
  const name = (await known.first().locator('span[lang], span').first().innerText()).split('\n')[0]!;
  await known.first().click();
  await expect(page.getByText(`Joins ${name}.`)).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.locator('ol').getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(`As ${name} is registered`).first()).toBeVisible();
  await findsNothing(page, 'walk-in desk, joined');
  await page.getByRole('button', { name: 'Only bind' }).click();
  await expect(page.getByRole('heading', { name: `${spare!.frontCode} is bound` })).toBeVisible();
});

test('every bad scan says what it is, and the next badge is one press away', async ({ page }) => {
  await atDesk(page, 2);
  const again = page.getByRole('button', { name: 'Scan another spare badge' });
  await take(page, fair.demo.participants[0]!.frontCode);
  await expect(page.getByRole('heading', { name: 'This badge has an owner' })).toBeVisible();
  await again.click();
  await take(page, 'https://example.org/menu');
  await expect(page.getByRole('heading', { name: 'This code cannot be read' })).toBeVisible();
  await again.click();
  await expect(page.getByRole('heading', { name: 'Scan a spare badge' })).toBeVisible();
});

test('another delegate takes over a registration: the old badge signs nobody in any more', async ({
  page,
  browser,
}) => {
  const [spare] = await atDesk(page, 2);
  const [person] = fair.demo.participants;
  await page.getByRole('button', { name: 'Substitute' }).click();
  await page.getByLabel('Front code of the old badge').fill(person!.frontCode);
  await page.getByLabel('Code of the spare badge').fill(spare!.frontCode);
  await page.getByLabel('Name in Latin letters').fill('Nova Delegada (Demo)');
  await page.locator('main').getByRole('button', { name: 'Português' }).click();
  await findsNothing(page, 'walk-in desk, substitute');
  await page.getByRole('button', { name: 'Take over the registration' }).click();
  await expect(page.getByText(`Nova Delegada (Demo) stands in for ${person!.frontCode}`)).toBeVisible();
  const context = await browser.newContext({ locale: 'en-GB' });
  const phone = await context.newPage();
  await phone.goto(person!.badgeUrl);
  await expect(phone.getByRole('alert')).toContainText('no longer valid');
  await phone.goto('about:blank');
  await phone.goto(spare!.signInLink);
  await phone.waitForURL('**/me');
  await context.close();
});
