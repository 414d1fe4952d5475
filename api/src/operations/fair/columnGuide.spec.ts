import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { columnGuide } from './columnGuide.ts';

/** Without the room that a formatter gives to columns. */
const plain = (text: string) => text.replaceAll(/ *\| */g, '|').replaceAll(/-{3,}/g, '---');

test('TABLES.md says the columns that are read', () => {
  const written = readFileSync(new URL('TABLES.md', import.meta.url), 'utf8');
  expect(plain(written)).toContain(plain(columnGuide()));
});
