import { describe, expect, test } from 'vitest';
import { NINE, floorOfTwo, itself, openFloor } from '../../../test/builders/pairing.ts';
import type { Floor } from '../../../test/builders/pairing.ts';
import type { MeetingId, ParticipantId } from '../kernel/id.ts';
import { minutesAfter, secondsAfter } from '../kernel/time.ts';
import { MOST_DELAY_MINUTES } from './summons.ts';

function reports(floor: Floor, meeting: MeetingId, participant: ParticipantId): void {
  floor.do({ kind: 'report-no-show', meeting, participant }, itself(participant));
}

describe('a summons', () => {
  test('[PA31] ends with the meeting as soon as both are here', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.pass(50);
    floor.comes(meeting, buyer);
    expect(floor.meeting(meeting)).toMatchObject({
      state: 'SUMMONED',
      arrivedAt: { buyer: floor.now, exhibitor: null },
    });
    floor.pass(10);
    floor.comes(meeting, exhibitor);
    expect(floor.meeting(meeting)).toMatchObject({
      state: 'IN_PROGRESS',
      begunAt: floor.now,
      endsAt: minutesAfter(floor.now, 15),
    });
    const before = floor.session;
    floor.comes(meeting, exhibitor);
    expect(floor.session).toBe(before);
  });

  test('[PA57] and each later change of state, place or time is a revision of the meeting; an arrival or a word is none', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    const summoned = floor.meeting(meeting).revision;
    floor.comes(meeting, buyer);
    expect(floor.meeting(meeting).revision).toBe(summoned);
    floor.comes(meeting, exhibitor);
    expect(floor.meeting(meeting).revision).toBe(summoned + 1);
    floor.do({ kind: 'end-meeting', meeting, participant: buyer, reason: null }, itself(buyer));
    expect(floor.meeting(meeting).revision).toBe(summoned + 1);
    floor.do({ kind: 'end-meeting', meeting, participant: exhibitor, reason: null }, itself(exhibitor));
    expect(floor.meeting(meeting)).toMatchObject({ state: 'ENDED', revision: summoned + 2 });
  });

  test('[PA32] warns who is missing after two minutes, once', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.comes(meeting, exhibitor);
    floor.pass(119);
    expect(floor.log.some(({ kind }) => kind === 'summons-warned')).toBe(false);
    floor.pass(60);
    expect(floor.log.filter(({ kind }) => kind === 'summons-warned')).toHaveLength(1);
    expect(floor.last('summons-warned')).toMatchObject({ at: secondsAfter(NINE, 120), missing: ['buyer'] });
  });

  test('[PA37] that nobody says anything of counts as the beginning at its end', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.pass(179);
    expect(floor.meeting(meeting).state).toBe('SUMMONED');
    floor.pass(1);
    expect(floor.meeting(meeting)).toMatchObject({ state: 'IN_PROGRESS', begunAt: secondsAfter(NINE, 180) });
    expect([floor.state(exhibitor), floor.state(buyer)]).toEqual(['MEETING', 'MEETING']);
  });

  test('[PA33] is held for a side that says it will be late, once, and no longer than ten minutes', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.pass(60);
    const late = { kind: 'announce-delay', meeting, participant: buyer, minutes: 5 } as const;
    expect(floor.refuses({ ...late, minutes: MOST_DELAY_MINUTES + 1 }).refused).toBe('meeting-state');
    expect(floor.refuses({ ...late, minutes: 0.5 }).refused).toBe('meeting-state');
    floor.do(late, itself(buyer));
    expect(floor.meeting(meeting)).toMatchObject({
      lateMinutes: { buyer: 5, exhibitor: 0 },
      summonsEndsAt: secondsAfter(NINE, 360),
    });
    expect(floor.refuses(late, itself(buyer)).refused).toBe('meeting-state');
    floor.pass(240);
    expect(floor.meeting(meeting).state).toBe('SUMMONED');
    floor.pass(60);
    expect(floor.meeting(meeting).state).toBe('IN_PROGRESS');
  });

  test('[PA33] that was announced as shorter than it still lasts is not shortened', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ kind: 'announce-delay', meeting, participant: buyer, minutes: 1 }, itself(buyer));
    expect(floor.meeting(meeting).summonsEndsAt).toBe(secondsAfter(NINE, 180));
  });
});

