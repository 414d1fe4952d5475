import { describe, expect, test } from 'vitest';
import {
  HENGQIN,
  MACAO,
  NINE,
  floorOfTwo,
  itself,
  openFloor,
  staff,
  table,
  type Floor,
} from '../../../test/builders/pairing.ts';
import { Hour } from '../../../test/simulation/hour.ts';
import type { MeetingId, ParticipantId } from '../kernel/id.ts';
import { emptySession } from '../pairing/emptySession.ts';
import type { OutcomeKind } from '../pairing/meeting.ts';
import { boardOf, type Board } from './board.ts';
import { emptyFigures, MOST_MINUTES } from './figures.ts';
import { nothingTold, toldAfter } from './figuresAfter.ts';
import { Histogram } from './histogram.ts';

function boardNow(floor: Floor): Board {
  const { session, figures } = floor.log.reduce(toldAfter, nothingTold(emptySession(floor.session.session)));
  return boardOf(figures, session, floor.now);
}

function records(
  floor: Floor,
  { meeting, by }: { meeting: MeetingId; by: ParticipantId },
  [kind, amount, currency, publish]: [OutcomeKind, string | null, string | null, boolean],
): void {
  const outcome = { kind, amount, currency, publish, followUpOn: null, note: null };
  floor.do({ kind: 'record-outcome', meeting, participant: by, outcome }, itself(by));
}

