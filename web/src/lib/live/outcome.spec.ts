import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MeetingFields, OutcomeFields } from '#lib/api/documents/participant.generated.ts';
import { Deeds } from './deeds.svelte.ts';
import { OutcomeDraft } from './outcome.svelte.ts';
import { StandInServer, standInShelf } from './testing/server.ts';

const letter = (amount: string, currency = 'MOP'): OutcomeFields => ({
  kind: 'LETTER_OF_INTENT',
  money: { amount, currency },
  followUpOn: null,
  note: null,
  publish: false,
});
const meeting = (outcome: OutcomeFields | null, otherOutcome: OutcomeFields | null, outcomeConfirmed = false) =>
  ({ id: 'm1', note: null, outcome, otherOutcome, outcomeConfirmed }) as MeetingFields;
const draftOf = (of: MeetingFields) => new OutcomeDraft(of, new Deeds(), () => {});

let server: StandInServer;
beforeEach(() => {
  server = new StandInServer();
  standInShelf();
});
afterEach(() => vi.unstubAllGlobals());

describe('what the two sides say', () => {
  test('is nothing, of one, different, the same, or confirmed', () => {
    const [mine, theirs] = [letter('48000000'), letter('45000000')];
    expect(
      [
        meeting(null, null),
        meeting(null, theirs),
        meeting(mine, null),
        meeting(mine, theirs),
        meeting(mine, letter('48000000', 'HKD')),
        meeting(mine, mine),
        meeting(mine, mine, true),
      ].map((one) => draftOf(one).agreement),
    ).toEqual(['nothing', 'other-only', 'mine-only', 'differ', 'differ', 'same', 'confirmed']);
  });

  test('differs by an amount only within one currency', () => {
    expect(draftOf(meeting(letter('45000000'), letter('48000000'))).difference).toEqual({
      amount: '3000000',
      currency: 'MOP',
    });
    expect(draftOf(meeting(letter('1'), letter('2', 'EUR'))).difference).toBeUndefined();
  });
});

describe('the form', () => {
  test('begins with what was saved, and has nothing to save then', () => {
    const draft = draftOf(meeting(letter('48000050'), null));
    expect([draft.kind, draft.amountText, draft.currency, draft.unsaved]).toEqual([
      'LETTER_OF_INTENT',
      '480000.50',
      'MOP',
      false,
    ]);
  });

  test('sends nothing without a kind, or with an amount that cannot be read, and says what is missing', async () => {
    const draft = draftOf(meeting(null, null));
    expect(await draft.save()).toBe(false);
    expect(draft.missing).toBe('Choose what came of it.');
    draft.kind = 'CONTRACT';
    draft.amountText = 'a lot';
    expect(await draft.save()).toBe(false);
    expect(draft.missing).not.toBe('');
    expect(server.sent).toEqual([]);
  });

  test('sends minor units, and no money where the kind takes none', async () => {
    const saved = { answer: { __typename: 'MeetingSuccess', meeting: meeting(letter('48000000'), null) } };
    server.answer(saved).answer(saved);
    const draft = draftOf(meeting(null, null));
    draft.kind = 'CONTRACT';
    draft.amountText = '480,000';
    await draft.save();
    draft.kind = 'FOLLOW_UP';
    await draft.save();
    expect(server.sent.map(({ input }) => [input['kind'], input['amount'], input['currency']])).toEqual([
      ['CONTRACT', '48000000', 'MOP'],
      ['FOLLOW_UP', null, null],
    ]);
  });

  test('takes over the kind and sum of the other side', async () => {
    const theirs = letter('45000000', 'HKD');
    server.answer({ answer: { __typename: 'MeetingSuccess', meeting: meeting(theirs, theirs) } });
    const draft = draftOf(meeting(letter('48000000'), theirs));
    expect(await draft.adopt()).toBe(true);
    expect(server.sent[0]?.input).toMatchObject({ amount: '45000000', currency: 'HKD', kind: 'LETTER_OF_INTENT' });
    expect([draft.agreement, draft.unsaved]).toEqual(['same', false]);
  });
});
