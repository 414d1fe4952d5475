import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { doIt, frontCodeOf, openBoard } from '../support/board.ts';
import { DeskApi } from '../support/deskApi.ts';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge, openLink, type Phone } from '../support/people.ts';
import { badgesOf } from '../support/staff.ts';
import { openColleague, openNamed } from '../support/stand.ts';
import { shootHere, shootPassing } from './shoot.ts';

/** Moments of a participant's day that pass, and that need a colleague, staff, a full hall or a lost network to come about. */
let fair: Installation;
test.beforeEach(async () => {
  test.setTimeout(600_000);
  fair = await Installation.start({ unhurried: true });
});
test.afterEach(() => fair.stop());

type Hall = Parameters<typeof openBadge>[0];

/** An exhibitor and a buyer who were just offered each other. */
async function offered(browser: Hall): Promise<{ exhibitor: Phone; buyer: Phone }> {
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  for (const phone of [exhibitor, buyer]) await becomeFree(phone);
  for (const { page } of [exhibitor, buyer]) await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
  return { exhibitor, buyer };
}

const accept = (page: Page) => page.getByRole('button', { name: 'Accept' }).click();
const arrive = (page: Page) => page.getByRole('button', { name: 'I am here' }).click();

test('an offer to a stand, given to a colleague and taken by one', async ({ browser }) => {
  const own = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const second = await openColleague(browser, fair, 0);
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  for (const phone of [own, second]) await becomeFree(phone);
  await shootPassing(own.page, 'waiting-team');
  await becomeFree(buyer);
  const takes = own.page.getByRole('button', { name: 'I take it' });
  await expect(own.page.getByRole('button', { name: 'Accept' }).or(takes)).toBeVisible();
  const team = [own.page, second.page] as const;
  const [asked, colleague] = (await takes.isVisible()) ? [team[1], team[0]] : team;
  await expect(colleague.getByRole('button', { name: 'I take it' })).toBeVisible();
  await shootPassing(colleague, 'team-offer');
  await shootPassing(asked, 'offer-giving', { reach: (page) => page.locator('button.give').click() });
  await asked.getByRole('button', { name: 'Give to a colleague' }).click();
  await asked
    .getByRole('button', { name: /^Give to (?!a colleague)/ })
    .last()
    .click();
  await expect(colleague.getByText('A colleague passed this pair to you')).toBeVisible();
  await shootHere(colleague, 'offer-given');
  await asked.getByRole('button', { name: 'I take it' }).click();
  await expect(colleague.getByText('A colleague took it')).toBeVisible();
  await shootHere(colleague, 'offer-taken');
});

test('an offer that staff takes back', async ({ browser, page: desk }) => {
  await openBoard(desk, fair);
  const { buyer } = await offered(browser);
  await desk.keyboard.press('Control+k');
  await desk.getByRole('combobox').fill(`@${frontCodeOf(fair, 'buyer', 0)}`);
  await desk.keyboard.press('Enter');
  await desk.getByRole('button', { name: 'Take the offer back' }).click();
  await doIt(desk, 'Asked by the stand');
  await expect(buyer.page.getByText('Offer closed')).toBeVisible();
  await shootHere(buyer.page, 'offer-withdrawn');
});

test('an answer without a network, and what came of it', async ({ browser }) => {
  const { exhibitor, buyer } = await offered(browser);
  await buyer.context.setOffline(true);
  await accept(buyer.page);
  await expect(buyer.page.getByText('Not sent yet. It goes when you are back online.')).toBeVisible();
  await shootHere(buyer.page, 'offer-queued');
  await exhibitor.page.getByRole('button', { name: 'Later' }).click();
  await buyer.context.setOffline(false);
  await expect(buyer.page.getByText('Your answer came too late: the offer had gone.')).toBeVisible({ timeout: 60_000 });
  await shootHere(buyer.page, 'offer-had-gone');
});

test('both accepted, and no table is free', async ({ browser }) => {
  const { exhibitor, buyer } = await offered(browser);
  for (const { page } of [exhibitor, buyer]) await accept(page);
  await expect(buyer.page.getByRole('heading', { name: /Please go to table/ })).toBeVisible();
  await closeEveryTable();
  await expect(buyer.page.locator('h1.wait')).toBeVisible();
  await shootPassing(buyer.page, 'waiting-place');
});