describe('the figures of a session', () => {
  test('[FI1] count people by state, side and venue, and the unreachable among those who are here', () => {
    const floor = openFloor();
    const lotus = floor.exhibitor('lotus');
    floor.buyer('ramos');
    floor.buyer('silva', { venue: HENGQIN });
    floor.do({ kind: 'mark-unreachable', participant: lotus });
    const { sides } = boardNow(floor);
    expect(
      sides.map(({ venue, side, total, available, unreachable }) => [venue, side, total, available, unreachable]),
    ).toEqual([
      [MACAO, 'exhibitor', 1, 1, 1],
      [MACAO, 'buyer', 1, 1, 0],
      [HENGQIN, 'exhibitor', 0, 0, 0],
      [HENGQIN, 'buyer', 1, 1, 0],
    ]);
    floor.do({ kind: 'leave', participant: lotus });
    expect(boardNow(floor).sides[0]).toMatchObject({ available: 0, left: 1, unreachable: 0, total: 1 });
  });

  test('[FI2] say since when an open place is free: since pairing began, or since it was left, opened or added', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 2 });
    const since = () => boardNow(floor).places.map((figure) => figure.since);
    expect(since()).toEqual([NINE, NINE]);
    const meeting = floor.meets(exhibitor, buyer);
    floor.pass(300);
    floor.do({ kind: 'end-meeting', meeting, participant: null, reason: null }, staff());
    expect(since()).toEqual([floor.now, NINE]);
    floor.pass(60);
    floor.do({ kind: 'close-place', place: table(2), reason: null }, staff());
    expect(since()[1]).toBeNull();
    floor.do({ kind: 'open-place', place: table(2), reason: null }, staff());
    expect(since()[1]).toBe(floor.now);
    floor.do({ kind: 'pause-pairing', until: null, reason: null }, staff());
    floor.pass(60);
    floor.do({ kind: 'start-pairing', reason: null }, staff());
    expect(since()).toEqual([floor.now, floor.now]);
  });

  test('[FI2] say of each place whether it is open, called, in use or closed, until when, and who is called', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 3 });
    floor.do({ kind: 'close-place', place: table(3), reason: null });
    const meeting = floor.confirms(exhibitor, buyer);
    const summonsEndsAt = floor.meeting(meeting).summonsEndsAt!;
    expect(boardNow(floor).places).toEqual([
      { place: table(1), state: 'summoned', since: floor.now, until: summonsEndsAt, meeting, isOpen: true },
      { place: table(2), state: 'open', since: NINE, until: null, meeting: null, isOpen: true },
      { place: table(3), state: 'closed', since: null, until: null, meeting: null, isOpen: false },
    ]);
    expect(boardNow(floor).calls).toEqual([
      { meeting, place: table(1), participants: [exhibitor, buyer], summonedAt: floor.now, summonsEndsAt },
    ]);
    floor.comes(meeting, exhibitor);
    floor.comes(meeting, buyer);
    expect(boardNow(floor)).toMatchObject({ calls: [], inMeeting: 1, places: [{ state: 'meeting' }, {}, {}] });
  });

  test('[FI3] count a wait from its beginning to the confirmed pair, and tell those who wait now apart', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    expect(boardNow(floor)).toMatchObject({ waitMedianSeconds: null, waitP95Seconds: null });
    floor.pass(100);
    floor.exhibitor('vento');
    const offer = floor.offers(exhibitor, buyer);
    floor.pass(20);
    floor.accepts(offer, exhibitor);
    floor.accepts(offer, buyer);
    expect(boardNow(floor)).toMatchObject({
      waitMedianSeconds: 120,
      waitP95Seconds: 120,
      waitingNow: { medianSeconds: 20, longestSeconds: 20 },
      sides: [{ waitMedianSeconds: 120 }, { waitMedianSeconds: 120 }, { waitMedianSeconds: null }, {}],
    });
  });

  test('[FI4] tell acceptance of answered or lapsed offers, and what share of confirmed pairs came', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 5 });
    const [vento, silva] = [floor.exhibitor('vento'), floor.buyer('silva')];
    const withdrawn = floor.offers(exhibitor, buyer);
    floor.do({ kind: 'withdraw-offer', offer: withdrawn, reason: null });
    expect(boardNow(floor)).toMatchObject({ acceptance: null, kept: null, meetingsPerParticipant: 0 });
    const refused = floor.offers(vento, silva);
    floor.do({ kind: 'decline-offer', offer: refused, participant: silva, reason: null }, itself(silva));
    floor.meets(exhibitor, silva);
    floor.confirms(vento, buyer);
    floor.do({ kind: 'leave', participant: vento, when: 'at-once' }, itself(vento));
    expect(boardNow(floor)).toMatchObject({ acceptance: 2 / 3, kept: 1 / 2, meetings: 1, secondMeetings: 0 });
    floor.pass(900);
    expect(boardNow(floor)).toMatchObject({ inMeeting: 0, meetingsPerParticipant: 1 / 2 });
  });

  test('[FI4] a pair that counted as begun and was parted by a no-show has not met', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.comes(meeting, exhibitor);
    floor.pass(200);
    expect(boardNow(floor)).toMatchObject({ meetings: 1, kept: 1 });
    floor.do({ kind: 'report-no-show', meeting, participant: exhibitor }, itself(exhibitor));
    floor.pass(60);
    expect(boardNow(floor)).toMatchObject({ meetings: 0, kept: 0, inMeeting: 0, meetingsPerParticipant: 0 });
  });

  test('[FI5, FI6] add up exactly, by currency, the record that counts: the confirmed one, else the lower of two', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.meets(exhibitor, buyer);
    records(floor, { meeting, by: exhibitor }, ['contract', '900000000000000001', 'MOP', false]);
    expect(boardNow(floor).outcomes).toEqual([
      { currency: 'MOP', contracts: '900000000000000001', intentions: '0', count: 1 },
    ]);
    records(floor, { meeting, by: buyer }, ['memorandum', '900000000000000000', 'MOP', false]);
    expect(boardNow(floor).outcomes).toEqual([
      { currency: 'MOP', contracts: '0', intentions: '900000000000000000', count: 1 },
    ]);
    floor.do({ kind: 'confirm-outcome', meeting, participant: buyer }, itself(buyer));
    expect(boardNow(floor)).toMatchObject({
      outcomes: [{ currency: 'MOP', contracts: '900000000000000001', intentions: '0', count: 1 }],
      outcomesByKind: { contract: 1, memorandum: 0 },
    });
    records(floor, { meeting, by: exhibitor }, ['follow-up', null, null, false]);
    expect(boardNow(floor)).toMatchObject({ outcomes: [], outcomesByKind: { 'follow-up': 1, contract: 0 } });
  });

  test('[FI7] count a signing that one side shows and the other confirms, and no longer when it is recorded otherwise', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.meets(exhibitor, buyer);
    records(floor, { meeting, by: exhibitor }, ['letter-of-intent', '100', 'EUR', true]);
    expect(boardNow(floor).signings).toBe(0);
    floor.do({ kind: 'confirm-outcome', meeting, participant: buyer }, itself(buyer));
    expect(boardNow(floor).signings).toBe(1);
    records(floor, { meeting, by: exhibitor }, ['sample-order', '100', 'EUR', true]);
    expect(boardNow(floor).signings).toBe(0);
  });

  test('[FI8] write down every minute that is over, quiet ones too, and show the running one last', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.pass(90);
    floor.meets(exhibitor, buyer);
    floor.pass(180);
    const { series } = boardNow(floor);
    expect(series.map(({ inMeeting, available }) => [inMeeting, available])).toEqual([
      [0, 2],
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(series.map(({ waitMedianSeconds }) => waitMedianSeconds)).toEqual([null, 90, 90, 90, 90]);
    floor.pass(4 * 3_600);
    expect(boardNow(floor).series).toHaveLength(MOST_MINUTES + 1);
  });

  test('[FI8] [FI20] tell of each minute how many places were taken, and how much of the limit of meetings was used up', () => {
    const floor = openFloor({ tables: 2, rules: { mostMeetings: 2 } });
    const [company, other] = [floor.exhibitor('lotus'), floor.exhibitor('jade')];
    const buyer = floor.buyer();
    const meeting = floor.meets(company, buyer);
    floor.pass(60);
    floor.do({ kind: 'end-meeting', meeting, participant: company, reason: null }, itself(company));
    floor.do({ kind: 'end-meeting', meeting, participant: buyer, reason: null }, itself(buyer));
    floor.pass(60);
    floor.do({ kind: 'leave', participant: other, when: 'at-once' }, itself(other));
    floor.pass(60);
    const { series } = boardNow(floor);
    expect(series.map(({ placesTaken, placesOpen }) => [placesTaken, placesOpen])).toEqual([
      [1, 2],
      [0, 2],
      [0, 2],
      [0, 2],
    ]);
    expect(series.map((minute) => [minute.quotaUsedByExhibitors, minute.quotaUsedByBuyers])).toEqual([
      [0, 0],
      [0.25, 0.5],
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    expect(boardNow(floorOfTwo().floor).series.at(-1)).toMatchObject({ quotaUsedByExhibitors: null });
  });

  test('are the same as a recount of everybody, after every event of a simulated hour', () => {
    const { log, session } = new Hour({ seed: 5, people: 60, tables: 6, interference: 0.15 }).run();
    let told = nothingTold(emptySession(session.session));
    for (const event of log) {
      told = toldAfter(told, event);
      const board = boardOf(told.figures, told.session, event.at);
      const people = [...told.session.participants.values()];
      const meetings = [...told.session.meetings.values()];
      expect(
        board.sides.map(({ available, meeting, left, unreachable, total }) => [
          available,
          meeting,
          left,
          unreachable,
          total,
        ]),
      ).toEqual(
        board.sides.map(({ venue, side }) => {
          const group = people.filter((person) => person.venue === venue && person.side === side);
          const count = (state: string) => group.filter((person) => person.state === state).length;
          const silent = group.filter(({ state, reachable }) => !reachable && state !== 'EXPECTED' && state !== 'LEFT');
          return [count('AVAILABLE'), count('MEETING'), count('LEFT'), silent.length, group.length];
        }),
      );
      expect(board.inMeeting).toBe(meetings.filter(({ state }) => state === 'IN_PROGRESS').length);
      expect(board.meetings).toBe(meetings.filter(({ begunAt, absent }) => begunAt !== null && absent === null).length);
    }
    expect(told.figures.minutes.length).toBeGreaterThan(50);
    expect(emptyFigures()).toEqual(nothingTold(session).figures);
  });

  test('tell a quantile that a share of all lengths does not exceed', () => {
    const waits = [5, 1, 3, 3, 9].reduce((histogram, seconds) => histogram.add(seconds), Histogram.empty());
    expect([0.2, 0.5, 0.6, 0.95, 1].map((share) => waits.quantile(share))).toEqual([1, 3, 3, 9, 9]);
    expect(Histogram.empty().quantile(0.5)).toBeNull();
  });
});
