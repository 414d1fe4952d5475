import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ApiClient, Result } from '../builders/apiClient.ts';
import { nodeId } from '../../src/graphql/relay/nodeId.ts';
import { ApiFloor } from '../builders/apiFloor.ts';
import { ACT, STEP } from '../builders/documents.ts';
import { holdSession } from '../builders/heldSession.ts';
import { PATIENCE } from '../builders/patience.ts';

const STANDING =
  'session standing done total seed seeds isReplay meetingMinutes tables { venue kind places } settings { name value least most source }';
const FIGURES =
  'meetings { mean low high } meetingsEach { mean } value { mean } waitMedianSeconds { mean } waitP95Seconds { mean } inVain { mean } ' +
  'acceptance { mean } kept { mean } matched { mean } second { mean } gini { mean } tableUse { mean }';
const SCENARIO = `policy meetingMinutes tables { venue venueCode kind places } figures { ${FIGURES} } peopleByMeetings sliceMinutes
  waiting waitP95 { mean low high } tableUse`;
const RESULT = `result { exhibitors { mean } buyers { mean } policies { scenario { ${SCENARIO} } against { value { mean } waitP95 { mean } matchedPoints { mean } } }
  tables { ${SCENARIO} } tableAdvice { reachesGoal tables { venueCode kind places planned low high } }
  lengths { meetingMinutes } lengthAdvice { minutes planned low high gain { mean } }
  interpreters { speechless needed { venueCode between count low high } gain { mean } }
  atRisk { name { text } organisation { text } side withoutMeeting meetings code facts message(languages: [zh_Hant]) } }`;
const REHEARSAL = `query ($session: ID!) { rehearsal(session: $session) { ${STANDING} ${RESULT} } }`;
const ANSWER = `{ __typename ... on RehearsalSuccess { rehearsal { ${STANDING} } } ... on Problem { code message path } }`;
const START = `mutation ($input: StartRehearsalInput!) { startRehearsal(input: $input) ${ANSWER} }`;
const STOP = `mutation ($input: StopRehearsalInput!) { stopRehearsal(input: $input) ${ANSWER} }`;

let floor: ApiFloor;
let organiser: ApiClient;
const start = (input: object): Promise<Result> =>
  organiser.ask(START, { input: { session: floor.session, seeds: 1, ...input } });
const rehearsal = (session = floor.session): Promise<Result> => organiser.ask(REHEARSAL, { session });

/** The hall's tables, so many of them, as a rehearsal is asked with. */
async function tablesOf(places: number): Promise<object[]> {
  const venue = nodeId('Venue', floor.fair.venue);
  return [{ venue, kind: 'TABLE', places }];
}

/** Follows a rehearsal as the page does, until it is over. */
const over = (session = floor.session): Promise<Result> =>
  vi.waitUntil(async () => {
    const seen = await rehearsal(session);
    return seen.standing !== 'RUNNING' && seen;
  }, PATIENCE);

beforeAll(async () => {
  floor = await ApiFloor.open({ people: 4, places: 2 });
  organiser = await floor.organiser();
});
afterAll(() => floor.close());

test('[RH18] of a session that was never rehearsed there is none', async () => {
  expect(await rehearsal()).toBeNull();
});

describe('[RH4] settings', () => {
  test('are told with their defaults, ranges and sources', async () => {
    const settings = await organiser.ask('{ rehearsalSettings { name value least most source } }');
    expect(settings).toContainEqual({
      name: 'comes',
      value: 0.894,
      least: 0,
      most: 1,
      source: expect.stringContaining('Converve'),
    });
  });

  test.each([
    [{ settings: [{ name: 'comes', value: 1.5 }] }, 'rehearsal-setting', 'comes'],
    [{ settings: [{ name: 'mood', value: 1 }] }, 'rehearsal-setting-unknown', 'mood'],
    [{ seeds: 101 }, 'rehearsal-setting', 'seeds'],
    [{ seed: 0.5 }, 'rehearsal-setting', 'seed'],
    [{ meetingMinutes: 0 }, 'rehearsal-setting', 'meetingMinutes'],
    [{ meetingMinutes: 481 }, 'rehearsal-setting', 'meetingMinutes'],
    [{ seed: -1 }, 'rehearsal-setting', 'seed'],
    [{ seeds: 0 }, 'rehearsal-setting', 'seeds'],
  ])('out of range are refused by name, and nothing begins: %j', async (input, code, name) => {
    const answer = await start(input);
    expect(answer).toMatchObject({ __typename: 'InputProblem', code, message: expect.stringContaining(name) });
    expect(await rehearsal()).toBeNull();
  });
});

