import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GUARDS, type GuardName } from '../api/test/mutation/guardRemovals.ts';
import { runOne } from './steps.ts';

const HELP = `pnpm mutations: proves that each guard of the database has a test that is red without it

Runs api/test/mutation with all guards, and again without each of them in a database that is thrown away: just the test of that guard has to
fail. Ends with 1 where one stays green, or another turns red. Options:
  --help   this text
`;

/** What vitest says of each test. */
interface Report {
  testResults: { assertionResults: { title: string; status: string }[] }[];
}

if (process.argv.includes('--help')) process.stdout.write(HELP);
else process.exitCode = await prove();

async function prove(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mutations-'));
  const rows: string[] = [];
  let isProven = true;
  try {
    const whole = await redTests(folder, null);
    isProven = whole.length === 0;
    rows.push(row('none', whole));
    for (const guard of GUARDS) {
      const red = await redTests(folder, guard);
      isProven &&= red.length === 1 && red[0]!.startsWith(`${guard}:`);
      rows.push(row(guard, red));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  process.stdout.write(`\n${['guard removed'.padEnd(14), 'tests that are red'].join('  ')}\n${rows.join('\n')}\n`);
  process.stdout.write(isProven ? '\nevery guard is needed, and missed when it is gone\n' : '\nNOT PROVEN\n');
  return isProven ? 0 : 1;
}

/** The titles of the tests that fail without a guard. */
async function redTests(folder: string, guard: GuardName | null): Promise<string[]> {
  const file = join(folder, `${guard ?? 'none'}.json`);
  const vitest = ['vitest', 'run', '--config', 'api/vitest.config.ts', '--project', 'contract', 'api/test/mutation'];
  await runOne([...vitest, '--reporter', 'json', '--outputFile', file], guard ? { WITHOUT_GUARD: guard } : {});
  const report = JSON.parse(await readFile(file, 'utf8')) as Report;
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  if (tests.length !== GUARDS.length) throw new Error(`${tests.length} tests ran, one a guard was expected`);
  return tests.filter(({ status }) => status !== 'passed').map(({ title }) => title);
}

function row(guard: string, red: readonly string[]): string {
  return [guard.padEnd(14), red.length === 0 ? '-' : red.join('; ')].join('  ');
}
