import { expect, test } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { openBoard } from '../support/board.ts';
import { Installation } from '../support/installation.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

test('by the keyboard alone: what follows stands beside what is found, Ctrl and Enter do it, Ctrl and Z take it back', async ({
  page,
}) => {
  await openBoard(page, fair);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox');
  await expect(field).toBeFocused();
  const dialog = page.getByRole('dialog');

  await test.step('nothing found says what may be tried', async () => {
    await field.fill('qqqq');
    await expect(dialog.getByText(/Try a badge, a table, a company or an act/)).toBeVisible();
    await findsNothing(page, 'nothing found');
  });

  await test.step('an act on a table, typed by its parts', async () => {
    await field.fill('close mo 12');
    await expect(dialog.getByText('What follows')).toBeVisible();
    await expect(dialog.getByText('Nobody is affected now. No pair is sent here any more.')).toBeVisible();
    await findsNothing(page, 'what follows');
    await page.keyboard.press('Enter');
    await expect(dialog.getByLabel('Reason, kept with the act')).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByText('Give a reason: one sentence is enough.')).toBeVisible();
    await page.keyboard.type('A socket is broken');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByText(/^Done: Close the table/)).toBeVisible();
    await expect(page.getByRole('button', { name: /^MO 12\s*, Closed/ })).toBeVisible();
  });

  await test.step('the last act is first in the empty field, and Enter takes it back', async () => {
    await expect(page.getByRole('button', { name: /^Undo \(\d+ s\)$/ })).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('option', { name: /^Undo: Close the table/ })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').getByText(/^Undone: Close the table/)).toBeVisible();
    await expect(page.getByRole('button', { name: /^MO 12\s*, Closed/ })).toHaveCount(0);
  });

  await test.step('a first sign narrows to people, and Enter opens the story', async () => {
    const { frontCode } = fair.demo.participants[0]!;
    await page.keyboard.press('Control+k');
    await page.keyboard.type(`@${frontCode}`);
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Story' })).toBeVisible();
  });
});
