import type { FastifyReply, FastifyRequest } from 'fastify';
import { rightsOf } from '../../domain/credential/rights.ts';
import type { Contexts } from './contexts.ts';
import { sendFault } from './sendFault.ts';

const MEGABYTE = 1_048_576;
/** Bytes of a request: of anybody, and of those who may import a fair's files. */
export const BODY_LIMITS = { usual: MEGABYTE, import: 64 * MEGABYTE } as const;

/** Refuses a body before it is read where it is longer than its sender may send. */
export function bodyLimit(contexts: Contexts) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (request.method !== 'POST') return undefined;
    const said = request.headers['content-length'];
    const length = said === undefined ? Number.POSITIVE_INFINITY : Number(said);
    if (length <= BODY_LIMITS.usual) return undefined;
    const mayImport = rightsOf(await contexts.callerOf(request)).includes('import-fair');
    if (mayImport && length <= BODY_LIMITS.import) return undefined;
    const most = mayImport ? BODY_LIMITS.import : BODY_LIMITS.usual;
    // The rest of the body is not read: the connection cannot be used again.
    void reply.header('connection', 'close');
    return sendFault(
      contexts,
      { request, reply },
      { status: 413, code: 'TOO_LARGE', key: 'problem_too_large', facts: { max: most / MEGABYTE } },
    );
  };
}
