import { describe, expect, test } from 'vitest';
import { NINE, REASON, floorOfTwo, itself, openFloor, staff } from '../../../test/builders/pairing.ts';
import type { MeetingId, ParticipantId } from '../kernel/id.ts';
import { minutesAfter, secondsAfter } from '../kernel/time.ts';
import { organisationPair } from './session.ts';

const done = (meeting: MeetingId, participant: ParticipantId | null) =>
  ({ kind: 'end-meeting', meeting, participant, reason: null }) as const;
const more = (meeting: MeetingId, participant: ParticipantId | null) =>
  ({ kind: 'extend-meeting', meeting, participant, reason: null }) as const;

describe('a meeting', () => {
  test('[PA50, PA53] ends with its time; both cool down and are then available with a new waiting time', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.meets(exhibitor, buyer);
    floor.pass(899);
    expect(floor.meeting(meeting).state).toBe('IN_PROGRESS');
    floor.pass(1);
    expect(floor.meeting(meeting)).toMatchObject({ state: 'ENDED', endedAt: secondsAfter(NINE, 900) });
    expect(floor.last('meeting-ended')).toMatchObject({ cause: 'time', absent: null });
    expect(floor.participant(buyer)).toMatchObject({
      state: 'COOLDOWN',
      until: secondsAfter(NINE, 960),
      meetings: 1,
      waitingSince: null,
    });
    floor.pass(60);
    expect(floor.participant(buyer)).toMatchObject({ state: 'AVAILABLE', waitingSince: secondsAfter(NINE, 960) });
  });

  test('[PA54] makes two organisations have met, whoever of them sat there', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 5 });
    const [lotus, ramos] = [floor.participant(exhibitor).organisation, floor.participant(buyer).organisation];
    const [colleague, partner] = [
      floor.exhibitor('colleague', { organisation: lotus }),
      floor.buyer('partner', { organisation: ramos }),
    ];
    floor.meets(exhibitor, buyer);
    floor.pass(1_000);
    expect(floor.session.forbidden.get(organisationPair(lotus, ramos))).toBe('met');
    expect(
      floor.proposes(floor.pair(exhibitor, buyer), floor.pair(colleague, partner), floor.pair(exhibitor, partner)),
    ).toEqual([]);
  });

  test('[PA54] notes who has reached its target, once', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ rules: { targetMeetings: 1 } });
    floor.meets(exhibitor, buyer);
    floor.pass(1_000);
    const reached = floor.log.flatMap((event) => (event.kind === 'target-reached' ? [event.participant] : []));
    expect(reached).toEqual([exhibitor, buyer]);
  });

  test('[PA51] ends early when both say done, and only then', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.meets(exhibitor, buyer);
    floor.pass(300);
    floor.do(done(meeting, buyer), itself(buyer));
    const before = floor.session;
    floor.do(done(meeting, buyer), itself(buyer));
    expect(floor.session).toBe(before);
    expect(floor.meeting(meeting)).toMatchObject({ state: 'IN_PROGRESS', done: { buyer: true } });
    floor.do(done(meeting, exhibitor), itself(exhibitor));
    expect(floor.last('meeting-ended').cause).toBe('both-done');
    expect(floor.participant(exhibitor).until).toBe(secondsAfter(NINE, 360));
  });

  test('[PA51] is ended by staff with a reason, and cannot be ended before it has begun', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    expect(floor.refuses(done(meeting, null), staff()).refused).toBe('meeting-state');
    floor.pass(180);
    floor.do({ ...done(meeting, null), reason: REASON }, staff());
    expect(floor.last('meeting-ended')).toMatchObject({ cause: 'staff', reason: REASON });
    expect(floor.refuses(done(meeting, null), staff()).refused).toBe('meeting-gone');
    const stranger = floor.buyer('stranger');
    expect(floor.refuses(done(meeting, stranger)).refused).toBe('meeting-gone');
  });
});

