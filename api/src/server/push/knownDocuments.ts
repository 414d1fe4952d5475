import { createHash } from 'node:crypto';
import {
  execute,
  getNamedType,
  getOperationAST,
  GraphQLError,
  isInputObjectType,
  parse,
  specifiedRules,
  typeFromAST,
  validate,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type NamedTypeNode,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { ApiContext } from '../../graphql/context.ts';
import { isShared } from '../../graphql/feed/sharedFields.ts';
import { limitsRule, PARSE_OPTIONS } from '../../graphql/limits.ts';

/** Documents that are kept, and characters of one that is: a client has some dozens, far shorter. */
const MOST_KEPT = 500;
const LONGEST_KEPT = 20_000;
/** Compiling costs as much as some hundred executions: it is for documents that come again. */
const COMPILED_AFTER = 3;

type Variables = Readonly<Record<string, unknown>>;

/** A document that was parsed and found valid, with the operation that is meant. */
export class KnownDocument {
  /** Names text and operation. */
  readonly key: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Whether callers of one sight read the same through it. */
  readonly isShared: boolean;
  /** Variables that what stands below the root field depends on, sorted. */
  readonly variablesBelow: readonly string[];
  readonly #schema: GraphQLSchema;
  #runs = 0;
  #compiled: Run | null = null;

  constructor(schema: GraphQLSchema, parts: Pick<KnownDocument, 'key' | 'document' | 'operation'>) {
    this.#schema = schema;
    this.key = parts.key;
    this.document = parts.document;
    this.operation = parts.operation;
    const isFeed = parts.operation.operation === 'subscription';
    this.isShared = isFeed && isShared(schema, parts.document);
    this.variablesBelow = isFeed ? variablesBelow(parts.document, parts.operation) : [];
  }

  /** Executes it; an operation that comes again is compiled. */
  run(
    rootValue: unknown,
    contextValue: ApiContext,
    variableValues: Variables,
  ): ExecutionResult | Promise<ExecutionResult> {
    if (this.#runs++ === COMPILED_AFTER) this.#compiled = compiledOf(this.#schema, this);
    const interpret = () => this.#interpret(rootValue, contextValue, variableValues);
    if (!this.#compiled) return interpret();
    const result = this.#compiled(rootValue, contextValue, variableValues);
    return result instanceof Promise
      ? result.then((done) => orBadInput(done, interpret))
      : orBadInput(result, interpret);
  }

  #interpret(
    rootValue: unknown,
    contextValue: ApiContext,
    variableValues: Variables,
  ): ExecutionResult | Promise<ExecutionResult> {
    const { document, operation } = this;
    const operationName = operation.name?.value;
    return execute({ schema: this.#schema, document, operationName, rootValue, contextValue, variableValues }) as
      ExecutionResult | Promise<ExecutionResult>;
  }
}

/** The documents that are asked for again and again, each parsed, judged and compiled once. */
export class KnownDocuments {
  readonly #schema: GraphQLSchema;
  readonly #kept = new Map<string, KnownDocument>();
  readonly #parsed = new WeakMap<OperationDefinitionNode, KnownDocument>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** The document, or what is wrong with it. */
  read(text: string, operationName: string | null): KnownDocument | readonly GraphQLError[] {
    const key = createHash('sha256')
      .update(operationName ?? '')
      .update('\0')
      .update(text)
      .digest('base64url');
    const known = this.#kept.get(key);
    if (!known) return this.#judge(key, text, operationName);
    // The one that was used last is the last to be forgotten.
    this.#kept.delete(key);
    this.#kept.set(key, known);
    return known;
  }

  /** A document that somebody else has parsed and judged: it is known for as long as its parsed form is kept there. */
  ofParsed(document: DocumentNode, operation: OperationDefinitionNode): KnownDocument {
    const known = this.#parsed.get(operation) ?? new KnownDocument(this.#schema, { key: '', document, operation });
    this.#parsed.set(operation, known);
    return known;
  }

  #judge(key: string, text: string, operationName: string | null): KnownDocument | readonly GraphQLError[] {
    try {
      const document = parse(text, PARSE_OPTIONS);
      const errors = validate(this.#schema, document, [...specifiedRules, limitsRule]);
      if (errors.length > 0) return errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
      const operation = getOperationAST(document, operationName);
      if (!operation) {
        return [new GraphQLError('Unknown operation.', { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })];
      }
      const known = new KnownDocument(this.#schema, { key, document, operation });
      if (text.length <= LONGEST_KEPT) this.#keep(known);
      return known;
    } catch (error) {
      if (error instanceof GraphQLError) return [coded(error, 'GRAPHQL_PARSE_FAILED')];
      throw error;
    }
  }

  #keep(known: KnownDocument): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(known.key, known);
  }
}

type Run = (root: unknown, context: ApiContext, variables: Variables) => ExecutionResult | Promise<ExecutionResult>;

/** The compiled form; null where it cannot be compiled. */
function compiledOf(schema: GraphQLSchema, { document, operation }: KnownDocument): Run | null {
  if (takesDefaults(schema, operation)) return null;
  const compiled = compileQuery(schema, document, operation.name?.value ?? '');
  if (!isCompiledQuery(compiled)) return null;
  return (root, context, variables) => {
    const result = compiled.query(root, context, variables);
    return result instanceof Promise ? result.then(withErrors) : withErrors(result as ExecutionResult);
  };
}

/** Whether a variable's fields have defaults of their own: the compiler does not fill them in, and refuses what is right. */
function takesDefaults(schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode): boolean {
  const looked = new Set<unknown>();
  const hasDefaults = (type: unknown): boolean => {
    if (!isInputObjectType(type) || looked.has(type)) return false;
    looked.add(type);
    return Object.values(type.getFields()).some(
      (field) => field.defaultValue !== undefined || hasDefaults(getNamedType(field.type)),
    );
  };
  return variableDefinitions.some(({ type }) => hasDefaults(getNamedType(typeFromAST(schema, type as NamedTypeNode))));
}

/** Variables that do not fit are told in graphql-js' own words: nothing has run yet, and nothing will. */
function orBadInput<Result>(result: ExecutionResult, interpret: () => Result): ExecutionResult | Result {
  return result.errors && result.data === undefined ? interpret() : result;
}

/** The compiler's errors as those of graphql-js: its own are bare objects, and one at a field without a cause is a bug of a resolver. */
function withErrors(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  return { ...result, errors: result.errors.map(asGraphQLError) };
}

function asGraphQLError({ message, path, locations, originalError }: GraphQLError): GraphQLError {
  const cause = originalError ?? (path ? new Error(message) : undefined);
  const error = new GraphQLError(message, { path, originalError: cause });
  return Object.defineProperty(error, 'locations', { value: locations });
}

/** Arguments of the root field say which feed it is; whatever else a variable is used for decides what the items look like. */
function variablesBelow(document: DocumentNode, operation: OperationDefinitionNode): readonly string[] {
  const names = new Set<string>();
  const roots = new Set<unknown>(operation.selectionSet.selections);
  visit(document, {
    Argument: (...visited) => (isOfRoot(visited[4], roots) ? false : undefined),
    VariableDefinition: () => false,
    Variable: ({ name }) => void names.add(name.value),
  });
  return [...names].sort();
}

/** The last ancestors of a field's argument are the field and its list of arguments. */
function isOfRoot(ancestors: readonly unknown[], roots: ReadonlySet<unknown>): boolean {
  return roots.has(ancestors.at(-2)) || roots.has(ancestors.at(-1));
}

function coded(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions['code']) return error;
  const { message, nodes, source, positions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { ...error.extensions, code } });
}
