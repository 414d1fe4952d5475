import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '../support/story.ts';
import { pairByHand } from '../support/board.ts';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';
import { becomeFree, openBadge } from '../support/people.ts';

const PEOPLE = join(resolve(dirname(fileURLToPath(import.meta.url)), '../../..'), 'api/demo/people.csv');
const MINUTE_MS = 60_000;
/** The zone of the demo fair: venue time is what lists and pages say. */
const ZONE = 'Asia/Macau';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

/** Day and time at the venue so many minutes from now, as lists write it. */
function atVenue(minutes: number): string {
  return new Date(Date.now() + minutes * MINUTE_MS).toLocaleString('sv-SE', { timeZone: ZONE }).slice(0, 16);
}

/** The reference of a free buyer in the list of people. */
function referenceOf(couple: number): string {
  const { name } = fair.demo.participants.filter(({ side }) => side === 'buyer')[couple]!;
  const line = readFileSync(PEOPLE, 'utf8')
    .split('\n')
    .find((one) => one.includes(name));
  return /PE-\d+/.exec(line ?? '')![0];
}

test('who is booked elsewhere reads when, is offered a pair while there is time for it, and none that would run into it', async ({
  browser,
  page,
}) => {
  const [later, soon] = [atVenue(170), atVenue(20)];

  await test.step('the appointments come in by list', async () => {
    const rows = [
      [referenceOf(0), later, atVenue(200), 'Demo signing'],
      [referenceOf(1), soon, atVenue(50), 'Demo lunch'],
    ].map(([person, from, until, where]) => `${person},${from},${until},meeting,${where},`);
    const text = ['Person,Starts at,Ends at,Commitment kind,Where,Why', ...rows, ''].join('\n');
    await signInAtDesk(page, fair);
    await page.getByRole('link', { name: 'Import lists' }).first().click();
    await page
      .locator('input[type=file]')
      .setInputFiles([{ name: 'commitments.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }]);
    await page.getByRole('button', { name: 'Import now' }).click();
    await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  });

  const [early, near] = [
    await openBadge(browser, fair, { side: 'buyer', couple: 0 }),
    await openBadge(browser, fair, { side: 'buyer', couple: 1 }),
  ];
  await test.step('both read their next appointment while they wait', async () => {
    await becomeFree(early);
    await expect(early.page.getByText(`Next booked: ${later.slice(-5)}`)).toBeVisible();
    await becomeFree(near);
    await expect(near.page.getByText(`Next booked: ${soon.slice(-5)}`)).toBeVisible();
  });

  await test.step('a pair that ends before it is offered', async () => {
    const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
    await becomeFree(exhibitor);
    for (const one of [exhibitor, early])
      await expect(one.page.getByText('New pair: please answer').first()).toBeVisible();
  });

  await test.step('one that would run into it is offered by no round, and refused to the desk in words', async () => {
    const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 1 });
    await becomeFree(exhibitor);
    await expect(near.page.getByText(`Your ${soon.slice(-5)} appointment is too near.`)).toBeVisible();
    await page.goto(fair.demo.board);
    const [buyer, other] = (['buyer', 'exhibitor'] as const).map(
      (side) => fair.demo.participants.filter((one) => one.side === side)[1]!.frontCode,
    );
    await pairByHand(page, { buyer: buyer!, exhibitor: other! });
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText(
      `It would run into an appointment at ${soon.slice(-5)}.`,
    );
    for (const one of [exhibitor, near]) await expect(one.page.getByText('New pair: please answer')).toHaveCount(0);
  });
});
