import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** What a document may be, the same for HTTP and sockets. */
export const LIMITS = {
  /** Words and signs of the text. */
  tokens: 4_000,
  /** Levels of fields; introspection has its own, as its types nest in each other. */
  depth: 15,
  /** Fields that stand under another name. */
  aliases: 60,
  /** Fields asked for directly of Query, Mutation or Subscription. */
  rootFields: 20,
  /** Fields of the document with its fragments spread. */
  fields: 5_000,
  /** Fields that may be resolved, by the lengths of the pages asked for. */
  cost: 20_000,
} as const;

/** Options of parsing. */
export const PARSE_OPTIONS = { maxTokens: LIMITS.tokens } as const;

/** Pages whose length nobody says. */
const USUAL_PAGE = 20;
/** Lists that are not pages: a session's places, a company's products. */
const USUAL_LIST = 10;
/** Fields that give a list of things without being pages. */
const LISTS: ReadonlySet<string> = new Set([
  'sessions',
  'venues',
  'places',
  'products',
  'certificates',
  'requirements',
  'meetings',
  'organiserOf',
  'sides',
  'calls',
  'series',
  'missed',
]);

/** Refuses documents that are too deep, too wide or under too many names. */
export function limitsRule(context: ValidationContext): ASTVisitor {
  const report = (message: string) =>
    context.reportError(new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', limit: true } }));
  return {
    OperationDefinition(operation) {
      const measured = measure(operation, fragmentsOf(context.getDocument()));
      if (measured.depth > LIMITS.depth) report(`At most ${LIMITS.depth} levels may be asked for.`);
      if (measured.fields > LIMITS.fields) report(`At most ${LIMITS.fields} fields may be asked for.`);
      if (measured.aliases > LIMITS.aliases) report(`At most ${LIMITS.aliases} aliases may be used.`);
      if (measured.rootFields > LIMITS.rootFields)
        report(`At most ${LIMITS.rootFields} fields may be asked for at once.`);
    },
  };
}

/** The cost of an operation, known before it runs: fields, by the lengths of the pages they stand in. */
export function costOf(document: DocumentNode, operationName: string | null, variables: Variables): number {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const operation = operationName ? operations.find(({ name }) => name?.value === operationName) : operations[0];
  if (!operation) return 0;
  return costOfSelection(operation.selectionSet, { fragments: fragmentsOf(document), variables, within: [] });
}

/** Refuses an operation that costs too much, before anything runs. */
export function refuseCost(cost: number): GraphQLError | null {
  if (cost <= LIMITS.cost) return null;
  return new GraphQLError('This asks for too much at once.', {
    extensions: { code: 'TOO_COSTLY', cost: { requested: cost, most: LIMITS.cost } },
  });
}

type Variables = Readonly<Record<string, unknown>>;
type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

interface Measured {
  depth: number;
  aliases: number;
  rootFields: number;
  fields: number;
}

function fragmentsOf(document: DocumentNode): Fragments {
  return new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
}

function measure(operation: OperationDefinitionNode, fragments: Fragments): Measured {
  const measured = { depth: 0, aliases: 0, rootFields: 0, fields: 0 };
  const visit = (selections: SelectionSetNode, depth: number, within: readonly string[]): void => {
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        // A fragment in itself is refused by a rule of GraphQL's own.
        if (fragment && !within.includes(fragment.name.value)) {
          visit(fragment.selectionSet, depth, [...within, fragment.name.value]);
        }
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        visit(selection.selectionSet, depth, within);
      } else {
        count(selection, depth, within);
      }
      // A document of a few lines can spread to millions of fields; nobody is made to count them.
      if (measured.aliases > LIMITS.aliases || measured.fields > LIMITS.fields) return;
    }
  };
  const count = (field: FieldNode, depth: number, within: readonly string[]): void => {
    if (field.name.value.startsWith('__') && field.name.value !== '__typename') return;
    measured.depth = Math.max(measured.depth, depth);
    measured.fields++;
    if (field.alias) measured.aliases++;
    if (depth === 1) measured.rootFields++;
    if (field.selectionSet && depth <= LIMITS.depth) visit(field.selectionSet, depth + 1, within);
  };
  visit(operation.selectionSet, 1, []);
  return measured;
}

interface Counting {
  fragments: Fragments;
  variables: Variables;
  within: readonly string[];
}

function costOfSelection(selections: SelectionSetNode, counting: Counting): number {
  let cost = 0;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) {
      cost += costOfField(selection, counting);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      cost += costOfSelection(selection.selectionSet, counting);
    } else {
      const fragment = counting.fragments.get(selection.name.value);
      const name = selection.name.value;
      if (!fragment || counting.within.includes(name)) continue;
      cost += costOfSelection(fragment.selectionSet, { ...counting, within: [...counting.within, name] });
    }
    if (cost > LIMITS.cost) return cost;
  }
  return cost;
}

function costOfField(field: FieldNode, counting: Counting): number {
  if (field.name.value.startsWith('__')) return 0;
  if (!field.selectionSet) return 1;
  return 1 + lengthOf(field, counting.variables) * costOfSelection(field.selectionSet, counting);
}

function lengthOf(field: FieldNode, variables: Variables): number {
  const page = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last');
  if (page) {
    const { value } = page;
    const said =
      value.kind === Kind.VARIABLE ? variables[value.name.value] : value.kind === Kind.INT ? value.value : null;
    const length = Number(said ?? USUAL_PAGE);
    return Number.isFinite(length) && length >= 0 ? Math.max(1, length) : USUAL_PAGE;
  }
  const ids = field.arguments?.find(({ name }) => name.value === 'ids')?.value;
  if (ids?.kind === Kind.VARIABLE)
    return Math.max(1, (variables[ids.name.value] as unknown[] | undefined)?.length ?? 1);
  if (ids?.kind === Kind.LIST) return Math.max(1, ids.values.length);
  if (hasEdges(field)) return USUAL_PAGE;
  return LISTS.has(field.name.value) ? USUAL_LIST : 1;
}

function hasEdges({ selectionSet }: FieldNode): boolean {
  return selectionSet?.selections.some((one) => one.kind === Kind.FIELD && one.name.value === 'edges') ?? false;
}
