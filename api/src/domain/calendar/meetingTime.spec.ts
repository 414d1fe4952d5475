import { describe, expect, test } from 'vitest';
import { floorOfTwo, itself, NINE } from '../../../test/builders/pairing.ts';
import { minutesAfter, secondsAfter } from '../kernel/time.ts';
import { meetingTime } from './meetingTime.ts';

describe('a meeting in a calendar', () => {
  test('stands where the summons ends, then where it began, then where it ended', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const { rules } = floor.session;
    const meeting = floor.confirms(exhibitor, buyer);
    const atLatest = secondsAfter(NINE, rules.summonsSeconds);
    expect(meetingTime(floor.meeting(meeting), rules)).toEqual({
      from: atLatest,
      to: minutesAfter(atLatest, rules.meetingMinutes),
      isCancelled: false,
    });
    floor.comes(meeting, exhibitor);
    floor.comes(meeting, buyer);
    const begun = { from: NINE, to: minutesAfter(NINE, rules.meetingMinutes), isCancelled: false };
    expect(meetingTime(floor.meeting(meeting), rules)).toEqual(begun);
    floor.pass(120);
    for (const participant of [exhibitor, buyer]) {
      floor.do({ kind: 'end-meeting', meeting, participant, reason: null }, itself(participant));
    }
    expect(meetingTime(floor.meeting(meeting), rules)).toEqual({ ...begun, to: secondsAfter(NINE, 120) });
  });

  test('is cancelled, not gone, where the pair was called off', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    const before = meetingTime(floor.meeting(meeting), floor.session.rules);
    floor.do({ kind: 'cancel-meeting', meeting, reason: null }, itself(buyer));
    expect(floor.meeting(meeting).state).toBe('CANCELLED');
    expect(meetingTime(floor.meeting(meeting), floor.session.rules)).toEqual({ ...before, isCancelled: true });
  });

  test('has no time while nobody knows when a place will be free', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    const waiting = { ...floor.meeting(meeting), places: null, summonedAt: null, summonsEndsAt: null };
    expect(meetingTime({ ...waiting, placeExpectedAt: null }, floor.session.rules)).toBeNull();
    const expected = minutesAfter(NINE, 6);
    expect(meetingTime({ ...waiting, placeExpectedAt: expected }, floor.session.rules)).toMatchObject({
      from: expected,
    });
  });
});
