import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeModules } from '../../../tools/documents.ts';

describe('the documents of the client', () => {
  // makeModules validates every document against schema/schema.graphql and throws with all faults.
  const modules = makeModules();

  test.each([...modules].map(([path, text]) => [basename(path), path, text] as const))(
    '%s is what its document and the printed schema say (pnpm --filter @ponte/web documents)',
    (_, path, text) => {
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );
});
