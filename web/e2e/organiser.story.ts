import { expect, test } from './support/story.ts';
import { beginAct, doIt, frontCodeOf, openBoard } from './support/board.ts';
import { Installation } from './support/installation.ts';
import { becomeFree, openBadge, type Phone } from './support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

test('a wrong password is told in words and signs nobody in', async ({ page }) => {
  await page.goto(`${fair.url}/organiser`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Type your e-mail and your password.')).toBeVisible();
  await page.getByLabel('E-mail').fill(fair.demo.organiser.email);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('E-mail or password is wrong.')).toBeVisible();
  await page.goto(fair.demo.board);
  await expect(page.getByRole('heading', { name: 'You have been signed out. Please sign in again.' })).toBeVisible();
});

test('the organiser pauses, pairs two by hand, moves their table, closes one and announces; phones and hall screen follow', async ({
  page,
  browser,
}) => {
  await openBoard(page, fair);
  const codes = { exhibitor: frontCodeOf(fair, 'exhibitor', 0), buyer: frontCodeOf(fair, 'buyer', 0) };

  await test.step('a pause without a reason is not sent; with one the session pauses', async () => {
    await beginAct(page, 'Pause pairing');
    await page.getByRole('dialog').locator('button.main').click();
    await expect(page.getByText('Give a reason: one sentence is enough.')).toBeVisible();
    await expect(page.getByRole('banner').getByText('Pairing', { exact: true })).toBeVisible();
    await doIt(page, 'The opening speech begins');
    await expect(page.getByRole('banner').getByText('Paused', { exact: true })).toBeVisible();
    await expect(page.getByText(/^Pairing paused/)).toBeVisible();
  });

  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  const phones: Phone[] = [exhibitor, buyer];
  await test.step('two people become free, and the board counts them', async () => {
    for (const phone of phones) await becomeFree(phone);
    await expect(page.getByText(`${codes.buyer} is free`)).toBeVisible();
    await expect(page.getByText(`${codes.exhibitor} is free`)).toBeVisible();
  });

  await test.step('what is announced in four languages is read on the phones', async () => {
    await beginAct(page, 'Announce');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'A signing is about to begin. You are welcome to watch.' }).click();
    await expect(dialog.getByLabel('Português')).not.toBeEmpty();
    await doIt(page, 'The minister is here');
    for (const { page: phone } of phones)
      await expect(phone.getByText('A signing is about to begin. You are welcome to watch.').first()).toBeVisible();
  });

  await test.step('both are chosen by their badges and asked at once', async () => {
    await beginAct(page, 'Pair by hand');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Find Buyer').fill(codes.buyer);
    await dialog.getByRole('button', { name: codes.buyer }).click();
    await dialog.getByLabel('Find Exhibitor').fill(codes.exhibitor.toLowerCase().replace('-', ''));
    await dialog.getByRole('button', { name: codes.exhibitor }).click();
    await expect(dialog.getByText(/^Both speak/)).toBeVisible();
    await doIt(page, 'They asked for each other at the desk');
    await expect(page.getByText(`Done: Pair by hand`)).toBeVisible();
    for (const { page: phone } of phones)
      await expect(phone.getByText('New pair: please answer').first()).toBeVisible();
    await expect(page.getByText(`${codes.buyer} and ${codes.exhibitor}: paired by hand`)).toBeVisible();
  });

  await test.step('a second pair with somebody who is busy is refused in words, and nothing changes', async () => {
    await beginAct(page, 'Pair by hand');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Find Buyer').fill(codes.buyer);
    await dialog.getByRole('button', { name: codes.buyer }).click();
    await dialog.getByLabel('Find Exhibitor').fill(frontCodeOf(fair, 'exhibitor', 1));
    await dialog.getByRole('button', { name: frontCodeOf(fair, 'exhibitor', 1) }).click();
    await doIt(page, 'A try');
    await expect(dialog.getByRole('alert')).not.toBeEmpty();
    await dialog.getByRole('button', { name: 'Not now' }).click();
    for (const { page: phone } of phones)
      await expect(phone.getByText('New pair: please answer').first()).toBeVisible();
  });

  await test.step('both accept, and the board shows the table that waits for them', async () => {
    for (const { page: phone } of phones) await phone.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByRole('button', { name: /Waiting for people/ })).toHaveCount(1);
    await page.getByRole('button', { name: /Waiting for people/ }).click();
    const card = page.getByRole('dialog');
    for (const code of Object.values(codes)) await expect(card.getByText(code)).toBeVisible();
  });

  await test.step('the meeting is moved, and both phones show the other table', async () => {
    await page.getByRole('dialog').getByRole('button', { name: 'Move to another table' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'MO 9', exact: true }).click();
    await doIt(page, 'The socket there is broken');
    for (const { page: phone } of phones)
      await expect(phone.getByRole('heading', { name: 'Please go to table 9', exact: true })).toBeVisible();
    await expect(page.getByText(/moved to table/)).toBeVisible();
  });

  await test.step('a table is closed from its tile', async () => {
    const free = page.getByRole('button', { name: /, Free/ });
    await expect(page.getByRole('button', { name: /^MO 9\b.*Waiting for people/ })).toHaveCount(1);
    const all = await free.count();
    await free.first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close the table' }).click();
    await doIt(page, 'A chair is missing');
    await expect(page.getByRole('button', { name: /, Closed/ })).toHaveCount(1);
    await expect(free).toHaveCount(all - 1);
  });

  await test.step('the hall screen calls both by their badges, without a name', async () => {
    const hall = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
    await hall.goto(fair.demo.wallboard);
    for (const code of Object.values(codes)) await expect(hall.getByText(code, { exact: true })).toBeVisible();
    const name = fair.demo.participants.find(({ frontCode }) => frontCode === codes.buyer)?.name ?? 'nobody';
    await expect(hall.getByText(name)).toHaveCount(0);
    await hall.context().close();
  });

  await test.step('the person is found by typing, with the story of the day and what can be done for them', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(codes.buyer);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Story' })).toBeVisible();
    await expect(
      page.getByRole('list').getByText(`${codes.buyer} and ${codes.exhibitor}: paired by hand`),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Is at the table' }).click();
    await page.getByRole('dialog').locator('button.main').click();
    await expect(page.getByRole('listitem').getByText(`${codes.buyer} is at the table`)).toBeVisible();
    await expect(exhibitor.page.getByText('The other side is at the table').first()).toBeVisible();
  });
  for (const { context } of phones) await context.close();
});

test('a change of rules says first whom it affects, and the desk says when it is no longer live', async ({
  page,
  context,
  browser,
}) => {
  await becomeFree(await openBadge(browser, fair, { side: 'buyer', couple: 2 }));
  await openBoard(page, fair);
  await page.getByRole('link', { name: 'Rules' }).click();
  await page.getByRole('button', { name: 'More: Length of a meeting' }).click();
  await expect(page.getByText(/people are affected|person is affected/)).toBeVisible();
  await page.getByRole('button', { name: 'Put into force' }).click();
  await expect(page.getByText('Give a reason: one sentence is enough.')).toBeVisible();
  await page.getByLabel('Reason, kept with the act').fill('Fewer tables than planned');
  await page.getByRole('button', { name: 'Put into force' }).click();
  await expect(page.getByRole('heading', { name: 'In force' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('spinbutton', { name: 'Length of a meeting' })).toHaveValue('16');

  await context.setOffline(true);
  await expect(page.getByText(/Reconnecting|Offline/).first()).toBeVisible({ timeout: 30_000 });
  await context.setOffline(false);
  await expect(page.getByText(/Reconnecting|Offline/)).toHaveCount(0, { timeout: 30_000 });
});
