import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType, parse } from 'graphql';
import { expect, test } from 'vitest';
import { isShared, SHARED_FIELDS, SHARED_TYPES } from './sharedFields.ts';

const schema = buildSchema(readFileSync(new URL('../../../../schema/schema.graphql', import.meta.url), 'utf8'));
const shared = (text: string) => isShared(schema, parse(text));

test('[PU4] what is listed exists', () => {
  expect([...SHARED_TYPES].filter((type) => !isObjectType(schema.getType(type)))).toEqual([]);
  const isField = (name: string) => {
    const [type = '', field = ''] = name.split('.');
    const found = schema.getType(type);
    return isObjectType(found) && field in found.getFields();
  };
  expect([...SHARED_FIELDS].filter((name) => !isField(name))).toEqual([]);
});

test('[PU4] a wall’s board and the events of a session say the same to all of one sight', () => {
  expect(
    shared(`subscription { sessionBoard(session: "1") { state sides { venue { name { text } } side total }
    places { state meeting place { label venue { glyph } } } calls { frontCodes place { label } } series { at inMeeting } } }`),
  ).toBe(true);
  expect(
    shared(`subscription ($after: Int) { sessionFeed(session: "1", after: $after) { __typename ...E ... on Mark { now sequence } } }
    fragment E on SessionEvent { sequence facts }`),
  ).toBe(true);
});

test.each([
  ['who waits', 'subscription { sessionFeed(session: "1") { ... on Mark { waiting { state } } } }'],
  ['who sits at a place', 'subscription { sessionBoard(session: "1") { places { place { meeting { id } } } } }'],
  [
    'who sits there, in a fragment',
    'subscription { sessionBoard(session: "1") { calls { place { ...P } } } } fragment P on Place { meeting { id } }',
  ],
  ['one’s own feed', 'subscription { participantFeed(session: "1") { ... on PresentState { participant { id } } } }'],
])('[PU4] %s is for one caller alone', (_, text) => {
  expect(shared(text)).toBe(false);
});
