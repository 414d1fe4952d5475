import type { FastifyInstance } from 'fastify';
import { atRisk } from '../../domain/figures/atRisk.ts';
import { LANGUAGES } from '../../domain/kernel/language.ts';
import type { Session } from '../../domain/pairing/session.ts';
import { readNodeId } from '../../graphql/relay/nodeId.ts';
import { isRefused } from '../../operations/kernel/refused.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import { sessionToReport } from '../../operations/session/findSessionReport.ts';
import type { SessionBrief } from '../../ports/sessionPlans.ts';
import { fairnessOf, fairnessTable, type FairnessSubject } from '../report/fairnessOf.ts';
import { ReportFormats } from '../report/reportFormats.ts';
import type { ReportThread } from '../report/reportThread.ts';
import { writeCsv } from '../spreadsheet/writeCsv.ts';
import { languagesOfRequest, type Contexts } from './contexts.ts';
import { refuse } from './reportRoute.ts';
import { sendFault } from './sendFault.ts';

interface Asked {
  Params: { session: string; form: string };
  Querystring: { language?: string };
}

type Means = { ports: Ports; contexts: Contexts; thread: ReportThread };

/**
 * `/report/<session>/fairness.csv` and `fairness.pdf`: how fair a session has been so far, for whoever may export the fair, in the reader's language or in
 * `?language=`. Those at risk stand there by their badges.
 */
export function fairnessRoute(api: FastifyInstance, { ports, contexts, thread }: Means): void {
  api.get<Asked>('/report/:session/fairness.:form(^csv|pdf$)', async (request, reply) => {
    const caller = await contexts.callerOf(request);
    const session = readNodeId('PairingSession', request.params.session);
    const plan = await sessionToReport(ports, caller, { session, right: 'export-fair' });
    if (isRefused(plan)) return refuse(contexts, { request, reply }, plan);
    const live = await ports.sessions.read(plan.id);
    if (!live)
      return sendFault(contexts, { request, reply }, { status: 404, code: 'NOTHING_TO_COUNT', key: 'after_none' });
    const [reads = 'en'] = languagesOfRequest(request, caller);
    const language = LANGUAGES.find((one) => one === request.query.language) ?? reads;
    const { subject, timeZone } = await subjectOf({ ports, contexts, thread }, plan, live);
    const formats = new ReportFormats(language, contexts.wording, timeZone);
    const { form } = request.params;
    void reply.header('cache-control', 'private, no-store');
    void reply.header('content-disposition', `attachment; filename="ponte-fairness.${form}"`);
    if (form === 'csv') return reply.type('text/csv; charset=utf-8').send(writeCsv(fairnessTable(subject, formats)));
    return reply.type('application/pdf').send(await thread.draw(fairnessOf(subject, formats)));
  });
}

async function subjectOf(
  { ports, contexts }: Means,
  plan: SessionBrief,
  live: Session,
): Promise<{ subject: FairnessSubject; timeZone: string }> {
  const made = ports.clock.now();
  const risks = atRisk(live, made);
  const personOf = new Map(risks.map(({ participant }) => [live.participants.get(participant)!.person, participant]));
  const [[fair], venues, people, report] = await Promise.all([
    ports.fairs.byIds([plan.exhibition]),
    ports.fairs.venuesOf([plan.exhibition]),
    ports.people.byIds([...personOf.keys()]),
    contexts.boards.fairness(live),
  ]);
  const badges = new Map(people.map(({ id, frontCode }) => [personOf.get(id)!, frontCode ?? '']));
  const names = { name: plan.name, exhibition: fair?.name ?? {} };
  return { subject: { report, risks, ...names, venues, badges, made }, timeZone: fair?.timeZone ?? 'UTC' };
}
