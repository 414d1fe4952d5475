import { expect, test, type Page } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';
import { becomeFree, openBadge } from '../support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

const ruleOf = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const trialOf = (page: Page) => page.locator('form.trial');

test('rules are tried before they are made: who is concerned, then they are told, rule by rule', async ({
  page,
  browser,
}) => {
  await signInAtDesk(page, fair);
  await page.goto(`${fair.demo.board}/rules`);
  await expect(page.getByRole('heading', { name: 'Rules of the floor' })).toBeVisible();
  const phone = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  await becomeFree(phone);
  await findsNothing(page, 'rules');

  await test.step('a limit of a day concerns nobody who has met nobody; the length of meetings everybody here', async () => {
    await ruleOf(page, 'Most meetings a company a day').fill('3');
    await ruleOf(page, 'Most meetings a company a day').blur();
    await expect(trialOf(page).getByText('Nobody is affected now')).toBeVisible();
    await ruleOf(page, 'Length of a meeting').fill('12');
    await ruleOf(page, 'Length of a meeting').blur();
    await expect(trialOf(page).getByRole('row', { name: /Length of a meeting/ })).toContainText('1 person');
    const code = fair.demo.participants.find(({ side }) => side === 'exhibitor')!.frontCode;
    await expect(trialOf(page).getByText(code)).toBeVisible();
    // The rest of the day under both rules: told with its interval, or that it is being worked out.
    const rest = trialOf(page).getByRole('table', { name: /The rest of the session/ });
    await expect(rest.or(trialOf(page).getByText('The rest of the session is being worked out'))).toBeVisible();
    await findsNothing(page, 'rules, tried');
  });

  await test.step('kinds, another meeting after a time, the least, and what the session stands for', async () => {
    for (const [name, value] of [
      ['Most with hosted buyers', '2'],
      ['May meet again after', '24'],
      ['Least meetings a person', '3'],
      ['HS codes', '0901, 2204'],
      ['Markets (two letters)', 'PT'],
      ['Words', 'coffee'],
    ] as const) {
      await ruleOf(page, name).fill(value);
      await ruleOf(page, name).blur();
    }
    await expect(trialOf(page).getByRole('row', { name: /What the session stands for/ })).toContainText('coffee');
  });

  await test.step('it is made with a reason, and told on the phone', async () => {
    await trialOf(page).getByLabel('Reason, kept with the act').fill('More buyers than expected');
    await trialOf(page)
      .getByRole('button', { name: /Put into force/ })
      .click();
    await expect(page.getByRole('heading', { name: 'In force' })).toBeVisible();
    const news = phone.page.getByRole('status').filter({ hasText: /Rules that concern you changed at \d\d:\d\d/ });
    await expect(news.getByText('Length of a meeting')).toBeVisible();
    await expect(news).toContainText(/15 min\s*→\s*(After)?\s*12 min/);
    await expect(news).toContainText('Most with hosted buyers');
    await findsNothing(phone.page, 'waiting, with rules that changed');
    await news.getByRole('button', { name: 'Read' }).click();
    await expect(news).toHaveCount(0);
    await page.reload();
    await expect(ruleOf(page, 'Most with hosted buyers')).toHaveValue('2');
    await expect(ruleOf(page, 'HS codes')).toHaveValue('0901, 2204');
  });

  await test.step('a code that is none is refused in words, and nothing changes', async () => {
    await ruleOf(page, 'HS codes').fill('coffee');
    await ruleOf(page, 'HS codes').blur();
    await expect(trialOf(page).locator('#rules-problem')).not.toBeEmpty();
    await page.reload();
    await expect(ruleOf(page, 'HS codes')).toHaveValue('0901, 2204');
  });
});

test('the fairness report fits a phone, and nothing stands in the way on it', async ({ page }) => {
  await signInAtDesk(page, fair);
  await page.goto(`${fair.demo.board}/fairness`);
  await expect(page.getByRole('heading', { name: 'At risk' })).toBeVisible();
  for (const [form, type] of [
    ['CSV', 'text/csv; charset=utf-8'],
    ['PDF', 'application/pdf'],
  ] as const) {
    const href = await page.getByRole('link', { name: `Fairness report ${form}` }).getAttribute('href');
    expect((await page.request.get(`${fair.url}${href}`)).headers()['content-type']).toBe(type);
  }
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await findsNothing(page, `fairness at ${width} px`);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  }
});
