import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OfferedPair } from '../builders/offeredPair.ts';

/** What people take along: their calendar and the contacts that they made. */
let pair: OfferedPair;
let meeting: string;
let calendar: string;

beforeAll(async () => {
  pair = await OfferedPair.open();
  meeting = await pair.meet();
  calendar = (await pair.exhibitor.ask('{ viewer { calendar } }')).calendar;
});
afterAll(() => pair.floor.close());

const linesOf = async (address: string) =>
  (await (await fetch(address)).text()).replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/);
const LEADS = `query ($format: LeadsFormat!, $id: ID!) { node(id: $id) { ... on Participant {
  leadsFile(format: $format) { name type content contacts leftOut } } } }`;
const leadsOf = async (client = pair.exhibitor, format = 'CSV') => {
  const { id } = await pair.presence(pair.exhibitor);
  return (await client.ask(LEADS, { format, id })).leadsFile;
};

describe('the calendar of a badge', () => {
  test('has the session and the meeting, without a cookie or a header', async () => {
    const answer = await fetch(calendar);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const lines = await linesOf(calendar);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
    expect(lines.some((line) => line.startsWith('LOCATION:Table '))).toBe(true);
  });

  test('is not sent again while nothing has changed, and is once the meeting has begun', async () => {
    const tag = (await fetch(calendar)).headers.get('etag')!;
    const again = () => fetch(calendar, { headers: { 'if-none-match': tag } });
    expect((await again()).status).toBe(304);
    const before = Math.max(...sequencesOf(await linesOf(calendar)));
    for (const client of [pair.exhibitor, pair.buyer]) await pair.act(client, 'arriveAtPlace', { meeting });
    expect((await again()).status).toBe(200);
    expect(Math.max(...sequencesOf(await linesOf(calendar)))).toBe(before + 1);
  });

  test('speaks the language that its address asks for', async () => {
    const lines = await linesOf(`${calendar}?language=pt`);
    expect(lines.some((line) => line.startsWith('LOCATION:Mesa '))).toBe(true);
  });

  test.each([
    ['is not ours', () => `${pair.floor.url}/calendar/nobody.nothing.ics`],
    ['has the badge of one and the sign of another', () => `${calendar.slice(0, -10)}AAAAAA.ics`],
    ['has no sign', () => `${pair.floor.url}/calendar/x.ics`],
  ])('an address that %s is gone, and says so in words', async (_, address) => {
    const answer = await fetch(address(), { headers: { 'accept-language': 'pt' } });
    expect(answer.status).toBe(410);
    expect(JSON.stringify(await answer.json())).toContain('calendário');
  });

  test('nobody has one who has no badge', async () => {
    expect(await pair.organiser.ask('{ viewer { calendar } }')).toEqual({ calendar: null });
  });
});

describe('the contacts of a day', () => {
  test('hold nobody who has not agreed', async () => {
    const file = await leadsOf();
    expect(file).toMatchObject({ contacts: 0, leftOut: 1, name: 'ponte-contacts.csv', type: 'text/csv' });
    expect(file.content).not.toContain('@');
  });

  test('hold who has agreed, with the own note, as a table and as cards', async () => {
    await pair.act(pair.buyer, 'giveConsent', { meeting, share: true });
    await pair.act(pair.exhibitor, 'keepNote', { meeting, text: '=1+1; samples' });
    const file = await leadsOf();
    expect(file).toMatchObject({ contacts: 1, leftOut: 0 });
    expect(file.content.startsWith('\uFEFFMet at,Name,')).toBe(true);
    // A cell that begins with = would be computed by a spreadsheet.
    expect(file.content).toContain("'=1+1; samples");
    const cards = await leadsOf(pair.exhibitor, 'VCARD');
    expect(cards.content.match(/BEGIN:VCARD/g)).toHaveLength(1);
    expect(cards.content).toContain('VERSION:3.0');
    const { contact } = (await pair.presence(pair.exhibitor)).meeting.counterpart;
    for (const text of [file.content, cards.content.replaceAll(/\r?\n[ \t]/g, '')]) {
      expect(text).toContain(contact.email);
    }
  });

  test('are nobody else’s, the organiser’s included', async () => {
    expect(await leadsOf(pair.organiser)).toBeNull();
    const { id } = await pair.presence(pair.exhibitor);
    expect(await pair.buyer.ask(LEADS, { format: 'CSV', id })).toBeNull();
  });

  test('end with the badge, and so does the calendar', async () => {
    const { frontCode } = await pair.presence(pair.exhibitor);
    const REISSUE = 'mutation ($input: ReissueBadgeInput!) { reissueBadge(input: $input) { __typename } }';
    await pair.organiser.ask(REISSUE, { input: { frontCode, reason: 'lost', reissue: true } });
    expect((await fetch(calendar)).status).toBe(410);
  });
});

function sequencesOf(lines: readonly string[]): number[] {
  return lines.flatMap((line) => (line.startsWith('SEQUENCE:') ? Number(line.slice('SEQUENCE:'.length)) : []));
}
