import { fc } from '../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import { HENGQIN, openFloor, REASON, staff, type Floor } from '../../../test/builders/pairing.ts';
import { emptySession } from '../pairing/emptySession.ts';
import { boardOf } from './board.ts';
import { fairnessOf, measure, type FairnessReport } from './fairnessReport.ts';
import { nothingTold, toldAfter } from './figuresAfter.ts';
import { gini } from './gini.ts';

function reportOf(floor: Floor): FairnessReport {
  const { session, figures } = floor.log.reduce(toldAfter, nothingTold(emptySession(floor.session.session)));
  return fairnessOf(figures, session, boardOf(figures, session, floor.now));
}

const waitOf = (report: FairnessReport, trait: string, value: string) =>
  report.waits.find((group) => group.trait === trait && group.value === value);

describe('how fair a session has been', () => {
  test('[FI9] waits are told by side, venue, language and size, each with median, 95th percentile and longest', () => {
    const floor = openFloor({ tables: 3 });
    const exhibitor = floor.exhibitor('lotus', { size: 'small', languages: ['yue'] });
    floor.pass(60);
    const buyer = floor.buyer('ramos', { size: 'large', languages: ['yue', 'pt'] });
    floor.confirms(exhibitor, buyer);
    const report = reportOf(floor);
    expect(waitOf(report, 'side', 'exhibitor')).toMatchObject({ count: 1, medianSeconds: 60, mostSeconds: 60 });
    expect(waitOf(report, 'side', 'buyer')).toMatchObject({ count: 1, p95Seconds: 0 });
    expect(waitOf(report, 'language', 'yue')).toMatchObject({ count: 2, medianSeconds: 0, mostSeconds: 60 });
    expect(waitOf(report, 'language', 'pt')).toMatchObject({ count: 1 });
    expect(waitOf(report, 'size', 'large')).toMatchObject({ count: 1, mostSeconds: 0 });
    expect(waitOf(report, 'venue', 'venue-mo')).toMatchObject({ count: 2 });
  });

  test('[FI10] Gini is 0 where all have the same, near 1 where one has all, and counts who has nothing', () => {
    expect(gini([3, 3, 3])).toBe(0);
    expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75, 12);
    expect(gini([])).toBeNull();
    expect(gini([0, 0])).toBeNull();
    const floor = openFloor({ tables: 3 });
    floor.exhibitor('pearl');
    floor.buyer('porto');
    floor.meets(floor.exhibitor('lotus'), floor.buyer('ramos'));
    floor.pass(15 * 60);
    expect(reportOf(floor).giniOfMeetings).toBeCloseTo(0.5, 12);
  });

  test('[FI10] Gini is that of all differences, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 30 }), (values) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        const apart = values.flatMap((a) => values.map((b) => Math.abs(a - b))).reduce((sum, value) => sum + value, 0);
        fc.pre(total > 0);
        expect(gini(values)).toBeCloseTo(apart / (2 * values.length * total), 9);
      }),
    );
  });

  test('[FI11] where the log does not say whom a round passed, who waits longer for the same counterpart may have been; who could not talk, may not meet or is elsewhere is not', () => {
    const floor = openFloor({ tables: 5, tablesInHengqin: 1 });
    floor.exhibitor('first');
    floor.exhibitor('mute', { languages: ['vi'] });
    floor.exhibitor('away', { venue: HENGQIN });
    const barred = floor.exhibitor('barred');
    floor.pass(13 * 60);
    const second = floor.exhibitor('second');
    const buyer = floor.buyer('ramos');
    const { organisation } = floor.participant(buyer);
    floor.do({ kind: 'forbid', participant: barred, forbidden: { organisation, cause: 'blocked' } });
    floor.offers(second, buyer);
    expect(reportOf(floor).envy).toEqual({ offers: 1, passing: 1, people: 1, mostTimes: 1, isBound: true });
  });

  test('[FI11] where the round judged, just those are passed whom it names, and the figure is no bound', () => {
    const floor = openFloor({ tables: 5 });
    const first = floor.exhibitor('first');
    const unfit = floor.exhibitor('unfit');
    floor.pass(13 * 60);
    const [second, third] = [floor.exhibitor('second'), floor.exhibitor('third')];
    const [ramos, silva] = [floor.buyer('ramos'), floor.buyer('silva')];
    floor.proposes({ ...floor.pair(second, ramos), passed: [first] }, { ...floor.pair(third, silva), passed: [] });
    expect(floor.participant(unfit).state).toBe('AVAILABLE');
    expect(reportOf(floor).envy).toEqual({ offers: 2, passing: 1, people: 1, mostTimes: 1, isBound: false });
  });

  test('[FI11] what staff pairs by hand is not counted, and makes no bound', () => {
    const floor = openFloor({ tables: 5 });
    const first = floor.exhibitor('first');
    floor.pass(13 * 60);
    const pair = { ...floor.pair(floor.exhibitor('second'), floor.buyer('ramos')), passed: [first] };
    floor.do({ kind: 'pair-by-hand', pair, reason: REASON }, staff());
    expect(floor.last('offer-made')).not.toHaveProperty('passed');
    expect(reportOf(floor).envy).toMatchObject({ offers: 1, passing: 0, people: 0, isBound: false });
  });

  test('[FI11] the longest waiting passes nobody', () => {
    const floor = openFloor({ tables: 5 });
    const first = floor.exhibitor('first');
    floor.pass(13 * 60);
    floor.exhibitor('second');
    floor.offers(first, floor.buyer('ramos'));
    expect(reportOf(floor).envy).toEqual({ offers: 1, passing: 0, people: 0, mostTimes: 0, isBound: true });
  });

  test('[FI11] a better fit justifies a shorter wait up to the limit', () => {
    const floor = openFloor({ tables: 5 });
    floor.exhibitor('first');
    floor.pass(12 * 60);
    const second = floor.exhibitor('second');
    floor.offers(second, floor.buyer('ramos'));
    expect(reportOf(floor).envy).toMatchObject({ passing: 0 });
  });

  test.each([
    ['acceptance', 0.39, 'below'],
    ['acceptance', 0.4, 'within'],
    ['acceptance', 0.61, 'above'],
    ['meetings', 1.9, 'below'],
    ['meetings', 9, 'within'],
    ['kept', 0.8, 'within'],
    ['second-meetings', 0.31, 'above'],
    ['second-meetings', null, 'unknown'],
  ] as const)('[FI12] %s of %d is %s its band', (name, value, state) => {
    expect(measure(name, value).state).toBe(state);
  });
});
