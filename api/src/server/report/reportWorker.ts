/** A thread that draws one report at a time: fonts and pages are work that sockets must not wait for. */
import type { Report } from './block.ts';
import type { DayPlanSheet } from './dayPlan.ts';
import { drawDayPlan } from './drawDayPlan.ts';
import { drawReport } from './drawReport.ts';

/** The report, or the plan, as PDF. */
export default function draw(report: Report | DayPlanSheet): Promise<Uint8Array> {
  return 'kind' in report ? drawDayPlan(report) : drawReport(report);
}
