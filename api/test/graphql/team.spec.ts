import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient, FeedReader } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, STEP } from '../builders/documents.ts';

const MINE = `id state leavesAt answerSeconds pausedFor offer { id deadline accepted counterpart { participant } }
  teamOffers { id deadline mayExtend } team { participant state mayTake fittingLanguages }`;
const FEED = `subscription ($session: ID!) { participantFeed(session: $session) { __typename
  ... on PresentState { sequence participant { ${MINE} } }
  ... on ParticipantNotice { sequence notice { kind facts } participant { ${MINE} } }
  ... on Mark { sequence } } }`;
const say = (name: string, input: string, success: string) =>
  `mutation ($input: ${input}!) { answer: ${name}(input: $input) { __typename ... on ${success} { participant { ${MINE} } } ... on Problem { code } } }`;

let floor: ApiFloor;
let lok: ApiClient;
let rui: ApiClient;
let buyer: ApiClient;
let feeds: { lok: FeedReader; rui: FeedReader };

let keys = 0;
const act = (more: object = {}) => ({ input: { ...more, idempotencyKey: `team-key-${++keys}` } });

beforeAll(async () => {
  floor = await ApiFloor.open({ people: 2, places: 2 });
  const [one, two] = floor.fair.exhibitors;
  await floor.pool.query('update person set company_id = $2 where id = $1', [two!.person, one!.organisation]);
  const organiser = await floor.organiser();
  const session = floor.session;
  await organiser.ask(STEP('openSession'), act({ session }));
  await organiser.ask(STEP('startPairing'), act({ session }));
  [lok, rui, buyer] = await Promise.all([floor.as(one!), floor.as(two!), floor.as(floor.fair.buyers[0]!)]);
  for (const client of [lok, rui]) await client.ask(ACT('checkIn'), act({ session }));
  feeds = { lok: lok.follow(FEED, { session }), rui: rui.follow(FEED, { session }) };
  await lok.ask(ACT('becomeAvailable'), act({ session }));
  await buyer.ask(ACT('checkIn'), act({ session }));
});
afterAll(async () => {
  await Promise.all([lok, rui, buyer].map((client) => client.close()));
  await floor.close();
});

describe('a stand of two', () => {
  let offer: string;
  let deadline: string;
  let colleague: string;

  test('what one of them is asked is told to the other, who is free', async () => {
    const session = floor.session;
    await buyer.ask(ACT('becomeAvailable'), act({ session }));
    const asked = await feeds.lok.until(({ notice }) => notice?.kind === 'offer-made');
    ({ id: offer, deadline } = asked.participant!.offer!);
    expect(asked.participant).toMatchObject({ team: [{ state: 'CHECKED_IN', mayTake: false }], teamOffers: [] });
    await rui.ask(ACT('becomeAvailable'), act({ session }));
    const team = await feeds.lok.until(({ notice }) => notice?.kind === 'team-changed');
    expect(team.participant).toMatchObject({ team: [{ state: 'AVAILABLE', mayTake: true }] });
    colleague = team.participant!.team[0]!.participant;
    const own = await feeds.rui.until(({ notice }) => notice?.kind === 'participant-available');
    expect(own.participant).toMatchObject({ offer: null, teamOffers: [{ id: offer, deadline }] });
  });

  test('the other says for itself alone: a stranger answers nothing', async () => {
    const stranger = await floor.as(floor.fair.buyers[1]!);
    await stranger.ask(ACT('checkIn'), act({ session: floor.session }));
    expect(await stranger.ask(say('acceptOffer', 'OfferInput', 'OfferSuccess'), act({ offer }))).toMatchObject({
      code: 'not-yours',
    });
    await stranger.close();
  });

  test('it is given, and keeps its deadline', async () => {
    expect(
      await lok.ask(say('giveOffer', 'GiveOfferInput', 'OfferSuccess'), act({ offer, to: colleague })),
    ).toMatchObject({ participant: { state: 'AVAILABLE', offer: null, teamOffers: [{ id: offer }] } });
    const given = await feeds.rui.until(({ notice }) => notice?.kind === 'offer-passed');
    expect(given.participant).toMatchObject({ state: 'OFFERED', offer: { id: offer, deadline, accepted: false } });
  });

  test('whoever presses first goes, and the second is told so', async () => {
    expect(await lok.ask(say('acceptOffer', 'OfferInput', 'OfferSuccess'), act({ offer }))).toMatchObject({
      participant: { state: 'OFFERED', offer: { id: offer, accepted: true } },
    });
    expect(await rui.ask(say('acceptOffer', 'OfferInput', 'OfferSuccess'), act({ offer }))).toMatchObject({
      code: 'already-answered',
    });
    expect(
      await rui.ask(say('becomeAvailable', 'PresenceInput', 'PresenceSuccess'), act({ session: floor.session })),
    ).toMatchObject({
      participant: { state: 'AVAILABLE', teamOffers: [] },
    });
  });
});

describe('the rest of the status', () => {
  test('when one leaves, how long one takes to answer, and that somebody is at the stand', async () => {
    const session = floor.session;
    const at = new Date(Date.now() + 3_600_000).toISOString();
    const told = await rui.ask(say('planLeaving', 'PlanLeavingInput', 'PresenceSuccess'), act({ session, at }));
    expect(told).toMatchObject({ participant: { state: 'AVAILABLE', leavesAt: at } });
    const slow = await rui.ask(
      say('changeAnswerTime', 'AnswerTimeInput', 'PresenceSuccess'),
      act({ session, seconds: 120 }),
    );
    expect(slow).toMatchObject({ participant: { answerSeconds: 120 } });
    const busy = await rui.ask(say('pause', 'PauseInput', 'PresenceSuccess'), act({ session, withSomebody: true }));
    expect(busy).toMatchObject({ participant: { state: 'PAUSED', pausedFor: 'busy' } });
    const wrong = await rui.ask(
      say('changeAnswerTime', 'AnswerTimeInput', 'PresenceSuccess'),
      act({ session, seconds: 5 }),
    );
    expect(wrong).toMatchObject({ code: 'rules-out-of-range' });
  });
});
