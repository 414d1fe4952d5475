import { runSteps } from './steps.ts';

const HELP = `pnpm check: everything that must hold before a commit

format, lint (with import boundaries and the purity of the domain), types, printed schema and its breaking changes,
unit and contract tests against a real PostgreSQL, nothing unused. Options:
  --fast   without the tests
  --help   this text
`;

if (process.argv.includes('--help')) {
  process.stdout.write(HELP);
} else {
  await runSteps([
    { name: 'format', command: ['prettier', '--check', '--cache', '--log-level', 'warn', '.'] },
    { name: 'lint', command: ['oxlint', '--deny-warnings'] },
    { name: 'types of the domain', command: ['tsc', '-p', 'api/src/domain/tsconfig.json'] },
    { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
    { name: 'types of the client', command: ['pnpm', '--filter', '@ponte/web', 'run', 'check'] },
    { name: 'printed schema', command: ['pnpm', 'run', 'schema', '--check'] },
    { name: 'no breaking change undeclared', command: ['node', '--import', 'tsx', 'schema/src/breaking.ts'] },
    { name: 'nothing unused', command: ['knip'] },
    ...(process.argv.includes('--fast')
      ? []
      : [
          { name: 'tests', command: ['vitest', 'run', '--config', 'api/vitest.config.ts'] },
          { name: 'tests of the client', command: ['vitest', 'run', '--config', 'web/vitest.config.ts'] },
        ]),
  ]);
}
