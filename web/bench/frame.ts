import { setTimeout as after } from 'node:timers/promises';
import type { Page } from 'playwright';
import { absolute, quantile, type Figure } from '../../api/bench/figure.ts';
import { bundledChromium } from '../e2e/support/chromium.ts';
import { launch } from '../e2e/support/launch.ts';
import { signInAtDesk } from '../e2e/support/organiser.ts';
import { becomeFree } from '../e2e/support/people.ts';
import { participantOf, send } from './asked.ts';
import { inBrowser, ROOT } from './inBrowser.ts';
import { openLargeHall, type LargeHall } from './largeHall.ts';
import { WorkMeter } from './pageWork.ts';
import { markWhenThere, untilShown } from './trace.ts';

/** A third of a frame at 60 a second. */
const THIRD_OF_A_FRAME = 1_000 / 60 / 3;
const OFFERS = 9;
/** The card of an offer. */
const CARD = '.offer';
const UPDATES = 20;
const UPDATE_EVERY_MS = 500;
const PEOPLE = 2_000;
/** Who comes and goes between two updates. */
const CHANGES = 10;
/** Until whatever an event set off in a page is done. */
const SETTLED_MS = 600;

/** Script, style and layout that an offer and an update of the board cost the page that shows them. */
export async function run(): Promise<Figure[]> {
  return [await offerCost(), await boardCost()];
}

function offerCost(): Promise<Figure> {
  return inBrowser(async (browser, fair) => {
    const desk = await browser.newPage();
    await signInAtDesk(desk, fair);
    const [exhibitor, buyer] = await Promise.all(
      (['exhibitor', 'buyer'] as const).map(async (side) => {
        const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
        await page.addInitScript(markWhenThere(CARD));
        await page.goto(fair.demo.participants.find((participant) => participant.side === side)!.badgeUrl);
        await becomeFree({ page });
        return page;
      }),
    );
    const pair = { exhibitor: await participantOf(exhibitor!), buyer: await participantOf(buyer!) };
    const costs: number[] = [];
    await putOff(exhibitor!);
    while (costs.length < OFFERS) {
      const ms = await untilShown(browser, buyer!, async () => {
        await send(desk, 'pairByHand', { input: 'PairByHandInput', with: { session: fair.demo.session, ...pair } });
        await after(SETTLED_MS);
      });
      costs.push(ms);
      await putOff(exhibitor!);
    }
    return absolute({
      bench: 'web frame',
      metric: 'offer to the shown card',
      value: quantile(costs, 0.5),
      unit: 'ms',
      goal: THIRD_OF_A_FRAME,
      note: `script, style, layout from the frame to the card; median of ${OFFERS}, most ${Math.max(...costs).toFixed(1)} ms`,
    });
  });
}

/** The offer is put off, and both wait again. */
async function putOff(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Later' }).click();
  await page.getByRole('button', { name: 'Accept' }).waitFor({ state: 'detached' });
  await after(SETTLED_MS);
}

async function boardCost(): Promise<Figure> {
  const hall = await openLargeHall(PEOPLE);
  const browser = await launch(await bundledChromium(ROOT));
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await signInAtDesk(page, { url: hall.url, demo: { organiser: hall.organiser } });
    const staff = await page.context().newPage();
    await staff.goto(`${hall.url}/organiser`);
    await page.goto(hall.board, { waitUntil: 'load' });
    const meter = await WorkMeter.of(page);
    await after(3 * SETTLED_MS);
    const idle = (await meter.during(() => after(UPDATES * UPDATE_EVERY_MS))).busyMs;
    const { busyMs, frames } = await meter.during(() => comeAndGo(staff, hall));
    return absolute({
      bench: 'web frame',
      metric: `update of the board, ${PEOPLE} people`,
      value: (busyMs - idle) / UPDATES,
      unit: 'ms',
      goal: THIRD_OF_A_FRAME,
      note: `${CHANGES} changes each half second, ${frames} frames; less what the page does anyway (${(idle / UPDATES).toFixed(1)} ms)`,
    });
  } finally {
    await browser.close();
    await hall.stop();
  }
}

/** Two updates a second: some go on a break, and are back with the next one. */
async function comeAndGo(staff: Page, { session, participants }: LargeHall): Promise<void> {
  for (let at = 0; at < UPDATES; at++) {
    const next = after(UPDATE_EVERY_MS);
    const some = participants.slice(Math.floor(at / 2) * CHANGES).slice(0, CHANGES);
    const mutation = at % 2 === 0 ? 'pause' : 'becomeAvailable';
    const input = at % 2 === 0 ? 'PauseInput' : 'PresenceInput';
    await Promise.all(some.map((participant) => send(staff, mutation, { input, with: { session, participant } })));
    await next;
  }
}
