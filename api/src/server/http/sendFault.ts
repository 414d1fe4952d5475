import type { FastifyReply, FastifyRequest } from 'fastify';
import { NOBODY } from '../../domain/credential/caller.ts';
import type { MessageFacts } from '../../graphql/wording.ts';
import { languagesOfRequest, type Contexts } from './contexts.ts';

/** A refusal of a whole request. */
export interface Fault {
  status: number;
  /** Stable. */
  code: string;
  /** Of the message. */
  key: string;
  facts?: MessageFacts;
}

/** Answers a request that never became an operation: GraphQL's form of an error, in the viewer's language. */
export function sendFault(
  { wording }: Pick<Contexts, 'wording'>,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { status, code, key, facts }: Fault,
): FastifyReply {
  const [language = 'en'] = languagesOfRequest(request, NOBODY);
  const message = wording.word(key, language, { reference: request.id, ...facts });
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions: { code, correlationId: request.id } }] });
}
