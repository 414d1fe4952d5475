import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** Longest number that is read: far beyond every sum of money, short enough to be stored as it is. */
const MOST_DIGITS = 18;

/** Whole numbers of any size as decimal text: an Int of GraphQL ends at 21,474,836.47 in minor units. */
export const BigIntScalar = new GraphQLScalarType<string, string>({
  name: 'BigInt',
  description: 'A whole number as a decimal string (`"48000000"`), up to 18 digits.',
  serialize: (value) => {
    if (typeof value === 'bigint' || typeof value === 'string' || Number.isSafeInteger(value)) return String(value);
    throw new GraphQLError('A whole number is expected.');
  },
  parseValue: (value) => readWhole(typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value),
  parseLiteral: (node) => readWhole(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined),
});

/** Text that is not a whole number is handed on as it is, so that the operation answers with a problem in the viewer's language. */
function readWhole(value: unknown): string {
  if (typeof value !== 'string') throw new GraphQLError('BigInt: a whole number as a decimal string is expected.');
  return value.length > MOST_DIGITS + 1 ? value.slice(0, MOST_DIGITS + 2) : value;
}
