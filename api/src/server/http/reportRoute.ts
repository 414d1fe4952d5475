import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SessionId } from '../../domain/kernel/id.ts';
import { readNodeId } from '../../graphql/relay/nodeId.ts';
import { isRefused, type Refused } from '../../operations/kernel/refused.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import { findSessionReport, sessionToReport } from '../../operations/session/findSessionReport.ts';
import { reportTable, type ReportList, type Table } from '../spreadsheet/reportTables.ts';
import { writeCsv } from '../spreadsheet/writeCsv.ts';
import { writeWorkbook } from '../spreadsheet/writeWorkbook.ts';
import { languagesOfRequest, type Contexts } from './contexts.ts';
import { sendFault } from './sendFault.ts';

/** What a report's file is: its list, and its form by its ending. */
const FILES = /^(meetings|participants)\.(csv|xlsx)$/;
const EVENTS = 'events.ndjson';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Asked {
  Params: { session: string; file: string };
}

/**
 * `/report/<session>/meetings.csv`, `.xlsx`, `participants.csv`, `.xlsx` and `events.ndjson`: a session as files, for whoever may export the fair; the events, which
 * hold no names, for whoever may follow the session. Signed in by cookie or `Authorization`. Events are written as they are read, so that a long log needs no memory.
 */
export function reportRoute(api: FastifyInstance, { ports, contexts }: { ports: Ports; contexts: Contexts }): void {
  api.get<Asked>('/report/:session/:file', async (request, reply) => {
    const [, list, form] = FILES.exec(request.params.file) ?? [];
    const isLog = request.params.file === EVENTS;
    if (!list && !isLog) {
      return sendFault(contexts, { request, reply }, { status: 404, code: 'NOT_FOUND', key: 'page_not_found' });
    }
    const caller = await contexts.callerOf(request);
    const session = readNodeId('PairingSession', request.params.session);
    const right = isLog ? 'follow-session' : 'export-fair';
    const plan = await sessionToReport(ports, caller, { session, right });
    if (isRefused(plan)) return refuse(contexts, { request, reply }, plan);
    void reply.header('cache-control', 'private, no-store');
    void reply.header('content-disposition', `attachment; filename="ponte-${request.params.file}"`);
    if (isLog) return reply.type('application/x-ndjson; charset=utf-8').send(eventLines(ports, plan.id));
    const [language = 'en'] = languagesOfRequest(request, caller);
    const report = await findSessionReport(ports, plan);
    const table = reportTable(list as ReportList, report, { wording: contexts.wording, language });
    return form === 'csv' ? sendCsv(reply, table) : sendWorkbook(reply, list!, table);
  });
}

const STATUS: Partial<Record<Refused['refused'], number>> = { 'signed-out': 401, 'not-allowed': 403 };

/** Tells why a report is not given. */
export function refuse(
  contexts: Contexts,
  exchange: { request: FastifyRequest; reply: FastifyReply },
  { refused }: Refused,
): FastifyReply {
  const fault = { code: refused.toUpperCase().replaceAll('-', '_'), key: `problem_${refused.replaceAll('-', '_')}` };
  return sendFault(contexts, exchange, { status: STATUS[refused] ?? 404, ...fault });
}

function sendCsv(reply: FastifyReply, table: Table): FastifyReply {
  return reply.type('text/csv; charset=utf-8').send(writeCsv(table));
}

async function sendWorkbook(reply: FastifyReply, list: string, table: Table): Promise<FastifyReply> {
  return reply.type(XLSX).send(Buffer.from(await writeWorkbook([{ list, table }])));
}

/** Each event of the log so far, a line each: sequence, version of its kind's shape, and the event. */
function eventLines({ sessions }: Pick<Ports, 'sessions'>, id: SessionId): Readable {
  return Readable.from(
    (async function* lines() {
      const head = (await sessions.read(id))?.head ?? 0;
      if (head === 0) return;
      const ended = new AbortController();
      try {
        for await (const logged of sessions.follow(id, 0, ended.signal)) {
          yield `${JSON.stringify(logged)}\n`;
          if (logged.sequence >= head) return;
        }
      } finally {
        ended.abort();
      }
    })(),
  );
}
