import { describe, expect, test } from 'vitest';
import { HENGQIN, MACAO, facts, floorOfTwo, itself, openFloor, type Floor } from '../../../test/builders/pairing.ts';
import type { OrganisationId, ParticipantId } from '../kernel/id.ts';
import { SECOND } from '../kernel/time.ts';
import { emptySession } from '../pairing/emptySession.ts';
import type { MeetingId } from '../kernel/id.ts';
import type { OutcomeKind } from '../pairing/meeting.ts';
import { afterOf, type AfterFigures, type Directory } from './after.ts';
import { boardOf } from './board.ts';
import { fairnessOf } from './fairnessReport.ts';
import { nothingTold, toldAfter, type Told } from './figuresAfter.ts';
import { tallyOf } from './tally.ts';
import { tradeGap, type Goods } from './tradeGap.ts';

const NO_DIRECTORY: Directory = { countryOf: () => null, goods: new Map() };
const DAY = 86_400 * SECOND;
const dayOf = (at: number) => String(Math.floor(at / DAY));
const of = (name: string) => `organisation-${name}` as OrganisationId;

function told(floor: Floor): Told {
  return floor.log.reduce(toldAfter, nothingTold(emptySession(floor.session.session)));
}

function after(floors: readonly Floor[], directory: Directory = NO_DIRECTORY): AfterFigures {
  return afterOf(
    floors.map((floor) => tallyOf(told(floor), dayOf)),
    directory,
  );
}

function records(
  floor: Floor,
  { meeting, by }: { meeting: MeetingId; by: ParticipantId },
  [kind, amount, currency, publish]: [OutcomeKind, string | null, string | null, boolean],
): void {
  const outcome = { kind, amount, currency, publish, followUpOn: null, note: null };
  floor.do({ kind: 'record-outcome', meeting, participant: by, outcome }, itself(by));
}

describe('what a session brought', () => {
  test('[FI14] counts companies, visitors and visits by venue, each once in the total', () => {
    const floor = openFloor();
    floor.exhibitor('lotus');
    floor.exhibitor('lotus-two', { organisation: of('lotus') });
    const ramos = floor.buyer('ramos');
    floor.buyer('silva', { venue: HENGQIN });
    floor.do({ kind: 'leave', participant: ramos });
    floor.do({ kind: 'check-in', facts: facts('ramos', 'buyer', { venue: HENGQIN }) });
    floor.do({ kind: 'leave', participant: ramos });
    floor.do({ kind: 'check-in', facts: facts('ramos', 'buyer', { venue: HENGQIN }) });
    const { exhibitors, visitors, visits, atTwoVenues, people } = after([floor]);
    expect(exhibitors).toEqual({ total: 1, byVenue: new Map([[MACAO, 1]]) });
    expect(visitors).toEqual({
      total: 2,
      byVenue: new Map([
        [MACAO, 1],
        [HENGQIN, 2],
      ]),
    });
    expect(visits).toEqual({
      total: 3,
      byVenue: new Map([
        [MACAO, 1],
        [HENGQIN, 2],
      ]),
    });
    expect({ atTwoVenues, people }).toEqual({ atTwoVenues: 1, people: 4 });
  });

  test('[FI14] counts who comes back on the same day as one visit', () => {
    const floor = openFloor();
    const ramos = floor.buyer('ramos');
    floor.pass(3_600);
    floor.do({ kind: 'leave', participant: ramos });
    floor.do({ kind: 'check-in', facts: facts('ramos', 'buyer') });
    expect(after([floor]).visits.total).toBe(1);
    const everyMinute = (at: number) => String(Math.floor(at / (60 * SECOND)));
    expect(afterOf([tallyOf(told(floor), everyMinute)], NO_DIRECTORY).visits.total).toBe(2);
  });

  test('[FI17] a pair that counted as begun and was parted by a no-show has met nobody', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.comes(meeting, exhibitor);
    floor.pass(200);
    expect(tallyOf(told(floor), dayOf).met.size).toBe(1);
    floor.do({ kind: 'report-no-show', meeting, participant: exhibitor }, itself(exhibitor));
    floor.pass(60);
    expect(tallyOf(told(floor), dayOf).met.size).toBe(0);
  });

  test('[FI14] counts nobody who is only expected', () => {
    const floor = openFloor();
    floor.do({ kind: 'expect', facts: facts('lotus', 'exhibitor') });
    expect(after([floor])).toMatchObject({ people: 0, exhibitors: { total: 0 }, spread: [], groups: [] });
  });

  test('[FI4, FI12] has the four figures of the fairness report', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 3 });
    const [vento, silva] = [floor.exhibitor('vento'), floor.buyer('silva')];
    const refused = floor.offers(vento, silva);
    floor.do({ kind: 'decline-offer', offer: refused, participant: silva, reason: null }, itself(silva));
    floor.meets(exhibitor, silva);
    floor.pass(1_000);
    floor.meets(vento, buyer);
    floor.pass(1_000);
    const { session, figures } = told(floor);
    const report = fairnessOf(figures, session, boardOf(figures, session, floor.now));
    const found = after([floor]);
    expect(found.measures).toEqual(report.measures);
    expect(found.giniOfMeetings).toBe(report.giniOfMeetings);
    expect(found.meetings).toBe(2);
  });

  test('[FI5, FI6, FI7] sums what counts by currency, and lists signings apart', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.meets(exhibitor, buyer);
    records(floor, { meeting, by: exhibitor }, ['contract', '900000000000000001', 'MOP', true]);
    expect(after([floor])).toMatchObject({ signings: [], papers: { signed: 1, confirmed: 0, contracts: 1 } });
    floor.do({ kind: 'confirm-outcome', meeting, participant: buyer }, itself(buyer));
    const { papers, signings } = after([floor]);
    expect(papers).toMatchObject({
      signed: 1,
      confirmed: 1,
      signings: 1,
      sums: [
        { currency: 'MOP', contracts: '900000000000000001', contractCount: 1, intentions: '0', intentionCount: 0 },
      ],
    });
    expect(signings).toMatchObject([{ venue: MACAO, isConfirmed: true, outcome: { kind: 'contract' } }]);
  });

  test('[FI15, FI16] spreads meetings over people, those with none among them, and tells groups apart', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.buyer('silva', { languages: ['pt'], size: 'large' });
    floor.meets(exhibitor, buyer);
    floor.pass(1_000);
    const { spread, groups } = after([floor]);
    expect(spread).toEqual([
      { meetings: 0, exhibitors: 0, buyers: 1 },
      { meetings: 1, exhibitors: 1, buyers: 1 },
    ]);
    const group = (trait: string, value: string) => groups.find((one) => one.trait === trait && one.value === value);
    expect(group('side', 'buyer')).toMatchObject({ people: 2, meetingsEach: 0.5, withoutMeeting: 1 });
    expect(group('language', 'pt')).toMatchObject({ people: 1, meetingsEach: 0, waitMedianSeconds: null });
    expect(group('language', 'en')?.waitMedianSeconds).not.toBeNull();
  });

  test('[FI18] counts somebody who was in two sessions once, with the meetings of both', () => {
    const [first, second] = [floorOfTwo(), floorOfTwo()];
    for (const { floor, exhibitor, buyer } of [first, second]) {
      floor.meets(exhibitor, buyer);
      floor.pass(1_000);
    }
    const found = after([first.floor, second.floor]);
    expect(found).toMatchObject({ people: 2, meetings: 2, exhibitors: { total: 1 }, visits: { total: 1 } });
    expect(found.measures.find(({ name }) => name === 'meetings')?.value).toBe(2);
    expect(found.measures.find(({ name }) => name === 'second-meetings')?.value).toBe(1);
  });
});

