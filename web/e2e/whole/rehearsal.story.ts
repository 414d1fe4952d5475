import { expect, test } from '@playwright/test';
import { Installation } from '../support/installation.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

test.setTimeout(150_000);

test('the organiser rehearses another set-up, finds it again, and applies what it advises', async ({ page }) => {
  const { email, password } = fair.demo.organiser;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${fair.url}/organiser`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Your exhibitions' })).toBeVisible();
  await page.goto(`${fair.demo.board}/rehearsal`);

  const length = page.getByLabel('Meeting length, minutes');
  await expect(length).toHaveValue('15');
  await length.fill('481');
  await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
  await expect(length).toBeFocused();
  expect(await length.evaluate((field) => (field as HTMLInputElement).validity.rangeOverflow)).toBe(true);

  await length.fill('12');
  const coming = page.getByLabel('Buyers who come');
  await expect(coming).toHaveValue('85%');
  await coming.fill('120');
  expect(await coming.evaluate((field) => (field as HTMLInputElement).validationMessage)).toBe(
    'A share from 0% to 100%.',
  );
  await coming.fill('89.4');
  await page.getByLabel('Days to rehearse').fill('1');
  await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
  const advice = page.getByRole('heading', { level: 1, name: /^Set out / });
  await expect(advice).toBeVisible({ timeout: 90_000 });
  const sentence = await advice.innerText();

  await page.reload();
  await expect(advice).toHaveText(sentence);
  await expect(length).toHaveValue('12');
  await expect(coming).toHaveValue('89.4%');

  await page.getByRole('button', { name: 'Apply to the session' }).click();
  await expect(page.getByRole('heading', { name: 'What this changes in the session' })).toBeVisible();
  // Tables that are advised beyond those of the fair are set out by hands, not by a press: they stand there before and after.
  const beyond = page.getByRole('listitem').filter({ hasText: 'still to be set out' });
  const left = await beyond.allInnerTexts();
  await page.getByRole('button', { name: 'Make these changes' }).click();
  await expect(page.getByText('The session is now set up as recommended.')).toBeVisible();
  await page.getByRole('button', { name: 'Apply to the session' }).click();
  await expect(page.getByRole('heading', { name: 'What this changes in the session' })).toBeVisible();
  await expect(beyond).toHaveText(left);
  await expect(page.getByText('The session is already set up so.')).toHaveCount(left.length === 0 ? 1 : 0);
  await expect(page.getByRole('button', { name: 'Make these changes' })).toHaveCount(0);
});
