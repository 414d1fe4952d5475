import { describe, expect, test } from 'vitest';
import { readLocalized, readText } from './text.ts';

const PATH = ['input', 'note'];

describe('a text that somebody wrote', () => {
  test.each([
    ['  spaces around it  ', 'spaces around it'],
    ['line\none\r\ntwo\tthree', 'line\none\r\ntwo\tthree'],
    ['e\u0301', 'é'],
    ['配對專場 😀', '配對專場 😀'],
  ])('%j is kept as %j', (written, kept) => {
    expect(readText(written, 100, PATH)).toBe(kept);
  });

  test.each(['\u0000', '\u001b[0m', '\u0085', '\ud83d', '\u202e', '\uffff', '\u2066'])(
    '%j cannot be kept',
    (written) => {
      expect(readText(`a${written}b`, 100, PATH)).toMatchObject({ refused: 'text-invalid', path: PATH });
    },
  );

  test('is measured in characters that people see, not in units', () => {
    expect(readText('😀'.repeat(10), 10, PATH)).toBe('😀'.repeat(10));
    expect(readText('😀'.repeat(11), 10, PATH)).toMatchObject({ refused: 'text-too-long', facts: { max: 10 } });
  });
});

test('a text by language takes the tags of BCP 47 and those of the schema, and leaves out what is empty', () => {
  const entries = [
    { language: 'zh-Hant', text: '公告' },
    { language: 'zh_Hans', text: '公告' },
    { language: 'pt', text: ' ' },
  ];
  expect(readLocalized(entries, 100, PATH)).toEqual({ 'zh-Hant': '公告', 'zh-Hans': '公告' });
  expect(readLocalized([{ language: 'fr', text: 'a' }], 100, PATH)).toMatchObject({
    refused: 'language-unknown',
    path: [...PATH, '0', 'language'],
  });
});
