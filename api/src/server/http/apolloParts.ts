import type { ApolloServerOptionsWithGateway, ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { ApiContext } from '../../graphql/context.ts';
import { costOf, refuseCost } from '../../graphql/limits.ts';
import type { Logger } from '../../ports/logger.ts';
import type { KnownDocuments } from '../push/knownDocuments.ts';
import type { CostBudgets } from './costBudgets.ts';
import { faultInWords, isOurs } from './faults.ts';

/** Codes of requests that were refused before they ran: with `Accept: application/json` their status is 200 (GraphQL over HTTP, section 6.4.1). */
const REFUSED_BEFORE = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** Lets Apollo execute as the sockets do: documents that come again are compiled once, for both doors. */
export function oneExecutor(
  schema: GraphQLSchema,
  documents: KnownDocuments,
): ApolloServerOptionsWithGateway<ApiContext>['gateway'] {
  return {
    load: async () => ({
      executor: async ({ document, operation, context, request: { variables = {} } }) =>
        documents.ofParsed(document, operation).run(undefined, context as ApiContext, variables),
    }),
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}

/** Measures an operation before it runs, and refuses what costs too much or is beyond what the caller has left. */
export function costPlugin(budgets: CostBudgets): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart(): Promise<GraphQLRequestListener<ApiContext>> {
      let requested = 0;
      return {
        async didResolveOperation({ document, operationName, request, contextValue }) {
          requested = costOf(document, operationName, request.variables ?? {});
          const refusal = refuseCost(requested) ?? budgets.take(contextValue.caller, requested);
          if (refusal) throw refusal;
        },
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== 'single' || requested === 0) return;
          const result = response.body.singleResult;
          const { available, restoreRate } = budgets.leftOf(contextValue.caller);
          // What an operation costs is known before it runs and does not change by running.
          result.extensions = { ...result.extensions, cost: { requested, actual: requested, available, restoreRate } };
        },
      };
    },
  };
}

/** Words faults for the viewer, logs them with the id that the viewer sees, and never says how the server is made. */
export function faultPlugin(logger: Logger): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue, operationName }) {
          for (const error of errors) {
            if (isOurs(error)) continue;
            const { correlationId } = contextValue;
            const cause = error.originalError ?? error;
            logger.error(
              { correlationId, operationName, path: error.path, error: cause.stack ?? String(cause) },
              'a request failed',
            );
          }
        },
        async willSendResponse({ response, contextValue, errors }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          if (!result.errors) return;
          result.errors = result.errors.map((error) => faultInWords(contextValue, error));
          response.http.status = statusOf(response.http.status, { errors: errors ?? [], accept: contextValue.accept });
        },
      };
    },
  };
}

/** `application/json` has status 200 whatever GraphQL says of the document; the newer type keeps its 400. */
function statusOf(
  status: number | undefined,
  { errors, accept }: { errors: readonly GraphQLError[]; accept: string },
): number | undefined {
  if (status !== 400 || accept.includes('application/graphql-response+json')) return status;
  return errors.every(({ extensions }) => REFUSED_BEFORE.has(String(extensions['code']))) ? 200 : status;
}

/** The last net: errors of requests that never got a context. Apollo wraps what a context threw; what we say of it stands inside. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const inside = unwrapResolverError(error);
  if (inside instanceof GraphQLError && inside.extensions['code'] === 'UNAVAILABLE') {
    const { http: _, ...extensions } = inside.extensions;
    return { message: inside.message, extensions };
  }
  if (error instanceof GraphQLError && isOurs(error)) return formatted;
  return { ...formatted, message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}
