import { readFile, writeFile } from 'node:fs/promises';
import { buildSchema, findBreakingChanges } from 'graphql';

/** A breaking change that was decided on: the change in the words of graphql-js, when, and the decision note that says why. */
interface Declared {
  change: string;
  on: string;
  decision: string;
}

const HELP = `schema/src/breaking.ts: compares schema/schema.graphql with schema/released.graphql, the contract that partners were given

Fails at a change that breaks them unless schema/breaking.json declares it ({ change, on, decision }). Options:
  --release  makes the present schema the released one
  --help     this text
`;

const PRINTED = new URL('../schema.graphql', import.meta.url);
const RELEASED = new URL('../released.graphql', import.meta.url);
const DECLARED = new URL('../breaking.json', import.meta.url);

if (process.argv.includes('--help')) {
  process.stdout.write(HELP);
} else if (process.argv.includes('--release')) {
  await writeFile(RELEASED, await readFile(PRINTED));
  await writeFile(DECLARED, '[]\n');
} else {
  const [released, printed, declared] = await Promise.all(
    [RELEASED, PRINTED, DECLARED].map((file) => readFile(file, 'utf8')),
  );
  const allowed = new Set((JSON.parse(declared!) as Declared[]).map(({ change }) => change));
  const broken = findBreakingChanges(buildSchema(released!), buildSchema(printed!))
    .map(({ description }) => description)
    .filter((change) => !allowed.has(change));
  for (const change of broken) process.stderr.write(`breaks partners: ${change}\n`);
  if (broken.length > 0) {
    process.stderr.write(
      'Declare it in schema/breaking.json with a note in api/decisions, or keep the name and deprecate it.\n',
    );
    process.exitCode = 1;
  }
}
