import type { Browser, Page } from 'playwright';
import { absolute, type Figure } from '../../api/bench/figure.ts';
import type { Installation } from '../e2e/support/installation.ts';
import { signInAtDesk } from '../e2e/support/organiser.ts';
import { becomeFree } from '../e2e/support/people.ts';
import { ask, participantOf, send } from './asked.ts';
import { inBrowser } from './inBrowser.ts';
import { WorkMeter } from './pageWork.ts';

const HOURS = 8;
/** Tables called in each simulated hour. */
const CALLS = 6;
const MINUTE = 60_000;
/** The heap of the last hour over that of the first. */
const FLAT = 1.05;

/** The hall screen over a simulated day: its clock runs fast, its calls are real. */
export function run(): Promise<Figure[]> {
  return inBrowser(async (browser, fair) => {
    const hall = await Couple.of(browser, fair);
    const wall = await browser.newPage();
    await wall.clock.install();
    await wall.goto(fair.demo.wallboard, { waitUntil: 'networkidle' });
    const meter = await WorkMeter.of(wall);
    const heaps: number[] = [];
    for (let hour = 0; hour < HOURS; hour++) {
      for (let call = 0; call < CALLS; call++) {
        await hall.isCalled();
        await wall.clock.runFor((60 / CALLS) * MINUTE);
      }
      heaps.push((await meter.heap()) / 1e6);
    }
    const calls = HOURS * CALLS;
    return [
      absolute({
        bench: 'web heap',
        metric: 'hall screen, last hour over first',
        value: heaps.at(-1)! / heaps[0]!,
        unit: 'x',
        goal: FLAT,
        note: `${calls} calls in ${HOURS} simulated hours; MB by the hour: ${heaps.map((heap) => heap.toFixed(2)).join(' ')}`,
      }),
    ];
  });
}

/** An exhibitor and a buyer whom the desk sends to a table, again and again. */
class Couple {
  readonly #desk: Page;
  readonly #phones: readonly Page[];
  readonly #session: string;
  readonly #pair: { exhibitor: string; buyer: string };

  private constructor(
    desk: Page,
    phones: readonly Page[],
    { session, pair }: { session: string; pair: { exhibitor: string; buyer: string } },
  ) {
    this.#desk = desk;
    this.#phones = phones;
    this.#session = session;
    this.#pair = pair;
  }

  static async of(browser: Browser, fair: Installation): Promise<Couple> {
    const desk = await browser.newPage();
    await signInAtDesk(desk, fair);
    const phone = async (side: string) => {
      const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
      await page.goto(fair.demo.participants.find((participant) => participant.side === side)!.badgeUrl);
      await becomeFree({ page });
      return page;
    };
    const [exhibitor, buyer] = [await phone('exhibitor'), await phone('buyer')];
    const couple = new Couple(desk, [exhibitor, buyer], {
      session: fair.demo.session,
      pair: { exhibitor: await participantOf(exhibitor), buyer: await participantOf(buyer) },
    });
    await couple.#toTheTable();
    return couple;
  }

  /** Paired by hand, called to a table, and let go. */
  async isCalled(): Promise<void> {
    await send(this.#desk, 'pairByHand', {
      input: 'PairByHandInput',
      with: { session: this.#session, ...this.#pair },
    });
    await this.#toTheTable();
  }

  async #toTheTable(): Promise<void> {
    for (const page of this.#phones) await page.getByRole('button', { name: 'Accept' }).click();
    for (const page of this.#phones) await page.getByRole('heading', { name: /Please go to table/ }).waitFor();
    const { viewer } = await ask<{ viewer: { participants: { meeting: { id: string } }[] } }>(
      this.#phones[0]!,
      '{ viewer { participants { meeting { id } } } }',
    );
    const meeting = viewer.participants[0]!.meeting.id;
    await send(this.#desk, 'cancelMeeting', {
      input: 'CancelMeetingInput',
      with: { session: this.#session, meeting, reason: 'The next call' },
    });
    for (const page of this.#phones)
      await page.getByRole('heading', { name: /Please go to table/ }).waitFor({ state: 'detached' });
  }
}
