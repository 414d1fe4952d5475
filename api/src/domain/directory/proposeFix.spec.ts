import { expect, test } from 'vitest';
import { proposeFix } from './proposeFix.ts';
import type { Reason } from './rowProblem.ts';

const fixOf = (value: string, reason: Reason) =>
  proposeFix({ file: 'companies.csv', row: 2, column: 'x', value, reason }, () => ['CO-001', 'CO-002', 'PALMA']);

test.each([
  ['2026-21-11', { code: 'date' }, '2026-11-21'],
  ['2025-02-30', { code: 'date' }, '2025-02-28'],
  ['12/31/2026', { code: 'date' }, '2026-12-31'],
  ['31/02/2026', { code: 'date' }, '2026-02-28'],
  ['info@@lotus.mo', { code: 'email-form' }, 'info@lotus.mo'],
  ['info＠lotus.mo', { code: 'email-form' }, 'info@lotus.mo'],
  ['901', { code: 'hs-code-form' }, '0901'],
  ['09.1', { code: 'hs-code-form' }, '0901'],
  ['22O4', { code: 'hs-code-form' }, '2204'],
  ['O9O1.2I', { code: 'hs-code-form' }, '090121'],
  ['HS 0901', { code: 'hs-code-form' }, '0901'],
  ['1,234', { code: 'number-ambiguous' }, '1234'],
  ['MOP 1250', { code: 'number' }, '1250'],
  ['lotus.mo', { code: 'website-form' }, 'https://lotus.mo'],
  ['PALNA', { code: 'row-unknown', facts: { list: 'companies', reference: 'PALNA' } }, 'PALMA'],
  ['tabel', { code: 'choice-unknown', facts: { choices: 'table, stand, video' } }, 'table'],
] satisfies [string, Reason, string][])('%s is most likely meant as %o %s', (value, reason, meant) => {
  expect(fixOf(value, reason)).toBe(meant);
});

test.each([
  ['2026-13-40', { code: 'date' }],
  ['tomorrow', { code: 'date' }],
  ['nobody', { code: 'email-form' }],
  ['many', { code: 'number' }],
  ['', { code: 'hs-code-form' }],
  ['CO-003', { code: 'row-unknown', facts: { list: 'companies', reference: 'CO-003' } }],
  ['Atlantis', { code: 'country-unknown' }],
] satisfies [string, Reason][])('nothing is guessed for %s %o', (value, reason) => {
  expect(fixOf(value, reason)).toBeNull();
});
