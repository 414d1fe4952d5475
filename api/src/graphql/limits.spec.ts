import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { costOf, LIMITS, limitsRule, PARSE_OPTIONS, refuseCost } from './limits.ts';

const schema = buildSchema(`
  type Query { a: Thing list(first: Int): Page nodes(ids: [ID!]!): [Thing] }
  type Page { edges: [Edge] } type Edge { node: Thing } type Thing { id: ID a: Thing places: [Thing] list(first: Int): Page }`);
const errorsOf = (text: string) =>
  validate(schema, parse(text, PARSE_OPTIONS), [limitsRule]).map(({ message }) => message);
const nested = (levels: number) => `${'{ a '.repeat(levels - 1)}{ id }${' }'.repeat(levels - 1)}`;

describe('a document', () => {
  test('may be as deep as the limit, and not deeper', () => {
    expect(errorsOf(nested(LIMITS.depth))).toEqual([]);
    expect(errorsOf(nested(LIMITS.depth + 1))).toEqual([`At most ${LIMITS.depth} levels may be asked for.`]);
  });

  test('is as deep through fragments', () => {
    const text = `{ a { ...Deep } } fragment Deep on Thing ${nested(LIMITS.depth)}`;
    expect(errorsOf(text)).toHaveLength(1);
  });

  test('may use so many aliases and root fields', () => {
    const fields = (count: number) => `{ ${Array.from({ length: count }, (_, at) => `f${at}: a { id }`).join(' ')} }`;
    expect(errorsOf(fields(LIMITS.rootFields))).toEqual([]);
    expect(errorsOf(fields(LIMITS.rootFields + 1))).toHaveLength(1);
  });

  test.each([
    ['under two names', (next: string) => `x: a { ${next} } y: a { ${next} }`],
    ['under one name', (next: string) => `a { ${next} } a { ${next} }`],
  ])('that spreads to thousands of fields %s is refused at once', (_, fields) => {
    const chain = Array.from({ length: 13 }, (_link, at) => `fragment F${at} on Thing { ${fields(`...F${at + 1}`)} }`);
    const text = `{ a { ...F0 } } ${chain.join(' ')} fragment F13 on Thing { id }`;
    expect(errorsOf(text).length).toBeGreaterThan(0);
  });

  test('with a fragment in itself does not hang', () => {
    expect(errorsOf('{ a { ...Loop } } fragment Loop on Thing { a { ...Loop } }')).toEqual([]);
  });

  test('of introspection is not measured', () => {
    const types = `{ __schema { types { fields { type ${'{ ofType '.repeat(12)}{ name }${' }'.repeat(12)} } } } }`;
    expect(errorsOf(types)).toEqual([]);
  });
});

describe('the cost of an operation', () => {
  const cost = (text: string, variables = {}, name: string | null = null) => costOf(parse(text), name, variables);

  test.each([
    ['{ a { id } }', 2],
    ['{ list(first: 10) { edges { node { id } } } }', 1 + 10 * (1 + 1 + 1)],
    ['{ list { edges { node { id } } } }', 1 + 20 * 3],
    ['{ a { places { id } } }', 1 + (1 + 10 * 1)],
    ['{ nodes(ids: ["a", "b", "c"]) { id } }', 1 + 3],
  ])('%s is %i', (text, expected) => {
    expect(cost(text)).toBe(expected);
  });

  test('reads lengths from variables', () => {
    expect(cost('query ($first: Int) { list(first: $first) { edges { node { id } } } }', { first: 50 })).toBe(
      1 + 50 * 3,
    );
    expect(cost('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b'] })).toBe(3);
  });

  test('of pages in pages multiplies, and beyond the limit is refused', () => {
    const text = '{ list(first: 100) { edges { node { list(first: 100) { edges { node { id } } } } } } }';
    expect(cost(text)).toBeGreaterThan(LIMITS.cost);
    expect(refuseCost(cost(text))?.extensions['code']).toBe('TOO_COSTLY');
    expect(refuseCost(LIMITS.cost)).toBeNull();
  });

  test('is of the operation that is named', () => {
    expect(cost('query A { a { id } } query B { a { a { id } } }', {}, 'B')).toBe(3);
  });
});
