import { expect, test } from './support/story.ts';
import { Installation } from './support/installation.ts';
import { becomeFree, openBadge } from './support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ nodes: 3, unhurried: true });
});
test.afterAll(() => fair.stop());

/** Kills the node that conducts the session without a word, and waits until another conducts it. */
async function killTheConductor(): Promise<void> {
  const conducting = () => fair.nodes.find((node) => node.conducting > 0)?.pid;
  await expect.poll(conducting).toBeDefined();
  const killed = conducting()!;
  process.kill(killed, 'SIGKILL');
  await expect
    .poll(() => conducting() !== undefined && conducting() !== killed, { timeout: 30_000, intervals: [100] })
    .toBe(true);
}

test('two people go on while a node of three is killed in the middle of their offer, and another in their meeting', async ({
  browser,
}) => {
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  const both = [exhibitor, buyer];
  await becomeFree(exhibitor);
  await becomeFree(buyer);
  for (const { page } of both) await expect(page.getByText('New pair: please answer').first()).toBeVisible();
  await exhibitor.page.getByRole('button', { name: 'Accept' }).click();
  await expect(exhibitor.page.getByText('Waiting for the other side').first()).toBeVisible();

  await killTheConductor();
  await buyer.page.getByRole('button', { name: 'Accept' }).click();
  const signs = both.map(({ page }) => page.getByRole('heading', { name: /Please go to table/ }));
  for (const sign of signs) await expect(sign).toBeVisible({ timeout: 30_000 });
  const table = await signs[0]!.getAttribute('aria-label');
  expect(await signs[1]!.getAttribute('aria-label')).toBe(table);
  for (const { page } of both) await page.getByRole('button', { name: 'I am here' }).click();
  for (const { page } of both) await expect(page.getByRole('timer')).toHaveText(/1[45]:\d\d/, { timeout: 30_000 });

  await killTheConductor();
  for (const { page } of both) {
    await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('timer')).toHaveText(/1[2345]:\d\d/);
    await page.getByRole('button', { name: 'Done, record the outcome' }).click();
  }
  for (const { page } of both)
    await expect(page.getByRole('heading', { name: 'What came of it?' })).toBeVisible({ timeout: 30_000 });
});
