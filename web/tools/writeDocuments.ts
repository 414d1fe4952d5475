import { writeFileSync } from 'node:fs';
import { makeModules } from './documents.ts';

const HELP = `pnpm --filter @ponte/web documents [schema file]

Writes the types and texts of the client's GraphQL documents (src/lib/api/documents/*.graphql) beside them.
The schema is schema/schema.graphql unless another file is named.
`;

if (process.argv.includes('--help')) {
  process.stdout.write(HELP);
} else {
  const modules = makeModules(process.argv[2]);
  for (const [path, text] of modules) writeFileSync(path, text);
  process.stdout.write(`${modules.size} modules written\n`);
}
