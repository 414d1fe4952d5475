import type { FastifyInstance } from 'fastify';
import { readPlaced } from '../../graphql/relay/nodeId.ts';
import { languageOfTag } from '../../graphql/languages.ts';
import { findDayPlan } from '../../operations/calendar/findDayPlan.ts';
import { isRefused } from '../../operations/kernel/refused.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import { dayPlanOf } from '../report/dayPlanOf.ts';
import { ReportFormats } from '../report/reportFormats.ts';
import type { ReportThread } from '../report/reportThread.ts';
import type { Contexts } from './contexts.ts';
import { refuse } from './reportRoute.ts';

interface Asked {
  Params: { participant: string };
  Querystring: { language?: string };
}

/**
 * `/plan/<participant>/day.pdf`: somebody's day on A5, for its owner and for staff who print it. `?language=` chooses the words; otherwise they are those
 * that the person reads.
 */
export function dayPlanRoute(
  api: FastifyInstance,
  { ports, contexts, thread }: { ports: Ports; contexts: Contexts; thread: ReportThread },
): void {
  api.get<Asked>('/plan/:participant/day.pdf', async (request, reply) => {
    const caller = await contexts.callerOf(request);
    const placed = readPlaced('Participant', request.params.participant);
    const asked = { session: placed?.session ?? null, participant: placed?.id ?? null };
    const plan = await findDayPlan(ports, caller, asked);
    if (isRefused(plan)) return refuse(contexts, { request, reply }, plan);
    const language = languageOfTag(request.query.language ?? '') ?? plan.person.reads;
    const formats = new ReportFormats(language, contexts.wording, plan.timeZone);
    void reply.header('cache-control', 'private, no-store');
    void reply.header('content-disposition', 'inline; filename="ponte-day.pdf"');
    return reply.type('application/pdf').send(await thread.draw(dayPlanOf(plan, ports.clock.now(), formats)));
  });
}
