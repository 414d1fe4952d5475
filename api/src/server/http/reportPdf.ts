import type { FastifyInstance } from 'fastify';
import { LANGUAGES } from '../../domain/kernel/language.ts';
import { readNodeId } from '../../graphql/relay/nodeId.ts';
import { findAfter } from '../../operations/after/findAfter.ts';
import { namesForReport, sessionsToReport } from '../../operations/after/reportSubject.ts';
import { isRefused } from '../../operations/kernel/refused.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import { ReportFormats } from '../report/reportFormats.ts';
import { reportOf } from '../report/reportOf.ts';
import type { ReportThread } from '../report/reportThread.ts';
import { languagesOfRequest, type Contexts } from './contexts.ts';
import { refuse } from './reportRoute.ts';
import { sendFault } from './sendFault.ts';

interface Asked {
  Params: { id: string };
  Querystring: { language?: string };
}

/**
 * `/report/<session or exhibition>/report.pdf`: what it brought, with its charts, in the reader's language or in `?language=`; for whoever may export the
 * fair. It names organisations that signed in public, and no people.
 */
export function reportPdf(
  api: FastifyInstance,
  { ports, contexts, thread }: { ports: Ports; contexts: Contexts; thread: ReportThread },
): void {
  api.get<Asked>('/report/:id/report.pdf', async (request, reply) => {
    const caller = await contexts.callerOf(request);
    const asked = {
      session: readNodeId('PairingSession', request.params.id),
      exhibition: readNodeId('Exhibition', request.params.id),
    };
    const plans = await sessionsToReport(ports, caller, asked);
    if (isRefused(plans)) return refuse(contexts, { request, reply }, plans);
    const after = await findAfter(ports, (session) => contexts.boards.told(session), plans);
    if (!after)
      return sendFault(contexts, { request, reply }, { status: 404, code: 'NOTHING_TO_COUNT', key: 'after_none' });
    const [reads = 'en'] = languagesOfRequest(request, caller);
    const language = LANGUAGES.find((one) => one === request.query.language) ?? reads;
    const names = await namesForReport(ports, after, { isWhole: asked.exhibition !== null });
    const formats = new ReportFormats(language, contexts.wording, after.timeZone);
    const report = reportOf(after, { ...names, made: ports.clock.now() }, formats);
    void reply.header('cache-control', 'private, no-store');
    void reply.header('content-disposition', 'attachment; filename="ponte-report.pdf"');
    return reply.type('application/pdf').send(await thread.draw(report));
  });
}
