import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ApiClient, FeedReader, Result } from '../builders/apiClient.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, STEP } from '../builders/documents.ts';
import { PATIENCE } from '../builders/patience.ts';

/** An exhibitor who speaks Cantonese, a buyer who speaks Portuguese, two interpreters between them. */
let floor: ApiFloor;
let organiser: ApiClient;
let exhibitor: ApiClient;
let buyer: ApiClient;
let ines: ApiClient;
let rui: ApiClient;
let keys = 0;
const key = () => `interpreter-key-${++keys}`;

const HELP = `id state leavesAt until keptWish frontCode languages meetingsDone reachable stateSince
  person { id } venue { id } session { id }
  meeting { meeting state place { label } placeExpectedAt summonsEndsAt arrived exhibitorArrived buyerArrived begunAt endsAt
    exhibitorLanguages buyerLanguages exhibitor { side } buyer { side } }`;
const DO = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ... on InterpreterSuccess { interpreter { ${HELP} } } ... on Problem { code } } }`;
const WORK = `subscription ($session: ID!) { interpreterFeed(session: $session) { __typename ... on InterpreterNow { sequence previous now interpreter { ${HELP} } } } }`;
const PAIR = `{ viewer { participants { id state offer { id interpreter { name { text } languages arrived } }
  meeting { id state needsInterpreter mayReportInterpreter interpreter { name { text } arrived } } } } }`;

const inSession = (more: object = {}) => ({ input: { session: floor.session, idempotencyKey: key(), ...more } });
const me = async (client: ApiClient): Promise<Result> => (await client.ask(PAIR)).participants[0];

beforeAll(async () => {
  floor = await ApiFloor.open({ people: 3, places: 2 });
  const [lotus, helper, other] = floor.fair.exhibitors;
  const [ramos] = floor.fair.buyers;
  const { pool } = floor;
  await pool.query("update person set role = 'interpreter', company_id = null where id = any ($1)", [
    [helper!.person, other!.person],
  ]);
  await pool.query('delete from session_person where person_id = any ($1)', [[helper!.person, other!.person]]);
  const speak = 'insert into person_language (person_id, exhibition_id, language) values ($1, $2, $3)';
  await pool.query('delete from person_language where exhibition_id = $1', [floor.fair.exhibition]);
  for (const [person, languages] of [
    [lotus!.person, ['yue']],
    [ramos!.person, ['pt']],
    [helper!.person, ['yue', 'pt']],
    [other!.person, ['yue', 'pt', 'en']],
  ] as const)
    for (const language of languages) await pool.query(speak, [person, floor.fair.exhibition, language]);
  organiser = await floor.organiser();
  for (const step of ['openSession', 'startPairing']) await organiser.ask(STEP(step), inSession());
  exhibitor = await floor.as(lotus!);
  buyer = await floor.as(ramos!);
  ines = await floor.as(helper!);
  rui = await floor.as(other!);
});
afterAll(() => floor.close());

/** The buyer's offer, as soon as there is one. */
const offered = (): Promise<Result> => vi.waitUntil(async () => (await me(buyer)).offer ?? false, PATIENCE);

test('an interpreter signs in by the badge, sees where it may help, joins, and is nobody’s participant', async () => {
  const seen = await ines.ask('{ viewer { mayDo participants { id } interpretsIn { id myInterpreter { id } } } }');
  expect(seen).toMatchObject({ participants: [], interpretsIn: [{ id: floor.session, myInterpreter: null }] });
  expect(seen.mayDo).toContain('interpret');
  expect(await ines.ask(DO('interpret', 'PresenceInput'), inSession())).toMatchObject({
    interpreter: { state: 'FREE', languages: expect.arrayContaining(['yue', 'pt']), meeting: null },
  });
  expect(await exhibitor.ask(DO('interpret', 'PresenceInput'), inSession())).toMatchObject({ code: 'not-allowed' });
});

test('staff acts for an interpreter by the front code, and a participant may not', async () => {
  const { frontCode } = floor.badges.get(floor.fair.exhibitors[2]!.person)!;
  expect(await organiser.ask(DO('interpret', 'PresenceInput'), inSession({ frontCode }))).toMatchObject({
    interpreter: { state: 'FREE', frontCode },
  });
  const head = await floor.head();
  const pause = DO('pauseInterpreting', 'PauseInput');
  expect(await buyer.ask(pause, inSession({ frontCode }))).toMatchObject({ code: 'not-yours' });
  expect(await floor.head()).toBe(head);
  expect(await organiser.ask(pause, inSession({ frontCode }))).toMatchObject({ interpreter: { state: 'PAUSED' } });
  const past = '2020-01-01T00:00:00Z';
  expect(await rui.ask(pause, inSession({ until: past }))).toMatchObject({ code: 'dates-order' });
});

test('two without a common language are offered with its help, and it is called, sits with them, and is free again', async () => {
  const feed: FeedReader = ines.follow(WORK, { session: floor.session });
  expect(await feed.next()).toMatchObject({ interpreter: { state: 'FREE' }, previous: null });
  for (const client of [exhibitor, buyer]) {
    await client.ask(ACT('checkIn'), inSession());
    await client.ask(ACT('becomeAvailable'), inSession());
  }
  const offer = await offered();
  expect(offer.interpreter).toMatchObject({ languages: expect.arrayContaining(['yue', 'pt']), arrived: false });
  await feed.until(({ interpreter }) => interpreter?.state === 'PROMISED');
  for (const client of [exhibitor, buyer])
    await client.ask(ACT('acceptOffer'), { input: { offer: offer.id, idempotencyKey: key() } });
  const called = await feed.until(({ interpreter }) => interpreter?.state === 'SUMMONED');
  expect(called.interpreter.meeting).toMatchObject({
    place: { label: '1' },
    arrived: false,
    exhibitorLanguages: ['yue'],
    buyerLanguages: ['pt'],
    exhibitor: { side: 'EXHIBITOR' },
    buyer: { side: 'BUYER' },
  });
  const { meeting } = called.interpreter.meeting;
  const here = (client: ApiClient) => client.ask(ACT('arriveAtPlace'), { input: { meeting, idempotencyKey: key() } });
  for (const client of [exhibitor, buyer]) await here(client);
  expect((await me(buyer)).meeting).toMatchObject({ state: 'SUMMONED', needsInterpreter: true });
  const missing = ACT('reportInterpreterMissing');
  const tooSoon = { input: { meeting, idempotencyKey: key() } };
  expect(await buyer.ask(missing, tooSoon)).toMatchObject({ code: 'claim-needed' });
  const arrive = DO('arriveToInterpret', 'MeetingInput');
  expect(await ines.ask(arrive, { input: { meeting, idempotencyKey: key() } })).toMatchObject({
    interpreter: { state: 'MEETING', meeting: { arrived: true, state: 'IN_PROGRESS' } },
  });
  expect((await me(buyer)).meeting).toMatchObject({ state: 'IN_PROGRESS', interpreter: { arrived: true } });
});

test('staff sees all interpreters and sends another one; others see none', async () => {
  const LIST = `query ($id: ID!) { pairingSession(id: $id) { interpreters { id state meeting { meeting } } } }`;
  expect(await buyer.ask(LIST, { id: floor.session })).toMatchObject({ interpreters: null });
  await rui.ask(DO('interpret', 'PresenceInput'), inSession());
  const { interpreters } = await organiser.ask(LIST, { id: floor.session });
  const free = interpreters.find(({ state }: Result) => state === 'FREE');
  const busy = interpreters.find(({ state }: Result) => state === 'MEETING');
  const ASSIGN = `mutation ($input: AssignInterpreterInput!) { assignInterpreter(input: $input) { __typename ... on Problem { code } } }`;
  const input = inSession({ meeting: busy.meeting.meeting, interpreter: free.id, reason: 'Demo reason' });
  expect(await buyer.ask(ASSIGN, input)).toMatchObject({ code: 'not-allowed' });
  expect(await organiser.ask(ASSIGN, input)).toMatchObject({ __typename: 'SessionSuccess' });
  const after = await organiser.ask(LIST, { id: floor.session });
  expect(after.interpreters.map(({ state }: Result) => state).sort()).toEqual(['FREE', 'MEETING']);
});

test('it says when it leaves, and goes', async () => {
  const leave = DO('leaveInterpreting', 'LeaveInterpretingInput');
  const at = new Date(Date.now() + 3_600_000).toISOString();
  expect(await ines.ask(leave, inSession({ at }))).toMatchObject({ interpreter: { state: 'FREE', leavesAt: at } });
  expect(await ines.ask(leave, inSession())).toMatchObject({ interpreter: { state: 'LEFT' } });
});

test('how fair the session has been is told to those who see the floor', async () => {
  const FAIR = `query ($id: ID!) { pairingSession(id: $id) { fairness { giniOfMeetings giniOfWaits envy { offers passing people mostTimes isBound } atRisk { meetings stillFits cause act participant { id } }
    measures { name value low high state } waits { trait value count medianSeconds p95Seconds mostSeconds venue { code } } } } }`;
  expect(await buyer.ask(FAIR, { id: floor.session })).toMatchObject({ fairness: null });
  const { fairness } = await organiser.ask(FAIR, { id: floor.session });
  expect(fairness.measures.map(({ name }: Result) => name)).toEqual([
    'acceptance',
    'meetings',
    'kept',
    'second-meetings',
  ]);
  expect(fairness.measures[0]).toMatchObject({ value: 1, low: 0.4, high: 0.6, state: 'above' });
  expect(fairness.waits).toContainEqual(expect.objectContaining({ trait: 'side', value: 'buyer', count: 1 }));
  expect(fairness.waits).toContainEqual(expect.objectContaining({ trait: 'venue', venue: { code: 'MO-1' }, count: 2 }));
  expect(fairness.envy).toMatchObject({ offers: 1, passing: 0, isBound: false });
});
