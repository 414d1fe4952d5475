import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { examplesFor } from './partnerExamples.ts';

const schema = buildSchema(readFileSync(new URL('../../../../schema/schema.graphql', import.meta.url), 'utf8'));
const examples = examplesFor({ url: 'https://ponte.example', exhibition: 'E-1', slug: 'demo-fair', session: 'S-1' });

/** The request inside of what is copied: a curl's JSON, or the text of a subscription. */
function requestOf(text: string): string {
  const [, body] = /-d '(.+)'$/s.exec(text) ?? [];
  if (body !== undefined) return (JSON.parse(body) as { query: string }).query;
  return /query: `([^`]+)`/.exec(text)?.[1] ?? '';
}

test.each(examples.map(({ scope, text }) => [scope, text]))(
  'what a partner copies for %s is a request of the schema',
  (_scope, text) => {
    const request = requestOf(text);
    expect(request).not.toBe('');
    expect(validate(schema, parse(request)).map(({ message }) => message)).toEqual([]);
  },
);
