import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { languageOfTag } from '../../graphql/languages.ts';
import { findCalendar } from '../../operations/calendar/findCalendar.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import { calendarText } from './calendarText.ts';
import type { Contexts } from './contexts.ts';
import { sendFault } from './sendFault.ts';

/** A stamp changes at each asking and says nothing new: the tag is that of the text without it. */
const STAMP = /^DTSTAMP:.*\r?\n/gm;

/**
 * `/calendar/<token>.ics`: a person's days for a calendar program, which has no cookie and no header of ours. The address is the secret: it is never logged,
 * names nobody and dies with the badge. `?language=` chooses the words; otherwise they are those that the person reads.
 */
export function calendarRoute(api: FastifyInstance, { ports, contexts }: { ports: Ports; contexts: Contexts }): void {
  api.get<{ Params: { token: string }; Querystring: { language?: string } }>(
    '/calendar/:token.ics',
    async (request, reply) => {
      const badge = ports.secrets.calendarBadge(request.params.token);
      const calendar = badge && (await findCalendar(ports, badge));
      if (!calendar) {
        return sendFault(contexts, { request, reply }, { status: 410, code: 'GONE', key: 'problem_calendar_gone' });
      }
      const language = languageOfTag(request.query.language ?? '') ?? calendar.reads;
      const text = calendarText(calendar, { wording: contexts.wording, language, now: ports.clock.now() });
      const etag = `"${createHash('sha256').update(text.replaceAll(STAMP, '')).digest('base64url')}"`;
      void reply.header('etag', etag).header('cache-control', 'private, no-cache');
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'inline; filename="ponte.ics"')
        .send(text);
    },
  );
}
