import { readdirSync, readFileSync } from 'node:fs';
import { getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient, Result } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, STEP } from '../builders/documents.ts';

const FOLDER = new URL('../../../schema/examples/', import.meta.url);
const examples = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));

let floor: ApiFloor;
let partner: ApiClient;
let person: ApiClient;
let variables: Record<string, unknown>;

beforeAll(async () => {
  floor = await ApiFloor.open({ people: 2, places: 1 });
  const organiser = await floor.organiser();
  await organiser.ask(STEP('openSession'), { input: { session: floor.session, idempotencyKey: 'examples-open' } });
  const scopes = ['see-directory', 'see-buyers', 'see-board', 'follow-session', 'import-fair', 'export-fair'];
  partner = await floor.partner(scopes);
  person = await floor.as(floor.fair.exhibitors[0]!);
  await person.ask(ACT('checkIn'), { input: { session: floor.session, idempotencyKey: 'examples-check-in' } });
  const fair = 'reference,name (en),starts on,ends on,time zone\nDEMO-X,Demo fair,2027-05-01,2027-05-03,Asia/Macau\n';
  variables = {
    exhibition: (await organiser.ask('{ viewer { organiserOf { id } } }')).organiserOf[0].id,
    session: floor.session,
    search: 'coffee',
    languages: ['zh_Hant', 'en'],
    first: 10,
    after: null,
    files: [{ name: 'exhibition.csv', content: Buffer.from(fair).toString('base64') }],
    idempotencyKey: 'examples-available',
  };
});
afterAll(async () => {
  await partner.close();
  await floor.close();
});

/** What an example is expected to give, by its name. */
const GIVES: Readonly<Record<string, object>> = {
  whoAmI: { mayDo: expect.arrayContaining(['see-directory', 'follow-session']), languages: ['en'] },
  exhibitions: { edges: [{ node: { slug: 'DEMO-FLOOR' } }] },
  companies: { totalCount: 2 },
  buyers: { edges: [{ node: { requirements: [{ headings: ['0901'] }] } }, {}] },
  boardNow: { state: 'OPEN', board: { meetings: 0 } },
  followBoard: { state: 'OPEN' },
  followSession: { __typename: 'SessionEvent', sequence: 1, kind: 'session-drafted' },
  exportFair: { __typename: 'ExportFairSuccess' },
  importFair: { __typename: 'ImportFairSuccess' },
  becomeAvailable: { __typename: 'PresenceSuccess' },
};

describe('the examples for partners', () => {
  test.each(examples)('%s runs as it stands', async (file) => {
    const text = readFileSync(new URL(file, FOLDER), 'utf8');
    const name = file.replace('.graphql', '');
    const operation = getOperationAST(parse(text))!;
    const own = name === 'becomeAvailable' ? person : partner;
    const taken = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
    const given: Record<string, unknown> = Object.fromEntries(taken.map((word) => [word, variables[word] ?? null]));
    if (name === 'followSession') given['after'] = 0;
    let answer: Result;
    if (operation.operation === 'subscription') {
      const feed = own.follow(text, given);
      answer = await feed.next();
      await feed.end();
    } else {
      answer = await own.ask(text, given);
    }
    expect(answer).toMatchObject(GIVES[name]!);
  });

  test('say in their first line what they are for', () => {
    for (const file of examples) expect(readFileSync(new URL(file, FOLDER), 'utf8')).toMatch(/^# .{20,}/);
    expect(examples.map((file) => file.replace('.graphql', '')).sort()).toEqual(Object.keys(GIVES).sort());
  });
});
