import { expect, test } from 'vitest';
import { person } from './builders.ts';
import { quotaUse } from './quotaUse.ts';

const company = (id: string) => ({ __typename: 'Company' as const, id, name: { text: id, language: 'pt' as const } });
const people = [
  person({ id: '1', side: 'EXHIBITOR', organisation: company('lotus'), meetingsDone: 3 }),
  person({ id: '2', side: 'EXHIBITOR', organisation: company('lotus'), meetingsDone: 1 }),
  person({ id: '3', side: 'EXHIBITOR', organisation: company('vento'), meetingsDone: 1 }),
  person({ id: '4', side: 'EXHIBITOR', organisation: company('gone'), meetingsDone: 4, state: 'LEFT' }),
  person({ id: '5', meetingsDone: 2 }),
];

test('a stand of two has one limit together; who has left uses none', () => {
  const [buyers, exhibitors] = quotaUse(people, 4);
  expect(exhibitors).toEqual({ side: 'EXHIBITOR', held: 5, most: 8, share: 0.625, full: 1 });
  expect(buyers).toEqual({ side: 'BUYER', held: 2, most: 4, share: 0.5, full: 0 });
});

test('nothing is told where there is no limit, and no share of nobody', () => {
  expect(quotaUse(people, null)).toEqual([]);
  expect(quotaUse([], 4).map(({ share }) => share)).toEqual([0, 0]);
});
