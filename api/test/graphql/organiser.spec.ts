import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../builders/apiClient.ts';
import { STEP } from '../builders/documents.ts';
import { OfferedPair } from '../builders/offeredPair.ts';

let pair: OfferedPair;
beforeEach(async () => {
  pair = await OfferedPair.open();
});
afterEach(() => pair.floor.close());

describe('the organiser', () => {
  test('pausePairing and startPairing', async () => {
    expect(await pair.step('pausePairing', { reason: 'Fire drill' }, 'PausePairingInput')).toMatchObject({
      session: { state: 'PAUSED' },
    });
    expect(await pair.step('startPairing')).toMatchObject({ session: { state: 'PAIRING' } });
    const kept = await pair.floor.pool.query(`select text from private_text where kind = 'reason'`);
    expect(kept.rows).toEqual([{ text: { en: 'Fire drill' } }]);
  });

  test('closeSession withdraws what is open', async () => {
    await pair.step('closeSession', { reason: 'End of the day' });
    await expect.poll(() => pair.presence(pair.exhibitor).then((me) => me ?? null)).toBeNull();
  });

  test('pairByHand offers two to each other again after "later"', async () => {
    const [left, right] = [await pair.presence(pair.exhibitor), await pair.presence(pair.buyer)];
    await pair.act(pair.buyer, 'deferOffer', { offer: right.offer.id });
    expect(
      await pair.step('pairByHand', { exhibitor: left.id, buyer: right.id, reason: 'They asked' }, 'PairByHandInput'),
    ).toMatchObject({
      __typename: 'SessionSuccess',
    });
    const { offer } = await pair.presence(pair.exhibitor);
    expect(offer.forMe.score).toBeGreaterThan(0);
  });

  test('pairByHand refuses who is busy, and who is not of the right side', async () => {
    const [left, right] = [await pair.presence(pair.exhibitor), await pair.presence(pair.buyer)];
    const head = await pair.floor.head();
    expect(await pair.step('pairByHand', { exhibitor: left.id, buyer: right.id }, 'PairByHandInput')).toMatchObject({
      __typename: 'PresenceProblem',
      code: 'busy-now',
    });
    expect(await pair.step('pairByHand', { exhibitor: right.id, buyer: left.id }, 'PairByHandInput')).toMatchObject({
      code: 'participant-unknown',
    });
    expect(await pair.floor.head()).toBe(head);
  });

  test('moveMeeting, closePlace and openPlace', async () => {
    const meeting = await pair.meet();
    const [first, second] = await pair.places();
    const [here, there] = first.meeting ? [first, second] : [second, first];
    expect(
      await pair.step('moveMeeting', { meeting, place: there.id, reason: 'Noise' }, 'MoveMeetingInput'),
    ).toMatchObject({
      __typename: 'SessionSuccess',
    });
    expect((await pair.presence(pair.buyer)).meeting.place.label).toBe(there.label);
    expect(await pair.step('moveMeeting', { meeting, place: there.id }, 'MoveMeetingInput')).toMatchObject({
      __typename: expect.any(String),
    });
    await pair.step('closePlace', { place: here.id, reason: 'Broken lamp' }, 'PlaceInput');
    expect((await pair.places()).find(({ id }: Result) => id === here.id)).toMatchObject({ open: false });
    expect(await pair.step('moveMeeting', { meeting, place: here.id }, 'MoveMeetingInput')).toMatchObject({
      __typename: 'PlaceProblem',
      code: 'place-closed',
      message: `Table ${here.label} is closed.`,
    });
    await pair.step('openPlace', { place: here.id }, 'PlaceInput');
    expect((await pair.places()).find(({ id }: Result) => id === here.id)).toMatchObject({ open: true });
  });

  test('cancelMeeting cancels a summons and ends a meeting', async () => {
    const meeting = await pair.meet();
    await pair.step('cancelMeeting', { meeting, reason: 'Ill' }, 'CancelMeetingInput');
    expect(await pair.presence(pair.exhibitor)).toMatchObject({ meeting: null });
    expect(await pair.step('cancelMeeting', { meeting }, 'CancelMeetingInput')).toMatchObject({
      __typename: 'MeetingProblem',
    });
  });

  test('announce reaches everybody in their language', async () => {
    const text = [
      { language: 'zh-Hant', text: '十五分鐘後結束' },
      { language: 'en', text: 'We end in fifteen minutes' },
    ];
    expect(await pair.step('announce', { text }, 'AnnounceInput')).toMatchObject({ __typename: 'SessionSuccess' });
    const ANNOUNCED =
      'query ($id: ID!) { pairingSession(id: $id) { announcement { text { text language all { language text } } } } }';
    const read = (language: string) =>
      pair.buyer.ask(ANNOUNCED, { id: pair.floor.session }, { headers: { 'accept-language': language } });
    expect((await read('zh-MO')).announcement.text).toMatchObject({ text: '十五分鐘後結束', language: 'zh_Hant' });
    expect((await read('pt')).announcement.text).toMatchObject({ text: 'We end in fifteen minutes', language: 'en' });
  });

  test('changeRules says first whom it would concern', async () => {
    const CHANGE = `mutation ($input: ChangeRulesInput!) { changeRules(input: $input) { __typename
      ... on SessionSuccess { session { rules { answerSeconds } } } ... on ChangeRulesPreview { affected rules { answerSeconds meetingMinutes } }
      ... on Problem { code message path } } }`;
    const input = { session: pair.floor.session, rules: { answerSeconds: 60 }, idempotencyKey: pair.key() };
    const head = await pair.floor.head();
    expect(await pair.organiser.ask(CHANGE, { input: { ...input, dryRun: true } })).toMatchObject({
      affected: 2,
      rules: { answerSeconds: 60, meetingMinutes: 15 },
    });
    expect(await pair.floor.head()).toBe(head);
    expect(await pair.organiser.ask(CHANGE, { input })).toMatchObject({ session: { rules: { answerSeconds: 60 } } });
    const wrong = { session: pair.floor.session, rules: { answerSeconds: -1 }, idempotencyKey: pair.key() };
    expect(await pair.organiser.ask(CHANGE, { input: wrong })).toMatchObject({
      __typename: 'InputProblem',
      code: 'rules-out-of-range',
      message: '“Time to answer” can be 1 to 900.',
    });
  });

  test('[PA99] the organiser is told the longest walk, and by a trial when tables would be held for less', async () => {
    const WALK = 'minutes isByPlan venue { id }';
    const OF = `query ($id: ID!) { pairingSession(id: $id) { longestWalk { ${WALK} } venues { id } } }`;
    const { longestWalk, venues } = await pair.organiser.ask(OF, { id: pair.floor.session });
    expect(longestWalk).toMatchObject({ minutes: expect.any(Number), isByPlan: false });
    expect(venues).toContainEqual(longestWalk.venue);
    expect((await pair.buyer.ask(OF, { id: pair.floor.session })).longestWalk).toBeNull();
    const TRY = `mutation ($input: ChangeRulesInput!) { changeRules(input: $input) { ... on ChangeRulesPreview { walkBeyondHold { ${WALK} } } } }`;
    const held = async (summonsSeconds: number) => {
      const input = {
        session: pair.floor.session,
        rules: { summonsSeconds },
        dryRun: true,
        idempotencyKey: pair.key(),
      };
      return (await pair.organiser.ask(TRY, { input })).walkBeyondHold;
    };
    expect(await held(longestWalk.minutes * 60 - 1)).toEqual(longestWalk);
    expect(await held(longestWalk.minutes * 60)).toBeNull();
  });

  test('[PA69, MA45] changeRules says rule by rule whom it concerns, takes limits away by 0, and keeps the words of an emphasis', async () => {
    const FIELDS =
      'mostMeetings mostMeetingsADay mostWithHosted metAgainAfterHours leastMeetings emphasis { headings markets words }';
    const CHANGE = `mutation ($input: ChangeRulesInput!) { changeRules(input: $input) { __typename
      ... on SessionSuccess { session { rules { ${FIELDS} } } }
      ... on ChangeRulesPreview { affected shutOutCount atRiskBefore atRiskAfter meetingsKept offersKept
        effects { rule affected } people { id frontCode } shutOut { id } rules { ${FIELDS} } }
      ... on Problem { code } } }`;
    const change = (rules: object, dryRun = false) =>
      pair.organiser.ask(CHANGE, { input: { session: pair.floor.session, rules, dryRun, idempotencyKey: pair.key() } });
    const emphasis = { headings: ['09.01', '2204'], markets: ['pt'], words: ['Café', '咖啡'] };
    const stored = { headings: ['0901', '2204'], markets: ['PT'], words: ['Café', '咖啡'] };
    const tried = await change({ mostMeetingsADay: 9, emphasis }, true);
    expect(tried).toMatchObject({
      affected: 2,
      shutOutCount: 0,
      effects: expect.arrayContaining([
        { rule: 'mostMeetingsADay', affected: 0 },
        { rule: 'emphasis', affected: 2 },
      ]),
      people: [{ frontCode: expect.any(String) }, { frontCode: expect.any(String) }],
      rules: { mostMeetingsADay: 9, emphasis: stored },
    });
    const limits = { mostMeetingsADay: 9, mostWithHosted: 4, metAgainAfterHours: 24, leastMeetings: 3 };
    expect(await change({ ...limits, emphasis })).toMatchObject({
      session: { rules: { ...limits, emphasis: stored } },
    });
    const none = { mostMeetingsADay: 0, mostWithHosted: 0, metAgainAfterHours: 0 };
    expect(await change(none)).toMatchObject({
      session: { rules: { mostMeetingsADay: null, mostWithHosted: null, metAgainAfterHours: null, leastMeetings: 3 } },
    });
    const head = await pair.floor.head();
    for (const wrong of [{ emphasis: { ...emphasis, headings: ['coffee'] } }, { leastMeetings: 101 }])
      for (const dryRun of [true, false])
        expect(await change(wrong, dryRun)).toMatchObject({ __typename: 'InputProblem', code: 'rules-out-of-range' });
    expect(await pair.floor.head()).toBe(head);
  });

  test('is the only one who steps in', async () => {
    const head = await pair.floor.head();
    for (const client of [
      pair.exhibitor,
      pair.floor.client(),
      await pair.floor.partner(['see-board', 'follow-session']),
    ]) {
      const answer = await client.ask(STEP('closeSession'), {
        input: { session: pair.floor.session, idempotencyKey: pair.key() },
      });
      expect(['NotAllowed', 'NotSignedIn']).toContain(answer.__typename);
    }
    expect(await pair.floor.head()).toBe(head);
  });
});
