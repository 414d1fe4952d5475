import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** RFC 3339 with an offset; parts of a second are read to the millisecond. */
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i;

/** A moment: inside the server whole milliseconds since 1970, on the wire RFC 3339 in UTC. */
export const DateTimeScalar = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  description:
    'A moment, RFC 3339 in UTC (`2026-11-21T07:20:00.000Z`). A time shown to people goes with the zone of the exhibition.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (value) => {
    const instant = value instanceof Date ? value.getTime() : value;
    if (typeof instant !== 'number' || !Number.isFinite(instant)) throw new GraphQLError('A moment is expected.');
    return new Date(instant).toISOString();
  },
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : undefined),
});

function readInstant(value: unknown): number {
  const instant = typeof value === 'string' && RFC_3339.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(instant)) throw new GraphQLError('DateTime: RFC 3339 with an offset is expected.');
  return instant;
}
