import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OfferedPair } from '../builders/offeredPair.ts';

const RECENT = `query ($session: ID!) { pairingSession(id: $session) { recentActs {
  id kind mine undone points { what whyNot count people { id } place { id } } } } }`;

interface Recent {
  id: string;
  kind: string;
  mine: boolean;
  undone: boolean;
  points: { what: string; whyNot: string | null; people: { id: string }[]; place: { id: string } | null }[];
}

let pair: OfferedPair;
beforeEach(async () => {
  pair = await OfferedPair.open();
});
afterEach(() => pair.floor.close());

describe('taking an act back', () => {
  test('pausePairing is told of and undone; a second time nothing happens', async () => {
    await pair.step('pausePairing', { reason: 'Fire drill' }, 'PausePairingInput');
    const [act] = await recent();
    expect(act).toMatchObject({ kind: 'pairing-paused', mine: true, undone: false });
    expect(act!.points).toMatchObject([{ what: 'PAIRING', whyNot: null }]);
    expect(await pair.step('undo', { act: act!.id }, 'UndoInput')).toMatchObject({ session: { state: 'PAIRING' } });
    expect((await recent())[0]).toMatchObject({ id: act!.id, undone: true });
    const head = await pair.floor.head();
    expect(await pair.step('undo', { act: act!.id }, 'UndoInput')).toMatchObject({ __typename: 'SessionSuccess' });
    expect(await pair.floor.head()).toBe(head);
  });

  test('cancelMeeting is undone: the database, too, has the two at their table again', async () => {
    const meeting = await pair.meet();
    await pair.step('cancelMeeting', { meeting, reason: 'By mistake' }, 'CancelMeetingInput');
    const [act] = await recent();
    expect(act!.points).toMatchObject([{ what: 'MEETING', whyNot: null }]);
    expect(act!.points[0]!.people).toHaveLength(2);
    expect(await pair.step('undo', { act: act!.id }, 'UndoInput')).toMatchObject({ __typename: 'SessionSuccess' });
    const { rows } = await pair.floor.pool.query(
      'select count(*)::int as n from engagement where meeting_id is not null',
    );
    expect(rows).toEqual([{ n: 2 }]);
    expect((await pair.floor.pool.query('select count(*)::int as n from place_use')).rows).toEqual([{ n: 1 }]);
  });

  test('announce is undone: nobody is shown the words any more', async () => {
    await pair.step('announce', { text: [{ language: 'en', text: 'Lunch' }], reason: 'Noon' }, 'AnnounceInput');
    const [act] = await recent();
    await pair.step('undo', { act: act!.id }, 'UndoInput');
    const kept = await pair.floor.pool.query(`select 1 from private_text where kind = 'announcement'`);
    expect(kept.rows).toEqual([]);
  });

  test('an act that nobody knows is too late', async () => {
    const head = await pair.floor.head();
    expect(await pair.step('undo', { act: 'never' }, 'UndoInput')).toMatchObject({
      __typename: 'SessionProblem',
      code: 'undo-too-late',
    });
    expect(await pair.floor.head()).toBe(head);
  });
});

async function recent(): Promise<Recent[]> {
  return (await pair.organiser.ask(RECENT, { session: pair.floor.session })).recentActs as Recent[];
}
