import type { Browser, Page } from 'playwright';

/** Events of a trace in which the main thread works on what a page shows. */
const WORK = new Set([
  'EvaluateScript',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
]);

interface TraceEvent {
  name: string;
  ph: string;
  /** Microseconds. */
  ts: number;
  dur?: number;
  pid: number;
  tid: number;
}

/** A script that marks the moment at which something that fits the selector is first in the page, each time anew after it has gone. For `page.addInitScript`. */
export function markWhenThere(selector: string): { content: string } {
  return {
    content: `{
      let isThere = false;
      new MutationObserver(() => {
        const there = document.querySelector(${JSON.stringify(selector)}) !== null;
        if (there && !isThere) performance.mark('bench-shown');
        isThere = there;
      }).observe(document, { childList: true, subtree: true });
    }`,
  };
}

/**
 * Milliseconds of script, style and layout between a frame of the live socket and the first paint after the mark, while `work` runs. Counted from the last
 * frame before the mark; what overlaps counts once.
 */
export async function untilShown(browser: Browser, page: Page, work: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'],
  });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mark = traceEvents.find(({ name }) => name === 'bench-shown');
  if (!mark) throw new Error('nothing was shown');
  const here = traceEvents.filter(({ pid, tid }) => pid === mark.pid && tid === mark.tid);
  const from = Math.max(
    ...here.filter(({ name, ts }) => name === 'WebSocketReceive' && ts < mark.ts).map(({ ts }) => ts),
  );
  const painted = here.find(({ name, ts }) => name === 'Paint' && ts > mark.ts);
  if (!Number.isFinite(from) || !painted) throw new Error('the trace lacks the frame, or what it painted');
  const until = painted.ts;
  return coveredMs(
    here.filter(({ name, ts, ph }) => WORK.has(name) && ph === 'X' && ts >= from && ts < until),
    until,
  );
}

/** How long at least one of the events ran. */
function coveredMs(events: readonly TraceEvent[], until: number): number {
  let covered = 0;
  let reached = 0;
  for (const { ts, dur = 0 } of events.toSorted((a, b) => a.ts - b.ts)) {
    const end = Math.min(ts + dur, until);
    covered += Math.max(0, end - Math.max(ts, reached));
    reached = Math.max(reached, end);
  }
  return covered / 1_000;
}
