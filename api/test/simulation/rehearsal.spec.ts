import { describe, expect, test } from 'vitest';
import { SIDES } from '../../src/domain/kernel/side.ts';
import { MINUTE } from '../../src/domain/kernel/time.ts';
import { proposeRound } from '../../src/domain/matching/round.ts';
import { greedyRound } from '../../src/domain/rehearsal/greedyRound.ts';
import { POLICIES, type Policy } from '../../src/domain/rehearsal/policy.ts';
import { atOnce } from '../../src/domain/rehearsal/poolUse.ts';
import type { RehearsalPlan, RehearsalResult } from '../../src/domain/rehearsal/rehearsal.ts';
import type { RehearsedFair } from '../../src/domain/rehearsal/rehearsedFair.ts';
import { whyAtRisk } from '../../src/domain/rehearsal/risk.ts';
import { AS_PLANNED, fairIn } from '../../src/domain/rehearsal/scenario.ts';
import { settingsWith, USUAL_SETTINGS, type RehearsalSettings } from '../../src/domain/rehearsal/settings.ts';
import { stayedOf, witnessedIn } from '../../src/domain/rehearsal/witness.ts';
import { matchmakerOf, rehearseDay, type RehearsedDay } from '../../src/engine/rehearsal/rehearseDay.ts';
import { rehearse } from '../../src/engine/rehearsal/rehearse.ts';
import { rehearsalThreads } from '../../src/engine/rehearsal/rehearsalThreads.ts';
import { worker, workBy } from '../../src/engine/rehearsal/work.ts';
import { freeHall } from '../../bench/matching/hall.ts';
import { aBuyer, aCompany, id } from '../builders/matching.ts';
import { openFloor, NINE } from '../builders/pairing.ts';
import { inventedFair } from '../builders/rehearsedFair.ts';
import { brokenIndexes, brokenInState } from './promises.ts';

const FAIR = inventedFair({ name: 'small', exhibitors: 10, buyers: 10, tables: 3, hours: 1.5, goods: 4 });
const PLAN: RehearsalPlan = { settings: USUAL_SETTINGS, seed: 1, seeds: 2, policies: POLICIES, advice: 'all' };

const set = (changed: Partial<RehearsalSettings>): RehearsalSettings => settingsWith(changed) as RehearsalSettings;

function day(
  changed: Partial<RehearsalSettings> = {},
  { fair = FAIR, policy = 'ponte' as Policy, seed = 1 } = {},
): RehearsedDay {
  return rehearseDay({ fair, settings: set(changed), policy, seed, matchmaker: matchmakerOf(fair) });
}

/** The whole rehearsal in this thread. */
function whole(fair: RehearsedFair, plan: RehearsalPlan = PLAN): Promise<RehearsalResult> {
  const answer = worker(fair, plan.settings);
  return rehearse(fair, plan, { work: workBy(async (asked) => answer(asked)) });
}

const withPeople = (of: (person: RehearsedFair['people'][number]) => boolean): RehearsedFair => ({
  ...FAIR,
  people: FAIR.people.filter(of),
});

describe('a day', () => {
  test.each(POLICIES)('[RH1] by %s runs to its close on the core itself and keeps what the core keeps', (policy) => {
    const { session, figures } = day({}, { policy });
    expect(session.state).toBe('CLOSED');
    expect(brokenInState(session)).toEqual([]);
    expect(brokenIndexes(session)).toEqual([]);
    expect(figures.meetings).toBeGreaterThan(5);
    expect(figures.rounds).toBeGreaterThan(5);
    expect(figures.worstGap).toBeLessThanOrEqual(policy === 'greedy' ? 1 : 1e-3);
  });

  test('[RH2] the same seed is the same day, to the byte, and another is another', () => {
    const text = JSON.stringify(day().figures);
    expect(JSON.stringify(day().figures)).toBe(text);
    expect(JSON.stringify(day({}, { seed: 2 }).figures)).not.toBe(text);
  });

  test('[RH2] every policy meets the same people at the same times', () => {
    const arrivals = POLICIES.map((policy) => {
      const { figures } = day({ patienceMinutes: 1_440, patienceP90Minutes: 1_440 }, { policy });
      return figures.meetingsOf.map((meetings) => meetings !== null);
    });
    expect(arrivals[1]).toEqual(arrivals[0]);
    expect(arrivals[2]).toEqual(arrivals[0]);
  });
});

