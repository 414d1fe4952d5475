import { runStages } from './steps.ts';

const HELP = `pnpm check: everything that must hold before a commit

format, lint (with import boundaries and the purity of the domain), types, printed schema and its breaking changes,
unit and contract tests against a real PostgreSQL, nothing unused. Options:
  --fast   without the tests
  --help   this text
`;

const isFast = process.argv.includes('--fast');

if (process.argv.includes('--help')) {
  process.stdout.write(HELP);
} else {
  await runStages([
    // The longest first, two at a time.
    [
      { name: 'types of the client', command: ['pnpm', '--filter', '@ponte/web', 'run', 'check'] },
      { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
      { name: 'format', command: ['prettier', '--check', '--cache', '--log-level', 'warn', '.'] },
      { name: 'no breaking change undeclared', command: ['node', '--import', 'tsx', 'schema/src/breaking.ts'] },
      { name: 'printed schema', command: ['pnpm', 'run', 'schema', '--check'] },
      { name: 'types of the domain', command: ['tsc', '-p', 'api/src/domain/tsconfig.json'] },
      { name: 'lint', command: ['oxlint', '--deny-warnings'] },
    ],
    // Both read what the client's check has written.
    [
      { name: 'nothing unused', command: ['knip'] },
      ...(isFast
        ? []
        : [{ name: 'tests of the client', command: ['vitest', 'run', '--config', 'web/vitest.config.ts'] }]),
    ],
    ...(isFast ? [] : [[{ name: 'tests', command: ['vitest', 'run', '--config', 'api/vitest.config.ts'] }]]),
  ]);
}
