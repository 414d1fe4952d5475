import { expect, test } from 'vitest';
import { person, tile } from './builders.ts';
import { find, findPeople, type Findable } from './commands.ts';
import { filterPeople, languagesSpoken, type PeopleFilter } from './peopleFilter.ts';

const people = [
  person({ id: '2073', frontCode: 'B-2073' }),
  person({ id: '0207', frontCode: 'E-0207', side: 'EXHIBITOR', state: 'MEETING', meetingsDone: 0 }),
  person({
    id: '0400',
    frontCode: 'E-0400',
    side: 'EXHIBITOR',
    reachable: false,
    waitingSince: '2026-11-21T05:00:00Z',
    person: { id: 'p', languages: ['pt', 'yue'], role: null, name: { text: '梁家豪', language: 'zh_Hant' } },
  }),
];
const findable: Findable = {
  acts: [{ act: { kind: 'pause-pairing' }, word: 'Pause pairing' }],
  places: [
    { tile: tile({ label: '07' }), name: 'MO 07' },
    { tile: tile({ id: 'place 20', label: '20' }), name: 'MO 20' },
  ],
  people,
};
const found = (typed: string) =>
  find(typed, findable).map((item) =>
    item.kind === 'act'
      ? item.word
      : item.kind === 'undo'
        ? 'undo'
        : item.kind === 'place'
          ? item.tile.label
          : item.person.frontCode,
  );

test('nothing typed lists what can be done', () => {
  expect(found('')).toEqual(['Pause pairing']);
});

test('case, accents, hyphens and spaces do not matter', () => {
  expect(found('b2073')).toEqual(['B-2073']);
  expect(found('JOAO')).toEqual(['B-2073', 'E-0207']);
  expect(found('mo20')).toEqual(['20']);
  expect(found('家豪')).toEqual(['E-0400']);
});

test('a table is found by its number without the zero before it', () => {
  expect(found('7')).toContain('07');
});

test('a badge that begins with what was typed comes before one that only holds it', () => {
  expect(findPeople('e-02', people).map(({ frontCode }) => frontCode)).toEqual(['E-0207']);
  expect(findPeople('20', people).map(({ frontCode }) => frontCode)).toEqual(['B-2073', 'E-0207']);
});

test('a whole badge finds its person before the acts in which it stands', () => {
  const acts = [{ act: { kind: 'pause-pairing' } as const, word: 'Cancel the meeting: B-2073 and E-0207' }];
  const kinds = (typed: string) => find(typed, { ...findable, acts }).map(({ kind }) => kind);
  expect(kinds('b-2073')).toEqual(['person', 'act']);
  expect(kinds('b-207')).toEqual(['act', 'person']);
});

const filter = (changes: Partial<PeopleFilter>): PeopleFilter => ({
  typed: '',
  list: 'all',
  side: null,
  venue: null,
  state: null,
  language: null,
  ...changes,
});
const listed = (changes: Partial<PeopleFilter>) =>
  filterPeople(people, filter(changes)).map(({ frontCode }) => frontCode);

test('the list is in the order of badges, and filters narrow it together', () => {
  expect(listed({})).toEqual(['B-2073', 'E-0207', 'E-0400']);
  expect(listed({ side: 'EXHIBITOR', state: 'MEETING' })).toEqual(['E-0207']);
  expect(listed({ language: 'yue' })).toEqual(['E-0400']);
  expect(listed({ venue: 'hengqin' })).toEqual([]);
});

test('who waits stands in the order of waiting, who cannot be reached in a list of its own', () => {
  expect(listed({ list: 'waiting' })).toEqual(['E-0400', 'B-2073']);
  expect(listed({ list: 'unreachable' })).toEqual(['E-0400']);
});

test('languages to choose from are those that are spoken, the most spoken first', () => {
  expect(languagesSpoken(people)).toEqual(['pt', 'yue']);
});

const whole: Findable = {
  ...findable,
  actsOf: {
    place: ({ id, label }) => [{ act: { kind: 'close-place', place: id }, word: `Close the table: MO ${label}` }],
    person: ({ id, frontCode }) => [{ act: { kind: 'break', person: id }, word: `Break: ${frontCode}` }],
  },
  undo: true,
};
const kindsFound = (typed: string) => find(typed, whole).map(({ kind }) => kind);

test('an act and its table are found by words of both, in any order', () => {
  expect(find('mo 20 close', whole)).toMatchObject([{ kind: 'act', act: { kind: 'close-place', place: 'place 20' } }]);
  expect(find('break b2073', whole)).toMatchObject([{ kind: 'act', act: { kind: 'break', person: '2073' } }]);
});

test('a first sign narrows to acts, tables or people; the last act is offered to be undone while nothing is typed', () => {
  expect(new Set(kindsFound('>20'))).toEqual(new Set(['act']));
  expect(new Set(kindsFound('#20'))).toEqual(new Set(['place']));
  expect(new Set(kindsFound('@20'))).toEqual(new Set(['person']));
  expect(kindsFound('')).toEqual(['undo', 'act']);
});
