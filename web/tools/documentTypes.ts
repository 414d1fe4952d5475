/**
 * Turns the client's GraphQL documents into TypeScript: the type of what each operation takes and gives, and its text.
 * Fragments are unfolded into the shapes that use them, so a screen's type shows exactly what it asked for.
 */
import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLObjectType,
  Kind,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInputType,
  isObjectType,
  print,
  typeFromAST,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Types of the scalars on the wire; every scalar that is not named here travels as text. */
const SCALARS: Readonly<Record<string, string>> = {
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
  JSON: 'unknown',
};

/** What all documents may use. */
export interface DocumentWorld {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The module in which each fragment's type stands. */
  homes: ReadonlyMap<string, string>;
}

const HEAD = '// Written by `pnpm --filter @ponte/web documents`; do not edit.\n';

/** The enums and inputs of the schema, for every generated file to import. */
export function schemaModule(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
  const enums = types
    .filter((type) => type instanceof GraphQLEnumType)
    .map(
      (type) =>
        `export type ${type.name} = ${type
          .getValues()
          .map(({ name }) => `'${name}'`)
          .join(' | ')};`,
    );
  const inputs = types.filter((type) => type instanceof GraphQLInputObjectType).map(inputInterface);
  return `${HEAD}${[...enums, ...inputs].join('\n')}\n`;
}

/** One module for one document file: a type for each fragment and operation, and each operation's text. */
export function documentModule(document: DocumentNode, world: DocumentWorld, home: string): string {
  const parts: string[] = [];
  const shared = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION)
      for (const fragment of fragmentsOf(definition, world))
        shared.set(textOf(fragment), JSON.stringify(compact(print(fragment))));
  }
  // Fragments stand once a module: most operations ask for the same ones.
  for (const [name, text] of shared) parts.push(`const ${name} = ${text};`);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) parts.push(fragmentType(definition, world));
    if (definition.kind === Kind.OPERATION_DEFINITION) parts.push(operationParts(definition, world));
  }
  const body = parts.join('\n');
  const own = new Set(document.definitions.flatMap((node) => ('name' in node && node.name ? [node.name.value] : [])));
  const schemaTypes = Object.values(world.schema.getTypeMap())
    .filter((type) => type instanceof GraphQLEnumType || type instanceof GraphQLInputObjectType)
    .map(({ name }): [string, string] => [name, './schema.generated.ts']);
  const imports = new Map<string, string[]>([]);
  const used = new Set(body.replace(/"(?:[^"\\]|\\.)*"|'\w+'/g, '').match(/\w+/g));
  for (const [name, module] of [...schemaTypes, ...world.homes]) {
    if (module === home || own.has(name) || !used.has(name)) continue;
    imports.set(module, [...(imports.get(module) ?? []), name]);
  }
  if (used.has('Operation')) imports.set('../operation.ts', ['Operation']);
  const lines = [...imports].map(([module, names]) => `import type { ${names.join(', ')} } from '${module}';\n`);
  return `${HEAD}${lines.join('')}\n${body}\n`;
}

function inputInterface(type: GraphQLInputObjectType): string {
  const fields = Object.values(type.getFields()).map(
    ({ name, type: fieldType }) =>
      `  ${name}${fieldType instanceof GraphQLNonNull ? '' : '?'}: ${inputType(fieldType)};`,
  );
  return `export interface ${type.name} {\n${fields.join('\n')}\n}`;
}

function fragmentType(fragment: FragmentDefinitionNode, world: DocumentWorld): string {
  const type = world.schema.getType(fragment.typeCondition.name.value);
  if (!type || !isCompositeType(type)) throw new Error(`fragment ${fragment.name.value} is on no composite type`);
  return `export type ${fragment.name.value} = ${shapeOf(type, [fragment.selectionSet], world)};`;
}

function operationParts(operation: OperationDefinitionNode, world: DocumentWorld): string {
  const name = operation.name?.value;
  const root = world.schema.getRootType(operation.operation);
  if (!name || !root) throw new Error('every operation has a name and a root');
  const variables = (operation.variableDefinitions ?? []).map((variable) => {
    const type = typeFromAST(world.schema, variable.type as never) as GraphQLInputType | undefined;
    if (!type || !isInputType(type)) throw new Error(`${name}: unknown type of $${variable.variable.name.value}`);
    const optional = type instanceof GraphQLNonNull && !variable.defaultValue ? '' : '?';
    return `${variable.variable.name.value}${optional}: ${inputType(type)}`;
  });
  const text = [JSON.stringify(compact(print(operation))), ...fragmentsOf(operation, world).map(textOf)].join(' + ');
  const constant = name.charAt(0).toLowerCase() + name.slice(1);
  return [
    `export type ${name}Variables = ${variables.length > 0 ? `{ ${variables.join('; ')} }` : 'Record<string, never>'};`,
    `export type ${name}Data = ${shapeOf(root, [operation.selectionSet], world)};`,
    `export const ${constant}: Operation<${name}Data, ${name}Variables> = { name: "${name}", text: ${text} };`,
  ].join('\n');
}

