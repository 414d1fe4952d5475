import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCsv } from '../../src/server/spreadsheet/readCsv.ts';
import { readWorkbook } from '../../src/server/spreadsheet/readWorkbook.ts';
import type { ApiClient } from '../builders/apiClient.ts';
import { OfferedPair } from '../builders/offeredPair.ts';

/** A session as files for its organiser. */
let pair: OfferedPair;
beforeAll(async () => {
  pair = await OfferedPair.open();
  const meeting = await pair.talk();
  const outcome = { kind: 'CONTRACT', amount: '48000050', currency: 'MOP', publish: true };
  await pair.act(pair.exhibitor, 'recordOutcome', { meeting, ...outcome });
  await pair.act(pair.buyer, 'confirmOutcome', { meeting });
});
afterAll(() => pair.floor.close());

const report = (file: string, client: ApiClient | null, headers: Record<string, string> = {}) =>
  fetch(`${pair.floor.url}/report/${pair.floor.session}/${file}`, {
    headers: { ...(client?.token ? { authorization: `Bearer ${client.token}` } : {}), ...headers },
  });
const cellsOf = (text: string) => readCsv(text.replace('\uFEFF', ''))!.map((row) => ('cells' in row ? row.cells : row));

describe('the report of a session', () => {
  test('lists its meetings, with what came of them', async () => {
    const answer = await report('meetings.csv', pair.organiser);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="ponte-meetings.csv"');
    const text = await answer.text();
    const [heads, row, ...others] = cellsOf(text) as string[][];
    expect(others).toEqual([]);
    const cell = (head: string) => row![heads!.indexOf(head)];
    expect(cell('State')).toBe('Under way');
    expect(cell('Outcome that counts')).toBe('Contract');
    expect(cell('Amount')).toBe('480000.50');
    expect(cell('Exhibitor: badge')).toMatch(/^E-/);
    expect(cell('Buyer: badge')).toMatch(/^B-/);
    expect(cell('Sides that confirmed')).toBe('1');
    // Names yes, contact data never.
    expect(text).not.toContain('@');
  });

  test('speaks the language of its reader', async () => {
    const text = await (await report('participants.csv', pair.organiser, { 'accept-language': 'pt' })).text();
    expect(text).toContain('Número da credencial');
    expect(text).toContain('Em reunião');
  });

  test('is a workbook where that is asked for', async () => {
    const answer = await report('participants.xlsx', pair.organiser);
    const sheets = await readWorkbook(new Uint8Array(await answer.arrayBuffer()));
    expect(sheets).toHaveLength(1);
    expect(sheets![0]!.rows).toHaveLength(3);
  });

  test('has every event of the log, in order and without a gap', async () => {
    const text = await (await report('events.ndjson', pair.organiser)).text();
    const events = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { sequence: number; event: { kind: string } });
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events).toHaveLength(await pair.floor.head());
    expect(events.some(({ event }) => event.kind === 'meeting-begun')).toBe(true);
  });

  test('is printed in four languages, with its own fonts inside', async () => {
    for (const language of ['zh-Hant', 'zh-Hans', 'pt', 'en']) {
      const answer = await report('report.pdf', pair.organiser, { 'accept-language': language });
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(bytes.includes(`/Lang (${language})`)).toBe(true);
      expect(bytes.includes('/FontFile2')).toBe(true);
    }
  });

  test.each<[string, () => ApiClient | null, number]>([
    ['nobody', () => null, 401],
    ['a participant', () => pair.exhibitor, 403],
  ])('is not for %s', async (_, client, status) => {
    for (const file of ['meetings.csv', 'participants.xlsx', 'events.ndjson', 'report.pdf']) {
      const answer = await report(file, client());
      expect(answer.status).toBe(status);
      expect(await answer.json()).toMatchObject({ errors: [{ message: expect.any(String) }] });
    }
  });

  test('of a session or a file that does not exist is not found', async () => {
    expect((await report('meetings.pdf', pair.organiser)).status).toBe(404);
    const address = `${pair.floor.url}/report/nothing/meetings.csv`;
    const headers = { authorization: `Bearer ${pair.organiser.token}` };
    expect((await fetch(address, { headers })).status).toBe(404);
  });
});

describe('the fairness of a session', () => {
  test('is a table for a spreadsheet and a report on paper, in four languages, and names no people', async () => {
    const text = await (await report('fairness.csv', pair.organiser)).text();
    expect(text).toContain('Offers accepted');
    expect(text).toContain('95th percentile');
    // [FI11] every round of this session judged whom it passed: the figure is no bound.
    expect(text).toMatch(/^Offers that passed somebody,/m);
    expect(text).not.toContain('@');
    for (const language of ['zh-Hant', 'zh-Hans', 'pt', 'en']) {
      const answer = await report(`fairness.pdf?language=${language}`, pair.organiser);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
    }
    expect(await (await report('fairness.csv?language=pt', pair.organiser)).text()).toContain('Propostas');
  });

  test('is for those who may export the fair', async () => {
    expect((await report('fairness.csv', pair.buyer)).status).toBe(403);
    expect((await report('fairness.pdf', null)).status).toBe(401);
    expect((await report('fairness.doc', pair.organiser)).status).toBe(404);
  });
});

describe('the day of a person on paper', () => {
  const plan = (participant: string, client: ApiClient | null, language = '') =>
    fetch(`${pair.floor.url}/plan/${encodeURIComponent(participant)}/day.pdf${language && `?language=${language}`}`, {
      headers: client?.token ? { authorization: `Bearer ${client.token}` } : {},
    });

  test('is printed in four languages for its owner and by staff, with its own fonts inside', async () => {
    const { id } = await pair.presence(pair.buyer);
    for (const language of ['', 'zh-Hant', 'zh-Hans', 'pt', 'en']) {
      const answer = await plan(id, language === 'pt' ? pair.buyer : pair.organiser, language);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(bytes.toString('latin1')).toContain('NotoSans');
    }
  });

  test('is nobody else’s', async () => {
    const { id } = await pair.presence(pair.buyer);
    expect((await plan(id, pair.exhibitor)).status).toBe(403);
    expect((await plan(id, null)).status).toBe(401);
    expect((await plan('nobody', pair.organiser)).status).toBe(404);
  });
});
