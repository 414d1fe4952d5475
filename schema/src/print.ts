import { readFile, writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildApiSchema } from '../../api/src/graphql/schema.ts';

const HELP = `pnpm schema: prints the GraphQL schema to schema/schema.graphql

Options:
  --check  writes nothing; fails when the committed file is stale
  --help   this text
`;

const FILE = new URL('../schema.graphql', import.meta.url);
const HEAD = '# Printed from schema/src and api/src/graphql by `pnpm schema`. Do not edit.\n\n';

if (process.argv.includes('--help')) {
  process.stdout.write(HELP);
} else {
  const printed = `${HEAD}${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`;
  if (process.argv.includes('--check')) await check(printed);
  else await writeFile(FILE, printed);
}

/** Compares the printed schema with the committed one. */
async function check(printed: string): Promise<void> {
  const committed = await readFile(FILE, 'utf8').catch(() => '');
  if (committed === printed) return;
  process.stderr.write('schema/schema.graphql is stale: run `pnpm schema` and commit it.\n');
  process.exitCode = 1;
}
