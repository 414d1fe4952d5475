import { expect, test } from 'vitest';
import type { InterpreterRow } from '#lib/api/documents/floor.generated.ts';
import { meeting, person } from './builders.ts';
import { interpreterActs, pairsLacking } from './interpreting.ts';

const row = (changes: Partial<InterpreterRow> & { id: string }): InterpreterRow => ({
  state: 'FREE',
  reachable: true,
  unreachableSince: null,
  until: null,
  leavesAt: null,
  keptWish: null,
  languages: ['yue', 'pt'],
  meetingsDone: 0,
  frontCode: `I-${changes.id}`,
  person: { name: { text: 'Inês (Demo)', language: 'pt' } },
  venue: { id: 'macao' },
  meeting: null,
  ...changes,
});
const speaking = (id: string, side: 'BUYER' | 'EXHIBITOR', language: string, changes = {}) =>
  person({
    id,
    side,
    person: { id, languages: [language], name: { text: id, language: 'en' }, role: null },
    meeting: meeting({ id: 'm', needsInterpreter: true, ...changes }),
  });
const two = [speaking('b', 'BUYER', 'pt'), speaking('e', 'EXHIBITOR', 'yue')];

test('a pair without a common language and without an interpreter names those who are free and speak with both', () => {
  const interpreters = [
    row({ id: 'busy', state: 'MEETING' }),
    row({ id: 'far', venue: { id: 'hengqin' } }),
    row({ id: 'other', languages: ['yue', 'en'] }),
    row({ id: 'tired', meetingsDone: 5 }),
    row({ id: 'fresh' }),
  ];
  const [pair, ...more] = pairsLacking(two, interpreters);
  expect(more).toEqual([]);
  expect(pair).toMatchObject({ meeting: 'm', exhibitor: { id: 'e' }, buyer: { id: 'b' } });
  expect(pair?.fitting.map(({ id }) => id)).toEqual(['fresh', 'tired', 'far']);
});

test('a pair that has its interpreter, or needs none, is not listed', () => {
  const helped = { interpreter: { arrived: false } };
  expect(pairsLacking([speaking('b', 'BUYER', 'pt', helped), speaking('e', 'EXHIBITOR', 'yue', helped)], [])).toEqual(
    [],
  );
  const alone = { needsInterpreter: false };
  expect(pairsLacking([speaking('b', 'BUYER', 'pt', alone), speaking('e', 'EXHIBITOR', 'pt', alone)], [])).toEqual([]);
});

test('an unknown badge can only come; who is called can arrive', () => {
  expect(interpreterActs(undefined)).toEqual(['interpret']);
  expect(interpreterActs(row({ id: '1', state: 'LEFT' }))).toEqual(['interpret']);
  expect(interpreterActs(row({ id: '1', state: 'PAUSED' }))).toEqual(['interpret', 'leave']);
  expect(interpreterActs(row({ id: '1', state: 'SUMMONED' }))).toEqual(['arrive', 'pause', 'leave']);
});
