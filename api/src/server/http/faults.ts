import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ApiContext } from '../../graphql/context.ts';

/** Codes that tell a client what it did, each with its own words; anything else is a fault of the server. */
const KNOWN: ReadonlySet<string> = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'OVERLOADED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'TOO_COSTLY',
  'TOO_SLOW',
  'UNAUTHENTICATED',
  'UNAVAILABLE',
]);

/** Whether an error is a refused request, not a fault. */
export function isOurs(error: GraphQLError): boolean {
  const { originalError } = error;
  if (originalError && !(originalError instanceof GraphQLError)) return false;
  return KNOWN.has(String(error.extensions['code'])) || originalError === undefined;
}

/** An error as the viewer gets it: a stable code, an id to tell the help desk, and no stack, SQL or path of ours. */
export function faultInWords(
  { wording, languages, correlationId }: Pick<ApiContext, 'wording' | 'languages' | 'correlationId'>,
  { message, locations, path, extensions }: GraphQLFormattedError,
): GraphQLFormattedError {
  const { stacktrace: _, ...kept } = extensions ?? {};
  const code = String(kept['code'] ?? 'INTERNAL_SERVER_ERROR');
  if (KNOWN.has(code)) {
    const said = code === 'TOO_COSTLY' ? wording.word('problem_too_costly', languages[0] ?? 'en') : message;
    return { message: said, locations, path, extensions: { ...kept, correlationId } };
  }
  return {
    message: wording.word('problem_unknown', languages[0] ?? 'en', { reference: correlationId }),
    locations,
    path,
    extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId },
  };
}
