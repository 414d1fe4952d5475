import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { readLists } from '../src/domain/directory/readLists.ts';
import type { Reading } from '../src/domain/directory/readLists.ts';
import { NO_FAIR, settleRows } from '../src/domain/directory/settleRows.ts';
import { byLabel } from '../src/domain/directory/tradeReference.ts';
import { readFolder } from '../src/server/spreadsheet/readFolder.ts';
import { readReference } from '../src/server/spreadsheet/readReference.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
let reading: Reading;

beforeAll(async () => {
  const { tables } = await readReference();
  const named = (name: 'certification-schemes' | 'trade-agreements' | 'regulated-goods') =>
    byLabel(tables[name].map((row) => ({ key: row['key'] ?? '', names: [row['name_en'] ?? ''] })));
  const { sheets, problems } = await readFolder(FOLDER);
  expect(problems).toEqual([]);
  reading = readLists(sheets, {
    schemes: named('certification-schemes'),
    agreements: named('trade-agreements'),
    regulatedGoods: named('regulated-goods'),
    isTimeZone: (text) => text === 'Asia/Macau',
  });
});

describe('the demo fair', () => {
  test('has nothing wrong in form: its troubles are in the facts', () => {
    const settled = settleRows(reading, NO_FAIR);
    expect([...reading.problems, ...settled.problems, ...settled.leftOut]).toEqual([]);
    expect(reading.notices).toEqual([]);
  });
});