describe('modelled people', () => {
  test('[RH5] who does not come is not there', () => {
    const { figures } = day({ buyersComing: 0 });
    expect(figures.came.buyer).toBe(0);
    expect(figures.came.exhibitor).toBeGreaterThan(0);
    expect(figures.meetings).toBe(0);
  });

  test('[RH5] who goes over to another hall checks in there', () => {
    const there = { venue: 'other' as (typeof FAIR.venues)[number]['venue'], code: 'O', walkMinutes: 1 };
    const places = FAIR.places.map((place, at) => (at % 2 === 0 ? place : { ...place, venue: there.venue }));
    const fair = { ...FAIR, venues: [...FAIR.venues, there], places };
    const { session } = day(
      { crossing: 1, crossingMinutes: 1, buyerStayMinutes: 110, buyerStayP90Minutes: 115 },
      { fair },
    );
    const venues = [...session.participants.values()].filter(({ side }) => side === 'buyer').map(({ venue }) => venue);
    expect(venues.filter((venue) => venue === there.venue).length).toBeGreaterThan(3);
  });

  test('[RH6] nobody who notices no offer is paired, and nobody who never comes has a meeting', () => {
    expect(day({ silent: 1 }).figures).toMatchObject({ acceptance: 0, meetings: 0 });
    const absent = day({ comes: 0 });
    expect(absent.figures).toMatchObject({ meetings: 0, kept: 0 });
    expect(absent.session.meetings.size).toBeGreaterThan(0);
  });

  test('[RH6] acceptance follows the settings', () => {
    const always = day({ acceptIntercept: 10, silent: 0, answerSeconds: 1, answerP90Seconds: 2 });
    expect(always.figures.acceptance).toBeGreaterThan(0.97);
    expect(day({ acceptIntercept: -10, acceptSlope: 0 }).figures.acceptance).toBe(0);
  });

  test('[RH7] buyers without patience leave, and have waited in vain', () => {
    const patient = day({ patienceMinutes: 1_440, patienceP90Minutes: 1_440 });
    const impatient = day({ patienceMinutes: 1, patienceP90Minutes: 1 });
    expect(impatient.figures.meetings).toBeLessThan(patient.figures.meetings);
    expect(impatient.figures.inVain).toBeGreaterThan(0);
  });
});

test('[RH8] greedy takes of the same candidates, and no more than the maximum', () => {
  const hall = freeHall(30, { tables: 12, video: 3 });
  const best = proposeRound(hall);
  const { pairs, certificate } = greedyRound(best.graph, hall.floor);
  expect(pairs.length).toBeGreaterThan(5);
  for (const side of SIDES) expect(new Set(pairs.map((pair) => pair[side])).size).toBe(pairs.length);
  expect(certificate.weight).toBeLessThanOrEqual(best.certificate.bound + 1e-9);
  expect(pairs.map(({ weight }) => weight)).toEqual(pairs.map(({ weight }) => weight).sort((a, b) => b - a));
});

test('[RH9] how many were in use at once', () => {
  const spans = [
    { from: 0, until: 10 },
    { from: 5, until: 20 },
    { from: 18, until: 20 },
  ];
  expect(atOnce(spans, { from: 0, until: 100 }, 0.9)).toEqual({ peak: 2, needed: 1 });
  expect(atOnce(spans, { from: 0, until: 100 }, 0.95)).toEqual({ peak: 2, needed: 2 });
  expect(atOnce([], { from: 0, until: 100 }, 0.95)).toEqual({ peak: 0, needed: 0 });
});

describe('[RH11] why somebody is at risk', () => {
  const matchmaker = matchmakerOf(FAIR);
  const somebody = FAIR.people.find(({ side }) => side === 'buyer')!;

  test.each([
    ['no_profile', { ...somebody, organisation: 'nobody knows' as typeof somebody.organisation }],
    ['language', { ...somebody, languages: ['vi'] }],
    ['other_hall', { ...somebody, venue: 'elsewhere' as typeof somebody.venue }],
  ])('%s', (code, person) => {
    expect(whyAtRisk(person, FAIR, matchmaker).code).toBe(code);
  });

  test('commitments, and otherwise the crowd', () => {
    const busy = { from: FAIR.opensAt, to: FAIR.endsAt, venue: null };
    const talker = { ...somebody, languages: ['yue', 'cmn', 'pt', 'en'] };
    expect(['few', 'crowded']).toContain(whyAtRisk(talker, FAIR, matchmaker).code);
    const full = whyAtRisk({ ...talker, commitments: [busy] }, FAIR, matchmaker).code;
    expect(['few', 'commitments']).toContain(full);
  });
});

