import { Kind, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';

/** Types of feeds whose every field says the same to all callers of one sight. */
export const SHARED_TYPES: ReadonlySet<string> = new Set([
  'BoardMinute',
  'LocalizedText',
  'OutcomeSum',
  'PlaceFigure',
  'ResyncRequired',
  'SessionBoard',
  'SessionEvent',
  'SideFigures',
  'TableCall',
  'Venue',
]);

/** Fields of other types that do, too. */
export const SHARED_FIELDS: ReadonlySet<string> = new Set([
  'Mark.now',
  'Mark.sequence',
  'Place.id',
  'Place.kind',
  'Place.label',
  'Place.open',
  'Place.venue',
  'Place.zone',
]);

/**
 * Whether everything that a document asks for below its root is known to read nothing of the caller but its sight and its languages (PU4). What is
 * not on the list is taken to be the caller's own, so that a field that is forgotten here costs time and shows nobody anything.
 */
export function isShared(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  const root = schema.getSubscriptionType();
  let shared = true;
  visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.FIELD]: ({ name: { value: field } }) => {
        const parent = types.getParentType();
        if (parent === root || field === '__typename') return;
        const type = parent?.name ?? '';
        if (!SHARED_TYPES.has(type) && !SHARED_FIELDS.has(`${type}.${field}`)) shared = false;
      },
    }),
  );
  return shared;
}
