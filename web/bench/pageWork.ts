import type { CDPSession, Page } from 'playwright';

/** What a page's main thread did, in milliseconds. */
export interface PageWork {
  /** Script, style and layout. */
  busyMs: number;
  /** Frames of the live socket that came in. */
  frames: number;
}

/** Reads the browser's own counters, without running anything in the page. */
export class WorkMeter {
  readonly #cdp: CDPSession;
  #frames = 0;

  private constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  static async of(page: Page): Promise<WorkMeter> {
    const cdp = await page.context().newCDPSession(page);
    const meter = new WorkMeter(cdp);
    cdp.on('Network.webSocketFrameReceived', ({ response }) => {
      if (response.payloadData.includes('"type":"next"')) meter.#frames += 1;
    });
    await cdp.send('Network.enable');
    await cdp.send('Performance.enable');
    return meter;
  }

  /** Since the page was opened. */
  async read(): Promise<PageWork> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics');
    const secondsOf = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    const seconds = secondsOf('ScriptDuration') + secondsOf('LayoutDuration') + secondsOf('RecalcStyleDuration');
    return { busyMs: seconds * 1_000, frames: this.#frames };
  }

  /** What is done while `work` runs. */
  async during(work: () => Promise<void>): Promise<PageWork> {
    const before = await this.read();
    await work();
    const after = await this.read();
    return { busyMs: after.busyMs - before.busyMs, frames: after.frames - before.frames };
  }

  /** Bytes that live in the page's heap after everything dead has been collected. */
  async heap(): Promise<number> {
    await this.#cdp.send('HeapProfiler.collectGarbage');
    await this.#cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#cdp.send('Runtime.getHeapUsage');
    return usedSize;
  }
}