describe('[RH12] a finished session as its log tells it', () => {
  const floor = openFloor({ tables: 2, hours: 1 });
  const exhibitor = floor.exhibitor('lotus');
  floor.pass(600);
  const buyer = floor.buyer('ramos');
  const meeting = floor.confirms(exhibitor, buyer);
  floor.comes(meeting, exhibitor);
  floor.do({ kind: 'report-no-show', meeting, participant: exhibitor });
  floor.pass(600);
  floor.do({ kind: 'leave', participant: buyer });
  floor.pass(3_600);
  const stayed = stayedOf(floor.log);
  const witnessed = witnessedIn(floor.log, stayed);

  test('knows from when until when each was there, and how reliably it came', () => {
    expect(stayed).toMatchObject({ opensAt: NINE, endsAt: NINE + 60 * MINUTE });
    expect(witnessed.stays.get(exhibitor)).toEqual([{ from: NINE, until: NINE + 60 * MINUTE }]);
    expect(witnessed.stays.get(buyer)?.[0]?.from).toBe(NINE + 10 * MINUTE);
    expect([...witnessed.comes]).toEqual(
      expect.arrayContaining([
        [exhibitor, 1],
        [buyer, 0],
      ]),
    );
  });

  test('is rehearsed with those people under other rules', () => {
    const [venues, places] = [[...floor.session.venues.values()], [...floor.session.places.values()]];
    const rules = { ...FAIR.rules, meetingMinutes: 12 };
    const fair: RehearsedFair = { ...FAIR, ...stayed, venues, places, witnessed, rules };
    const { figures, session } = day({ exhibitorsComing: 0, buyersComing: 0 }, { fair });
    expect(figures.came).toEqual({ exhibitor: 1, buyer: 1 });
    expect(session.rules.meetingMinutes).toBe(12);
  });

  test('holds meetings where those people fit: the pair of the log, and each of the two with whom they did not meet', () => {
    const met = openFloor({ tables: 2, hours: 2 });
    const [first, second] = [met.exhibitor('lotus'), met.exhibitor('tea')];
    const [ramos, silva] = [met.buyer('ramos'), met.buyer('silva')];
    met.meets(first, ramos);
    met.pass(3 * 3_600);
    expect(met.session.state).toBe('CLOSED');
    const log = stayedOf(met.log);
    const seen = witnessedIn(met.log, log);
    expect(seen.comes).toEqual(new Map([first, ramos].map((participant) => [participant, 1])));
    const profiles = [
      ...['lotus', 'tea'].map((name) => aCompany({ organisation: id(`organisation-${name}`) })),
      ...['ramos', 'silva'].map((name) => aBuyer({ organisation: id(`organisation-${name}`) })),
    ];
    const [venues, places] = [[...met.session.venues.values()], [...met.session.places.values()]];
    const fair: RehearsedFair = { ...FAIR, ...log, profiles, venues, places, witnessed: seen };
    const { figures, session } = day(
      { acceptIntercept: 10, silent: 0, answerSeconds: 1, answerP90Seconds: 2, comes: 1 },
      { fair },
    );
    expect(figures).toMatchObject({ came: { exhibitor: 2, buyer: 2 }, acceptance: 1, meetings: 4, kept: 1 });
    const pairs = [...session.meetings.values()].map(({ exhibitor, buyer }) => `${exhibitor} ${buyer}`);
    const all = [first, second].flatMap((exhibitor) => [ramos, silva].map((buyer) => `${exhibitor} ${buyer}`));
    expect(pairs.toSorted()).toEqual(all.toSorted());
  });
});

describe('a rehearsal', () => {
  test('[RH2, RH16] answers the same in this thread and in others, to the byte', async () => {
    const seen: number[] = [];
    const threads = rehearsalThreads({ fair: FAIR, settings: USUAL_SETTINGS }, 2);
    try {
      const progress = ({ done }: { done: number }): number => seen.push(done);
      const there = await rehearse(FAIR, PLAN, { work: threads.work, progress });
      expect(JSON.stringify(there)).toBe(JSON.stringify(await whole(FAIR)));
      expect(seen.at(-1)).toBe(there.days);
    } finally {
      await threads.close();
    }
  });

  test('[RH14, RH15] advises no more tables than are used, and a length among those compared', async () => {
    const { tables, lengths, policies } = await whole(FAIR);
    const [pool] = tables.advice!.tables;
    expect(pool!.places).toBeLessThanOrEqual(10);
    expect(pool!.low).toBeLessThanOrEqual(pool!.places);
    expect(pool!.high).toBeGreaterThanOrEqual(pool!.places);
    const compared = [FAIR.rules.meetingMinutes, ...lengths.compared.map(({ scenario }) => scenario.meetingMinutes)];
    expect(compared).toContain(lengths.advice!.minutes);
    expect(policies.map(({ policy }) => policy)).toEqual(POLICIES);
  });

  test('[RH13] counts interpreters where people fit and share no language', async () => {
    const people = FAIR.people.map((one) => ({ ...one, languages: one.side === 'buyer' ? ['pt'] : ['cmn'] }));
    const { interpreters, policies } = await whole({ ...FAIR, people });
    expect(policies[0]!.summary.figures.meetings.mean).toBe(0);
    expect(interpreters!.speechless).toBeGreaterThan(20);
    expect(interpreters!.needed[0]).toMatchObject({ between: ['cmn', 'pt'] });
    expect(interpreters!.gain.mean).toBeGreaterThan(0);
  });

  test.each([
    ['nobody at all', withPeople(() => false)],
    ['nobody on one side', withPeople(({ side }) => side === 'buyer')],
    [
      'no table',
      fairIn({ ...AS_PLANNED, tables: FAIR.venues.map(({ venue }) => ({ venue, kind: 'table', places: 0 })) }, FAIR),
    ],
  ])('[RH16] of %s answers that nobody is paired', async (_, fair) => {
    const { policies, tables, lengths } = await whole(fair, { ...PLAN, seeds: 1 });
    for (const { summary } of policies) expect(summary.figures.meetings.mean).toBe(0);
    expect(lengths.advice!.minutes).toBe(fair.rules.meetingMinutes);
    expect(tables.advice === null || tables.advice.tables.every(({ places }) => places >= 0)).toBe(true);
  });
});
