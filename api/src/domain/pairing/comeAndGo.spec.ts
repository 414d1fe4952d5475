import { describe, expect, test } from 'vitest';
import { HENGQIN, NINE, facts, floorOfTwo, itself, openFloor, staff } from '../../../test/builders/pairing.ts';
import type { ParticipantId, VenueId } from '../kernel/id.ts';
import { minutesAfter, secondsAfter } from '../kernel/time.ts';

describe('checking in', () => {
  test('[PA20] makes one participant of one person, expected or not, again and again', () => {
    const floor = openFloor();
    const lotus = facts('lotus', 'exhibitor');
    const { participant } = floor.do({ kind: 'expect', facts: lotus });
    expect(floor.state(participant!)).toBe('EXPECTED');
    const other = { ...lotus, participant: 'another-device' as ParticipantId };
    expect(floor.do({ kind: 'check-in', facts: other }).participant).toBe(participant);
    expect(floor.state(participant!)).toBe('CHECKED_IN');
    const before = floor.session;
    floor.do({ kind: 'check-in', facts: other });
    floor.do({ kind: 'expect', facts: other });
    expect(floor.session).toBe(before);
    expect(floor.session.participants.size).toBe(1);
  });

  test('[PA20] again after leaving brings the same person back, with its meetings and with what is known of it now', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.meets(exhibitor, buyer);
    floor.pass(1_000);
    floor.do({ kind: 'leave', participant: buyer });
    expect(floor.state(buyer)).toBe('LEFT');
    const back = floor.do({ kind: 'check-in', facts: facts('ramos', 'buyer', { venue: HENGQIN }) }).participant;
    expect(back).toBe(buyer);
    expect(floor.participant(buyer)).toMatchObject({
      state: 'CHECKED_IN',
      meetings: 1,
      venue: HENGQIN,
      waitingSince: null,
    });
  });

  test('[PA20] is refused at a venue that the session does not have, before it opens and once it closes', () => {
    const floor = openFloor();
    const elsewhere = facts('lotus', 'exhibitor', { venue: 'venue-elsewhere' as VenueId });
    expect(floor.refuses({ kind: 'check-in', facts: elsewhere }).refused).toBe('other-venue');
    expect(floor.refuses({ kind: 'expect', facts: elsewhere }).refused).toBe('other-venue');
    const here = facts('lotus', 'exhibitor');
    const open = floor.session;
    floor.session = { ...open, state: 'DRAFT' };
    expect(floor.refuses({ kind: 'check-in', facts: here })).toEqual({
      refused: 'session-not-open',
      facts: { time: NINE },
    });
    floor.session = { ...open, state: 'CLOSING' };
    expect(floor.refuses({ kind: 'check-in', facts: here }).refused).toBe('session-closed');
    expect(floor.refuses({ kind: 'become-available', participant: here.participant }).refused).toBe('session-closed');
  });
});

describe('being available', () => {
  test('[PA21] needs somebody who is here', () => {
    const floor = openFloor();
    const { participant } = floor.do({ kind: 'expect', facts: facts('lotus', 'exhibitor') });
    expect(floor.refuses({ kind: 'become-available', participant: participant! }).refused).toBe('participant-state');
    const nobody = 'nobody' as ParticipantId;
    expect(floor.refuses({ kind: 'become-available', participant: nobody }).refused).toBe('participant-unknown');
  });

  test('[PA21] ends a pause or a cooldown early, and begins to wait then', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.meets(exhibitor, buyer);
    floor.pass(920);
    expect(floor.participant(buyer)).toMatchObject({ state: 'COOLDOWN', until: secondsAfter(NINE, 960) });
    floor.do({ kind: 'become-available', participant: buyer }, itself(buyer));
    expect(floor.participant(buyer)).toMatchObject({ state: 'AVAILABLE', waitingSince: floor.now, until: null });
  });

  test('[PA21] takes back a kept wish of somebody who is busy', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.meets(exhibitor, buyer);
    floor.do({ kind: 'leave', participant: buyer }, itself(buyer));
    expect(floor.participant(buyer)).toMatchObject({ state: 'MEETING', kept: { wish: 'leave' } });
    floor.do({ kind: 'become-available', participant: buyer }, itself(buyer));
    expect(floor.participant(buyer)).toMatchObject({ state: 'MEETING', kept: null });
    floor.pass(900);
    expect(floor.state(buyer)).toBe('COOLDOWN');
  });
});

