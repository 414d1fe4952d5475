import { expect, test } from 'vitest';
import { codeIn } from './scanner.svelte.ts';

test.each([
  ['the link of a badge gives its token', 'https://fair.example/badge#abc%2Ddef', 'abc-def'],
  [
    'the link of another place is not followed',
    'https://elsewhere.example/badge#abc',
    'https://elsewhere.example/badge#abc',
  ],
  ['a front code stays what it is, so that the server can say so', 'E-0107', 'E-0107'],
])('%s', (_, scanned, code) => {
  expect(codeIn(scanned, 'https://fair.example')).toBe(code);
});
