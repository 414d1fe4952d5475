import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient, Result } from '../builders/apiClient.ts';
import { OfferedPair } from '../builders/offeredPair.ts';

/** What a session brought, and its day again, for those who see the floor. */
let pair: OfferedPair;
let meeting: string;
beforeAll(async () => {
  pair = await OfferedPair.open();
  meeting = await pair.talk();
  const outcome = { kind: 'CONTRACT', amount: '48000050', currency: 'MOP', publish: true };
  await pair.act(pair.exhibitor, 'recordOutcome', { meeting, ...outcome });
  await pair.act(pair.buyer, 'confirmOutcome', { meeting });
});
afterAll(() => pair.floor.close());

const AFTER = `query ($id: ID!) { pairingSession(id: $id) { after {
  people meetings contracts signed signedByBoth
  exhibitors { total byVenue { count venue { code } } } visitors { total } visits { total }
  measures { name value state } sums { currency contracts contractCount intentionCount }
  signings { kind money { amount currency } company { name { text } } buyer { name { text } } venue { code } }
  spread { meetings exhibitors buyers } groups { trait value people } gap { heading sought offered }
} exhibition { after { sessionCount meetings people } } } }`;
const REPLAY = `query ($id: ID!) { pairingSession(id: $id) { replay {
  from to head series { at inMeeting placesTaken placesOpen quotaUsedByBuyers } marks { kind count at frontCodes }
} } }`;
const READING = `query ($id: ID!) { pairingSession(id: $id) { replayReading { read head } } }`;
const MOMENT = `query ($id: ID!, $at: DateTime!) { pairingSession(id: $id) { moment(at: $at) {
  at sequence round roundBefore roundAfter board { state asOf inMeeting sides { side available } places { state } }
} } }`;

const session = (client: ApiClient, query: string, more: object = {}): Promise<Result> =>
  client.ask(query, { id: pair.floor.session, ...more });

describe('what a session brought', () => {
  test('counts companies, visitors, meetings and money, and names who signed in public', async () => {
    const { after, exhibition } = await session(pair.organiser, AFTER);
    expect(after).toMatchObject({
      people: 2,
      meetings: 1,
      contracts: 1,
      signed: 1,
      signedByBoth: 1,
      exhibitors: { total: 1 },
      visitors: { total: 1 },
      visits: { total: 1 },
      sums: [{ currency: 'MOP', contracts: '48000050', contractCount: 1, intentionCount: 0 }],
      signings: [{ kind: 'CONTRACT', money: { amount: '48000050', currency: 'MOP' } }],
    });
    expect(after.signings[0].company.name.text).toEqual(expect.any(String));
    expect(after.measures.map(({ name }: Result) => name)).toEqual([
      'acceptance',
      'meetings',
      'kept',
      'second-meetings',
    ]);
    expect(exhibition.after).toEqual({ sessionCount: 1, meetings: 1, people: 2 });
  });

  test('is nothing for those who do not see the floor', async () => {
    for (const client of [pair.exhibitor, pair.buyer]) {
      const { after, exhibition } = await session(client, AFTER);
      expect([after, exhibition.after]).toEqual([null, null]);
      expect(await session(client, REPLAY)).toEqual({ replay: null });
      expect(await session(client, READING)).toEqual({ replayReading: null });
      expect(await session(client, MOMENT, { at: '2026-11-22T00:00:00Z' })).toEqual({ moment: null });
    }
  });
});

describe('the day again', () => {
  test('has its ends, its minutes and its marks, without a name', async () => {
    const { replay } = await session(pair.organiser, REPLAY);
    expect(replay.head).toBe(await pair.floor.head());
    expect(Date.parse(replay.from)).toBeLessThan(Date.parse(replay.to));
    expect(replay.series.at(-1)).toMatchObject({
      inMeeting: 1,
      placesTaken: 1,
      placesOpen: 2,
      quotaUsedByBuyers: null,
    });
    expect(replay.marks.map(({ kind }: Result) => kind)).toEqual(['opened', 'started', 'signing']);
  });

  test('tells how far it has been read, until that is all', async () => {
    const head = await pair.floor.head();
    await expect.poll(async () => (await session(pair.organiser, READING)).replayReading).toEqual({ read: head, head });
  });

  test('shows the board as it was, and changes nothing', async () => {
    const before = await pair.floor.head();
    const { replay } = await session(pair.organiser, REPLAY);
    const at = async (instant: string) => (await session(pair.organiser, MOMENT, { at: instant })).moment;
    const [first, last] = [await at(replay.from), await at(replay.to)];
    expect(first.board.inMeeting).toBe(0);
    expect(first.board.places.map(({ state }: Result) => state)).toEqual(['open', 'open']);
    expect(last.board).toMatchObject({ state: 'PAIRING', inMeeting: 1 });
    expect(last.sequence).toBe(before);
    // A round leads to the one before it, and from before the first to the first.
    expect(first.roundBefore).toBeNull();
    expect((await at(first.roundAfter)).round).toBe(last.round);
    // What is not of the day is told by its ends.
    expect((await at('2020-01-01T00:00:00Z')).sequence).toBeLessThan(last.sequence);
    expect((await at('2099-01-01T00:00:00Z')).sequence).toBe(last.sequence);
    expect(await pair.floor.head()).toBe(before);
  });
});
