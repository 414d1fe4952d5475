/** Reads the client's documents, checks them against the printed schema, and gives the modules to be written. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  Kind,
  NoUnusedFragmentsRule,
  buildSchema,
  concatAST,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
} from 'graphql';
import { documentModule, schemaModule } from './documentTypes.ts';

/** Where the documents lie, one file an area; the modules are written beside them. */
export const DOCUMENTS = fileURLToPath(new URL('../src/lib/api/documents/', import.meta.url));

/** The contract that the API prints. */
export const SCHEMA = fileURLToPath(new URL('../../schema/schema.graphql', import.meta.url));

/** Every module by its path, made from what lies on the disk; throws with all faults at once. */
export function makeModules(schemaPath: string = SCHEMA): Map<string, string> {
  const schema = buildSchema(readFileSync(schemaPath, 'utf8'));
  const files = readdirSync(DOCUMENTS).filter((file) => file.endsWith('.graphql'));
  const documents = files.map((file): [string, DocumentNode] => [
    file,
    parse(readFileSync(join(DOCUMENTS, file), 'utf8')),
  ]);
  const faults = validate(
    schema,
    concatAST(documents.map(([, document]) => document)),
    // A fragment may serve as the type of a component only.
    specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule),
  );
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
  const fragments = new Map<string, FragmentDefinitionNode>();
  const homes = new Map<string, string>();
  for (const [file, document] of documents)
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
      fragments.set(definition.name.value, definition);
      homes.set(definition.name.value, `./${moduleOf(file)}`);
    }
  const modules = new Map([[join(DOCUMENTS, 'schema.generated.ts'), schemaModule(schema)]]);
  for (const [file, document] of documents)
    modules.set(
      join(DOCUMENTS, moduleOf(file)),
      documentModule(document, { schema, fragments, homes }, `./${moduleOf(file)}`),
    );
  return modules;
}

const moduleOf = (file: string): string => `${basename(file, '.graphql')}.generated.ts`;