describe('more time', () => {
  test('[PA52] is given when both ask for it, again and again', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.meets(exhibitor, buyer);
    for (const minutes of [20, 25]) {
      floor.do(more(meeting, exhibitor), itself(exhibitor));
      const before = floor.session;
      floor.do(more(meeting, exhibitor), itself(exhibitor));
      expect(floor.session).toBe(before);
      floor.do(more(meeting, buyer), itself(buyer));
      expect(floor.meeting(meeting)).toMatchObject({
        endsAt: minutesAfter(NINE, minutes),
        moreTime: { exhibitor: false, buyer: false },
      });
    }
    floor.pass(25 * 60 - 1);
    expect(floor.meeting(meeting).state).toBe('IN_PROGRESS');
  });

  test('[PA51, PA52] takes back "done", and the other way round', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.meets(exhibitor, buyer);
    floor.do(done(meeting, exhibitor), itself(exhibitor));
    floor.do(more(meeting, exhibitor), itself(exhibitor));
    floor.do(done(meeting, buyer), itself(buyer));
    expect(floor.meeting(meeting)).toMatchObject({
      state: 'IN_PROGRESS',
      done: { exhibitor: false },
      moreTime: { exhibitor: true },
    });
    floor.do(done(meeting, exhibitor), itself(exhibitor));
    expect(floor.meeting(meeting).state).toBe('ENDED');
  });

  test('[PA52] is given by staff alone', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.meets(exhibitor, buyer);
    floor.do({ ...more(meeting, null), reason: REASON }, staff());
    expect(floor.last('meeting-extended')).toMatchObject({ endsAt: minutesAfter(NINE, 20), reason: REASON });
  });

  test('[PA52] is not given while a pair waits for the place, or an open offer counts on it', () => {
    const floor = openFloor({ tables: 1, rules: { overbooking: 2 } });
    const [lotus, ramos, vento, silva] = [
      floor.exhibitor(),
      floor.buyer(),
      floor.exhibitor('vento'),
      floor.buyer('silva'),
    ];
    const offers = floor.proposes(floor.pair(lotus, ramos), floor.pair(vento, silva));
    const accept = (at: 0 | 1) => {
      floor.accepts(offers[at]!, floor.offer(offers[at]!).exhibitor);
      return floor.accepts(offers[at]!, floor.offer(offers[at]!).buyer)!;
    };
    const meeting = accept(0);
    floor.comes(meeting, lotus);
    floor.comes(meeting, ramos);
    expect(floor.refuses(more(meeting, lotus), itself(lotus)).refused).toBe('place-waited-for');
    accept(1);
    expect(floor.refuses(more(meeting, null), staff()).refused).toBe('place-waited-for');
  });

  test('[PA52] is not given into a commitment, nor beyond the bound of a session that closes', () => {
    const floor = openFloor();
    const lotus = floor.exhibitor();
    const ramos = floor.buyer('ramos', {
      commitments: [{ from: secondsAfter(NINE, 1_220), to: minutesAfter(NINE, 60), venue: null }],
    });
    const meeting = floor.meets(lotus, ramos);
    expect(floor.refuses(more(meeting, lotus))).toEqual({
      refused: 'commitment',
      facts: { time: secondsAfter(NINE, 1_220) },
    });
    floor.do({ kind: 'change-commitments', participant: ramos, commitments: [] });
    floor.do({ kind: 'close-session', reason: null }, staff());
    floor.do(more(meeting, null), staff());
    expect(floor.refuses(more(meeting, null), staff()).refused).toBe('session-closed');
  });

  test('[PA52] is asked for by the two, in a running meeting', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const stranger = floor.buyer('stranger');
    const meeting = floor.confirms(exhibitor, buyer);
    expect(floor.refuses(more(meeting, buyer)).refused).toBe('meeting-state');
    expect(floor.refuses(more(meeting, stranger)).refused).toBe('not-yours');
    expect(floor.refuses(more('nothing' as MeetingId, buyer)).refused).toBe('meeting-gone');
  });
});
