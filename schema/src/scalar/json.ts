import { GraphQLScalarType } from 'graphql';

/** Facts by name: codes, numbers, lists of them. Only ever sent, never read. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Facts by name: codes, numbers and lists of them.',
  serialize: (value) => value,
});
