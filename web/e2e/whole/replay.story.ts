import { expect, test, type Page } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { Installation } from '../support/installation.ts';
import { meetAndSign } from '../support/meeting.ts';
import { signInAtDesk } from '../support/organiser.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

const slider = (page: Page) => page.getByRole('slider', { name: 'Moment of the day' });
/** How many people the board shows as free, at all venues and of both sides. */
const freeNow = async (page: Page) => {
  const rows = await page.getByRole('row', { name: /Free/ }).all();
  const cells = await Promise.all(
    rows.flatMap((row) => [row.locator('.n').first(), row.locator('.n').last()].map((cell) => cell.innerText())),
  );
  return cells.reduce((sum, cell) => sum + Number(cell), 0);
};

test('the day is looked at again on the board, and is never taken for the hall as it is', async ({ page, browser }) => {
  await meetAndSign(browser, fair);
  await signInAtDesk(page, fair);
  await page.goto(`${fair.demo.board}/after`);
  await page.getByRole('link', { name: 'Replay the day' }).click();

  await test.step('the tape says so, and nothing of the present stands beside it', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Replay, not live' })).toBeVisible();
    await expect(page).toHaveTitle(/^Replay, not live/);
    await expect(page.getByText('Only to look: nobody is told anything')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Step in' })).toHaveCount(0);
    await expect(page.getByRole('banner').getByText('Pairing', { exact: true })).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox')).toHaveCount(0);
    await findsNothing(page, 'replay');
  });

  await test.step('the day begins with an empty hall, and its tables are not buttons', async () => {
    await expect(page.getByText(/Round 0, event \d+ of/)).toBeVisible();
    expect(await freeNow(page)).toBe(0);
    await expect(page.locator('button.tile')).toHaveCount(0);
    await expect(page.locator('.tile')).not.toHaveCount(0);
  });

  await test.step('the arrow goes to the round, where the two are asked', async () => {
    await slider(page).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText(/Round [1-9]\d*, event/)).toBeVisible();
    await expect(page.getByRole('row', { name: /Please answer/ }).first()).toContainText('1');
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByText(/Round 0, event/)).toBeVisible();
  });

  await test.step('an event of the list leads to its moment', async () => {
    await page.getByRole('button', { name: /Signings: 1/ }).click();
    await expect(page.getByRole('button', { name: /Signings: 1/ })).toHaveAttribute('aria-current', 'step');
    await expect(page.getByText('Signings', { exact: true }).locator('xpath=following-sibling::dd')).toHaveText('1');
  });

  await test.step('with shift the arrows go from event to event', async () => {
    await slider(page).focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(page.getByRole('button', { name: /Pairing starts/ })).toHaveAttribute('aria-current', 'step');
  });

  await test.step('it plays to the end of the day and stops', async () => {
    await page.getByRole('button', { name: '60×' }).click();
    await slider(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Play' })).toBeVisible({ timeout: 60_000 });
    const last = await slider(page).getAttribute('max');
    await expect(slider(page)).toHaveValue(last ?? '');
  });

  await test.step('once the session is closed, what if leads to a rehearsal of the same people', async () => {
    await expect(page.getByRole('link', { name: 'Rehearse with other rules' })).toHaveCount(0);
    const session = decodeURIComponent(fair.demo.board.split('/').at(-1) ?? '');
    const query = 'mutation ($input: StepInInput!) { closeSession(input: $input) { __typename } }';
    const input = { session, idempotencyKey: 'replay-closes-it' };
    const closed = await page.request.post(`${fair.url}/graphql`, { data: { query, variables: { input } } });
    expect(await closed.json()).toMatchObject({ data: { closeSession: { __typename: 'SessionSuccess' } } });
    await page.getByRole('link', { name: 'Rehearse with other rules' }).click();
    await expect(page.getByRole('checkbox', { name: /Replay the finished session/ })).toBeChecked();
  });
});

test('a participant finds no replay', async ({ browser }) => {
  const { openBadge } = await import('../support/people.ts');
  const { page } = await openBadge(browser, fair, { side: 'buyer', couple: 1 });
  await page.goto(`${fair.demo.board}/replay`);
  await expect(
    page
      .getByText('Nothing has happened yet that could be replayed')
      .or(page.getByRole('heading', { name: /signed out|not find|no session/i }))
      .first(),
  ).toBeVisible();
  await expect(page.locator('.tile')).toHaveCount(0);
});
