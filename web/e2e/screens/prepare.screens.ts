import { expect, test, type Page } from '@playwright/test';
import { beginFair } from '../support/beginFair.ts';
import { EmptyInstallation } from '../support/emptyInstallation.ts';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';
import { makeSpares } from '../support/spares.ts';
import { DESK_SIZES, shoot, shootPassing } from './shoot.ts';

/** Screens of an exhibition that is being prepared, as they stand after the organiser has done something there. */
let fair: Installation;
let desk: Page;
test.beforeAll(async ({ browser }) => {
  fair = await Installation.start();
  desk = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })).newPage();
  await signInAtDesk(desk, fair);
});
test.afterAll(() => fair.stop());
test.beforeEach(() => test.setTimeout(900_000));

async function openPart(part: string): Promise<void> {
  await desk.goto(`${fair.url}/organiser`);
  await desk.getByRole('link', { name: part }).first().click();
  await expect(desk.getByRole('main')).toBeVisible();
  await expect(desk).toHaveURL(/\/exhibition\//);
}

const csv = (text: string) => ({ name: 'companies.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
const IMPORTS = {
  'import-preview': csv('Reference,Name,Country\nDEMO-1,Demo Nova,MO\nDEMO-2,Demo Praia,PT\n'),
  'import-problems': csv(
    'Reference,Name,Country,Employees\nDEMO-1,Demo Nova,Atlantis,12\nDEMO-2,Demo Praia,Atlantis,"1,234"\n',
  ),
  'import-unread': { name: 'companies.csv', mimeType: 'text/csv', buffer: Buffer.from([0x8f, 0xff, 0xff, 0x00, 0x81]) },
};

for (const [screen, file] of Object.entries(IMPORTS))
  test(`lists in preparation: ${screen}`, async () => {
    await openPart('Import lists');
    await shootPassing(desk, screen, {
      reach: async (page) => {
        await page.locator('input[type=file]').setInputFiles([file]);
        await expect(page.locator('#import-checked')).toBeVisible();
        await expect(page.locator('.hatch')).toHaveCount(0);
      },
    });
  });

test('one value of an import mended in every row', async () => {
  await openPart('Import lists');
  await shootPassing(desk, 'import-everywhere', {
    reach: async (page) => {
      await page.locator('input[type=file]').setInputFiles([IMPORTS['import-problems']]);
      await page.locator('td.fix input').first().fill('MO');
      await page.locator('td.fix button').first().click();
      await expect(page.locator('td.fix input').nth(1)).not.toHaveValue('');
    },
  });
});

test('spare badges, made', async () => {
  await openPart('Badges');
  await shootPassing(desk, 'badges-spare', {
    reach: async (page) => {
      await page.locator('input[type=number]').fill('2');
      await page.locator('input[type=number]').press('Enter');
      await expect(page.locator('.sheet').first()).toBeVisible();
    },
  });
});

test("a partner's key, just made", async () => {
  await openPart('Partners');
  await shootPassing(desk, 'partner-key', {
    reach: async (page) => {
      await page.locator('form input').first().fill('Demo chamber');
      await page.locator('form .btn.main').click();
      await expect(page.locator('.whole')).toBeVisible();
      await page.evaluate(() => scrollTo(0, 0));
    },
  });
});

test('the walk-in desk, filled in', async () => {
  await desk.goto(`${fair.url}/organiser`);
  const [spare] = await makeSpares(desk, 2);
  await desk.goto(fair.demo.board.replace('/session/', '/desk/'));
  await shootPassing(desk, 'walk-in-desk-who', {
    reach: async (page) => {
      await page.locator('form input').fill(spare!.frontCode);
      await page.locator('form .btn.main').click();
      const [chinese, latin] = [page.locator('main input').first(), page.locator('main input').nth(1)];
      await latin.fill('Demo Walk-in');
      await chinese.fill('示範即場客');
    },
  });
});

test('a hall that is drawn', async ({ browser }) => {
  const house = await EmptyInstallation.start();
  try {
    const page = await (
      await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
    ).newPage();
    const own = await beginFair(page, house, 6);
    await page.goto(`${house.url}/organiser/exhibition/${encodeURIComponent(own)}/plan`);
    await page.getByRole('button', { name: 'Set tables up in rows' }).click();
    await page.getByRole('button', { name: 'Entrance below' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Saved. Tables carry the name of their zone.')).toBeVisible();
    await shoot(page, 'exhibition-plan-drawn', { sizes: DESK_SIZES });
  } finally {
    await house.stop();
  }
});
