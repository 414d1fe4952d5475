import { setTimeout as after } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { absolute, type Figure } from '../../api/bench/figure.ts';
import { signInAtDesk } from '../e2e/support/organiser.ts';
import { becomeFree } from '../e2e/support/people.ts';
import { countDelivered, type Delivered } from './delivered.ts';
import { inBrowser } from './inBrowser.ts';
import type { Installation } from '../e2e/support/installation.ts';

/** The most, in kB of 1,000 bytes, as the server sends them to a browser. */
const PARTICIPANT = { script: 75, style: 15 };
const BOARD = { script: 180 };
/** A page that has been open for so long has fetched what it keeps for when there is no network. */
const AT_REST_MS = 5_000;

/** What pages fetch, counted in a real browser: the code is the figure, so one visit is enough. */
export function run(): Promise<Figure[]> {
  return inBrowser(async (browser, fair) => [
    ...(await participantSizes(browser, fair)),
    await boardSize(browser, fair),
  ]);
}

async function participantSizes(browser: Browser, fair: Installation): Promise<Figure[]> {
  const { exhibitor, buyer } = couple(fair);
  const page = await browser.newPage();
  const counting = countDelivered(page);
  await page.goto(exhibitor.badgeUrl, { waitUntil: 'networkidle' });
  const first = await counting.soFar();
  const other = await browser.newPage();
  await other.goto(buyer.badgeUrl);
  await throughMeeting(page, other);
  const whole = await counting.soFar();
  await Promise.all([page.close(), other.close()]);
  return [
    size('participant, first load, JavaScript', first.script, {
      goal: PARTICIPANT.script,
      note: 'from the link of a badge',
    }),
    size('participant, a whole meeting, JavaScript', whole.script, {
      goal: PARTICIPANT.script,
      note: 'and offer, summons, meeting, day and badge',
    }),
    size('participant, a whole meeting, style sheets', whole.style, {
      goal: PARTICIPANT.style,
      note: 'fonts of a bare machine apart',
    }),
  ];
}

/** Both meet, so that all that is loaded late is counted too. */
async function throughMeeting(page: Page, other: Page): Promise<void> {
  for (const side of [page, other]) await becomeFree({ page: side });
  for (const side of [page, other]) await side.getByRole('button', { name: 'Accept' }).click();
  for (const side of [page, other]) await side.getByRole('button', { name: 'I am here' }).click();
  await page.getByRole('timer').waitFor();
  await page.getByRole('button', { name: 'Done, record the outcome' }).click();
  await after(AT_REST_MS);
  await page.waitForLoadState('networkidle');
}

async function boardSize(browser: Browser, fair: Installation): Promise<Figure> {
  const page = await browser.newPage();
  await signInAtDesk(page, fair);
  await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache');
  const counting = countDelivered(page);
  await page.goto(fair.demo.board, { waitUntil: 'networkidle' });
  const { script }: Delivered = await counting.soFar();
  await page.close();
  return size('board, JavaScript', script, { goal: BOARD.script, note: 'signed in, nothing kept' });
}

function couple({ demo }: Installation) {
  const of = (side: string) => demo.participants.find((participant) => participant.side === side)!;
  return { exhibitor: of('exhibitor'), buyer: of('buyer') };
}

function size(metric: string, bytes: number, { goal, note }: { goal: number; note: string }): Figure {
  return absolute({ bench: 'web size', metric, value: bytes / 1_000, unit: 'kB', goal, note: `${note}, as sent` });
}
