import { expect, test } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { Installation } from '../support/installation.ts';
import { becomeFree, openLink } from '../support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

/** They would trade, were it not for the M-Mark that the buyer requires and the company does not hold. */
const COMPANY = 'Export manager, Tidestone (Demo)';
const BUYER = '晴禮採購經理（示範）';

test('whoever waits for a certificate that nobody here holds makes it a wish, and is offered', async ({ browser }) => {
  const linkOf = (name: string) => fair.demo.participants.find((one) => one.name === name)!.badgeUrl;
  const company = await openLink(browser, linkOf(COMPANY));
  await becomeFree(company);
  const buyer = await openLink(browser, linkOf(BUYER));
  await becomeFree(buyer);
  const { page } = buyer;
  const relax = page.getByRole('button', { name: /^Do not insist on / });

  await test.step('the sentence says what is in the way, and one button asks', async () => {
    await expect(page.getByText(/1 company lacks .+, which you require/)).toBeVisible();
    await relax.click();
    await expect(page.getByText(/For the rest of this fair it is a wish/)).toBeVisible();
    await findsNothing(page, 'waiting, relax a wish');
  });

  await test.step('to keep it changes nothing', async () => {
    await page.getByRole('button', { name: 'Keep it' }).click();
    await expect(relax).toHaveAttribute('aria-expanded', 'false');
  });

  await test.step('relaxed, the two are offered to each other', async () => {
    await relax.click();
    await page.getByRole('button', { name: 'Relax', exact: true }).click();
    for (const phone of [buyer, company]) await expect(phone.page.getByRole('alertdialog')).toBeVisible();
  });
});
