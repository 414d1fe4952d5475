import { expect, test } from 'vitest';
import type { RequirementRow } from './fairLists.ts';
import { keepChoices } from './keptChoice.ts';
import type { ReadRow } from './readLists.ts';

const line = (mustCertificates: string[], absent: string[] = []): ReadRow<'requirements'> => ({
  list: 'requirements',
  key: 'R-1',
  row: { reference: 'R-1', mustCertificates, wishCertificates: [] } as unknown as RequirementRow,
  absent,
  at: (column, reason) => ({ file: 'requirements.csv', row: 2, column, value: '', reason }),
});
const relaxed = new Map([['R-1', { mustCertificates: ['HACCP'], wishCertificates: [] }]]);

test.each([
  ['the list says the same: the choice stays', line(['HACCP']), ['R-1']],
  ['the list does not speak of them', line([], ['mustCertificates', 'wishCertificates']), ['R-1']],
  ['the list says something else: it counts', line(['HACCP', 'M-MARK']), []],
])('%s', (_, read, kept) => {
  const judged = keepChoices([read], relaxed);
  expect(judged.kept).toEqual(kept);
  expect(judged.rows[0]!.absent.includes('mustCertificates')).toBe(kept.length > 0);
});

test('who relaxed nothing is left as the list says', () => {
  const read = line(['HACCP']);
  expect(keepChoices([read], new Map())).toEqual({ rows: [read], kept: [] });
});