describe('the gap between demand and supply', () => {
  const goods = new Map<OrganisationId, Goods>([
    [of('coffee'), { side: 'exhibitor', offered: ['090121'] }],
    [of('tea'), { side: 'exhibitor', offered: ['0902'] }],
    [of('ramos'), { side: 'buyer', sought: [['0901'], ['2204']] }],
    [of('silva'), { side: 'buyer', sought: [['0901', '0902']] }],
  ]);

  test('[FI17] counts requirements and companies under each heading, and who of them met', () => {
    const gap = tradeGap({ goods, met: new Map([[of('ramos'), new Set([of('coffee')])]]) });
    expect(gap).toEqual([
      { heading: '0901', sought: 2, soughtMet: 1, offered: 1, offeredMet: 1 },
      { heading: '0902', sought: 1, soughtMet: 0, offered: 1, offeredMet: 0 },
      { heading: '2204', sought: 1, soughtMet: 0, offered: 0, offeredMet: 0 },
    ]);
  });

  test('[FI17] a meeting about something else serves no requirement', () => {
    const gap = tradeGap({ goods, met: new Map([[of('ramos'), new Set([of('tea')])]]) });
    expect(gap.every(({ soughtMet, offeredMet }) => soughtMet === 0 && offeredMet === 0)).toBe(true);
  });

  test('[FI17] a code that names a chapter lies under each of its headings', () => {
    const whole = new Map<OrganisationId, Goods>([...goods, [of('vento'), { side: 'exhibitor', offered: ['09'] }]]);
    const gap = tradeGap({ goods: whole, met: new Map() });
    expect(gap.find(({ heading }) => heading === '0901')?.offered).toBe(2);
    expect(gap.find(({ heading }) => heading === '09')).toMatchObject({ sought: 2, offered: 3 });
    expect(gap.find(({ heading }) => heading === '2204')?.offered).toBe(0);
  });
});
