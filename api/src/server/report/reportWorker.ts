/** A thread that draws one report at a time: fonts and pages are work that sockets must not wait for. */
import type { Report } from './block.ts';
import { drawReport } from './drawReport.ts';

/** The report as PDF. */
export default function draw(report: Report): Promise<Uint8Array> {
  return drawReport(report);
}