/** The constant that holds a fragment's text. */
function textOf(fragment: FragmentDefinitionNode): string {
  return `text${fragment.name.value}`;
}

/** Every fragment that an operation reaches, directly or through others. */
function fragmentsOf(operation: OperationDefinitionNode, world: DocumentWorld): FragmentDefinitionNode[] {
  const reached = new Map<string, FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragmentNamed(name.value, world);
        if (reached.has(name.value)) return;
        reached.set(name.value, fragment);
        follow(fragment);
      },
    });
  };
  follow(operation);
  return [...reached.values()];
}

function fragmentNamed(name: string, world: DocumentWorld): FragmentDefinitionNode {
  const fragment = world.fragments.get(name);
  if (!fragment) throw new Error(`no fragment ${name}`);
  return fragment;
}

/** The TypeScript shape of selections on a type; a union of shapes where the type is abstract. */
function shapeOf(type: GraphQLCompositeType, selections: readonly SelectionSetNode[], world: DocumentWorld): string {
  if (isObjectType(type)) return objectShape([type], selections, world);
  const byFields = new Map<string, GraphQLObjectType[]>();
  for (const possible of world.schema.getPossibleTypes(type)) {
    const shape = objectShape([possible], selections, world).replace(/__typename: '\w+'/, '');
    byFields.set(shape, [...(byFields.get(shape) ?? []), possible]);
  }
  return [...byFields.values()].map((alike) => objectShape(alike, selections, world)).join(' | ');
}

/** The shape of object types that the selections treat alike. */
function objectShape(
  alike: readonly GraphQLObjectType[],
  selections: readonly SelectionSetNode[],
  world: DocumentWorld,
): string {
  const [type] = alike;
  if (!type) throw new Error('no type');
  const fields = new Map<string, FieldNode[]>();
  for (const selection of selections) collectFields(type, selection, { fields, world });
  const lines = [...fields].map(([key, nodes]) => {
    const [node] = nodes;
    if (node?.name.value === '__typename') return `${key}: ${alike.map(({ name }) => `'${name}'`).join(' | ')}`;
    const field = type.getFields()[node?.name.value ?? ''];
    if (!field) throw new Error(`${type.name} has no field ${node?.name.value}`);
    const inner = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    return `${key}: ${outputType(field.type, inner, world)}`;
  });
  return `{ ${lines.join('; ')} }`;
}

function collectFields(
  type: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  into: { fields: Map<string, FieldNode[]>; world: DocumentWorld },
): void {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      into.fields.set(key, [...(into.fields.get(key) ?? []), selection]);
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentNamed(selection.name.value, into.world);
    if (applies(fragment.typeCondition?.name.value, type, into.world.schema)) {
      collectFields(type, fragment.selectionSet, into);
    }
  }
}

function applies(condition: string | undefined, type: GraphQLObjectType, schema: GraphQLSchema): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditional = schema.getType(condition);
  return isAbstractType(conditional) && schema.isSubType(conditional, type);
}

function outputType(type: GraphQLOutputType, inner: readonly SelectionSetNode[], world: DocumentWorld): string {
  if (type instanceof GraphQLNonNull) return present(type.ofType as GraphQLOutputType, inner, world);
  return `${present(type, inner, world)} | null`;
}

function present(type: GraphQLOutputType, inner: readonly SelectionSetNode[], world: DocumentWorld): string {
  if (type instanceof GraphQLList) return `(${outputType(type.ofType as GraphQLOutputType, inner, world)})[]`;
  const named = getNamedType(type);
  if (isCompositeType(named)) return onlyFragment(named, inner, world) ?? shapeOf(named, inner, world);
  return named instanceof GraphQLEnumType ? named.name : (SCALARS[named.name] ?? 'string');
}

/** The fragment's own type, where a field asks for nothing else: shapes are then named as in the document. */
function onlyFragment(
  type: GraphQLCompositeType,
  [selections, ...others]: readonly SelectionSetNode[],
  world: DocumentWorld,
): string | undefined {
  const [only, ...rest] = selections?.selections ?? [];
  if (only?.kind !== Kind.FRAGMENT_SPREAD || rest.length > 0 || others.length > 0) return undefined;
  const fragment = fragmentNamed(only.name.value, world);
  return fragment.typeCondition.name.value === type.name ? fragment.name.value : undefined;
}

function inputType(type: GraphQLInputType): string {
  if (type instanceof GraphQLNonNull) return presentInput(type.ofType as GraphQLInputType);
  return `${presentInput(type)} | null`;
}

function presentInput(type: GraphQLInputType): string {
  if (type instanceof GraphQLList) return `readonly (${inputType(type.ofType as GraphQLInputType)})[]`;
  const named = getNamedType(type);
  if (named instanceof GraphQLEnumType || named instanceof GraphQLInputObjectType) return named.name;
  return SCALARS[named.name] ?? 'string';
}

/** Documents travel with every request: white space that means nothing is left out. */
function compact(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ?([{}:!=(),]) ?/g, '$1')
    .trim();
}
