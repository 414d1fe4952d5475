import { expect, test } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { beginFair } from '../support/beginFair.ts';
import { EmptyInstallation } from '../support/emptyInstallation.ts';

let house: EmptyInstallation;
test.beforeAll(async () => {
  house = await EmptyInstallation.start();
});
test.afterAll(() => house.stop());

test('a hall is drawn with mouse and keys, its broken rule is measured and mended, and it is only looked at while live', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const fair = await beginFair(page, house, 6);
  await page.goto(`${house.url}/organiser/exhibition/${encodeURIComponent(fair)}/plan`);
  await expect(page.getByText('7 places (tables and company stands) are not on the plan yet.')).toBeVisible();
  const table = (label: string) => page.getByRole('button', { name: new RegExp(`^Table ${label},`) });

  await test.step('tables are set up in rows, an entrance is drawn, and the walk is measured', async () => {
    await page.getByRole('button', { name: 'Set tables up in rows' }).click();
    await expect(table('1')).toBeVisible();
    await expect(page.getByText('At least 1.2 m everywhere, enough for a wheelchair.')).toBeVisible();
    await page.getByRole('button', { name: 'Entrance below' }).click();
    await expect(page.getByText('From the entrance; people have 3:00 to come.')).toBeVisible();
    await findsNothing(page, 'hall plan');
  });

  await test.step('a table dragged too close is measured in red, and taking it back mends it', async () => {
    const one = (await table('1').boundingBox())!;
    const two = (await table('2').boundingBox())!;
    await page.mouse.move(two.x + two.width / 2, two.y + two.height / 2);
    await page.mouse.down();
    await page.mouse.move(one.x + one.width * 1.9, one.y + one.height / 2, { steps: 6 });
    await page.mouse.up();
    await expect(page.getByText('1 place is narrower than the 1.2 m a wheelchair needs.')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Table 2,.*too close to another table$/ })).toBeVisible();
    await findsNothing(page, 'hall plan, rule broken');
    await page.getByRole('button', { name: 'Set the tables apart' }).click();
    await expect(page.getByText('At least 1.2 m everywhere, enough for a wheelchair.')).toBeVisible();
  });

  await test.step('arrow keys move a table, and undo brings it back', async () => {
    await table('6').focus();
    const before = await table('6').getAttribute('aria-label');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(table('6')).not.toHaveAttribute('aria-label', before!);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(table('6')).toHaveAttribute('aria-label', before!);
  });

  await test.step('who leaves before it is saved is asked first, and may stay', async () => {
    const asked = page.waitForEvent('dialog').then(async (dialog) => {
      await dialog.dismiss();
      return dialog.message();
    });
    await page.getByRole('link', { name: 'Badges' }).first().click();
    expect(await asked).toBe('The plan of this hall has changes that were not saved. Discard them?');
    await expect(table('6')).toBeVisible();
  });

  await test.step('a zone around two tables, a way, and all of it is kept', async () => {
    await table('1').click();
    await table('2').click({ modifiers: ['Shift'] });
    await page.getByRole('button', { name: 'Zone around the selection' }).click();
    await expect(page.getByRole('button', { name: 'Zone A', exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Way across the hall' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Saved. Tables carry the name of their zone.')).toBeVisible();
    const spot = await table('2').getAttribute('aria-label');
    await page.reload();
    await expect(page.getByRole('button', { name: 'Zone A', exact: true })).toBeVisible();
    await expect(table('2')).toHaveAttribute('aria-label', spot!);
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await expect(page.getByLabel('Table 1, Across, m')).not.toHaveValue('');
    await findsNothing(page, 'hall plan, list');
  });

  await test.step('while a session is open there it is only looked at', async () => {
    const ask = (query: string, variables: object) =>
      page.request.post(`${house.url}/graphql`, { data: { query, variables } });
    const found = await ask('query ($id: ID!) { exhibition(id: $id) { sessions { id } } }', { id: fair });
    const session = ((await found.json()) as { data: { exhibition: { sessions: { id: string }[] } } }).data.exhibition
      .sessions[0]?.id;
    await ask('mutation ($input: StepInInput!) { openSession(input: $input) { __typename } }', {
      input: { session, idempotencyKey: 'hall-plan-story' },
    });
    await page.reload();
    await expect(page.getByText('A session runs in this hall. The plan can be changed when it is over.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
    await expect(table('2')).toBeVisible();
  });
});