describe('who asks', () => {
  test('a participant may not', async () => {
    const buyer = await floor.as(floor.fair.buyers[0]!);
    expect(await buyer.ask(START, { input: { session: floor.session } })).toMatchObject({ __typename: 'NotAllowed' });
    expect(await buyer.ask(STOP, { input: { session: floor.session } })).toMatchObject({ __typename: 'NotAllowed' });
    const { errors } = await buyer.send(REHEARSAL, { session: floor.session });
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect(await rehearsal()).toBeNull();
  });

  test('a session that does not exist cannot be rehearsed', async () => {
    expect(await organiser.ask(START, { input: { session: 'nonsense' } })).toMatchObject({ code: 'session-unknown' });
  });
});

test('[RH12] a session that has not closed is not replayed', async () => {
  expect(await start({ replay: true })).toMatchObject({ __typename: 'SessionProblem' });
  expect(await rehearsal()).toBeNull();
});

test('[RH16, RH18] a rehearsal runs one an exhibition at a time and answers everything', async () => {
  const begun = await start({ settings: [{ name: 'waitGoalMinutes', value: 7 }] });
  expect(begun).toMatchObject({
    __typename: 'RehearsalSuccess',
    rehearsal: { standing: 'RUNNING', seed: 1, seeds: 1 },
  });
  expect(await start({})).toMatchObject({ __typename: 'SessionProblem', code: 'rehearsal-running' });
  const seen = await over();
  expect(seen).toMatchObject({ standing: 'DONE', isReplay: false });
  expect(seen.done).toBe(seen.total);
  expect(seen.settings).toContainEqual(expect.objectContaining({ name: 'waitGoalMinutes', value: 7 }));
  const { policies, tables, tableAdvice, lengthAdvice, atRisk } = seen.result;
  expect(policies.map(({ scenario }: Result) => scenario.policy)).toEqual(['ponte', 'greedy', 'fixed-rounds']);
  expect(policies[0].against).toBeNull();
  expect(policies[1].against.value.mean).toBeGreaterThan(0);
  expect(policies[0].scenario.figures.meetings.mean).toBeGreaterThan(0);
  expect(tables.length).toBe(6);
  expect(tableAdvice.tables.length).toBeGreaterThan(0);
  expect(lengthAdvice.planned).toBeGreaterThan(0);
  for (const risk of atRisk) expect(risk.message).not.toContain('rehearsal_risk');
});

test('[RH18] a rehearsal that is stopped keeps nothing', async () => {
  await start({ seeds: 100 });
  const stopped = await organiser.ask(STOP, { input: { session: floor.session } });
  expect(stopped).toMatchObject({ rehearsal: { standing: 'STOPPED' } });
  expect(await over()).toMatchObject({ standing: 'STOPPED', result: null });
});

describe('the last rehearsal', () => {
  test('[RH18] is found by every node, and stopped from any', async () => {
    const { databaseUrl, fair } = floor;
    const other = await ApiFloor.open({ joins: { databaseUrl, fair }, databaseUrl });
    try {
      await start({ seed: 7, meetingMinutes: 12, tables: await tablesOf(1) });
      const elsewhere = await other.organiser();
      const there = () => elsewhere.ask(REHEARSAL, { session: floor.session });
      expect(await there()).toMatchObject({ seed: 7, meetingMinutes: 12, tables: [{ places: 1 }] });
      expect(await elsewhere.ask(START, { input: { session: floor.session } })).toMatchObject({
        code: 'rehearsal-running',
      });
      const seen = await over();
      expect(seen.standing).toBe('DONE');
      expect(await there()).toEqual(seen);
      await start({ seeds: 100 });
      await elsewhere.ask(STOP, { input: { session: floor.session } });
      expect(await rehearsal()).toMatchObject({ standing: 'STOPPED', result: null });
    } finally {
      await other.close();
    }
  });
});

