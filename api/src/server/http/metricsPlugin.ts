import type { ApolloServerPlugin } from '@apollo/server';
import { Kind, type OperationDefinitionNode } from 'graphql';
import type { ApiContext } from '../../graphql/context.ts';
import type { Metrics } from './metrics.ts';

/** Counts operations by their root fields, which the schema names, and errors by their codes. */
export function metricsPlugin(metrics: Metrics): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async executionDidStart({ operation }) {
          for (const name of rootFieldsOf(operation)) metrics.operations.inc({ kind: operation.operation, name });
        },
        async didEncounterErrors({ errors }) {
          for (const { extensions } of errors)
            metrics.refusals.inc({ code: String(extensions['code'] ?? 'INTERNAL_SERVER_ERROR') });
        },
      };
    },
  };
}

/** The fields asked for directly of Query, Mutation or Subscription; those in fragments apart. */
export function rootFieldsOf({ selectionSet }: OperationDefinitionNode): string[] {
  return selectionSet.selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
}