describe('a pause', () => {
  test('[PA22] ends by itself where it has an end, with a new waiting time', () => {
    const { floor, buyer } = floorOfTwo();
    const until = minutesAfter(NINE, 10);
    floor.do({ kind: 'pause', participant: buyer, until }, itself(buyer));
    expect(floor.participant(buyer)).toMatchObject({ state: 'PAUSED', until, waitingSince: null });
    floor.pass(600);
    expect(floor.participant(buyer)).toMatchObject({ state: 'AVAILABLE', waitingSince: until });
  });

  test('[PA22] may be given another end, is refused an end that is past, and needs somebody who is here', () => {
    const { floor, buyer } = floorOfTwo();
    floor.do({ kind: 'pause', participant: buyer, until: null });
    floor.do({ kind: 'pause', participant: buyer, until: minutesAfter(NINE, 1) });
    expect(floor.participant(buyer).until).toBe(minutesAfter(NINE, 1));
    expect(floor.refuses({ kind: 'pause', participant: buyer, until: NINE }).refused).toBe('dates-order');
    floor.do({ kind: 'leave', participant: buyer });
    expect(floor.refuses({ kind: 'pause', participant: buyer, until: null }).refused).toBe('participant-state');
  });

  test('[PA24] that was wished during a meeting begins at its end, unless it would be over by then', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.meets(exhibitor, buyer);
    floor.do({ kind: 'pause', participant: exhibitor, until: minutesAfter(NINE, 30) });
    floor.do({ kind: 'pause', participant: buyer, until: minutesAfter(NINE, 5) });
    floor.pass(900);
    expect(floor.participant(exhibitor)).toMatchObject({ state: 'PAUSED', until: minutesAfter(NINE, 30) });
    expect(floor.participant(buyer)).toMatchObject({ state: 'COOLDOWN', kept: null });
  });
});

describe('leaving', () => {
  test('[PA23] at once withdraws an open offer; the other loses nothing', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.pass(60);
    const offer = floor.offers(exhibitor, buyer);
    floor.do({ kind: 'leave', participant: buyer, when: 'at-once' }, itself(buyer));
    expect(floor.offer(offer).state).toBe('WITHDRAWN');
    expect(floor.last('offer-withdrawn')).toMatchObject({ cause: 'left', side: 'buyer' });
    expect(floor.state(buyer)).toBe('LEFT');
    expect(floor.participant(exhibitor)).toMatchObject({ state: 'AVAILABLE', waitingSince: NINE });
  });

  test('[PA23] at once cancels a summons; the other is first again and the place is free', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 1 });
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ kind: 'leave', participant: exhibitor, when: 'at-once' }, staff(exhibitor));
    expect(floor.meeting(meeting)).toMatchObject({ state: 'CANCELLED' });
    expect(floor.last('meeting-cancelled')).toMatchObject({ cause: 'left', side: 'exhibitor', notBefore: null });
    expect(floor.participant(buyer)).toMatchObject({ state: 'AVAILABLE', waitingSince: NINE });
    expect(floor.session.placeUse.size).toBe(0);
  });

  test('[PA23] at once ends a running meeting, which was held', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.meets(exhibitor, buyer);
    floor.do({ kind: 'leave', participant: buyer, when: 'at-once' }, itself(buyer));
    expect(floor.meeting(meeting).state).toBe('ENDED');
    expect([floor.state(exhibitor), floor.state(buyer)]).toEqual(['COOLDOWN', 'LEFT']);
    expect(floor.participant(buyer).meetings).toBe(1);
  });

  test('[PA23, PA24] is done at the end of what somebody is in, and at once for who is in nothing', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.meets(exhibitor, buyer);
    floor.do({ kind: 'leave', participant: buyer }, itself(buyer));
    const before = floor.session;
    floor.do({ kind: 'leave', participant: buyer }, itself(buyer));
    expect(floor.session).toBe(before);
    floor.pass(900);
    expect([floor.state(exhibitor), floor.state(buyer)]).toEqual(['COOLDOWN', 'LEFT']);
    floor.do({ kind: 'leave', participant: exhibitor });
    expect(floor.state(exhibitor)).toBe('LEFT');
    expect(floor.refuses({ kind: 'leave', participant: 'nobody' as ParticipantId }).refused).toBe(
      'participant-unknown',
    );
  });
});
