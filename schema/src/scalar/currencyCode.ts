import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** An ISO 4217 code. Whether it names a currency is judged by the operation, which answers with a problem in the viewer's language. */
export const CurrencyCodeScalar = new GraphQLScalarType<string, string>({
  name: 'CurrencyCode',
  description: 'A currency, ISO 4217 (`MOP`, `HKD`, `CNY`, `EUR`).',
  specifiedByURL: 'https://www.iso.org/iso-4217-currency-codes.html',
  serialize: String,
  parseValue: readCode,
  parseLiteral: (node) => readCode(node.kind === Kind.STRING ? node.value : undefined),
});

function readCode(value: unknown): string {
  if (typeof value !== 'string') throw new GraphQLError('CurrencyCode: an ISO 4217 code is expected.');
  return value.slice(0, 16);
}