describe('[RH19] the advice', () => {
  const APPLY = `mutation ($input: ApplyRehearsalInput!) { applyRehearsal(input: $input) { __typename
    ... on RehearsalApplied { dryRun affected meetingMinutes { before after } tables { kind before after missing } interpreters { count } }
    ... on Problem { code path } } }`;
  let keys = 0;
  const apply = (input: object = {}): Promise<Result> =>
    organiser.ask(APPLY, { input: { session: floor.session, idempotencyKey: `apply-key-${++keys}`, ...input } });
  const openTables = async (): Promise<number> => {
    const session = await floor.ports.sessions.read(floor.sessionId);
    return [...session!.places.values()].filter(({ open }) => open).length;
  };

  test('of a session without a finished rehearsal is refused, and of somebody without the right', async () => {
    const head = await floor.head();
    expect(await apply()).toMatchObject({ __typename: 'SessionProblem', code: 'rehearsal-missing' });
    const buyer = await floor.as(floor.fair.buyers[0]!);
    const input = { session: floor.session, idempotencyKey: 'apply-key-buyer' };
    expect(await buyer.ask(APPLY, { input })).toMatchObject({ __typename: 'NotAllowed' });
    expect(await floor.head()).toBe(head);
  });

  test('is looked at first, then applied as changes of rules and tables, and changes nothing the second time', async () => {
    const input = { session: floor.session, idempotencyKey: 'open-for-apply' };
    await organiser.ask(STEP('openSession'), { input });
    await start({
      seeds: 2,
      settings: [
        { name: 'talkMinutes', value: 4 },
        { name: 'talkP90Minutes', value: 5 },
      ],
    });
    const { result } = await over();
    const [before, head] = [await openTables(), await floor.head()];
    const look = await apply({ dryRun: true });
    expect(look).toMatchObject({
      __typename: 'RehearsalApplied',
      dryRun: true,
      meetingMinutes: { before: 15, after: result.lengthAdvice.minutes },
      tables: [{ kind: 'TABLE', before }],
    });
    expect(look.tables[0].after + look.tables[0].missing).toBe(result.tableAdvice.tables[0].places);
    expect(await floor.head()).toBe(head);
    expect(await apply({ reason: 'as rehearsed' })).toMatchObject({ dryRun: false, tables: look.tables });
    expect(await openTables()).toBe(look.tables[0].after);
    const { rules } = (await floor.ports.sessions.read(floor.sessionId))!;
    expect(rules.meetingMinutes).toBe(result.lengthAdvice.minutes);
    const applied = await floor.head();
    const again = await apply();
    expect(again.meetingMinutes.before).toBe(again.meetingMinutes.after);
    expect(await floor.head()).toBe(applied);
  });
});

test('[RH12] a finished session is replayed with the people of its log under other settings', async () => {
  const act = (mutation: string) => ({ input: { session: floor.session, idempotencyKey: `${mutation}-for-replay` } });
  for (const step of ['openSession', 'startPairing']) await organiser.ask(STEP(step), act(step));
  const [exhibitor, buyer] = [await floor.as(floor.fair.exhibitors[0]!), await floor.as(floor.fair.buyers[0]!)];
  for (const [name, person] of Object.entries({ exhibitor, buyer }))
    for (const mutation of ['checkIn', 'becomeAvailable']) await person.ask(ACT(mutation), act(`${mutation}-${name}`));
  await organiser.ask(STEP('closeSession'), act('closeSession'));
  const isClosed = async () => (await floor.ports.sessions.read(floor.sessionId))?.state === 'CLOSED';
  await vi.waitUntil(isClosed, PATIENCE);
  expect(await start({ replay: true, meetingMinutes: 12, advice: false })).toMatchObject({
    __typename: 'RehearsalSuccess',
    rehearsal: { isReplay: true, meetingMinutes: 12 },
  });
  const { standing, result } = await over();
  expect(standing).toBe('DONE');
  expect([result.exhibitors.mean, result.buyers.mean]).toEqual([1, 1]);
});

test('[RH12] a replay of a session that was held for hours holds meetings of its own, of all who were there', async () => {
  const [, held] = floor.fair.sessions;
  await holdSession(floor, held!);
  const session = nodeId('PairingSession', held!);
  // Who was there then accepts now, whoever it is: the one meeting of that day becomes many.
  const settings = [
    { name: 'acceptIntercept', value: 10 },
    { name: 'silent', value: 0 },
  ];
  const begun = await start({ session, replay: true, meetingMinutes: 12, settings, advice: false });
  expect(begun).toMatchObject({ rehearsal: { isReplay: true, meetingMinutes: 12 } });
  const { standing, result } = await over(session);
  expect(standing).toBe('DONE');
  expect([result.exhibitors.mean, result.buyers.mean]).toEqual([4, 4]);
  for (const { scenario } of result.policies) {
    expect(scenario.figures.meetings.mean).toBeGreaterThan(4);
    expect(scenario.figures.acceptance.mean).toBeGreaterThan(0.5);
  }
});
