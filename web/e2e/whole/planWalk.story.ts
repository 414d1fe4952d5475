import type { Browser, Page } from '@playwright/test';
import { expect, test } from '../support/story.ts';
import { beginFair } from '../support/beginFair.ts';
import { EmptyInstallation } from '../support/emptyInstallation.ts';
import { becomeFree, openLink, type Phone } from '../support/people.ts';

let house: EmptyInstallation;
test.beforeAll(async () => {
  house = await EmptyInstallation.start();
});
test.afterAll(() => house.stop());

const csv = (name: string, rows: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.map((row) => `${row}\n`).join('')),
});

/** Two sessions at the one table, an exhibitor and a buyer for each. The hall is so large that distances are minutes. */
function lists(day: string) {
  const session = (name: string) => `${name},Demo ${name},sourcing,${day} 00:00,${day} 23:59,12,300,60,table,MO:1`;
  const pair = (at: number) => [
    `PE-${at}1,Demo Ana ${at},exhibitor,CO-${at},,en,en,S${at}`,
    `PE-${at}2,Demo Rui ${at},buyer,,BU-${at},en,en,S${at}`,
  ];
  return [
    csv('venues.csv', ['Reference,Name,Country,Hall size,Entrance', 'MO,Demo hall,MO,120 x 90,60 x 90']),
    csv('places.csv', [
      'Venue,Label,Place kind,Company,Zone,Position on the plan',
      'MO,1,table,,A,60 x 80',
      'MO,A01,stand,CO-1,,60 x 10',
      'MO,A02,stand,CO-2,,10 x 20',
    ]),
    csv('sessions.csv', [
      'Reference,Name,Session kind,Starts at,Ends at,Meeting minutes,Answer seconds,Cooldown seconds,Place kind,Places',
      session('S1'),
      session('S2'),
    ]),
    csv('companies.csv', ['Reference,Name,Country', 'CO-1,Demo Coffee,MO', 'CO-2,Demo Tea,MO']),
    csv('buyers.csv', ['Reference,Name,Country,Home market', 'BU-1,Demo Buyer One,PT,PT', 'BU-2,Demo Buyer Two,PT,PT']),
    csv('products.csv', [
      'Reference,Company,Name,HS code,Origin',
      'PR-1,CO-1,Demo coffee,0901,MO',
      'PR-2,CO-2,Demo tea,0902,MO',
    ]),
    csv('requirements.csv', [
      'Reference,Buyer,Name,HS codes,Delivery market',
      'RQ-1,BU-1,Demo coffee,0901,PT',
      'RQ-2,BU-2,Demo tea,0902,PT',
    ]),
    csv('people.csv', ['Reference,Name,Role,Company,Buyer,Spoken languages,Reads,Sessions', ...pair(1), ...pair(2)]),
  ];
}

/** Asks the API as the organiser who is signed in on this page. */
async function ask<Data>(page: Page, query: string, variables: object): Promise<Data> {
  const answer = await page.request.post(`${house.url}/graphql`, { data: { query, variables } });
  return ((await answer.json()) as { data: Data }).data;
}

async function step(page: Page, act: string, session: string): Promise<void> {
  const input = { session, idempotencyKey: `plan-walk-${act}-${session}`, reason: 'A story is told' };
  const answer = await ask<Record<string, { __typename: string }>>(
    page,
    `mutation ($input: StepInInput!) { ${act}(input: $input) { __typename } }`,
    { input },
  );
  expect(answer[act]?.__typename).toBe('SessionSuccess');
}

/** The phones of the pair of a session, each with the offer of the other. */
async function offered(browser: Browser, links: ReadonlyMap<string, string>, at: number): Promise<[Phone, Phone]> {
  const open = (name: string) => openLink(browser, links.get(`${name} ${at}`)!);
  const phones: [Phone, Phone] = [await open('Demo Ana'), await open('Demo Rui')];
  for (const phone of phones) await becomeFree(phone);
  for (const { page } of phones) await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
  return phones;
}

const walk = ({ page }: Phone, minutes: number) =>
  expect(page.getByText(`${minutes} min`, { exact: true })).toBeVisible();

test('minutes to walk are those of the drawn plan: from the own stand or the entrance, and others when the table was moved', async ({
  browser,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const fair = await beginFair(page, house, 1);
  const sessions = new Map<string, string>();
  const links = new Map<string, string>();

  await test.step('lists with positions draw the hall', async () => {
    await page.goto(`${house.url}/organiser/exhibition/${encodeURIComponent(fair)}/import`);
    await page.locator('input[type=file]').setInputFiles(lists(new Date().toISOString().slice(0, 10)));
    await page.getByRole('button', { name: 'Import now' }).click();
    await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
    await page.goto(`${house.url}/organiser/exhibition/${encodeURIComponent(fair)}/plan`);
    await expect(page.getByRole('button', { name: 'Table 1, 60 m across, 80 m along' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Zone A', exact: true })).toBeVisible();
    type Fair = { exhibition: { sessions: { id: string; name: { text: string } }[] } };
    const query = 'query ($fair: ID!) { exhibition(id: $fair) { sessions { id name { text } } } }';
    const { exhibition } = await ask<Fair>(page, query, { fair });
    for (const { id, name } of exhibition.sessions) sessions.set(name.text, id);
    type Printed = { printBadges: { badges: { signInLink: string; person: { name: { text: string } } }[] } };
    const { printBadges } = await ask<Printed>(
      page,
      `mutation ($input: PrintBadgesInput!) { printBadges(input: $input) {
        ... on PrintBadgesSuccess { badges { signInLink person { name { text } } } } } }`,
      { input: { exhibition: fair, alsoUnused: false } },
    );
    for (const { signInLink, person } of printBadges.badges) links.set(person.name.text, signInLink);
  });

  await test.step('80 m at a table near the entrance are two minutes from the stand, 10 m are one from the entrance', async () => {
    for (const act of ['openSession', 'startPairing']) await step(page, act, sessions.get('Demo S1')!);
    const [exhibitor, buyer] = await offered(browser, links, 1);
    await walk(exhibitor, 2);
    await walk(buyer, 1);
    await step(page, 'closeSession', sessions.get('Demo S1')!);
  });

  await test.step('the table is moved on the plan, when nobody meets there any more', async () => {
    await page.reload();
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await page.getByLabel('Table 1, Across, m').fill('10');
    await page.getByLabel('Table 1, Along, m').fill('30');
    await page.getByLabel('Table 1, Along, m').press('Tab');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Saved. Tables carry the name of their zone.')).toBeVisible();
  });

  await test.step('the next who are paired there walk 10 m from their stand, and 110 m from the entrance', async () => {
    for (const act of ['openSession', 'startPairing']) await step(page, act, sessions.get('Demo S2')!);
    const [exhibitor, buyer] = await offered(browser, links, 2);
    await walk(exhibitor, 1);
    await walk(buyer, 3);
  });
});
