import { describe, expect, test } from 'vitest';
import { intentFor, seededChance, situation, type RobotView } from './behaviour.ts';

const waiting: RobotView = { id: 'p', side: 'BUYER', state: 'AVAILABLE', offer: null, meeting: null };
const offered = (score: number): RobotView => ({
  ...waiting,
  state: 'OFFERED',
  offer: { id: 'o', accepted: false, deadline: '2027-01-01T00:00:00Z', forMe: { score } },
});
const summoned: RobotView = {
  ...waiting,
  state: 'SUMMONED',
  meeting: {
    id: 'm',
    state: 'SUMMONED',
    place: { id: 't', label: '12' },
    arrived: false,
    otherArrived: false,
    claim: null,
    begunAt: null,
    endsAt: null,
    outcome: null,
  },
};

function shareOf(act: string | null, view: RobotView): number {
  const chance = seededChance(7);
  let count = 0;
  for (let i = 0; i < 4_000; i++) if ((intentFor(view, 's', chance)?.act ?? null) === act) count++;
  return count / 4_000;
}

describe('a robot', () => {
  test('waits quietly while nobody is offered to it', () => {
    expect(intentFor(waiting, 's', seededChance(1))).toBeNull();
  });

  test('takes a good fit more often than a poor one, and sometimes says nothing', () => {
    expect(shareOf('acceptOffer', offered(0.9))).toBeGreaterThan(shareOf('acceptOffer', offered(0.2)) + 0.2);
    expect(shareOf(null, offered(0.2))).toBeGreaterThan(0.02);
  });

  test('does not answer twice', () => {
    const view = offered(0.5);
    expect(intentFor({ ...view, offer: { ...view.offer!, accepted: true } }, 's', seededChance(3))).toBeNull();
  });

  test('usually comes to the table, and waits there before it reports anybody', () => {
    const acts = Array.from(
      { length: 1_000 },
      (_, i) => intentFor({ ...summoned, id: `p${i}` }, 's', seededChance(i))?.act,
    );
    expect(acts.filter((act) => act === 'arriveAtPlace').length / 1_000).toBeCloseTo(0.92, 1);
    const absent = { ...summoned, id: `p${acts.indexOf(undefined)}` };
    const waitedFor = { ...absent, meeting: { ...absent.meeting!, otherArrived: true } };
    expect(intentFor(waitedFor, 's', seededChance(5))).toBeNull();
    const there = { ...summoned, meeting: { ...summoned.meeting!, arrived: true } };
    expect(intentFor(there, 's', seededChance(1))).toMatchObject({ act: 'reportNoShow', afterSeconds: 60 });
    expect(intentFor({ ...there, meeting: { ...there.meeting, otherArrived: true } }, 's', seededChance(1))).toBeNull();
  });

  test('records an outcome whose money has a currency, or no money at all', () => {
    const chance = seededChance(11);
    for (let i = 0; i < 500; i++) {
      const intent = intentFor({ ...summoned, state: 'COOLDOWN', lastMeeting: summoned.meeting }, 's', chance)!;
      expect(intent.act).toBe('recordOutcome');
      expect('amount' in intent.input).toBe('currency' in intent.input);
      expect(intent.input['amount'] ?? '0').toMatch(/^\d+$/);
    }
  });

  test('behaves the same for the same seed', () => {
    const draw = () => {
      const chance = seededChance(42);
      return [1, 2, 3].map(() => intentFor(offered(0.5), 's', chance));
    };
    expect(draw()).toEqual(draw());
  });

  test('thinks again only when something that matters has changed', () => {
    const view = offered(0.5);
    expect(situation(view)).toBe(situation({ ...view, offer: { ...view.offer!, deadline: 'later' } }));
    expect(situation(view)).not.toBe(situation({ ...view, offer: { ...view.offer!, accepted: true } }));
  });
});