describe('a no-show', () => {
  test('[PA34] needs a claim by who is here', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    const claim = { kind: 'report-no-show', meeting, participant: exhibitor } as const;
    expect(floor.refuses(claim, itself(exhibitor)).refused).toBe('claim-needed');
    floor.comes(meeting, exhibitor);
    floor.do(claim, itself(exhibitor));
    const before = floor.session;
    floor.do(claim, itself(exhibitor));
    expect(floor.session).toBe(before);
  });

  test('[PA34] is never before the end of the summons: the table is held until then', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.comes(meeting, exhibitor);
    reports(floor, meeting, exhibitor);
    expect(floor.meeting(meeting).claim).toEqual({ by: 'exhibitor', at: NINE, answerBy: secondsAfter(NINE, 180) });
    floor.pass(179);
    expect(floor.meeting(meeting).state).toBe('SUMMONED');
    floor.pass(1);
    expect(floor.meeting(meeting)).toMatchObject({ state: 'NO_SHOW', absent: 'buyer' });
  });

  test('[PA34] gives the other side 60 s to answer, also beyond the end of the summons', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.comes(meeting, exhibitor);
    floor.pass(170);
    reports(floor, meeting, exhibitor);
    floor.pass(59);
    expect(floor.meeting(meeting).state).toBe('SUMMONED');
    floor.pass(1);
    expect(floor.meeting(meeting).state).toBe('NO_SHOW');
  });

  test('[PA35] is averted by "I am here": the meeting begins', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.comes(meeting, exhibitor);
    floor.pass(170);
    reports(floor, meeting, exhibitor);
    floor.pass(50);
    floor.comes(meeting, buyer);
    expect(floor.last('no-show-claim-answered').side).toBe('buyer');
    expect(floor.meeting(meeting)).toMatchObject({ state: 'IN_PROGRESS', claim: null });
    const claim = { kind: 'report-no-show', meeting, participant: exhibitor } as const;
    expect(floor.refuses(claim, itself(exhibitor)).refused).toBe('meeting-state');
  });

  test('[PA36] makes who came first again with its waiting time, pauses who did not, and frees the place', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 1 });
    floor.pass(300);
    const meeting = floor.confirms(exhibitor, buyer);
    floor.comes(meeting, exhibitor);
    reports(floor, meeting, exhibitor);
    floor.pass(180);
    expect(floor.participant(exhibitor)).toMatchObject({ state: 'AVAILABLE', waitingSince: NINE, meetings: 0 });
    expect(floor.participant(buyer)).toMatchObject({ state: 'PAUSED', waitingSince: null });
    expect(floor.last('participant-paused').cause).toBe('no-show');
    expect(floor.session.placeUse.size).toBe(0);
  });

  test('[PA36] lets the two be offered to each other once more, later; a second one parts them for good', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const missed = () => {
      const meeting = floor.confirms(exhibitor, buyer);
      floor.comes(meeting, exhibitor);
      reports(floor, meeting, exhibitor);
      floor.pass(180);
      floor.do({ kind: 'become-available', participant: buyer });
    };
    missed();
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toEqual([]);
    floor.pass(900);
    missed();
    expect(floor.last('forbidden-added').forbidden.cause).toBe('refused');
    floor.pass(2 * 3_600);
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toEqual([]);
  });

  test('[PA34, PA36] can still be claimed of a meeting that counted as begun, while the other has never come', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.pass(240);
    floor.comes(meeting, buyer);
    reports(floor, meeting, buyer);
    expect(floor.meeting(meeting).claim?.answerBy).toBe(secondsAfter(NINE, 300));
    floor.pass(60);
    expect(floor.meeting(meeting)).toMatchObject({
      state: 'ENDED',
      absent: 'exhibitor',
      endedAt: secondsAfter(NINE, 300),
    });
    expect(floor.participant(buyer)).toMatchObject({ state: 'AVAILABLE', waitingSince: NINE, meetings: 0 });
    expect(floor.state(exhibitor)).toBe('PAUSED');
    floor.do({ kind: 'become-available', participant: exhibitor });
    floor.pass(900);
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toHaveLength(1);
  });

  test('[PA24] of somebody who wished to leave lets it leave', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ kind: 'leave', participant: buyer }, itself(buyer));
    floor.comes(meeting, exhibitor);
    reports(floor, meeting, exhibitor);
    floor.pass(180);
    expect(floor.state(buyer)).toBe('LEFT');
  });
});

describe('what is said at the table', () => {
  test('[PA31] is refused of a pair that waits for a place, of a meeting that is gone, and from strangers', () => {
    const floor = openFloor({ tables: 1, rules: { overbooking: 2 } });
    const [lotus, ramos, vento, silva] = [
      floor.exhibitor(),
      floor.buyer(),
      floor.exhibitor('vento'),
      floor.buyer('silva'),
    ];
    const offers = floor.proposes(floor.pair(lotus, ramos), floor.pair(vento, silva));
    const [one, two] = offers.map((offer) => floor.agrees(offer));
    for (const kind of ['arrive', 'report-no-show'] as const) {
      expect(floor.refuses({ kind, meeting: two!, participant: silva }).refused).toBe('no-place-free');
      expect(floor.refuses({ kind, meeting: one!, participant: silva }).refused).toBe('not-yours');
      expect(floor.refuses({ kind, meeting: 'nothing' as MeetingId, participant: silva }).refused).toBe('meeting-gone');
    }
    const late = { kind: 'announce-delay', meeting: two!, participant: silva, minutes: 2 } as const;
    expect(floor.refuses(late).refused).toBe('no-place-free');
  });
});