test('the other side did not come, and more time is asked for', async ({ browser }) => {
  const { exhibitor, buyer } = await offered(browser);
  await fair.changeRules({ claimSeconds: 300 });
  for (const { page } of [exhibitor, buyer]) await accept(page);
  await arrive(exhibitor.page);
  await shootPassing(exhibitor.page, 'summons-arrived');
  await exhibitor.page.getByRole('button', { name: 'The other side did not come' }).click();
  await expect(buyer.page.getByText('Are you at table')).toBeVisible();
  await shootPassing(exhibitor.page, 'summons-claimed');
  await arrive(buyer.page);
  await exhibitor.page.getByRole('button', { name: '5 min more' }).click();
  await expect(buyer.page.getByText('The other side asks for 5 min more.')).toBeVisible();
  await shootPassing(exhibitor.page, 'meeting-asked');
  await shootPassing(buyer.page, 'meeting-asks');
});

test('a badge that is void: the link, and the phone that it had opened', async ({ browser }) => {
  const { page } = await openBadge(browser, fair, { side: 'buyer', couple: 1 });
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const { frontCode, badgeUrl } = fair.demo.participants.filter(({ side }) => side === 'buyer')[1]!;
  const desk = await DeskApi.signIn(fair);
  await desk.ask('mutation ($input: ReissueBadgeInput!) { reissueBadge(input: $input) { __typename } }', {
    input: { frontCode, reason: 'lost', reissue: true },
  });
  await expect(page.getByText('You have been signed out. Please sign in again.')).toBeVisible();
  await shootHere(page, 'signed-out');
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(fair.url);
  const open = async (phone: Page) => {
    await phone.goto('about:blank');
    await phone.goto(badgeUrl);
    await phone.locator('.problem, [role="alert"]').filter({ hasText: /./ }).first().waitFor();
  };
  await shootPassing(stranger, 'badge-void', { reach: open });
});

test('an interpreter who is called to a table, and sits there', async ({ browser }) => {
  const phone = await openLink(browser, badgesOf(fair, 'I')[0]!.link, { home: '**/interpret' });
  await phone.page.getByRole('button', { name: /^I am here and free/ }).click();
  await expect(phone.page.getByRole('heading', { name: /^You are free/ })).toBeVisible();
  // One speaks Portuguese alone, the other Cantonese and Mandarin.
  const two = ['Technical adviser, Lunjeba (Demo)', 'Category manager, Heritageloft (Demo)'];
  const [exhibitor, buyer] = await Promise.all(two.map((name) => openNamed(browser, fair, name)));
  for (const { phone } of [exhibitor!, buyer!]) await becomeFree(phone);
  const desk = await DeskApi.signIn(fair);
  const input = {
    session: fair.demo.session,
    exhibitor: exhibitor!.id,
    buyer: buyer!.id,
    idempotencyKey: randomUUID(),
    reason: 'They asked for each other',
  };
  const pairing = 'mutation ($input: PairByHandInput!) { pairByHand(input: $input) { __typename } }';
  await desk.ask(pairing, { input });
  for (const { phone } of [exhibitor!, buyer!]) await accept(phone.page);
  await expect(phone.page.getByRole('heading', { name: /Please go to table/ })).toBeVisible();
  await shootPassing(phone.page, 'interpret-called');
  for (const { page } of [phone, exhibitor!.phone, buyer!.phone]) await arrive(page);
  await expect(phone.page.getByRole('heading', { name: 'In meeting' })).toBeVisible();
  await shootPassing(phone.page, 'interpret-meeting');
});

/** Every table of the session is closed by one act. */
async function closeEveryTable(): Promise<void> {
  const desk = await DeskApi.signIn(fair);
  const query = 'query ($id: ID!) { pairingSession(id: $id) { places { id } } }';
  const { session } = fair.demo;
  const { pairingSession } = await desk.ask<{ pairingSession: { places: { id: string }[] } }>(query, { id: session });
  const places = pairingSession.places.map(({ id }) => id);
  const input = { session, places, reason: 'Water in the hall', idempotencyKey: randomUUID() };
  const closing = 'mutation ($input: PlacesInput!) { closePlaces(input: $input) { __typename } }';
  const { closePlaces } = await desk.ask<{ closePlaces: { __typename: string } }>(closing, { input });
  if (closePlaces.__typename !== 'SessionSuccess') throw new Error(`not closed: ${closePlaces.__typename}`);
}
